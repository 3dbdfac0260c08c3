// How does this laptop come to know its district? By the invitation that IT hands over, pasted or typed. One that holds for
// everybody has the browser sign in first: until it is back it can be stopped, and what was typed stays. Said before: what will
// travel, and what never does.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { FormDialog } from '../../frame/FormDialog';
import { InvitationFields, notJoinedWords } from '../../frame/Invitation';
import { useOnce } from '../../frame/useOnce';
import { useProgress } from '../../frame/useProgress';
import { kith } from '../../ipc';
import { t, useSpoken } from '../../words';
import { wordsFor } from '../../words/failure';
import { Banner } from '../../widgets/Banner';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';

export function JoinDistrict({ onClose }: { onClose: () => void }) {
  const [invitation, setInvitation] = useState('');
  const [proxy, setProxy] = useState('');
  const { isBusy, error, setError, once } = useOnce(wordsFor);
  const language = useSpoken((spoken) => spoken.code);
  const { done, of } = useProgress('sign_in', isBusy);
  const isInBrowser = isBusy && done < of;
  const submit = () =>
    once(async () => {
      const why = await kith.joinDistrict(invitation, proxy === '' ? null : proxy, language);
      if (why) {
        setError(notJoinedWords(why));
        return;
      }
      onClose();
      const { member } = await kith.district();
      say(t('district-connected', { district: member?.district ?? '' }));
    });
  // Who is waited for in the browser is waited for no more; the dialog stays with what was typed, and says so.
  const close = () => (isInBrowser ? void attempt(() => kith.cancel('sign_in')) : onClose());
  return (
    <FormDialog
      title={t('district-connect')}
      form="join-district"
      does={t('district-connect-do')}
      isBusy={isBusy}
      onClose={close}
    >
      <Form id="join-district" onSubmit={() => void submit()}>
        <div role="status">{isInBrowser && <Banner tone="attention">{t('district-browser')}</Banner>}</div>
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
