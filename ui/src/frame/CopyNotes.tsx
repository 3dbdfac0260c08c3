// How does a note leave this machine? Encrypted, into a file where the counselor says, under a passphrase of its own: for
// herself, or handed over to a substitute until a day. The shell writes it and notes it; nothing of it passes through here.

import { useState } from 'react';
import { kith } from '../ipc';
import { DayField } from './DayField';
import { Field } from '../widgets/Field';
import { Form } from '../widgets/Form';
import { say } from '../widgets/StatusLine';
import { t } from '../words';
import { daysAfter, today } from '../words/dates';
import { wordsFor } from '../words/failure';
import { NewPassphrase, passphraseProblem } from './NewPassphrase';
import { readAidAgain } from './OpenAid';
import { useOnce } from './useOnce';
import { FormDialog } from './FormDialog';

const DAYS = 14;

export interface CopyNotesProps {
  /** Whose notes, with the name to say; null for all. */
  student: { id: string; name: string } | null;
  isHandOver: boolean;
  onClose: () => void;
}

export function CopyNotes({ student, isHandOver, onClose }: CopyNotesProps) {
  const [to, setTo] = useState('');
  const [until, setUntil] = useState(() => daysAfter(today(), DAYS));
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const { isBusy, error, once } = useOnce(wordsFor);
  const isNamed = !isHandOver || (to.trim() !== '' && until !== '');
  const copy = async () => {
    if (isBusy) return;
    setTried(true);
    if (!isNamed || passphraseProblem(fresh, again)) return;
    await once(async () => {
      const made = await kith.copyNotes(student?.id ?? null, fresh, isHandOver ? { to: to.trim(), until } : null);
      // No place was chosen: then nothing was asked for.
      if (made === null) return;
      await readAidAgain();
      onClose();
      say(t('aid-copy-done', { count: made.notes }));
    });
  };
  return (
    <FormDialog
      title={t(isHandOver ? 'aid-hand-title' : 'aid-copy-title')}
      form="copy-notes"
      does={t(isHandOver ? 'aid-hand-do' : 'aid-copy-do')}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Form id="copy-notes" onSubmit={() => void copy()}>
        <p className="soft">
          {t(isHandOver ? 'aid-hand-words' : 'aid-copy-words')}{' '}
          {student ? t('aid-copy-of', { name: student.name }) : t('aid-copy-all')}
        </p>
        {isHandOver && (
          <>
            <Field
              label={t('aid-hand-to')}
              value={to}
              onChange={setTo}
              maxLength={120}
              autoComplete="off"
              autoFocus
              error={isTried && to.trim() === '' ? t('refusal-name_is_empty') : null}
            />
            <DayField label={t('aid-hand-until')} value={until} onChange={setUntil} />
          </>
        )}
        <NewPassphrase
          value={fresh}
          onChange={setFresh}
          again={again}
          onAgain={setAgain}
          isTried={isTried}
          autoFocus={!isHandOver}
        />
        {error && (
          <p className="k-error" role="alert">
            {error}
          </p>
        )}
      </Form>
    </FormDialog>
  );
}
