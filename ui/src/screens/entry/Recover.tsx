// What if the passphrase is gone? The recovery code opens the store once more and a new passphrase is chosen with it.

import { useState } from 'react';
import { NewPassphrase, passphraseProblem } from '../../frame/NewPassphrase';
import { failureOf, kith, type ProfileLine } from '../../ipc';
import { t } from '../../words';
import { failureWords } from '../../words/failure';
import { Button } from '../../widgets/Button';
import { HiddenName } from '../../widgets/HiddenName';
import { Form } from '../../widgets/Form';
import { Field } from '../../widgets/Field';
import { ReadAgain } from './ReadAgain';

export interface RecoverProps {
  profile: ProfileLine;
  onIn: () => void;
  onBack: () => void;
  /** The new passphrase holds, and whoever typed it stopped while the records were read again. */
  onStopped: () => void;
}

export function Recover({ profile, onIn, onBack, onStopped }: RecoverProps) {
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async () => {
    if (isBusy) return;
    setTried(true);
    if (passphraseProblem(passphrase, again) || code.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      await kith.unlockWithRecovery(profile.id, code.trim(), passphrase);
      onIn();
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'cancelled') return onStopped();
      const isWrong = failure.code === 'wrong_passphrase' && !failure.retry_after_s;
      setError(isWrong ? t('recover-wrong') : failureWords(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void submit()}>
      <div>
        <h1 className="entry-title">{t('recover-title')}</h1>
        <p className="entry-lead">{t('recover-lead')}</p>
      </div>
      <Field
        label={t('recover-code')}
        value={code}
        onChange={setCode}
        autoFocus
        autoComplete="one-time-code"
        spellCheck="false"
        error={error ?? (isTried && code.trim() === '' ? t('recover-wrong') : null)}
      />
      <HiddenName name={profile.name} />
      <NewPassphrase
        value={passphrase}
        onChange={setPassphrase}
        again={again}
        onAgain={setAgain}
        isTried={isTried}
        about={[profile.name]}
      />
      <div className="row entry-go">
        <Button kind="primary" size="l" type="submit" isBusy={isBusy}>
          {t('recover-do')}
        </Button>
        <Button kind="quiet" size="l" onPress={onBack}>
          {t('do-back')}
        </Button>
      </div>
      <ReadAgain isOpening={isBusy} />
    </Form>
  );
}
