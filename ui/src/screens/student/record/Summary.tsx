// What would the counselor tell this student's teachers? Written here, asked of the student at the next meeting, and sent only
// after a yes. The counselor cannot say yes for them; taking it back either can.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { commit, type StudentFile, type SummaryView } from '../../../ipc';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { Field } from '../../../widgets/Field';
import { Form } from '../../../widgets/Form';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { exactly, near, today } from '../../../words/dates';
import { perform } from '../doing';
import { calledOf } from '../name';

const MOST = 600;

export function Summary({ file, summary }: { file: StudentFile; summary: SummaryView }) {
  const { proposed, approved } = summary;
  const [isWriting, setWriting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const name = calledOf(file);
  const isNew = proposed !== null && proposed.text !== approved?.text;
  const withdraw = (
    <Button size="s" kind="quiet" onPress={() => setAsking(true)}>
      {t('summary-withdraw')}
    </Button>
  );
  return (
    <section className="room-card" aria-labelledby="record-summary">
      <h2 id="record-summary">{t('summary-title')}</h2>
      <p className="room-hint">{t('summary-hint', { name })}</p>
      {approved?.text && (
        <>
          <blockquote className="record-text record-quoted">{approved.text}</blockquote>
          <p className="room-hint" title={exactly(approved.approved_on)}>
            {t('summary-approved', { date: near(approved.approved_on) })}
          </p>
          {(isNew || isWriting) && <div className="record-do">{withdraw}</div>}
        </>
      )}
      {approved?.text === null && approved.withdrawn && (
        <p className="room-hint" title={exactly(approved.withdrawn.on)}>
          {t(`summary-withdrawn-${approved.withdrawn.by}`, { name, date: near(approved.withdrawn.on) })}
        </p>
      )}
      {isNew && !isWriting && (
        <>
          <blockquote className="record-text record-quoted">{proposed.text}</blockquote>
          <p className="room-hint">
            {proposed.answer
              ? t(`summary-said-${proposed.answer.said}`, { name, date: near(proposed.answer.on) })
              : t('summary-waits', { name })}
          </p>
        </>
      )}
      {isWriting || (!isNew && !approved?.text) ? (
        <Write
          key={proposed?.text}
          student={proposed?.student ?? file.id}
          name={name}
          text={isNew || approved?.text ? (proposed?.text ?? '') : ''}
          onDone={() => setWriting(false)}
          onCancel={isWriting ? () => setWriting(false) : null}
        />
      ) : (
        <div className="record-do">
          <Button size="s" onPress={() => setWriting(true)}>
            {t('summary-change')}
          </Button>
          {approved?.text && !isNew && withdraw}
          {isNew && (
            <Button
              size="s"
              kind="quiet"
              onPress={() =>
                void perform(
                  { on: 'summary', do: { edit: 'drop_summary', student: proposed.student } },
                  t('summary-did-drop'),
                )
              }
            >
              {t('summary-drop')}
            </Button>
          )}
        </div>
      )}
      {approved && isAsking && <Withdraw student={approved.student} name={name} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface WriteProps {
  student: string;
  name: string;
  text: string;
  onDone: () => void;
  onCancel: (() => void) | null;
}

function Write({ student, name, text: before, onDone, onCancel }: WriteProps) {
  const [text, setText] = useState(before);
  const left = MOST - [...text.trim()].length;
  const propose = async () => {
    if (!text.trim()) return;
    const edit = { edit: 'write_summary', student, text, on: today() } as const;
    if (await perform({ on: 'summary', do: edit }, t('summary-did-propose', { name }))) onDone();
  };
  return (
    <Form className="stack record-do-form" onSubmit={() => void propose()}>
      <Field
        label={t('summary-text', { name })}
        value={text}
        onChange={setText}
        lines={4}
        maxLength={MOST}
        hint={left >= 0 && t('summary-left', { count: left })}
        autoFocus={onCancel !== null}
      />
      <div className="record-do">
        <Button type="submit" size="s" isDisabled={!text.trim()}>
          {t('summary-propose', { name })}
        </Button>
        {onCancel && (
          <Button size="s" kind="quiet" onPress={onCancel}>
            {t('do-cancel')}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** It cannot be undone here: only the student can say yes again. */
function Withdraw({ student, name, onClose }: { student: string; name: string; onClose: () => void }) {
  const withdraw = async () => {
    onClose();
    const edit = { edit: 'withdraw_summary', student, by: 'counselor', on: today() } as const;
    if (await attempt(() => commit({ on: 'summary', do: edit }))) say(t('summary-did-withdraw'));
  };
  return (
    <Dialog
      title={t('summary-withdraw-title')}
      closeLabel={t('do-close')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose} autoFocus>
            {t('do-cancel')}
          </Button>
          <Button kind="primary" onPress={() => void withdraw()}>
            {t('summary-withdraw')}
          </Button>
        </>
      }
    >
      <p>{t('summary-withdraw-body', { name })}</p>
    </Dialog>
  );
}
