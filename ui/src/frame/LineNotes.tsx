// Which lines of a file were refused or doubted? A table with file, line, column and reason. A reason holds nothing
// personal; the line itself stays in the file.

import type { LineNote } from '../ipc';
import { t } from '../words';
import { type ColumnSpec, Table } from '../widgets/Table';

type Numbered = LineNote & { id: string };

const COLUMNS: readonly ColumnSpec<Numbered>[] = [
  { id: 'file', label: t('notes-file'), isRowHeader: true, cell: (note) => <bdi>{note.file}</bdi> },
  { id: 'line', label: t('notes-line'), isFigure: true, isRowHeader: true, cell: (note) => note.line },
  { id: 'column', label: t('notes-column'), cell: (note) => note.column ?? '' },
  { id: 'reason', label: t('notes-reason'), cell: (note) => note.reason },
];

const SHOWN = 200;

export function LineNotes({ label, notes, total }: { label: string; notes: readonly LineNote[]; total: number }) {
  const shown = notes.slice(0, SHOWN).map((note, at) => ({ ...note, id: String(at) }));
  return (
    <div className="notes card">
      <Table
        label={label}
        columns={COLUMNS}
        rows={shown}
        idOf={(note) => note.id}
        textOf={(note) => `${note.file} ${note.line}`}
      />
      {total > shown.length && <p className="notes-more soft">{t('notes-more', { count: total - shown.length })}</p>}
    </div>
  );
}
