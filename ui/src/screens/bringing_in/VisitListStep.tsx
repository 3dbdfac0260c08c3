// What does each column of a list of visits mean, and where its days are written in figures, what comes first in them? That is
// asked with what a day would be either way, and nothing is chosen until a person chooses it.

import { useId, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ClassPick } from '../../frame/ClassPick';
import { Columns } from '../../frame/ColumnMapping';
import { LineNotes } from '../../frame/LineNotes';
import {
  type DayOrder,
  type DaysOf,
  type Format,
  kith,
  type ListMapping,
  type ListOf,
  useLive,
  type VisitColumn,
  type VisitListView,
} from '../../ipc';
import { hasWords, t } from '../../words';
import { exactly } from '../../words/dates';
import { Banner } from '../../widgets/Banner';
import { Button } from '../../widgets/Button';
import { Select } from '../../widgets/Select';

const USES: readonly VisitColumn[] = [
  'day',
  'time',
  'visitor',
  'visitor_family',
  'organisation',
  'cluster',
  'class',
  'format',
  'title',
  'counted',
  'status',
  'number',
  'ignore',
];
const FORMATS: readonly Format[] = ['virtual', 'in_person', 'recorded'];
const OF: readonly ListOf[] = ['held', 'planned'];

export interface VisitListStepProps {
  list: VisitListView;
  onNext: (mark: string, mapping: ListMapping, section: string | null, format: Format) => void;
}

export function VisitListStep({ list: { look, mapping: first, is_remembered }, onNext }: VisitListStepProps) {
  const [columns, setColumns] = useState<readonly VisitColumn[]>(first.columns);
  const [order, setOrder] = useState<DayOrder | null>(first.days);
  const [of, setOf] = useState<ListOf>(first.of);
  const [section, setSection] = useState<string | null>(null);
  const [format, setFormat] = useState<Format>('virtual');
  const dayAt = columns.indexOf('day');
  const asked = dayAt >= 0 && look.days[dayAt].unsaid > 0 ? look.days[dayAt] : null;
  const hasClass = columns.includes('class');
  const missing = missingOf(columns, section !== null || hasClass, asked === null || order !== null);
  const called = (column: string) => (look.is_calendar ? calendarWord(column) : column);
  return (
    <div className="stack">
      <div>
        <h1 className="page-title">{t('columns-title')}</h1>
        <p className="page-lead">{t('columns-lead', { total: look.total })}</p>
      </div>
      {is_remembered && <Banner tone="good">{t('columns-remembered')}</Banner>}
      {look.left_out.length > 0 && (
        <LineNotes label={t('columns-left-out-list')} notes={look.left_out} total={look.left_out.length} />
      )}
      <Columns
        columns={look.columns.map(called)}
        sample={look.sample}
        options={USES.map((id) => ({ id, label: t(`visit-column-${id}`) }))}
        ignored="ignore"
        mapping={columns}
        onMapping={setColumns}
        labelOf={(column) => t('list-use-of', { column })}
      />
      {asked && <WhatComesFirst column={called(look.columns[dayAt])} days={asked} order={order} onOrder={setOrder} />}
      <div className="bring-list-asks">
        <Select
          label={t('list-of')}
          options={OF.map((id) => ({ id, label: t(`list-of-${id}`) }))}
          value={of}
          onChange={setOf}
        />
        <Select
          label={t('list-format')}
          options={FORMATS.map((id) => ({ id, label: t(`visit-format-${id}`) }))}
          value={format}
          onChange={setFormat}
        />
        <ClassOf value={section} onChange={setSection} />
      </div>
      <div className="row">
        <Button
          kind="primary"
          isDisabled={missing !== null}
          onPress={() => onNext(look.mark, { columns: [...columns], days: asked ? order : null, of }, section, format)}
        >
          {t('columns-next')}
        </Button>
        {missing !== null && <span className="soft">{t(missing)}</span>}
      </div>
    </div>
  );
}

/** What is still to be said before the list can be read. */
function missingOf(columns: readonly VisitColumn[], hasClass: boolean, hasOrder: boolean) {
  if (!columns.includes('day')) return 'list-need-day';
  if (!columns.includes('visitor')) return 'list-need-visitor';
  if (!hasOrder) return 'list-need-order';
  return hasClass ? null : 'list-need-class';
}

/** A part of a calendar, in words. */
const calendarWord = (column: string): string => {
  const key = `calendar-${column}`;
  return hasWords(key) ? t(key as 'calendar-day') : column;
};

interface WhatComesFirstProps {
  column: string;
  days: DaysOf;
  order: DayOrder | null;
  onOrder: (order: DayOrder) => void;
}

function WhatComesFirst({ column, days, order, onOrder }: WhatComesFirstProps) {
  const heading = useId();
  const of = (id: DayOrder) => ({
    id,
    label: t(id === 'day_first' ? 'list-day-first' : 'list-month-first'),
    lost: id === 'day_first' ? days.not_day_first : days.not_month_first,
    read: days.samples.map(({ text, day_first, month_first }) => {
      const day = id === 'day_first' ? day_first : month_first;
      return day === null ? t('list-day-is-none', { text }) : t('list-day-is', { text, day: exactly(day) });
    }),
  });
  return (
    <section className="stack-tight" aria-labelledby={heading}>
      <h2 id={heading} className="preview-title">
        {t('list-days', { column })}
      </h2>
      <p className="soft preview-words">{t('list-days-words', { count: days.unsaid })}</p>
      <ToggleButtonGroup
        className="bring-orders"
        aria-labelledby={heading}
        selectionMode="single"
        selectedKeys={order === null ? [] : [order]}
        onSelectionChange={([id]) => id !== undefined && onOrder(id as DayOrder)}
      >
        {[of('day_first'), of('month_first')].map(({ id, label, read, lost }) => (
          <ToggleButton key={id} id={id} className="bring-order">
            <strong>{label}</strong>
            {read.map((words, at) => (
              <span key={`${at} ${words}`}>{words}</span>
            ))}
            {lost > 0 && <span className="bring-order-lost">{t('list-days-lost', { count: lost })}</span>}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </section>
  );
}

function ClassOf({ value, onChange }: { value: string | null; onChange: (section: string | null) => void }) {
  const room = useLive(['visit_room', ''], () => kith.visitRoom(''), 'any').data;
  return (
    <ClassPick
      label={t('list-class')}
      any={t('list-class-none')}
      own={room?.own ?? []}
      others={room?.others ?? []}
      value={value}
      onChange={onChange}
    />
  );
}
