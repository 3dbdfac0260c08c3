// What does somebody say is wrong in this record, and what became of it? A request is open until it was corrected or declined
// with a reason; either can be taken back by opening it again.

import { useState } from 'react';
import { type Asker, type Correction, type Settled, type StudentFile, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Choices } from '../../../widgets/Check';
import { DayField } from '../../../frame/DayField';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { t } from '../../../words';
import { exactly, near, today } from '../../../words/dates';
import { perform } from '../doing';
import { FormDialog } from '../../../frame/FormDialog';

const settle = (correction: string, settled: Settled | null, words: string): Promise<boolean> =>
  perform({ on: 'correction', do: { edit: 'settle_correction', correction, settled } }, words);

export function Corrections({ file, corrections }: { file: StudentFile; corrections: readonly Correction[] }) {
  const [isAsking, setAsking] = useState(false);
  const [declined, setDeclined] = useState<Correction | null>(null);
  return (
    <section className="room-card" aria-labelledby="record-corrections">
      <h2 id="record-corrections">{t('corrections-title')}</h2>
      <p className="room-hint">{t(corrections.length > 0 ? 'corrections-hint' : 'corrections-none')}</p>
      <ul className="record-list">
        {corrections.map((one) => (
          <li key={one.id} data-open={one.settled === null || undefined}>
            <Asked one={one} onDecline={() => setDeclined(one)} />
          </li>
        ))}
      </ul>
      <div className="record-do">
        <Button size="s" onPress={() => setAsking(true)}>
          {t('corrections-ask')}
        </Button>
      </div>
      {isAsking && <Ask file={file} onClose={() => setAsking(false)} />}
      {declined && <Decline correction={declined} onClose={() => setDeclined(null)} />}
    </section>
  );
}

function Asked({ one, onDecline }: { one: Correction; onDecline: () => void }) {
  const date = near(one.asked_on);
  const what = one.text.length > 40 ? `${one.text.slice(0, 40)}…` : one.text;
  return (
    <>
      <p className="record-text">{one.text}</p>
      <p className="room-hint" title={exactly(one.asked_on)}>
        {one.called
          ? t('corrections-from-named', { name: one.called, date })
          : t(`corrections-from-${one.asked_by}`, { date })}
        {' · '}
        {one.settled === null
          ? t('corrections-open')
          : t(`corrections-${one.settled.as}`, { date: near(one.settled.on) })}
      </p>
      {one.settled?.as === 'declined' && <q className="record-why">{one.settled.reason}</q>}
      <div className="record-do">
        {one.settled === null ? (
          <>
            <Button
              size="s"
              onPress={() => void settle(one.id, { as: 'made', on: today() }, t('corrections-did-make'))}
              aria-label={t('corrections-make-named', { what })}
            >
              {t('corrections-make')}
            </Button>
            <Button size="s" kind="quiet" onPress={onDecline} aria-label={t('corrections-decline-named', { what })}>
              {t('corrections-decline')}
            </Button>
          </>
        ) : (
          <Button
            size="s"
            kind="quiet"
            onPress={() => void settle(one.id, null, t('corrections-did-reopen'))}
            aria-label={t('corrections-reopen-named', { what })}
          >
            {t('corrections-reopen')}
          </Button>
        )}
      </div>
    </>
  );
}

function Ask({ file, onClose }: { file: StudentFile; onClose: () => void }) {
  const [correction] = useState(uuidv7);
  const [text, setText] = useState('');
  const [by, setBy] = useState<Asker>('parent');
  const [called, setCalled] = useState('');
  const [on, setOn] = useState(today);
  const isReady = text.trim() !== '' && on !== '';
  const ask = async () => {
    if (!isReady) return;
    const edit = {
      edit: 'ask_correction',
      correction,
      student: file.id,
      text,
      by,
      called: called || null,
      on,
    } as const;
    if (await perform({ on: 'correction', do: edit }, t('corrections-did-ask'))) onClose();
  };
  return (
    <FormDialog
      title={t('corrections-ask-title')}
      form="corrections-ask"
      does={t('corrections-do')}
      isDisabled={!isReady}
      onClose={onClose}
    >
      <Form id="corrections-ask" onSubmit={() => void ask()}>
        <Field label={t('corrections-text')} value={text} onChange={setText} lines={4} maxLength={2000} autoFocus />
        <Choices<Asker>
          label={t('corrections-by')}
          options={(['parent', 'student'] as const).map((id) => ({ id, label: t(`corrections-by-${id}`) }))}
          value={by}
          onChange={setBy}
        />
        {by === 'parent' && (
          <Field
            label={t('corrections-called')}
            aside={t('given-optional')}
            value={called}
            onChange={setCalled}
            maxLength={120}
            autoComplete="off"
          />
        )}
        <DayField label={t('corrections-on')} value={on} onChange={setOn} />
      </Form>
    </FormDialog>
  );
}

function Decline({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const decline = async () => {
    if (!reason.trim()) return;
    const settled = { as: 'declined', on: today(), reason } as const;
    if (await settle(correction.id, settled, t('corrections-did-decline'))) onClose();
  };
  return (
    <FormDialog
      title={t('corrections-decline-title')}
      form="corrections-decline"
      does={t('corrections-decline-do')}
      isDisabled={!reason.trim()}
      onClose={onClose}
    >
      <Form id="corrections-decline" onSubmit={() => void decline()}>
        <p>{t('corrections-decline-body')}</p>
        <Field
          label={t('corrections-reason')}
          value={reason}
          onChange={setReason}
          lines={3}
          maxLength={2000}
          autoFocus
        />
      </Form>
    </FormDialog>
  );
}
