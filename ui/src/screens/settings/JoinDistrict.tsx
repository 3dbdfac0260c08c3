// How does this laptop come to know its district? By the invitation that IT hands over, pasted or typed. Said before: what
// will travel, and what never does.

import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import { useOnce } from '../../frame/useOnce';
import { kith, type NotJoined } from '../../ipc';
import { t } from '../../words';
import { wordsFor } from '../../words/failure';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { say } from '../../widgets/StatusLine';

function notJoined({ why, trouble, again_after_s }: NotJoined): string {
  switch (why) {
    case 'too_often':
      return t('district-not-too_often', { seconds: again_after_s ?? 60 });
    case 'trouble':
      return t('district-not-trouble', { why: t(`trouble-${trouble ?? 'server_fault'}`) });
    default:
      return t(`district-not-${why}`);
  }
}

export function JoinDistrict({ onClose }: { onClose: () => void }) {
  const [invitation, setInvitation] = useState('');
  const [proxy, setProxy] = useState('');
  const { isBusy, error, setError, once } = useOnce(wordsFor);
  const submit = () =>
    once(async () => {
      const why = await kith.joinDistrict(invitation, proxy === '' ? null : proxy);
      if (why) {
        setError(notJoined(why));
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
        <Field
          label={t('district-invitation')}
          hint={t('district-invitation-hint')}
          lines={4}
          value={invitation}
          onChange={setInvitation}
          error={error}
          autoFocus
          autoComplete="off"
          spellCheck="false"
        />
        <Field
          label={t('district-proxy')}
          aside={t('optional')}
          hint={t('district-proxy-hint')}
          value={proxy}
          onChange={setProxy}
          autoComplete="off"
        />
        <p className="soft">{t('district-travels')}</p>
      </Form>
    </FormDialog>
  );
}
