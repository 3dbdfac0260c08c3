// What do we do when somebody is not safe? The school's words, over whatever lies open, one key away. Both may read them;
// nothing is written down, and nothing knows that they were looked at.

import { useEffect, useState } from 'react';
import { useWordings } from '../../../frame/wordings';
import { Button } from '../../../widgets/Button';
import { Dialog } from '../../../widgets/Dialog';
import { t } from '../../../words';

/** F8 brings it and takes it away, whatever has the focus. */
export function useSafety(isHeard: boolean): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isHeard) return undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [isHeard]);
  return [isOpen && isHeard, setOpen];
}

export function Safety({ onClose }: { onClose: () => void }) {
  const said = useWordings();
  return (
    <Dialog
      title={t('sitting-safety')}
      closeLabel={t('do-close')}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" size="l" onPress={onClose} autoFocus>
          {t('do-close')}
        </Button>
      }
    >
      <ul className="cover-limits">
        {said?.safety.lines.map((line, at) => (
          // The words stand still while they are read.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>{line}</li>
        ))}
      </ul>
      <p className="room-hint">{t('sitting-safety-nothing')}</p>
    </Dialog>
  );
}
