// How does this laptop come to know its district? By the invitation that IT hands over, pasted or typed. Said before: what
// will travel, and what never does.

import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import { InvitationFields, notJoinedWords } from '../../frame/Invitation';
import { useOnce } from '../../frame/useOnce';
import { kith } from '../../ipc';
import { t } from '../../words';
import { wordsFor } from '../../words/failure';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';

export function JoinDistrict({ onClose }: { onClose: () => void }) {
  const [invitation, setInvitation] = useState('');
  const [proxy, setProxy] = useState('');
  const { isBusy, error, setError, once } = useOnce(wordsFor);
  const submit = () =>
    once(async () => {
      const why = await kith.joinDistrict(invitation, proxy === '' ? null : proxy);
      if (why) {
        setError(notJoinedWords(why));
        return;
      }
      onClose();
      const { member } = await kith.district();
      say(t('district-connected', { district: member?.district ?? '' }));
    });
  return (
    <FormDialog
      title={t('district-connect')}
      form="join-district"
      does={t('district-connect-do')}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Form id="join-district" onSubmit={() => void submit()}>
        <InvitationFields
          invitation={invitation}
          onInvitation={setInvitation}
          proxy={proxy}
          onProxy={setProxy}
          error={error}
          autoFocus
        />
        <p className="soft">{t('district-travels')}</p>
      </Form>
    </FormDialog>
  );
}
