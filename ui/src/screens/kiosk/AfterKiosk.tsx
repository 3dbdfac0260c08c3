// Four taps after a visit: one finds the own name, says yes or no, leaves a question, and passes the laptop on. Whoever is
// through is not opened again.

import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { attempt } from '../../frame/attempt';
import { commit, type KioskStudent } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { today } from '../../words/dates';
import type { KioskProps } from './Kiosk';
import { Turns } from './Turns';
import '../../frame/talk.css';

export function AfterKiosk(props: KioskProps) {
  const { now, view } = props;
  return (
    <Turns
      {...props}
      title={t('kiosk-after-title')}
      turn={(student, onClose) => (
        <Answers
          visit={now.visit ?? ''}
          visitor={view.visitor?.told.name ?? ''}
          student={student}
          asksWishes={view.asks_wishes}
          onClose={onClose}
        />
      )}
    />
  );
}

interface AnswersProps {
  visit: string;
  visitor: string;
  student: KioskStudent;
  asksWishes: boolean;
  onClose: (isDone: boolean) => Promise<void>;
}

function Answers({ visit, visitor, student: { student, name }, asksWishes, onClose }: AnswersProps) {
  const [talked, setTalked] = useState<boolean | null>(null);
  const [learned, setLearned] = useState<boolean | null>(null);
  const [wishes, setWishes] = useState<boolean | null>(null);
  const [question, setQuestion] = useState('');
  const finish = async () => {
    // Whoever says nothing takes nothing back that was said before.
    if (talked === null && learned === null && wishes === null && question.trim() === '') return onClose(false);
    const told = [{ student, talked, learned, wishes, question: question.trim() || null }];
    const done = await attempt(() => commit({ on: 'after', do: { edit: 'say_after', visit, told, on: today() } }));
    if (done) await onClose(true);
  };
  return (
    <div className="page kiosk">
      <h1 className="page-title">{t('kiosk-after-hello', { name: name.split(' ')[0] })}</h1>
      <Form className="kiosk-form" onSubmit={() => void finish()}>
        <YesNo label={t('kiosk-talked', { visitor })} value={talked} onChange={setTalked} isFirst />
        <YesNo label={t('kiosk-learned')} value={learned} onChange={setLearned} />
        {asksWishes && (
          <YesNo label={t('kiosk-wishes')} hint={t('kiosk-wishes-hint')} value={wishes} onChange={setWishes} />
        )}
        <Field label={t('kiosk-question')} value={question} onChange={setQuestion} maxLength={280} />
        <div className="kiosk-do">
          <Button size="l" kind="quiet" onPress={() => void onClose(false)}>
            {t('kiosk-not-me')}
          </Button>
          <Button size="l" kind="primary" type="submit">
            {t('kiosk-finish')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

interface YesNoProps {
  label: string;
  hint?: string;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
  isFirst?: boolean;
}

function YesNo({ label, hint, value, onChange, isFirst = false }: YesNoProps) {
  return (
    <div className="k-field">
      <span className="k-label">{label}</span>
      <ToggleButtonGroup
        className="talk-taps"
        aria-label={label}
        selectionMode="single"
        selectedKeys={value === null ? [] : [String(value)]}
        onSelectionChange={([key]) => onChange(key === undefined ? null : key === 'true')}
      >
        {[true, false].map((answer) => (
          <ToggleButton
            key={String(answer)}
            id={String(answer)}
            className="talk-tap"
            // biome-ignore lint/a11y/noAutofocus: whoever taps their name goes on here.
            autoFocus={isFirst && answer}
          >
            {t(answer ? 'kiosk-yes' : 'kiosk-no')}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hint && <span className="k-hint">{hint}</span>}
    </div>
  );
}
