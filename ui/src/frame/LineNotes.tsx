// Which lines of a file were refused or doubted? A table with file, line, column and reason. A reason is a closed word with
// its sentence and holds nothing personal; the line itself stays in the file.

import type { LineNote } from '../ipc';
import { t, type WordKey } from '../words';
import { type ColumnSpec, Table } from '../widgets/Table';

type Numbered = LineNote & { id: string };

/** The sentence of a note, with how many lines it tells. */
function reasonWords({ reason, more }: LineNote): string {
  const { is, ...figures } = reason;
  // Every reason has its sentence, and a figure where the sentence names one: a test of the shell holds the two together.
  const said = (t as (key: WordKey, figures: object) => string)(`line-${is}`, figures);
  return more === 0 ? said : t('line-more', { count: more, reason: said });
}

const COLUMNS: readonly ColumnSpec<Numbered>[] = [
  { id: 'file', label: t('notes-file'), isRowHeader: true, cell: (note) => <bdi>{note.file}</bdi> },
  { id: 'line', label: t('notes-line'), isFigure: true, isRowHeader: true, cell: (note) => note.line },
  { id: 'column', label: t('notes-column'), cell: (note) => note.column ?? '' },
  { id: 'reason', label: t('notes-reason'), cell: reasonWords },
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
