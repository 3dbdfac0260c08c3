// How is an erasure ordered? By whose wish, and by what order or decision, for the audit and without a name. It cannot be taken back,
// so whose file it is is read once more, and the button that does it is not the one that has the focus.

import { useState } from 'react';
import { Button } from '../../widgets/Button';
import { Choices } from '../../widgets/Check';
import { Dialog } from '../../widgets/Dialog';
import { Field } from '../../widgets/Field';
import { Form } from '../../widgets/Form';
import { t } from '../../words';
import { type Answers, type AskedBy, order } from './asking';
import { useHush, whyWords } from './said';

const WISHES: readonly AskedBy[] = ['student', 'parent', 'school'];
/** As the server has it. */
const LONGEST_AUTHORITY = 200;

interface EraseDialogProps {
  student: string;
  name: string;
  onClose: () => void;
}

export function EraseDialog({ student, name, onClose }: EraseDialogProps) {
  useHush();
  const [asked_by, setAskedBy] = useState<AskedBy>('student');
  const [authority, setAuthority] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [done, setDone] = useState<Answers['erase'] | null>(null);
  const erase = async () => {
    setTried(true);
    if (isBusy || authority.trim() === '') return;
    setBusy(true);
    setFailed(null);
    try {
      setDone(await order({ ask: 'erase', student, asked_by, authority }));
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={t(done ? 'admin-erased-title' : 'admin-erase-sure', { name })}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        done ? (
          <Button kind="primary" onPress={onClose}>
            {t('do-done')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onPress={onClose}>
              {t('do-cancel')}
            </Button>
            <Button kind="danger" type="submit" form="erase" isBusy={isBusy}>
              {t('admin-erase-do')}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <div className="stack" role="status">
          <p className="admin-words">{t('admin-erased', { count: done.records })}</p>
          <p className="admin-words">{t('admin-erased-devices', { count: done.devices.outstanding.length })}</p>
          {done.joined.length > 0 && (
            <p className="admin-words">{t('admin-erased-joined', { count: done.joined.length })}</p>
          )}
          {done.left.length > 0 && <p className="admin-words">{t('admin-erased-left', { count: done.left.length })}</p>}
        </div>
      ) : (
        <Form id="erase" onSubmit={() => void erase()}>
          <p className="admin-words">{t('admin-erase-words')}</p>
          <Choices<AskedBy>
            label={t('admin-erase-wish')}
            options={WISHES.map((id) => ({ id, label: t(`admin-erase-by-${id}`) }))}
            value={asked_by}
            onChange={setAskedBy}
          />
          <Field
            label={t('admin-erase-authority')}
            hint={t('admin-erase-authority-hint')}
            value={authority}
            onChange={setAuthority}
            maxLength={LONGEST_AUTHORITY}
            autoComplete="off"
            error={isTried && authority.trim() === '' ? t('admin-missing') : null}
          />
          {failed !== null && (
            <p className="k-error" role="alert">
              {whyWords(failed)}
            </p>
          )}
        </Form>
      )}
    </Dialog>
  );
}
