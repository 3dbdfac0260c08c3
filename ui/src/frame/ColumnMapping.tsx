// What does each column of a table mean, and is its first line a student? A choice above each column, with the first rows
// below it as they are in the file.

import { useState } from 'react';
import { type ColumnUse, type FirstLine, kith, type TableView } from '../ipc';
import { t } from '../words';
import { Banner } from '../widgets/Banner';
import { Check } from '../widgets/Check';
import { Select } from '../widgets/Select';
import { attempt } from './attempt';
import { LineNotes } from './LineNotes';

const USES: readonly ColumnUse[] = ['given', 'family', 'full_name', 'grade', 'school', 'number', 'ignore'];

/** Whether any column says who a row is. */
export const namesSomebody = (mapping: readonly ColumnUse[]): boolean =>
  mapping.some((use) => use === 'given' || use === 'family' || use === 'full_name');

/** Whether any column says which of those who are here already a row means. */
export const meansSomebody = (mapping: readonly ColumnUse[]): boolean =>
  namesSomebody(mapping) || mapping.includes('number');

export interface ColumnMappingProps {
  path: string;
  table: TableView;
  /** The same file, its first line read the other way. */
  onTable: (table: TableView) => void;
  mapping: readonly ColumnUse[];
  onMapping: (mapping: ColumnUse[]) => void;
}

export function ColumnMapping({ path, table, onTable, mapping, onMapping }: ColumnMappingProps) {
  const [isReading, setIsReading] = useState(false);
  const turn = async (firstLine: FirstLine) => {
    setIsReading(true);
    const read = await attempt(() => kith.readTable(path, firstLine));
    setIsReading(false);
    if (read) onTable(read);
  };
  return (
    <>
      {table.sheets.length > 0 && (
        <p className="soft">{t('columns-sheets', { count: table.sheets.length, sheets: table.sheets.join(', ') })}</p>
      )}
      {table.left_out.length > 0 && (
        <>
          <Banner tone="attention">{t('columns-left-out')}</Banner>
          <LineNotes
            key={table.mark}
            label={t('columns-left-out-list')}
            notes={table.left_out}
            total={table.left_out.length}
          />
        </>
      )}
      <Check
        hint={t('columns-first-line-hint')}
        isSelected={table.first_line === 'student'}
        onChange={(isStudent) => !isReading && void turn(isStudent ? 'student' : 'headings')}
      >
        {t('columns-first-line')}
      </Check>
      <Columns
        columns={table.columns}
        sample={table.sample}
        options={USES.map((id) => ({ id, label: t(`column-${id}`) }))}
        ignored="ignore"
        mapping={mapping}
        onMapping={onMapping}
        labelOf={(column) => t('columns-use-of', { column })}
      />
    </>
  );
}

interface ColumnsProps<Use extends string> {
  columns: readonly string[];
  sample: readonly string[][];
  /** What a column may mean, with its word. */
  options: readonly { id: Use; label: string }[];
  /** What leaves a column out. */
  ignored: Use;
  mapping: readonly Use[];
  onMapping: (mapping: Use[]) => void;
  /** What a column is called to whoever says what it means. */
  labelOf: (column: string) => string;
}

/** A choice above each column, with the first rows below it. */
export function Columns<Use extends string>(props: ColumnsProps<Use>) {
  const { columns, sample, options, ignored, mapping, onMapping, labelOf } = props;
  return (
    <section className="columns card" aria-label={t('columns-sample')}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={`${at} ${column}`} scope="col" data-out={mapping[at] === ignored || undefined}>
                <Select
                  label={labelOf(column || String(at + 1))}
                  isLabelHidden
                  size="s"
                  options={options}
                  value={mapping[at] ?? ignored}
                  onChange={(use) => onMapping(mapping.map((now, place) => (place === at ? use : now)))}
                />
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, line) => (
            <tr key={`${line} ${row.join('\u{1f}')}`}>
              {columns.map((column, at) => (
                <td key={`${at} ${column}`} data-out={mapping[at] === ignored || undefined}>
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
