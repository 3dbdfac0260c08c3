// How do my students stand, as distributions? The same tables as the principal's page has, for whoever reads these maps anyway:
// by grade and by section, nothing held back, and behind each bar the students by name. Nobody stands beside a figure.

import './principal.css';
import { useState } from 'react';
import { Trouble } from '../../../frame/Trouble';
import { type CohortAsked, type CohortTable, type CohortView, kith, useLive } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { EmptyState } from '../../../widgets/EmptyState';
import { Which } from '../../../widgets/Which';
import { inLocale, t } from '../../../words';
import { gradeWords } from '../../../words/people';
import { Cell } from './TableCard';
import { bandWords, findingWords, howWords, lineId, sum } from './told';

const signed = inLocale((tag) => new Intl.NumberFormat(tag, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }));

type Bar = { id: Exclude<CohortTable['id'], 'mapped'>; band: number };

export function Cohort() {
  const [asked, setAsked] = useState<CohortAsked>({ school: null, grade: null, section: null });
  const [listed, setListed] = useState<Bar | null>(null);
  const view = useLive(['cohort', asked], () => kith.cohort(asked), 'any', { keepWhileReading: true });
  const filters = useLive(['filters'], kith.filters, 'any').data;
  if (view.isError) return <Trouble error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data) return null;
  return (
    <div className="report">
      <div className="report-head">
        <h2>{t('cohort-title')}</h2>
        <div className="row cohort-tools">
          <Which
            label={t('cohort-grade')}
            any={t('report-group-all')}
            options={filters?.grades.map(({ grade }) => ({ id: grade, label: gradeWords(grade) })) ?? []}
            value={asked.grade}
            onChange={(grade) => setAsked({ ...asked, grade })}
          />
          <Which
            label={t('cohort-section')}
            any={t('cohort-any-section')}
            options={filters?.sections.map(({ id, title }) => ({ id, label: title })) ?? []}
            value={asked.section}
            onChange={(section) => setAsked({ ...asked, section })}
          />
        </div>
      </div>
      <p className="report-lead soft">{t('cohort-lead')}</p>
      <Found view={view.data} onList={setListed} />
      {listed && <Behind asked={asked} bar={listed} onClose={() => setListed(null)} />}
    </div>
  );
}

function Found({ view, onList }: { view: CohortView; onList: (bar: Bar) => void }) {
  const { students, mapped, half_within_months, tables } = view;
  if (students === 0) return <EmptyState title={t('cohort-nobody')}>{t('cohort-nobody-words')}</EmptyState>;
  const age = half_within_months === null ? '' : t('report-finding-mapped-age', { months: half_within_months });
  return (
    <>
      <p className="result-finding" role="status">
        {`${t('report-finding-mapped', { count: mapped, students })} ${age}`.trim()}
      </p>
      <div className="report-cards">
        {tables.map((table) => (
          <Card key={table.id} table={table} view={view} onList={onList} />
        ))}
      </div>
    </>
  );
}

function Card({ table, view, onList }: { table: CohortTable; view: CohortView; onList: (bar: Bar) => void }) {
  const { id, bands, version } = table;
  if (id === 'mapped') return null;
  const total = sum(bands);
  const spans = bands.map((_, at) => ({ from: at, until: at + 1 }));
  const head = `cohort-${id}`;
  const { matched, median_change } = view;
  return (
    <section className="card report-card" aria-labelledby={head}>
      <p className="report-what">{t(`report-table-${id}`)}</p>
      <h3 id={head}>
        {findingWords(id, bands, spans)}
        {id === 'growth' &&
          median_change !== null &&
          ` ${t('cohort-median', { matched, change: signed().format(median_change) })}`}
      </h3>
      <table className="report-table" aria-labelledby={head}>
        <thead>
          <tr>
            <th scope="col">{t('report-col-band')}</th>
            <th scope="col">{t('report-head-count')}</th>
            <th scope="col">
              <span className="k-hidden">{t('came-col-list')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((count, band) => (
            <tr key={spans[band].from}>
              <th scope="row">{bandWords(id, spans[band])}</th>
              <Cell count={count} of={total} />
              <td className="came-do">
                <Button
                  size="s"
                  kind="quiet"
                  isDisabled={count === 0}
                  aria-label={t('came-list-named', { what: bandWords(id, spans[band]) })}
                  onPress={() => onList({ id, band })}
                >
                  {t('came-list')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className="report-how">
        <summary>
          {t('growth-how')} <span className="k-hidden">{t(`report-table-${id}`)}</span>
        </summary>
        <p>{howWords(id)}</p>
        <p className="soft">{t('report-how-version', { id: lineId(id), version })}</p>
      </details>
    </section>
  );
}

function Behind({ asked, bar, onClose }: { asked: CohortAsked; bar: Bar; onClose: () => void }) {
  const { id, band } = bar;
  const list = useLive(['cohort_list', asked, bar], () => kith.cohortList(asked, id, band), 'any');
  return (
    <Dialog title={bandWords(id, { from: band, until: band + 1 })} closeLabel={t('do-close')} isOpen onClose={onClose}>
      {list.isError ? (
        <Trouble error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul className="cohort-list">
          {list.data?.map(({ student, name }) => (
            <li key={student}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
