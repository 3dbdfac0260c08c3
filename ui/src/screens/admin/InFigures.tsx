// What do the district's schools say in figures? For an analyst: one thing at a time, each school beside the others, by grade. It is
// what schools gave out and nothing else: nothing is computed here beyond a sum and a share of one table.

import { Download } from 'lucide-react';
import { useState } from 'react';
import { csvOf } from '../../frame/csv';
import { lineHeadings, linesOf } from '../../frame/released';
import { TableCard } from '../../frame/TableCard';
import { Button } from '../../widgets/Button';
import { EmptyState } from '../../widgets/EmptyState';
import { Select } from '../../widgets/Select';
import { inLocale, t } from '../../words';
import { exactly } from '../../words/dates';
import { type Answers, useAsked } from './asking';
import { Asked } from './Asked';

type SchoolFigures = Answers['in_figures'][number];
type TableId = SchoolFigures['tables'][number]['told']['id'];

const listed = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

export function InFigures() {
  const figures = useAsked({ ask: 'in_figures' });
  const some = figures.data?.some(({ tables }) => tables.length > 0);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="page-title">{t('admin-room-in_figures')}</h1>
          <p className="page-lead">{t('admin-in_figures-lead')}</p>
        </div>
        {some && (
          <Button icon={Download} onPress={() => saves(figures.data ?? [])}>
            {t('admin-figures-save')}
          </Button>
        )}
      </div>
      <Asked of={figures}>{(schools) => <Figures schools={schools} />}</Asked>
    </>
  );
}

function Figures({ schools }: { schools: readonly SchoolFigures[] }) {
  const [chosen, setChosen] = useState<TableId | null>(null);
  const given = [...new Set(schools.flatMap(({ tables }) => tables.map(({ told }) => told.id)))];
  const days = schools.flatMap(({ made_on }) => made_on ?? []).sort();
  const last = days.at(-1);
  if (given.length === 0 || last === undefined)
    return <EmptyState title={t('admin-figures-none-title')}>{t('admin-figures-none')}</EmptyState>;
  const about = chosen !== null && given.includes(chosen) ? chosen : given[0];
  const tableOf = ({ tables }: SchoolFigures) => tables.find(({ told }) => told.id === about);
  const silent = schools.filter((school) => !tableOf(school)).map(({ name }) => name);
  return (
    <div className="stack">
      <p className="admin-words">
        {t('admin-figures-came', { count: days.length, of: schools.length })}{' '}
        {t('admin-figures-last', { date: exactly(last) })}
      </p>
      <div className="admin-choice">
        <Select
          label={t('admin-figures-which')}
          options={given.map((id) => ({ id, label: t(`report-table-${id}`) }))}
          value={about}
          onChange={setChosen}
        />
      </div>
      <div className="report-cards">
        {schools.map((school) => {
          const page = tableOf(school);
          return page && <TableCard key={school.school} page={page} of={school.name} />;
        })}
      </div>
      {silent.length > 0 && (
        <p className="soft admin-words">{t('admin-figures-silent', { schools: listed().format(silent) })}</p>
      )}
    </div>
  );
}

/** Every table of every school, as lines of a file that this browser keeps. */
function saves(schools: readonly SchoolFigures[]): void {
  const lines = schools.flatMap(({ name, tables }) =>
    tables.flatMap((page) => (page.told.table ? linesOf(page, page.told.table).map((line) => [name, ...line]) : [])),
  );
  const text = csvOf([[t('admin-figures-school'), ...lineHeadings()], ...lines]);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${t('admin-figures-file')}.csv`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
