// How does a student's corner grow, in their words and pictures? Who is new, who is still there, who came closer, who helps with
// what, what they set going. No figure, nobody who left, nothing that was not said: for both to read.

import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { type IndicatorId, kith, type Panels, useLive } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { Button } from '../../../widgets/Button';
import { t } from '../../../words';
import { printHere } from '../printHere';

export function Mine({ told, student, name }: { told: Panels; student: string; name: string }) {
  const scopes = [{ of: 'student', id: student } as const];
  const newest = told.maps[told.maps.length - 1].wave;
  const before = told.maps.at(-2)?.wave ?? null;
  const { data: compared } = useLive(
    ['compare_waves', before, newest],
    () => kith.compareWaves(before ?? newest, newest),
    scopes,
    { enabled: before !== null },
  );
  const { data: supports } = useLive(['supports', newest], () => kith.supports(newest), scopes);
  const figures = [...told.growth, ...told.panels.flatMap((panel) => panel.figures)];
  const named = (id: IndicatorId): string[][] => figures.find((figure) => figure.id === id)?.counted ?? [];
  const met = (compared?.people ?? []).filter(({ was_wanted }) => was_wanted).map(({ label }) => label);
  // Whoever they had wanted to meet is told of once.
  const joined = named('Q7.new')
    .map((group) => group.filter((label) => !met.includes(label)))
    .filter((group) => group.length > 0);
  const closer = (compared?.people ?? []).filter(({ inwards }) => (inwards ?? 0) > 0).map(({ label }) => label);
  const helps = (supports?.asked ?? []).flatMap(({ support }) => {
    const people = (supports?.people ?? []).filter((one) => one.supports.includes(support)).map(({ label }) => label);
    return people.length > 0 ? [{ support, people }] : [];
  });
  const together = named('T4.clusters').filter((group) => group.length > 1);
  const isEmpty =
    before !== null && closer.length === 0 && named('Q7.new').length === 0 && named('Q7.kept').length === 0;
  return (
    <div className="mine print-page">
      <div className="mine-head">
        <h2>{t('mine-title')}</h2>
        <span className="print-not">
          <Button icon={Printer} onPress={() => void printHere(student, name)}>
            {t('mine-print')}
          </Button>
        </span>
      </div>
      {before === null && <p>{t('mine-first')}</p>}
      {isEmpty && <p>{t('mine-nothing')}</p>}
      {before !== null && (
        <>
          <Part title={t('mine-met')} groups={met.length > 0 ? [met] : []} />
          <Part title={t('mine-new')} groups={joined} />
          <Part title={t('mine-closer')} groups={closer.length > 0 ? [closer] : []} />
          <Part title={t('mine-kept')} groups={named('Q7.kept')} />
        </>
      )}
      {helps.length > 0 && (
        <Titled title={t('mine-helps')}>
          {helps.map(({ support, people }) => (
            <div key={support} className="mine-help">
              <p>
                <SupportIcon support={support} /> {t(`support-${support}`)}
              </p>
              <People people={people} />
            </div>
          ))}
        </Titled>
      )}
      <Part title={t('mine-reach')} groups={named('M3')} />
      {together.length > 0 && (
        <Titled title={t('mine-together')}>
          <p className="mine-hint">{t('mine-together-words')}</p>
          <div className="mine-groups">
            {together.map((people) => (
              <div key={people.join(' ')} className="mine-group">
                <People people={people} />
              </div>
            ))}
          </div>
        </Titled>
      )}
      <Part title={t('mine-asked')} groups={named('M2.asked')} />
      <Part title={t('mine-answered')} groups={named('M2.answered')} />
      <Part title={t('mine-got')} groups={named('M2.received')} />
    </div>
  );
}

const Titled = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mine-part">
    <h3>{title}</h3>
    {children}
  </section>
);

function Part({ title, groups }: { title: string; groups: readonly (readonly string[])[] }) {
  if (groups.length === 0) return null;
  return (
    <Titled title={title}>
      {groups.map((people) => (
        <People key={people.join(' ')} people={people} />
      ))}
    </Titled>
  );
}

/** Each a disc with the first letter and the name beside it. Two may be called the same. */
function People({ people }: { people: readonly string[] }) {
  return (
    <ul className="mine-people">
      {people.map((name, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${at} ${name}`}>
          <span className="mine-disc" aria-hidden="true">
            {[...name][0]}
          </span>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
