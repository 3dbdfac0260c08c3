// What does the team know? Notes with author and time, newest first; a new one is one commit, and undo takes it back.

import { useState } from 'react';
import { type StudentFile, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { atMoment } from '../../../words/dates';
import { perform } from '../doing';
import { calledOf } from '../name';

export function TeamNotes({ file }: { file: StudentFile }) {
  const [text, setText] = useState('');
  const name = calledOf(file);
  const add = async () => {
    if (!text.trim()) return;
    const edit = { edit: 'write_team_note', note: uuidv7(), student: file.id, text: text.trim() } as const;
    if (await perform({ on: 'team_note', do: edit }, t('team-notes-did', { name }))) setText('');
  };
  return (
    <section className="room-card" aria-labelledby="team-notes">
      <h2 id="team-notes">{t('team-notes-title')}</h2>
      <p className="room-hint">{t('team-notes-what', { name })}</p>
      <form
        className="note-new"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={t('team-notes-new')} value={text} onChange={setText} lines={3} maxLength={20_000} />
        <Button type="submit" isDisabled={!text.trim()}>
          {t('team-notes-add')}
        </Button>
      </form>
      {file.team_notes.length === 0 && <p className="room-hint">{t('team-notes-none')}</p>}
      <ul className="note-list" aria-labelledby="team-notes">
        {file.team_notes.map((note) => (
          <li key={note.id} className="note">
            <p className="note-text">{note.text}</p>
            <p className="room-hint">
              {t('team-notes-by', { name: note.by || t('conflict-someone'), date: atMoment(note.at) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
