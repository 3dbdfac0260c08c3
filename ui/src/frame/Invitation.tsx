// What IT hands over to let a laptop in, pasted or typed, and a proxy where there is one; and what is said when it did not.

import type { NotJoined } from '../ipc';
import { t } from '../words';
import { Field } from '../widgets/Field';

/** Why a laptop was not let in. */
export function notJoinedWords({ why, trouble, again_after_s }: NotJoined): string {
  switch (why) {
    case 'too_often':
      return t('district-not-too_often', { seconds: again_after_s ?? 60 });
    case 'trouble':
      return t('district-not-trouble', { why: t(`trouble-${trouble ?? 'server_fault'}`) });
    default:
      return t(`district-not-${why}`);
  }
}

export interface InvitationFieldsProps {
  invitation: string;
  onInvitation: (text: string) => void;
  proxy: string;
  onProxy: (text: string) => void;
  error: string | null;
  autoFocus?: boolean;
}

export const InvitationFields = (props: InvitationFieldsProps) => (
  <>
    <Field
      label={t('district-invitation')}
      hint={t('district-invitation-hint')}
      lines={4}
      value={props.invitation}
      onChange={props.onInvitation}
      error={props.error}
      autoFocus={props.autoFocus}
      autoComplete="off"
      spellCheck="false"
    />
    <Field
      label={t('district-proxy')}
      aside={t('optional')}
      hint={t('district-proxy-hint')}
      value={props.proxy}
      onChange={props.onProxy}
      autoComplete="off"
    />
  </>
);
