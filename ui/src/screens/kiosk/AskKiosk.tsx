// What would somebody like to ask the visitor who comes, or whoever comes next? A field and a name, if they like; nobody sees what others asked.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { commit, uuidv7 } from '../../ipc';
import { Button } from '../../widgets/Button';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { today } from '../../words/dates';
import type { KioskProps } from './Kiosk';

const NOBODY = 'nobody';

export function AskKiosk({ now, view, end }: KioskProps) {
  const [round, setRound] = useState(0);
  const [text, setText] = useState('');
  const [who, setWho] = useState<string>(NOBODY);
  const [said, setSaid] = useState('');
  const whom = view.visitor?.told.name;
  const send = async () => {
    const told = { section: now.section, visit: now.visit, student: who === NOBODY ? null : who, text };
    const edit = { edit: 'ask_question', question: uuidv7(), told, on: today() } as const;
    if (!(await attempt(() => commit({ on: 'question', do: edit })))) return;
    setText('');
    setWho(NOBODY);
    setRound(round + 1);
    setSaid(t('kiosk-ask-done'));
  };
  return (
    <div className="page kiosk">
      <div className="page-head">
        <div>
          <h1 className="page-title">{whom ? t('kiosk-ask-title-of', { visitor: whom }) : t('kiosk-ask-title')}</h1>
          <p className="page-lead">{t('kiosk-ask-lead')}</p>
        </div>
        {end}
      </div>
      <Form key={round} className="kiosk-form" onSubmit={() => void send()}>
        <Field label={t('kiosk-ask-question')} value={text} onChange={setText} lines={3} maxLength={280} autoFocus />
        <Select
          label={t('kiosk-ask-who')}
          options={[
            { id: NOBODY, label: t('kiosk-ask-nobody') },
            ...view.students.map(({ student, name }) => ({ id: student, label: name })),
          ]}
          value={who}
          onChange={setWho}
        />
        <div className="kiosk-do">
          <Button size="l" kind="primary" type="submit" isDisabled={text.trim() === ''}>
            {t('kiosk-ask-do')}
          </Button>
        </div>
      </Form>
      <p className="kiosk-said" role="status">
        {said}
      </p>
    </div>
  );
}
