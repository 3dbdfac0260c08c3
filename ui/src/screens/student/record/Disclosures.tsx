// What of this record left the school's hands, to whom and why? Kith notes what it prints and saves; what was given by hand or
// told is noted here. Nothing that stands here can be taken out, so it is said before.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { commit, type Disclosed, type Disclosure, type StudentFile, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { DayField } from '../../../frame/DayField';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { Select } from '../../../widgets/Select';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { atMoment, exactly, near, today } from '../../../words/dates';
import { FormDialog } from '../../../frame/FormDialog';

/** What a person notes by hand; the rest Kith notes itself. */
const BY_HAND: readonly Disclosed[] = ['told', 'page', 'file', 'parents_copy', 'card'];

/** Who noted it, where that is nobody of this store. */
const nobody = (what: Disclosed) => t(what === 'district_records' ? 'given-by-server' : 'conflict-someone');

export function Disclosures({ file, disclosures }: { file: StudentFile; disclosures: readonly Disclosure[] }) {
  const [isNoting, setNoting] = useState(false);
  return (
    <section className="room-card" aria-labelledby="record-given">
      <h2 id="record-given">{t('given-title')}</h2>
      <p className="room-hint">{t(disclosures.length > 0 ? 'given-hint' : 'given-none')}</p>
      <ul className="plain-list">
        {disclosures.map(({ id, what, to_whom, why, given_on, by, at }) => (
          <li key={id}>
            <span>
              {t(`given-what-${what}`)} {t('given-to', { who: to_whom })}
              {why && <q className="record-why">{why}</q>}
            </span>
            <span className="room-hint" title={t('given-by', { name: by || nobody(what), date: atMoment(at) })}>
              {near(given_on)}
              <span className="k-hidden"> {t('given-by', { name: by || nobody(what), date: atMoment(at) })}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="record-do">
        <Button size="s" onPress={() => setNoting(true)}>
          {t('given-note')}
        </Button>
      </div>
      {isNoting && <Note file={file} onClose={() => setNoting(false)} />}
    </section>
  );
}

function Note({ file, onClose }: { file: StudentFile; onClose: () => void }) {
  // One id for the one thing that was given, however often it is pressed.
  const [disclosure] = useState(uuidv7);
  const [what, setWhat] = useState<Disclosed>('told');
  const [toWhom, setToWhom] = useState('');
  const [why, setWhy] = useState('');
  const [on, setOn] = useState(today);
  const [isBusy, setBusy] = useState(false);
  const isReady = toWhom.trim() !== '' && on !== '' && !isBusy;
  const note = async () => {
    if (!isReady) return;
    setBusy(true);
    const edit = {
      edit: 'disclose',
      disclosure,
      student: file.id,
      what,
      to_whom: toWhom,
      why: why || null,
      on,
    } as const;
    const done = await attempt(() => commit({ on: 'disclosure', do: edit }));
    setBusy(false);
    if (!done) return;
    onClose();
    say(t('given-did'));
  };
  return (
    <FormDialog
      title={t('given-note-title')}
      form="given-note"
      does={t('given-do')}
      isDisabled={!isReady}
      onClose={onClose}
    >
      <Form id="given-note" onSubmit={() => void note()}>
        <Select
          label={t('given-what')}
          options={BY_HAND.map((id) => ({ id, label: t(`given-what-${id}`) }))}
          value={what}
          onChange={setWhat}
          autoFocus
        />
        <Field label={t('given-to-whom')} value={toWhom} onChange={setToWhom} maxLength={280} autoComplete="off" />
        <Field
          label={t('given-why')}
          aside={t('given-optional')}
          value={why}
          onChange={setWhy}
          maxLength={280}
          autoComplete="off"
        />
        <DayField label={t('given-on')} value={on} onChange={setOn} />
        <p className="room-hint">
          {t('given-sure')} {on !== '' && exactly(on)}
        </p>
      </Form>
    </FormDialog>
  );
}
