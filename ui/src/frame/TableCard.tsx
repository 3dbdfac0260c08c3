// One table of a release: the finding first, then the answers by grade, each with its bar: the table is the chart. How it is
// computed and what was held back stand one key away.

import { useId } from 'react';
import type { PageTable, SafeTable } from '../ipc';
import { t } from '../words';
import { exactly } from '../words/dates';
import {
  allOf,
  bandWords,
  basesOf,
  findingOf,
  groupWords,
  howWords,
  lineId,
  shareWords,
  sum,
  totalOf,
} from './released';
import './report.css';

/** `of` says of whom it is, where the same table of others stands beside it. */
export function TableCard({ page, of }: { page: PageTable; of?: string }) {
  const { told, threshold, students, made_on, made_by, now } = page;
  const { id, table, version } = told;
  const head = useId();
  if (!table) return null;
  return (
    <section className="card report-card" aria-labelledby={head}>
      <p className="report-what">{of === undefined ? t(`report-table-${id}`) : <bdi>{of}</bdi>}</p>
      <h3 id={head}>{findingOf(page)}</h3>
      {id === 'mapped' ? (
        <Mapped page={page} table={table} head={head} />
      ) : (
        <Bands page={page} table={table} id={id} head={head} />
      )}
      {now === 'stands' && <p className="report-note">{t('report-state-stands')}</p>}
      {now === 'elsewhere' && <p className="report-note">{t('report-state-elsewhere')}</p>}
      <details className="report-how">
        <summary>
          {t('growth-how')} <span className="k-hidden">{t(`report-table-${id}`)}</span>
        </summary>
        <p>{howWords(id)}</p>
        <p>{t('report-coverage', { total: totalOf(table), students })}</p>
        <p>{t('report-how-rule', { threshold })}</p>
        <p className="soft">
          {t('report-how-version', { id: lineId(id), version })}
          {made_on && made_by && ` · ${t('report-how-given', { date: exactly(made_on), by: made_by })}`}
          {made_on && !made_by && ` · ${exactly(made_on)}`}
        </p>
      </details>
    </section>
  );
}

const Bar = ({ share }: { share: number }) => (
  <svg className="report-bar" aria-hidden preserveAspectRatio="none" viewBox="0 0 100 8">
    <rect className="report-bar-all" width="100" height="8" />
    <rect className="report-bar-some" width={100 * share} height="8" />
  </svg>
);

interface TableProps {
  page: PageTable;
  table: SafeTable;
  head: string;
}

function Mapped({ page, table, head }: TableProps) {
  const most = Math.max(...table.counts.flat());
  return (
    <table className="report-table" aria-labelledby={head}>
      <thead>
        <tr>
          <th scope="col">{t('report-col-group')}</th>
          <th scope="col">{t('report-col-students')}</th>
        </tr>
      </thead>
      <tbody>
        {table.groups.map((span, at) => (
          <tr key={span.from}>
            <th scope="row">{groupWords(span, table, page.taught)}</th>
            <td>
              <span className="report-cell">
                <Bar share={sum(table.counts[at]) / most} />
                <span>{sum(table.counts[at])}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Banded = Parameters<typeof bandWords>[0];

function Bands({ page, table, id, head }: TableProps & { id: Banded }) {
  const isSplit = table.groups.length > 1;
  const all = allOf(table);
  const bases = basesOf(id, all, table.bands);
  const basesIn = table.counts.map((row) => basesOf(id, row, table.bands));
  return (
    <table className="report-table" aria-labelledby={head}>
      <thead>
        <tr>
          <th scope="col">{t('report-col-band')}</th>
          {isSplit &&
            table.groups.map((span) => (
              <th key={span.from} scope="col">
                {groupWords(span, table, page.taught)}
              </th>
            ))}
          <th scope="col">{t('report-group-all')}</th>
        </tr>
      </thead>
      <tbody>
        {table.bands.map((band, at) => (
          <tr key={band.from}>
            <th scope="row">{bandWords(id, band)}</th>
            {isSplit &&
              table.counts.map((row, group) => (
                <Cell key={table.groups[group].from} count={row[at]} of={basesIn[group][at]} />
              ))}
            <Cell count={all[at]} of={bases[at]} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** So many, and which part of how many that is; of none of them where they are not compared. */
export const Cell = ({ count, of }: { count: number; of: number | null }) => (
  <td>
    {of === null ? (
      <span>{count}</span>
    ) : (
      <span className="report-cell">
        <Bar share={of === 0 ? 0 : count / of} />
        <span>{of === 0 ? count : t('report-cell', { count, share: shareWords(count, of) })}</span>
      </span>
    )}
  </td>
);
