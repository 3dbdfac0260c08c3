// What would a roster change, or what has it changed? Counted by kind; who would leave, by name for whoever keeps the records; and
// each line that is refused or doubted, with its reason. A reason holds nothing of the line.

import { reasonWords } from '../../frame/lineWords';
import { EmptyState } from '../../widgets/EmptyState';
import { type ColumnSpec, Table } from '../../widgets/Table';
import { inLocale, t } from '../../words';
import type { Answers, Counts, LineNote } from './asking';
import { figureWords } from './said';

type Report = Answers['roster'];

const KINDS: readonly (keyof Counts)[] = ['students', 'contacts', 'staff', 'classes', 'enrollments', 'schools'];
/** As many names as are read at once; the count says how many there are. */
const MOST_NAMED = 200;

type KindLine = Record<'adds' | 'changes' | 'leavers' | 'unchanged', number> & { kind: keyof Counts };

const COLUMNS = inLocale((): readonly ColumnSpec<KindLine>[] => [
  { id: 'kind', label: t('preview-kind'), isRowHeader: true, cell: ({ kind }) => t(`kind-${kind}`) },
  { id: 'adds', label: t('preview-adds'), isFigure: true, cell: ({ adds }) => figureWords(adds) },
  { id: 'changes', label: t('preview-changes'), isFigure: true, cell: ({ changes }) => figureWords(changes) },
  { id: 'leavers', label: t('preview-leavers'), isFigure: true, cell: ({ leavers }) => figureWords(leavers) },
  { id: 'unchanged', label: t('preview-unchanged'), isFigure: true, cell: ({ unchanged }) => figureWords(unchanged) },
]);

export function ReportView({ report }: { report: Report }) {
  const lines = KINDS.map((kind) => ({
    kind,
    adds: report.adds[kind],
    changes: report.changes[kind],
    leavers: report.leavers[kind],
    unchanged: report.unchanged[kind],
  })).filter(({ adds, changes, leavers, unchanged }) => adds + changes + leavers + unchanged > 0);
  const { students } = report.leavers;
  const leaving = report.leaving ?? [];
  return (
    <div className="stack">
      <div className="card">
        <Table
          label={t('preview-counts')}
          columns={COLUMNS()}
          rows={lines}
          idOf={({ kind }) => kind}
          textOf={({ kind }) => t(`kind-${kind}`)}
          empty={<EmptyState title={t('preview-nothing-title')}>{t('preview-nothing-taken')}</EmptyState>}
        />
      </div>
      {students > 0 && (
        <section className="stack-tight">
          <h3 className="admin-subheading">{t('preview-leaving', { count: students })}</h3>
          <p className="soft admin-words">{t('preview-leaving-words')}</p>
          <ul className="admin-list">
            {leaving.slice(0, MOST_NAMED).map((name, at) => (
              // Two students may have one name: the place tells them apart.
              <li key={`${at} ${name}`}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          {report.leaving && students > MOST_NAMED && (
            <p className="soft">{t('preview-leaving-more', { count: students - MOST_NAMED })}</p>
          )}
        </section>
      )}
      <Notes
        title={t('preview-refused', { count: report.refused_total })}
        words={t('preview-refused-words')}
        notes={report.refused}
        total={report.refused_total}
      />
      <Notes
        title={t('preview-warned', { count: report.warned_total })}
        words={t('preview-warned-words')}
        notes={report.warned}
        total={report.warned_total}
      />
    </div>
  );
}

type Numbered = LineNote & { id: string };

const NOTE_COLUMNS = inLocale((): readonly ColumnSpec<Numbered>[] => [
  { id: 'file', label: t('notes-file'), isRowHeader: true, cell: ({ file }) => <bdi>{file}</bdi> },
  { id: 'line', label: t('notes-line'), isFigure: true, cell: ({ line }) => line },
  { id: 'column', label: t('notes-column'), cell: ({ column }) => column ?? '' },
  { id: 'reason', label: t('notes-reason'), cell: reasonWords },
]);

interface NotesProps {
  title: string;
  words: string;
  notes: readonly LineNote[];
  total: number;
}

function Notes({ title, words, notes, total }: NotesProps) {
  if (total === 0) return null;
  return (
    <section className="stack-tight">
      <h3 className="admin-subheading">{title}</h3>
      <p className="soft admin-words">{words}</p>
      <div className="card">
        <Table
          label={title}
          columns={NOTE_COLUMNS()}
          rows={notes.map((note, at) => ({ ...note, id: String(at) }))}
          idOf={({ id }) => id}
          textOf={({ file, line }) => `${file} ${line}`}
        />
      </div>
      {total > notes.length && <p className="soft">{t('admin-lines-more', { count: total - notes.length })}</p>}
    </section>
  );
}
