// How does somebody come in whose district is another by now, or elsewhere, or unknown to this laptop? By their passphrase and
// a new invitation, before anything of theirs is shown. What is typed stays where it was typed until it opened the door. Another
// server than theirs is shown and asked about first.

import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import { InvitationFields, notJoinedWords } from '../../frame/Invitation';
import { type Elsewhere, failureOf, kith, type ProfileLine } from '../../ipc';
import { t } from '../../words';
import { failureWords } from '../../words/failure';
import { Form } from '../../widgets/Form';
import { HiddenName } from '../../widgets/HiddenName';
import { PassphraseField } from '../../widgets/PassphraseField';
import { say } from '../../widgets/StatusLine';

interface Wrong {
  passphrase?: string;
  invitation?: string;
}

export interface RejoinProps {
  profile: ProfileLine;
  onIn: () => void;
  onClose: () => void;
}

export function Rejoin({ profile, onIn, onClose }: RejoinProps) {
  const [passphrase, setPassphrase] = useState('');
  const [invitation, setInvitation] = useState('');
  const [proxy, setProxy] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const submit = async () => {
    if (isBusy) return;
    setBusy(true);
    setWrong({});
    const agreed = elsewhere?.address ?? null;
    try {
      const done = await kith.joinAtDoor(profile.id, passphrase, invitation, proxy === '' ? null : proxy, agreed);
      setElsewhere(done.elsewhere);
      if (done.why) setWrong({ invitation: notJoinedWords(done.why) });
      if (done.why || done.elsewhere) return;
      await kith.unlock(profile.id, passphrase);
      say(t('rejoin-done'));
      onIn();
    } catch (thrown) {
      setElsewhere(null);
      const failure = failureOf(thrown);
      const isPassphrase = failure.code === 'wrong_passphrase' || failure.code === 'wait';
      setWrong({ [isPassphrase ? 'passphrase' : 'invitation']: failureWords(failure) });
    } finally {
      setBusy(false);
    }
  };
  if (elsewhere)
    return (
      <FormDialog
        title={t('rejoin-elsewhere-title')}
        form="rejoin-elsewhere"
        does={t('rejoin-elsewhere-do')}
        isBusy={isBusy}
        onClose={() => setElsewhere(null)}
      >
        <Form id="rejoin-elsewhere" onSubmit={() => void submit()}>
          <Where {...elsewhere} />
        </Form>
      </FormDialog>
    );
  return (
    <FormDialog
      title={t('rejoin-title')}
      form="rejoin"
      does={t('rejoin-do')}
      isBusy={isBusy}
      isDisabled={passphrase === '' || invitation.trim() === ''}
      onClose={onClose}
    >
      <Form id="rejoin" onSubmit={() => void submit()}>
        <p>{t('rejoin-words')}</p>
        <HiddenName name={profile.name} />
        <PassphraseField
          label={t('unlock-passphrase')}
          showLabel={t('show-passphrase')}
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          error={wrong.passphrase ?? null}
          autoFocus
        />
        <InvitationFields
          invitation={invitation}
          onInvitation={setInvitation}
          proxy={proxy}
          onProxy={setProxy}
          error={wrong.invitation ?? null}
        />
      </Form>
    </FormDialog>
  );
}

/** Whose server it is. Closing it goes back to what was typed, with nothing changed. */
const Where = ({ district, address, name, former }: Elsewhere) => (
  <>
    <p>{t('rejoin-elsewhere', { district, address, name })}</p>
    <p>{former === '' ? t('rejoin-elsewhere-unknown') : t('rejoin-elsewhere-former', { former })}</p>
    <p>{t('rejoin-elsewhere-ask')}</p>
  </>
);
