// How are many like things shown? A table with sticky headings, one tab stop, arrows, Enter to open, Space to choose. Long
// ones draw only the rows in sight and ask for more near their end. What a cell says is the screen's matter.

import { Check as Tick, Minus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  Cell,
  Checkbox,
  Column,
  Row,
  type Selection,
  Table as Aria,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';

export interface ColumnSpec<Item> {
  id: string;
  label: string;
  /** Drawn for one row. */
  cell: (item: Item) => React.ReactNode;
  /** '2fr', '8rem': as a share or a size. Only where rows are drawn as they come in sight. */
  width?: `${number}fr` | number;
  /** Never narrower, in rem; beyond that the table scrolls sideways. */
  least?: number;
  /** Figures stand at the right, in tabular numerals. */
  isFigure?: boolean;
  /** Names the row for a screen reader. */
  isRowHeader?: boolean;
}

export interface TableProps<Item> {
  label: string;
  columns: readonly ColumnSpec<Item>[];
  rows: readonly Item[];
  idOf: (item: Item) => string;
  textOf: (item: Item) => string;
  onOpen?: (id: string) => void;
  /** Rows can be chosen, several at once. */
  chosen?: ReadonlySet<string>;
  onChoose?: (ids: ReadonlySet<string>) => void;
  chooseLabel?: string;
  /** Only the rows in sight are drawn; the table fills its parent's height. */
  isLong?: boolean;
  onNearEnd?: () => void;
  empty?: React.ReactNode;
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function ChooseBox({ label }: { label?: string }) {
  return (
    <Checkbox slot="selection" className="k-check k-check-alone" aria-label={label}>
      {({ isIndeterminate }) => (
        <span className="k-box">
          {isIndeterminate ? <Minus aria-hidden strokeWidth={3} /> : <Tick aria-hidden strokeWidth={3} />}
        </span>
      )}
    </Checkbox>
  );
}

const NEAR_END_PX = 600;

export function Table<Item>(props: TableProps<Item>) {
  const { columns, rows, idOf, textOf, onOpen, chosen, onChoose, isLong = false, onNearEnd } = props;
  const canChoose = onChoose !== undefined;
  const unit = useRem();
  const body = useRef<HTMLElement>(null);
  // Escape and "select all" speak of all rows that are here, by id: what is not read yet is not chosen.
  const onSelection = (selection: Selection) =>
    onChoose?.(selection === 'all' ? new Set(rows.map(idOf)) : new Set([...selection].map(String)));
  const onScroll = (event: React.UIEvent<HTMLElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) onNearEnd?.();
  };
  const table = (
    <Aria
      ref={body as React.Ref<HTMLTableElement>}
      aria-label={props.label}
      className="k-table"
      data-long={isLong || undefined}
      selectionMode={canChoose ? 'multiple' : 'none'}
      selectionBehavior="toggle"
      selectedKeys={chosen}
      onSelectionChange={onSelection}
      onRowAction={onOpen && ((id) => onOpen(String(id)))}
      onScroll={onNearEnd && onScroll}
    >
      <TableHeader className="k-table-head">
        {canChoose && (
          <Column className="k-column" width={isLong ? 2.75 * unit : undefined} minWidth={1}>
            <ChooseBox label={props.chooseLabel} />
          </Column>
        )}
        {columns.map(({ id, label, width, least, isFigure, isRowHeader }) => (
          <Column
            key={id}
            id={id}
            className="k-column"
            isRowHeader={isRowHeader}
            width={isLong ? (typeof width === 'number' ? width * unit : width) : undefined}
            minWidth={isLong ? (least ?? 3) * unit : undefined}
            data-figure={isFigure || undefined}
          >
            {label}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => props.empty}>
        {rows.map((item) => (
          <Row
            key={idOf(item)}
            id={idOf(item)}
            className="k-row"
            textValue={textOf(item)}
            data-opens={onOpen ? true : undefined}
          >
            {canChoose && (
              <Cell className="k-cell">
                <ChooseBox />
              </Cell>
            )}
            {columns.map(({ id, cell, isFigure }) => (
              <Cell key={id} className="k-cell" data-figure={isFigure || undefined}>
                {cell(item)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Aria>
  );
  if (!isLong) return <div className="k-table-wrap">{table}</div>;
  return (
    <Virtualizer
      layout={TableLayout}
      layoutOptions={{ rowHeight: Math.round(2.75 * unit), headingHeight: Math.round(2.25 * unit) }}
    >
      {table}
    </Virtualizer>
  );
}

/** How many pixels a rem is, also after the size of text was changed. */
function useRem(): number {
  const [unit, setUnit] = useState(rem);
  useEffect(() => {
    const look = () => setUnit(rem());
    const watch = new MutationObserver(look);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-text'] });
    // It may have been chosen between the first drawing and this.
    look();
    return () => watch.disconnect();
  }, []);
  return unit;
}
