// How is the passphrase changed, a new recovery code made, the system's keychain asked to hold the key? Each asks for the
// passphrase that holds now, and a new code is shown once, as the first was.

import { useState } from 'react';
import { NewPassphrase, passphraseProblem } from '../../frame/NewPassphrase';
import { RecoveryCode } from '../../frame/RecoveryCode';
import { useOnce } from '../../frame/useOnce';
import { failureOf, kith, type OpenProfile, readStatusAgain, useOffersKeychain, useStatus } from '../../ipc';
import { t } from '../../words';
import { failureWords } from '../../words/failure';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { HiddenName } from '../../widgets/HiddenName';
import { PassphraseField } from '../../widgets/PassphraseField';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';
import { FormDialog } from '../../frame/FormDialog';

export function Passphrase({ open }: { open: OpenProfile }) {
  const [asked, setAsked] = useState<'passphrase' | 'recovery' | 'keychain' | null>(null);
  const isKept = useStatus().data?.profiles.find(({ id }) => id === open.profile)?.has_keychain ?? false;
  const offersKeychain = useOffersKeychain();
  const close = () => setAsked(null);
  return (
    <section className="settings-part">
      <div>
        <h2>{t('settings-safety')}</h2>
      </div>
      <div className="row">
        <Button onPress={() => setAsked('passphrase')}>{t('settings-passphrase')}</Button>
        <Button onPress={() => setAsked('recovery')}>{t('settings-recovery')}</Button>
        {(isKept || offersKeychain) && !open.is_invented && (
          <Button onPress={() => setAsked('keychain')}>
            {t(isKept ? 'settings-keychain-off' : 'settings-keychain-on')}
          </Button>
        )}
      </div>
      {asked === 'passphrase' && <Change open={open} onClose={close} />}
      {asked === 'recovery' && <NewCode open={open} onClose={close} />}
      {asked === 'keychain' && <Keychain open={open} isKept={isKept} onClose={close} />}
    </section>
  );
}

interface AskedProps {
  open: OpenProfile;
  onClose: () => void;
}

/** The sentence for a failure where a passphrase was asked for. */
function wordsOf(thrown: unknown): string {
  const failure = failureOf(thrown);
  return failure.code === 'wrong_passphrase' && !failure.retry_after_s
    ? t('settings-old-wrong')
    : failureWords(failure);
}

function Change({ open, onClose }: AskedProps) {
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const { isBusy, error, once } = useOnce(wordsOf);
  const submit = async () => {
    if (isBusy) return;
    setTried(true);
    if (old === '' || passphraseProblem(fresh, again)) return;
    await once(async () => {
      await kith.changePassphrase(old, fresh);
      onClose();
      say(t('settings-passphrase-done'));
    });
  };
  return (
    <FormDialog
      title={t('settings-passphrase')}
      form="change-passphrase"
      does={t('settings-passphrase-do')}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Form id="change-passphrase" onSubmit={() => void submit()}>
        <HiddenName name={open.name} />
        <PassphraseField
          label={t('settings-old')}
          showLabel={t('show-passphrase')}
          autoComplete="current-password"
          value={old}
          onChange={setOld}
          autoFocus
          error={error ?? (isTried && old === '' ? t('settings-passphrase-words') : null)}
        />
        <NewPassphrase value={fresh} onChange={setFresh} again={again} onAgain={setAgain} isTried={isTried} />
      </Form>
    </FormDialog>
  );
}

interface OnceMoreProps extends AskedProps {
  id: string;
  title: string;
  does: string;
  words: string;
  /** What is done with the passphrase; a failure is said beside the field. */
  onPassphrase: (passphrase: string) => Promise<void>;
}

/** The passphrase is asked for once more, for one thing. */
function OnceMore({ open, onClose, id, title, does, words, onPassphrase }: OnceMoreProps) {
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, error, once } = useOnce(wordsOf);
  const submit = async () => {
    if (passphrase !== '') await once(() => onPassphrase(passphrase));
  };
  return (
    <FormDialog title={title} form={id} does={does} isBusy={isBusy} onClose={onClose}>
      <Form id={id} onSubmit={() => void submit()}>
        <p className="soft settings-words">{words}</p>
        <HiddenName name={open.name} />
        <PassphraseField
          label={t('settings-old')}
          showLabel={t('show-passphrase')}
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          error={error}
        />
      </Form>
    </FormDialog>
  );
}

function NewCode({ open, onClose }: AskedProps) {
  const [code, setCode] = useState<string | null>(null);
  if (code !== null)
    return (
      <Dialog title={t('recovery-title')} closeLabel={t('do-close')} isOpen onClose={onClose} isDismissable={false}>
        <RecoveryCode code={code} onSeen={onClose} />
      </Dialog>
    );
  return (
    <OnceMore
      open={open}
      onClose={onClose}
      id="new-code"
      title={t('settings-recovery')}
      does={t('settings-recovery-do')}
      words={t('settings-recovery-words')}
      onPassphrase={async (passphrase) => setCode(await kith.newRecoveryCode(passphrase))}
    />
  );
}

/** The system's keychain holds the key from now on, or no longer: in both the passphrase is asked for once more. */
function Keychain({ open, isKept, onClose }: AskedProps & { isKept: boolean }) {
  return (
    <OnceMore
      open={open}
      onClose={onClose}
      id="keychain"
      title={t(isKept ? 'settings-keychain-off' : 'settings-keychain-on')}
      does={t(isKept ? 'settings-keychain-off-do' : 'settings-keychain-on-do')}
      words={t(isKept ? 'settings-keychain-off-words' : 'settings-keychain-on-words')}
      onPassphrase={async (passphrase) => {
        await kith.setKeychain(!isKept, passphrase);
        await readStatusAgain();
        onClose();
        say(t(isKept ? 'settings-keychain-off-done' : 'settings-keychain-on-done'));
      }}
    />
  );
}
