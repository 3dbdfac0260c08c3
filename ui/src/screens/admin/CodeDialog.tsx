// What does IT hand over? A one-time code: as one text and as a picture for a laptop, or a few letters with which somebody sets a
// passphrase of their own. It is shown once; the server keeps no more than a hash of it.

import { Copy } from 'lucide-react';
import { useState } from 'react';
import { FormDialog } from '../../frame/FormDialog';
import { Button } from '../../widgets/Button';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { Select } from '../../widgets/Select';
import { t } from '../../words';
import { type Answers, order } from './asking';
import { QrPicture } from './QrPicture';
import { attempt, copy, momentWords, useHush } from './said';

type Code = Answers['code'];
export type CodeFor = 'device' | 'account';

const HOURS = ['4', '48', '168'] as const;
type Hours = (typeof HOURS)[number];

interface CodeDialogProps {
  login: string;
  name: string;
  of: CodeFor;
  onClose: () => void;
}

export function CodeDialog({ login, name, of, onClose }: CodeDialogProps) {
  useHush();
  const [hours, setHours] = useState<Hours>('48');
  const [code, setCode] = useState<Code | null>(null);
  const [isBusy, setBusy] = useState(false);
  const make = async () => {
    if (isBusy) return;
    setBusy(true);
    const made = await attempt(() => order({ ask: 'code', login, of, hours: Number(hours) }));
    setBusy(false);
    if (made) setCode(made);
  };
  const title = t(of === 'device' ? 'admin-code-device-title' : 'admin-code-account-title', { name });
  if (code) return <Made code={code} title={title} login={login} onClose={onClose} />;
  return (
    <FormDialog title={title} form="make-code" does={t('admin-code-make')} isBusy={isBusy} onClose={onClose}>
      <Form id="make-code" onSubmit={() => void make()}>
        <p className="admin-words">{t(of === 'device' ? 'admin-code-device-words' : 'admin-code-account-words')}</p>
        <Select<Hours>
          label={t('admin-code-holds')}
          options={HOURS.map((id) => ({ id, label: t(`admin-code-hours-${id}`) }))}
          value={hours}
          onChange={setHours}
        />
      </Form>
    </FormDialog>
  );
}

function Made({ code, title, login, onClose }: { code: Code; title: string; login: string; onClose: () => void }) {
  const text = code.invitation ?? code.code;
  return (
    <Dialog
      title={title}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      size={code.invitation ? 'l' : 'm'}
      actions={
        <>
          <Button icon={Copy} onPress={() => void copy(text)}>
            {t('admin-copy')}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t('do-done')}
          </Button>
        </>
      }
    >
      <div className="stack" role="status">
        <p className="admin-words">
          {code.invitation === null
            ? t('admin-code-account-made', { login, when: momentWords(code.until_ms) })
            : t('admin-code-device-made', { when: momentWords(code.until_ms) })}
        </p>
        {code.invitation === null ? (
          <Field label={t('admin-code')} value={code.code} isReadOnly />
        ) : (
          <div className="admin-invitation">
            <QrPicture of={code.invitation} />
            <Field label={t('district-invitation')} lines={5} value={code.invitation} isReadOnly />
          </div>
        )}
        <p className="soft admin-words">{t('admin-code-once')}</p>
      </div>
    </Dialog>
  );
}
