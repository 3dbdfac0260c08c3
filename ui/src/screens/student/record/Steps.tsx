// What was agreed to happen next, and did somebody ask to come in? One line each, in the student's own words.

import { useState } from 'react';
import { type StudentFile, uuidv7 } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { DayField } from '../../../frame/DayField';
import { Field } from '../../../widgets/Field';
import { t } from '../../../words';
import { askWords } from '../../../words/asks';
import { dayWords, daysAfter, exactly, near, today } from '../../../words/dates';
import { perform } from '../doing';
import { calledOf } from '../name';

function Agree({ file }: { file: StudentFile }) {
  const [what, setWhat] = useState('');
  const [due, setDue] = useState(() => daysAfter(today(), 7));
  const agree = async () => {
    if (!what.trim() || !due) return;
    const edit = { edit: 'agree_step', step: uuidv7(), student: file.id, what: what.trim(), due_on: due } as const;
    if (await perform({ on: 'today', do: edit }, t('record-did-agree'))) setWhat('');
  };
  return (
    <form
      className="agree"
      onSubmit={(event) => {
        event.preventDefault();
        void agree();
      }}
    >
      <Field
        label={t('record-step-what', { name: calledOf(file) })}
        value={what}
        onChange={setWhat}
        maxLength={280}
        autoComplete="off"
      />
      <DayField label={t('record-step-due')} value={due} onChange={setDue} />
      <Button type="submit" isDisabled={!what.trim() || !due}>
        {t('record-step-agree')}
      </Button>
    </form>
  );
}

export function Steps({ file }: { file: StudentFile }) {
  const finish = (step: string) =>
    void perform({ on: 'today', do: { edit: 'finish_step', step, finished_on: today() } }, t('record-did-finish'));
  const asked = file.invitation;
  return (
    <section className="room-card" aria-labelledby="record-steps">
      <h2 id="record-steps">{t('record-steps')}</h2>
      {file.steps.length === 0 && <p className="room-hint">{t('record-steps-none')}</p>}
      <ul className="steps">
        {file.steps.map((step) => (
          <li key={step.id} className="step" data-finished={step.finished_on !== null || undefined}>
            <span className="step-what">{step.what}</span>
            {step.finished_on === null ? (
              <>
                {step.due_on && (
                  <span className="room-hint" title={exactly(step.due_on)}>
                    {t('record-step-due-on', { date: dayWords(step.due_on) })}
                  </span>
                )}
                <Button
                  size="s"
                  onPress={() => finish(step.id)}
                  aria-label={t('record-step-finish-named', { what: step.what })}
                >
                  {t('record-step-finish')}
                </Button>
              </>
            ) : (
              <span className="room-hint" title={exactly(step.finished_on)}>
                {t('record-step-finished-on', { date: near(step.finished_on) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {file.asks.length > 0 && (
        <>
          <h3 className="asks-title">{t('record-asks')}</h3>
          <ul className="steps">
            {file.asks.map((ask) => (
              <li key={ask.id} className="step" data-finished={ask.next === null || undefined}>
                <span className="step-what">{askWords(ask)}</span>
                <span className="room-hint" title={exactly(ask.moved_on ?? ask.due_on)}>
                  {ask.state === 'agreed'
                    ? t('record-step-due-on', { date: dayWords(ask.due_on) })
                    : t('record-ask-state', {
                        state: t(`sitting-step-state-${ask.state}`),
                        date: near(ask.moved_on ?? ask.due_on),
                      })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Agree file={file} />
      <div className="invited">
        {asked ? (
          <>
            <span title={exactly(asked.asked_on)}>{t('record-invitation-since', { date: near(asked.asked_on) })}</span>
            <Button
              size="s"
              onPress={() =>
                void perform(
                  { on: 'today', do: { edit: 'came_in', invitation: asked.id, on: today() } },
                  t('record-did-come'),
                )
              }
            >
              {t('record-invitation-came')}
            </Button>
          </>
        ) : (
          <Button
            size="s"
            onPress={() =>
              void perform(
                {
                  on: 'today',
                  do: {
                    edit: 'asked_to_come',
                    invitations: [{ invitation: uuidv7(), student: file.id }],
                    on: today(),
                  },
                },
                t('record-did-ask'),
              )
            }
          >
            {t('record-invitation-ask', { name: calledOf(file) })}
          </Button>
        )}
      </div>
    </section>
  );
}
