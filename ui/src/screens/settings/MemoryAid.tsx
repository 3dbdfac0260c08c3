// For how long is a private note kept, and what left this machine? The clock, copies, hand-overs, and a copy that is opened.
// No note of one's own stands here; those are in the students' rooms.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { CopyNotes } from '../../frame/CopyNotes';
import { OpenAid, readAidAgain } from '../../frame/OpenAid';
import { Trouble } from '../../frame/Trouble';
import { useOnce } from '../../frame/useOnce';
import { kith, type MemoryAid as Told, type NotesCopy, useLive } from '../../ipc';
import { t } from '../../words';
import { atMoment, exactly } from '../../words/dates';
import { wordsFor } from '../../words/failure';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Form } from '../../widgets/Form';
import { PassphraseField } from '../../widgets/PassphraseField';
import { Select } from '../../widgets/Select';
import { say } from '../../widgets/StatusLine';
import { FormDialog } from '../../frame/FormDialog';

const DAYS = [30, 90, 180, 365, 730];

export function MemoryAid() {
  const asked = useLive(['memoryAid'], kith.memoryAid, []);
  if (asked.isError) return <Trouble error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const { stands } = asked.data;
  return (
    <section className="settings-part" aria-labelledby="settings-aid">
      <div>
        <h2 id="settings-aid">{t('aid-title')}</h2>
        <p className="soft">{t('aid-settings-words')}</p>
      </div>
      <div className="stack">
        {stands === 'open' ? <Aid told={asked.data} /> : <OpenAid stands={stands} />}
        <LookAt />
      </div>
    </section>
  );
}

function Aid({ told }: { told: Told }) {
  const [asked, setAsked] = useState<'copy' | 'hand' | null>(null);
  return (
    <>
      <Days now={told.days} />
      {!told.has_code && <p className="soft settings-words">{t('aid-no-code')}</p>}
      <div className="row">
        <Button onPress={() => setAsked('copy')}>{t('aid-copy')}</Button>
        <Button onPress={() => setAsked('hand')}>{t('aid-hand')}</Button>
      </div>
      <Copies told={told} />
      {asked && <CopyNotes student={null} isHandOver={asked === 'hand'} onClose={() => setAsked(null)} />}
    </>
  );
}

function Days({ now }: { now: number }) {
  // Shorter removes notes: that is asked once.
  const [shorter, setShorter] = useState<number | null>(null);
  const offered = [...new Set([...DAYS, now])].sort((a, b) => a - b);
  const keep = async (days: number) => {
    setShorter(null);
    if ((await attempt(() => kith.setNoteDays(days))) === undefined) return;
    await readAidAgain();
    say(t('aid-days-saved', { count: days }));
  };
  return (
    <div className="settings-field">
      <Select
        label={t('aid-days')}
        options={offered.map((count) => ({ id: String(count), label: t('aid-days-count', { count }) }))}
        value={String(now)}
        onChange={(id) => (Number(id) < now ? setShorter(Number(id)) : void keep(Number(id)))}
      />
      {shorter !== null && (
        <Dialog
          title={t('aid-days-shorter', { count: shorter })}
          closeLabel={t('do-close')}
          isOpen
          onClose={() => setShorter(null)}
          role="alertdialog"
          actions={
            <>
              <Button kind="quiet" onPress={() => setShorter(null)} autoFocus>
                {t('do-cancel')}
              </Button>
              <Button kind="danger" onPress={() => void keep(shorter)}>
                {t('aid-days-shorter-do')}
              </Button>
            </>
          }
        >
          <p>{t('aid-days-shorter-body')}</p>
        </Dialog>
      )}
    </div>
  );
}

function Copies({ told }: { told: Told }) {
  return (
    <div className="stack-tight">
      <span className="k-label" id="aid-copies">
        {t('aid-copies')}
      </span>
      {told.copies.length === 0 && <p className="soft settings-words">{t('aid-copies-none')}</p>}
      <ul className="settings-list" aria-labelledby="aid-copies">
        {told.copies.map((copy) => (
          <li key={copy.id}>
            <span>
              {copy.handed_to && copy.until
                ? t('aid-copies-to', { to: copy.handed_to, date: exactly(copy.until) })
                : t('aid-copies-own')}
            </span>
            <span className="soft">{t('aid-copies-made', { date: atMoment(copy.made_at), notes: copy.notes })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A copy is looked at, also by a substitute whose own memory aid has nothing to do with it. */
function LookAt() {
  const [isAsking, setAsking] = useState(false);
  const [copy, setCopy] = useState<NotesCopy | null>(null);
  const close = async (takesBack: boolean) => {
    const taken = await attempt(() => kith.closeNotesCopy(takesBack));
    setCopy(null);
    if (!takesBack || taken === undefined) return;
    await readAidAgain();
    say(t('aid-look-taken', { count: taken }));
  };
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{t('aid-look')}</Button>
      {isAsking && (
        <Ask
          onClose={() => setAsking(false)}
          onCopy={(read) => {
            setAsking(false);
            setCopy(read);
          }}
        />
      )}
      {copy && (
        <Dialog
          title={t('aid-look-by', { name: copy.by, date: atMoment(copy.made_at) })}
          closeLabel={t('do-close')}
          isOpen
          onClose={() => void close(false)}
          size="l"
          actions={
            copy.is_mine && (
              <Button kind="primary" onPress={() => void close(true)}>
                {t('aid-look-take')}
              </Button>
            )
          }
        >
          <p className="soft">
            {copy.until ? t('aid-look-until', { date: exactly(copy.until) }) : copy.is_mine && t('aid-look-mine')}
          </p>
          {copy.notes.length === 0 && <p>{t('aid-look-none')}</p>}
          <ul className="settings-list settings-notes">
            {copy.notes.map((note) => (
              <li key={note.id}>
                <strong>{note.student}</strong>
                <p>{note.text}</p>
                <span className="soft">
                  {t('aid-written', { date: atMoment(note.written_at) })} ·{' '}
                  {t('aid-ends', { date: exactly(note.ends_on) })}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}

function Ask({ onClose, onCopy }: { onClose: () => void; onCopy: (copy: NotesCopy) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, error, once } = useOnce(wordsFor);
  const look = async () => {
    if (passphrase === '') return;
    await once(async () => {
      const copy = await kith.openNotesCopy(passphrase);
      if (copy) onCopy(copy);
    });
  };
  return (
    <FormDialog
      title={t('aid-look-title')}
      form="look-at-notes"
      does={t('aid-look-do')}
      isDisabled={passphrase === ''}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Form id="look-at-notes" onSubmit={() => void look()}>
        <p className="soft settings-words">{t('aid-look-words')}</p>
        <PassphraseField
          label={t('aid-look-passphrase')}
          showLabel={t('show-passphrase')}
          autoComplete="current-password"
          name="copy"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          error={error}
        />
      </Form>
    </FormDialog>
  );
}
