// Which lines of a file were refused or doubted? Every one of them, a page at a time, with file, line, column and reason, and
// all of them in a file for whoever made the files. A reason holds nothing personal; the line itself stays in the file.

import { Save } from 'lucide-react';
import { useState } from 'react';
import type { LineNote } from '../ipc';
import { inLocale, t } from '../words';
import { Button } from '../widgets/Button';
import { type ColumnSpec, Table } from '../widgets/Table';
import { attempt } from './attempt';
import { reasonWords } from './lineWords';
import { PAGE, PageTurner } from './PageTurner';

type Numbered = LineNote & { id: string };

const COLUMNS = inLocale((): readonly ColumnSpec<Numbered>[] => [
  { id: 'file', label: t('notes-file'), isRowHeader: true, cell: (note) => <bdi>{note.file}</bdi> },
  { id: 'line', label: t('notes-line'), isFigure: true, isRowHeader: true, cell: (note) => note.line },
  { id: 'column', label: t('notes-column'), cell: (note) => note.column ?? '' },
  { id: 'reason', label: t('notes-reason'), cell: reasonWords },
]);

/** The shell keeps so many lines to be read. */
const MOST_KEPT = 1_000_000;

export interface LineNotesProps {
  label: string;
  /** The first page of them, or all. */
  notes: readonly LineNote[];
  total: number;
  /** Reads the page that begins there, where `notes` is only the first. */
  read?: (from: number) => Promise<readonly LineNote[]>;
  onSave?: () => void;
}

export function LineNotes({ label, notes, total, read, onSave }: LineNotesProps) {
  const [page, setPage] = useState({ from: 0, notes: notes.slice(0, PAGE) });
  const kept = Math.min(total, MOST_KEPT);
  const turn = async (from: number) => {
    const there = read ? await attempt(() => read(from)) : notes.slice(from, from + PAGE);
    if (there) setPage({ from, notes: there.slice(0, PAGE) });
  };
  const until = page.from + page.notes.length;
  return (
    <div className="notes card">
      <Table
        label={label}
        columns={COLUMNS()}
        rows={page.notes.map((note, at) => ({ ...note, id: String(page.from + at) }))}
        idOf={(note) => note.id}
        textOf={(note) => `${note.file} ${note.line}`}
      />
      {(kept > PAGE || onSave) && (
        <div className="notes-foot row">
          {kept > PAGE && (
            <PageTurner
              from={page.from}
              isLast={until >= kept || page.notes.length < PAGE}
              words={t('notes-page', { from: page.from + 1, until, total: kept })}
              onTurn={(from) => void turn(from)}
            />
          )}
          {onSave && (
            <Button size="s" icon={Save} onPress={onSave}>
              {t('notes-save')}
            </Button>
          )}
        </div>
      )}
      {total > kept && <p className="notes-more soft">{t('notes-more', { count: total - kept })}</p>}
    </div>
  );
}
