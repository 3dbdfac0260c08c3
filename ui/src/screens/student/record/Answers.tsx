// Which adults would the student go to? What they answered alone and in confidence, and that it is erased at their wish.

import { useState } from 'react';
import { attempt } from '../../../frame/attempt';
import { type AnswerLine, type AskedBy, commit, type StudentFile, uuidv7 } from '../../../ipc';
import { Banner } from '../../../widgets/Banner';
import { Button } from '../../../widgets/Button';
import { Choices } from '../../../widgets/Check';
import { Dialog } from '../../../widgets/Dialog';
import { say } from '../../../widgets/StatusLine';
import { inLocale, t } from '../../../words';
import { exactly, today } from '../../../words/dates';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** Whom an answer names, in words. */
export const answerNames = ({ named }: AnswerLine): string =>
  named.length === 0 ? t('answers-nobody') : and().format(named);

export function Answers({ file, answers }: { file: StudentFile; answers: readonly AnswerLine[] }) {
  const [erasing, setErasing] = useState<AnswerLine | null>(null);
  if (answers.length === 0) return null;
  return (
    <section className="room-card" aria-labelledby="record-answers">
      <h2 id="record-answers">{t('answers-title')}</h2>
      <p className="room-hint">{t('answers-lead')}</p>
      <ul className="plain-list">
        {answers.map((answer) => (
          <li key={answer.id} className="hold-line">
            <span>
              <bdi>{answerNames(answer)}</bdi> <span className="room-hint">{exactly(answer.said_on)}</span>
            </span>
            <Button
              size="s"
              kind="quiet"
              aria-label={t('answers-erase-named', { date: exactly(answer.said_on) })}
              onPress={() => setErasing(answer)}
            >
              {t('answers-erase')}
            </Button>
          </li>
        ))}
      </ul>
      {erasing && <Erase file={file} answer={erasing} onClose={() => setErasing(null)} />}
    </section>
  );
}

function Erase({ file, answer, onClose }: { file: StudentFile; answer: AnswerLine; onClose: () => void }) {
  const [asked_by, setAskedBy] = useState<AskedBy>('student');
  const isHeld = file.holds.some(({ ended_on }) => ended_on === null);
  const erase = async () => {
    const edit = { edit: 'erase_answer', answer: answer.id, erasure: uuidv7(), asked_by, erased_on: today() } as const;
    if (!(await attempt(() => commit({ on: 'answer', do: edit })))) return;
    say(t('answers-erased'));
    onClose();
  };
  return (
    <Dialog
      title={t('answers-erase-title', { date: exactly(answer.said_on) })}
      closeLabel={t('do-close')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('maps-erase-no')}
          </Button>
          {!isHeld && (
            <Button kind="danger" onPress={() => void erase()}>
              {t('maps-erase-yes')}
            </Button>
          )}
        </>
      }
    >
      {isHeld ? (
        <Banner tone="attention">{t('maps-erase-held')}</Banner>
      ) : (
        <>
          <p className="finish-lead">{t('answers-erase-body')}</p>
          <Choices<AskedBy>
            label={t('maps-erase-who')}
            options={[
              { id: 'student', label: t('maps-erase-who-student', { name: file.name.called ?? file.name.given }) },
              { id: 'parent', label: t('maps-erase-who-parent') },
              { id: 'school', label: t('maps-erase-who-school') },
            ]}
            value={asked_by}
            onChange={setAskedBy}
          />
          <p className="finish-pale">{t('maps-erase-beyond')}</p>
        </>
      )}
    </Dialog>
  );
}
