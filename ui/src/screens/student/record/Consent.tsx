// What did a parent answer? By whom it was given, on which day, and whether it stands. A no that stands leaves talk and no map.

import { useState } from 'react';
import {
  type Answered,
  type Consent as Told,
  type ConsentFor,
  type ConsentLine,
  type StudentFile,
  uuidv7,
} from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Choices } from '../../../widgets/Check';
import { DayField } from '../../../frame/DayField';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { exactly, today } from '../../../words/dates';
import { perform } from '../doing';
import { calledOf } from '../name';

/** What was answered, about what. */
export const answerWords = ({ what, answer }: Pick<Told, 'what' | 'answer'>): string =>
  t(what === 'visits' ? `consent-visits-${answer}` : `consent-${answer}`);

function Recording({ student, onDone }: { student: string; onDone: () => void }) {
  const [what, setWhat] = useState<ConsentFor>('mapping');
  const [answer, setAnswer] = useState<Answered>('no');
  const [givenBy, setGivenBy] = useState('');
  const [givenOn, setGivenOn] = useState(today);
  const record = async () => {
    const told = { answer, given_by: givenBy.trim(), given_on: givenOn } as const;
    const edit = { edit: 'record_consent', consent: uuidv7(), student, what, ...told } as const;
    if (await perform({ on: 'consent', do: edit }, t('consent-did-record'))) onDone();
  };
  const isReady = givenBy.trim() !== '' && givenOn !== '';
  return (
    <form
      className="consent-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void record();
      }}
    >
      <Choices<ConsentFor>
        label={t('consent-about')}
        options={[
          { id: 'mapping', label: t('consent-about-mapping') },
          { id: 'visits', label: t('consent-about-visits') },
        ]}
        value={what}
        onChange={setWhat}
      />
      <Choices<Answered>
        label={t('consent-answer')}
        options={(['no', 'yes'] as const).map((id) => ({ id, label: answerWords({ what, answer: id }) }))}
        value={answer}
        onChange={setAnswer}
      />
      <Field
        label={t('consent-given_by')}
        hint={t('consent-given_by-hint')}
        value={givenBy}
        onChange={setGivenBy}
        autoComplete="off"
        autoFocus
      />
      <DayField label={t('consent-given_on')} value={givenOn} onChange={setGivenOn} />
      <div className="room-actions">
        <Button onPress={onDone}>{t('do-cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={!isReady}>
          {t('consent-record')}
        </Button>
      </div>
    </form>
  );
}

function Line({ line: { told, by } }: { line: ConsentLine }) {
  const withdraw = () =>
    void perform(
      { on: 'consent', do: { edit: 'withdraw_consent', consent: told.id, withdrawn_on: today() } },
      t('consent-did-withdraw'),
    );
  return (
    <li className="consent-line" data-withdrawn={told.withdrawn_on !== null || undefined}>
      <span>{answerWords(told)}</span>
      <span className="room-hint">
        {t('consent-line', { by: told.given_by, date: exactly(told.given_on) })}
        {by && ` · ${t('consent-recorded', { by })}`}
        {told.withdrawn_on && ` · ${t('consent-withdrawn', { date: exactly(told.withdrawn_on) })}`}
      </span>
      {told.withdrawn_on === null && (
        <Button size="s" aria-label={t('consent-withdraw-named', { by: told.given_by })} onPress={withdraw}>
          {t('consent-withdraw')}
        </Button>
      )}
    </li>
  );
}

export function Consent({ file }: { file: StudentFile }) {
  const [isRecording, setRecording] = useState(false);
  return (
    <section className="room-card" aria-labelledby="record-consent">
      <h2 id="record-consent">{t('consent-title')}</h2>
      {file.consents.length === 0 && <p className="room-hint">{t('consent-none', { name: calledOf(file) })}</p>}
      {file.is_talk_only && <p>{t('consent-stands')}</p>}
      <ul className="plain-list">
        {file.consents.map((line) => (
          <Line key={line.told.id} line={line} />
        ))}
      </ul>
      {isRecording ? (
        <Recording student={file.id} onDone={() => setRecording(false)} />
      ) : (
        <div className="room-actions">
          <Button onPress={() => setRecording(true)}>{t('consent-add')}</Button>
        </div>
      )}
    </section>
  );
}
