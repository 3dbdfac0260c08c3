// Who gives what on one kept map, what only one person gives, and what would be lost with whoever gives most? For the
// counselor: a student never sees it. A chip that was not asked is said to be so, and never "nobody".

import { Check } from 'lucide-react';
import { useState } from 'react';
import { kith, type StudentFile, type Support, type Supports as Told, useLive, type WaveLine } from '../../../ipc';
import { SupportIcon } from '../../../sociogram/Drawing';
import { Banner } from '../../../widgets/Banner';
import { Select } from '../../../widgets/Select';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { wordsFor } from '../../../words/failure';
import { calledOf } from '../name';
import { dayAmong } from '../timeline/days';
import './supports.css';

export function Supports({ file }: { file: StudentFile }) {
  const kept = file.waves.filter((wave) => !wave.is_draft);
  if (kept.length === 0) return <p className="room-empty">{t('supports-no-map', { name: calledOf(file) })}</p>;
  return <OfMaps file={file} kept={kept} />;
}

function OfMaps({ file, kept }: { file: StudentFile; kept: readonly WaveLine[] }) {
  const [chosen, setChosen] = useState(kept[0].id);
  const wave = kept.find((one) => one.id === chosen) ?? kept[0];
  const { data: told, error } = useLive(['supports', wave.id], () => kith.supports(wave.id), [
    { of: 'student', id: file.id },
  ]);
  return (
    <div className="supports">
      {kept.length > 1 && (
        <Select
          label={t('supports-map')}
          size="s"
          options={kept.map((one) => ({ id: one.id, label: dayAmong(one, kept), detail: exactly(one.opened_on) }))}
          value={wave.id}
          onChange={setChosen}
        />
      )}
      {error && <Banner tone="wrong">{wordsFor(error)}</Banner>}
      {told && (told.asked.length === 0 ? <NothingAsked name={calledOf(file)} /> : <Read told={told} />)}
    </div>
  );
}

const NothingAsked = ({ name }: { name: string }) => <p className="room-empty">{t('supports-none', { name })}</p>;

const Chip = ({ support }: { support: Support }) => (
  <span className="supports-chip">
    <SupportIcon support={support} />
    {t(`support-${support}`)}
  </span>
);

const Chips = ({ all }: { all: readonly Support[] }) => (
  <ul className="supports-chips">
    {all.map((support) => (
      <li key={support}>
        <Chip support={support} />
      </li>
    ))}
  </ul>
);

function Read({ told }: { told: Told }) {
  const alone = told.asked.filter(({ only }) => only !== null);
  const nobody = told.asked.filter(({ givers }) => givers === 0).map(({ support }) => support);
  const nameOf = (alter: string | null): string => told.people.find((one) => one.alter === alter)?.label ?? '';
  return (
    <>
      <p className="supports-finding">
        {t('supports-finding', { asked: told.asked.length, alone: alone.length, nobody: nobody.length })}
      </p>
      <div className="supports-parts">
        {alone.length > 0 && (
          <section aria-labelledby="supports-alone">
            <h2 id="supports-alone">{t('supports-alone')}</h2>
            <ul className="supports-alone">
              {alone.map(({ support, only }) => (
                <li key={support}>
                  <Chip support={support} /> <bdi>{nameOf(only)}</bdi>
                </li>
              ))}
            </ul>
          </section>
        )}
        {told.most_used.length > 0 && (
          <section aria-labelledby="supports-most">
            <h2 id="supports-most">{t('supports-most')}</h2>
            {told.most_used.map(({ alter, label, gives, lost }) => (
              <div key={alter} className="supports-loss">
                <p>
                  {lost.length > 0
                    ? t('supports-loss', { name: label, gives })
                    : t('supports-no-loss', { name: label, gives })}
                </p>
                <Chips all={lost} />
              </div>
            ))}
          </section>
        )}
        {nobody.length > 0 && (
          <section aria-labelledby="supports-nobody">
            <h2 id="supports-nobody">{t('supports-nobody')}</h2>
            <Chips all={nobody} />
          </section>
        )}
        {told.not_asked.length > 0 && (
          <section aria-labelledby="supports-not-asked">
            <h2 id="supports-not-asked">{t('supports-not-asked')}</h2>
            <Chips all={told.not_asked} />
            <p className="room-hint">{t('supports-not-asked-words')}</p>
          </section>
        )}
      </div>
      <Matrix told={told} />
    </>
  );
}

function Matrix({ told }: { told: Told }) {
  return (
    // It scrolls, so a keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="supports-matrix" tabIndex={0} aria-label={t('supports-matrix')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('supports-person')}</th>
            {told.asked.map(({ support, givers }) => (
              <th key={support} scope="col">
                <SupportIcon support={support} />
                <span>{t(`support-${support}`)}</span>
                <small>{t('supports-givers', { givers })}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.people.map(({ alter, label, ring, sector, supports }) => (
            <tr key={alter}>
              <th scope="row">
                <bdi>{label}</bdi>
                <small>
                  {ring && sector
                    ? t('spot-word', { ring: t(`ring-${ring}`), sector: t(`sector-${sector}`) })
                    : t('supports-no-place')}
                </small>
              </th>
              {told.asked.map(({ support, only }) => (
                <td key={support} data-only={only === alter || undefined}>
                  {supports.includes(support) && (
                    <>
                      <Check aria-hidden size={18} strokeWidth={2} />
                      <span className="k-hidden">{t(only === alter ? 'supports-gives-alone' : 'supports-gives')}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
