// How do those in a lawful group stand beside those who are not in it? Each group under the name that the district gives it, in figures
// of which each tells of so many that nobody can be picked out; else that it is not told apart, and why.

import type { GroupTold, SafeTable } from '../../../ipc';
import { t } from '../../../words';
import { Cell } from '../../../frame/TableCard';
import { bandWords, basesOf } from '../../../frame/released';

interface LawfulApartProps {
  id: Parameters<typeof bandWords>[0];
  lawful: readonly GroupTold[];
  /** In the order of the groups. */
  tables: readonly (SafeTable | null)[];
}

export function LawfulApart({ id, lawful, tables }: LawfulApartProps) {
  return (
    <details className="report-how">
      <summary>
        {t('cohort-apart-lawful')} <span className="k-hidden">{t(`report-table-${id}`)}</span>
      </summary>
      {lawful.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may bear one name, and their order is theirs.
        <Beside key={at} id={id} group={group} table={tables[at]} />
      ))}
    </details>
  );
}

function Beside({ id, group, table }: { id: LawfulApartProps['id']; group: GroupTold; table: SafeTable | null }) {
  return (
    <div className="cohort-apart">
      <p className="cohort-lawful">
        <bdi>{group.name}</bdi>
        {group.ground && (
          <span className="k-hint groups-ground" dir="auto">
            {group.ground}
          </span>
        )}
      </p>
      {table === null ? (
        <p className="soft">{t('cohort-lawful-not')}</p>
      ) : (
        <>
          {table.bands.length === 1 && <p className="soft">{t('cohort-lawful-size')}</p>}
          <table className="report-table" aria-label={`${t(`report-table-${id}`)}, ${group.name}`}>
            <thead>
              <tr>
                <th scope="col">{t('cohort-by-lawful')}</th>
                {table.bands.map((band) => (
                  <th key={band.from} scope="col">
                    {table.bands.length === 1 ? t('report-head-count') : bandWords(id, band)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.counts.map((counts, row) => {
                const bases = basesOf(id, counts, table.bands);
                return (
                  <tr key={table.groups[row].from}>
                    <th scope="row">{t(row === 0 ? 'cohort-in-it' : 'cohort-others')}</th>
                    {counts.map((count, band) => (
                      <Cell
                        key={table.bands[band].from}
                        count={count}
                        of={table.bands.length === 1 ? null : bases[band]}
                      />
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
