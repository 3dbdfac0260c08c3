// By what does everybody join who has an account of the district? By one text, which is no secret: it says where the server is and
// which key it has. Who signs in is known by the district's own accounts.

import { Copy } from 'lucide-react';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { t } from '../../words';
import { useAsked } from './asking';
import { Asked } from './Asked';
import { QrPicture } from './QrPicture';
import { copy, useHush } from './said';

export function InvitationDialog({ onClose }: { onClose: () => void }) {
  useHush();
  const invited = useAsked({ ask: 'invitation' });
  const text = invited.data?.invitation;
  return (
    <Dialog
      title={t('admin-invitation-title')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      size="l"
      actions={
        <>
          <Button icon={Copy} isDisabled={text === undefined} onPress={() => text && void copy(text)}>
            {t('admin-copy')}
          </Button>
          <Button kind="primary" onPress={onClose} autoFocus>
            {t('do-done')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="admin-words">{t('admin-invitation-words')}</p>
        <Asked of={invited}>
          {({ invitation }) => (
            <div className="admin-invitation">
              <QrPicture of={invitation} />
              <Field label={t('district-invitation')} lines={5} value={invitation} isReadOnly />
            </div>
          )}
        </Asked>
      </div>
    </Dialog>
  );
}
