// What does each column of a table mean? A choice above each column, with the first rows below it as they are in the file.

import type { ColumnUse, TableView } from '../ipc';
import { t } from '../words';
import { Select } from '../widgets/Select';

const USES: readonly ColumnUse[] = ['given', 'family', 'full_name', 'grade', 'school', 'number', 'ignore'];

/** Whether any column says who a row is. */
export const namesSomebody = (mapping: readonly ColumnUse[]): boolean =>
  mapping.some((use) => use === 'given' || use === 'family' || use === 'full_name');

/** Whether any column says which of those who are here already a row means. */
export const meansSomebody = (mapping: readonly ColumnUse[]): boolean =>
  namesSomebody(mapping) || mapping.includes('number');

export interface ColumnMappingProps {
  table: TableView;
  mapping: readonly ColumnUse[];
  onMapping: (mapping: ColumnUse[]) => void;
}

export function ColumnMapping({ table, mapping, onMapping }: ColumnMappingProps) {
  const options = USES.map((id) => ({ id, label: t(`column-${id}`) }));
  return (
    <section className="columns card" aria-label={t('columns-sample')}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={`${at} ${column}`} scope="col" data-out={mapping[at] === 'ignore' || undefined}>
                <Select
                  label={t('columns-use-of', { column: column || String(at + 1) })}
                  isLabelHidden
                  size="s"
                  options={options}
                  value={mapping[at] ?? 'ignore'}
                  onChange={(use) => onMapping(mapping.map((now, place) => (place === at ? use : now)))}
                />
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.sample.map((row, line) => (
            <tr key={`${line} ${row.join('\u{1f}')}`}>
              {table.columns.map((column, at) => (
                <td key={`${at} ${column}`} data-out={mapping[at] === 'ignore' || undefined}>
                  <bdi>{row[at]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
