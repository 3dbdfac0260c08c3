// The counselor is back after a sitting: how long was it, and what kind of time? Three fields, prefilled from the sitting's own
// clock. Nothing is kept before Save; Not now forgets it.

import { useState } from 'react';
import { type AfterSitting as Was, client, commit, kith, type OpenProfile, useLive, uuidv7 } from '../ipc';
import { Button } from '../widgets/Button';
import { t } from '../words';
import { today } from '../words/dates';
import { attempt, sayUndoable } from './attempt';
import { minutesOf, type TimeDraft, TimeForm } from './TimeForm';

/** The question what waits. A sitting takes its answer away: `cover`. */
export const AFTER = ['after_sitting'] as const;

/** `student`: only where it was with them. */
export function AfterSitting({ open, student }: { open: Pick<OpenProfile, 'me'>; student?: string }) {
  const { data: was } = useLive(AFTER, kith.afterSitting, []);
  if (!was || (student !== undefined && was.student !== student)) return null;
  return <Card key={was.student} was={was} me={open.me} />;
}

function Card({ was, me }: { was: Was; me: string }) {
  // One id for the one entry, however often it is pressed.
  const [entry] = useState(uuidv7);
  const [isBusy, setBusy] = useState(false);
  const [draft, setDraft] = useState<TimeDraft>({
    kind: 'counseling',
    minutes: String(was.minutes),
    topic: '',
    on: today(),
    isLinked: false,
  });
  const away = async () => {
    if ((await attempt(() => kith.putAfterAway())) === undefined) return;
    client.setQueryData(AFTER, null);
  };
  const save = async () => {
    const minutes = minutesOf(draft);
    if (minutes === null || isBusy) return;
    setBusy(true);
    const { kind, topic, on, isLinked } = draft;
    const student = isLinked ? was.student : null;
    const edit = { edit: 'log_time', entry, counselor: me, on, kind, minutes, topic: topic || null, student } as const;
    const done = await attempt(() => commit({ on: 'time', do: edit }));
    setBusy(false);
    if (!done) return;
    await away();
    sayUndoable(t('after-did'), done);
  };
  return (
    <section className="card after" aria-labelledby="after-title">
      <h2 id="after-title">{t('after-title', { name: was.name })}</h2>
      <p className="soft">{t('after-hint')}</p>
      <TimeForm
        id="after-form"
        className="after-form"
        draft={draft}
        onChange={setDraft}
        onSubmit={() => void save()}
        name={was.name}
        hasDay={false}
      />
      <div className="after-do">
        <Button kind="primary" type="submit" form="after-form" isBusy={isBusy}>
          {t('after-save')}
        </Button>
        <Button kind="quiet" onPress={() => void away()}>
          {t('after-not-now')}
        </Button>
      </div>
    </section>
  );
}
