// What asks for a few words before something is done? A dialog around a form, whose button sends it, with a way back beside it
// that does nothing.

import { Button } from '../widgets/Button';
import { Dialog, type DialogProps } from '../widgets/Dialog';
import { t } from '../words';

interface FormDialogProps extends Pick<DialogProps, 'title' | 'size' | 'onClose' | 'children'> {
  /** The id of the form in it. */
  form: string;
  /** What the button says. */
  does: string;
  isDisabled?: boolean;
  isBusy?: boolean;
}

export function FormDialog({ form, does, isDisabled, isBusy, children, ...rest }: FormDialogProps) {
  return (
    <Dialog
      {...rest}
      closeLabel={t('do-close')}
      isOpen
      actions={
        <>
          <Button kind="quiet" onPress={rest.onClose}>
            {t('do-cancel')}
          </Button>
          <Button kind="primary" type="submit" form={form} isDisabled={isDisabled} isBusy={isBusy}>
            {does}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
