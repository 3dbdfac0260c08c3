// The counselor's own notes about one student: written, corrected, removed, shared, copied to a file. What it is stands above
// it in a sentence. It asks the shell for everything and holds no note.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../../frame/attempt';
import { CopyNotes } from '../../../frame/CopyNotes';
import { OpenAid, readAidAgain } from '../../../frame/OpenAid';
import { Trouble } from '../../../frame/Trouble';
import { kith, type NoteLine, type StudentFile, useLive, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { atMoment, dayOf, exactly, near } from '../../../words/dates';
import { calledOf } from '../name';
import { Writing } from './Writing';

/** The local day of a moment. */

export function MemoryAid({ file }: { file: StudentFile }) {
  const asked = useLive(['notes', file.id], () => kith.notes(file.id), [{ of: 'student', id: file.id }]);
  const view = asked.data;
  return (
    <section className="room-card" aria-labelledby="memory-aid">
      <h2 id="memory-aid">{t('aid-title')}</h2>
      <p className="room-hint">{t('aid-what')}</p>
      {asked.isError && <Trouble error={asked.error} onRetry={() => void asked.refetch()} />}
      {view && view.stands !== 'open' && <OpenAid stands={view.stands} />}
      {view && view.stands === 'open' && <Aid file={file} notes={view.notes} />}
    </section>
  );
}

function Aid({ file, notes }: { file: StudentFile; notes: NoteLine[] }) {
  // The id of the note that the field is about to make: the field is empty again under another.
  const [fresh, setFresh] = useState(uuidv7);
  const [corrected, setCorrected] = useState<string | null>(null);
  const [shared, setShared] = useState<NoteLine | null>(null);
  const [copying, setCopying] = useState<'copy' | 'hand' | null>(null);
  const name = calledOf(file);
  // What is being typed stands in its field, and in the list when that is done.
  const listed = notes.filter((note) => note.id !== fresh);
  return (
    <>
      <Writing
        key={fresh}
        note={fresh}
        student={file.id}
        label={t('aid-new', { name })}
        kept=""
        onDone={() => setFresh(uuidv7())}
      />
      {listed.length === 0 && <p className="room-hint">{t('aid-none')}</p>}
      <ul className="note-list" aria-label={t('aid-list', { name })}>
        {listed.map((note) => (
          <li key={note.id} className="note">
            {corrected === note.id ? (
              <Writing
                note={note.id}
                student={file.id}
                label={t('aid-correct-label')}
                kept={note.text}
                onDone={() => setCorrected(null)}
                autoFocus
              />
            ) : (
              <Shown
                note={note}
                onCorrect={() => setCorrected(note.id)}
                onShare={() => setShared(note)}
                onRemove={() => void remove(note.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className="note-foot">
        <Button size="s" onPress={() => setCopying('copy')}>
          {t('aid-copy')}
        </Button>
        <Button size="s" onPress={() => setCopying('hand')}>
          {t('aid-hand')}
        </Button>
      </div>
      {shared && <Share note={shared} name={name} onClose={() => setShared(null)} />}
      {copying && (
        <CopyNotes student={{ id: file.id, name }} isHandOver={copying === 'hand'} onClose={() => setCopying(null)} />
      )}
    </>
  );
}

async function remove(note: string): Promise<void> {
  if ((await attempt(() => kith.removeNote(note))) === undefined) return;
  await readAidAgain();
  const bringBack = async () => {
    if ((await attempt(() => kith.bringBackNote())) === undefined) return;
    await readAidAgain();
    say(t('aid-brought-back'));
  };
  say(t('aid-removed'), { action: { label: t('do-undo'), do: () => void bringBack() } });
}

interface ShownProps {
  note: NoteLine;
  onCorrect: () => void;
  onShare: () => void;
  onRemove: () => void;
}

function Shown({ note, onCorrect, onShare, onRemove }: ShownProps) {
  const date = atMoment(note.written_at);
  const written = dayOf(note.written_at);
  return (
    <>
      <p className="note-text">{note.text}</p>
      <p className="room-hint">
        <span title={date}>{t('aid-written', { date: near(written) })}</span>
        {note.corrected_at && (
          <>
            {' · '}
            <span title={atMoment(note.corrected_at)}>
              {t('aid-corrected', { date: near(dayOf(note.corrected_at)) })}
            </span>
          </>
        )}
        {note.shared_at && (
          <>
            {' · '}
            <span title={atMoment(note.shared_at)}>{t('aid-shared', { date: near(dayOf(note.shared_at)) })}</span>
          </>
        )}
        {' · '}
        <span>{t('aid-ends', { date: exactly(note.ends_on) })}</span>
      </p>
      <div className="note-foot">
        <Button size="s" kind="quiet" onPress={onCorrect} aria-label={t('aid-correct-named', { date })}>
          {t('aid-correct')}
        </Button>
        <Button size="s" kind="quiet" onPress={onShare} aria-label={t('aid-share-named', { date })}>
          {t('aid-share')}
        </Button>
        <Button size="s" kind="quiet" onPress={onRemove} aria-label={t('aid-remove-named', { date })}>
          {t('aid-remove')}
        </Button>
      </div>
    </>
  );
}

/** Asks once, and says who will see it. */
function Share({ note, name, onClose }: { note: NoteLine; name: string; onClose: () => void }) {
  // One id for the one note that is made of it, however often it is pressed.
  const [made] = useState(uuidv7);
  const [isBusy, setBusy] = useState(false);
  const share = async () => {
    if (isBusy) return;
    setBusy(true);
    const done = await attempt(() => kith.shareNote(note.id, made));
    onClose();
    if (!done) return;
    await readAidAgain();
    sayUndoable(t('aid-share-done'), done);
  };
  return (
    <Dialog
      title={t('aid-share-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button kind="quiet" onPress={onClose} autoFocus>
            {t('do-cancel')}
          </Button>
          <Button kind="primary" onPress={() => void share()}>
            {t('aid-share-do')}
          </Button>
        </>
      }
    >
      <p>{t('aid-share-body', { name })}</p>
      <blockquote className="note-text note-quoted">{note.text}</blockquote>
    </Dialog>
  );
}
