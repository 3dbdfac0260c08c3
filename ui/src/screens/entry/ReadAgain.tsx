// What takes so long at the door? After an update all records may have to be read again: that is said, with how far it is, and
// it can be stopped: the store stays closed then, and the next unlock begins again. Where nothing is read again there is nothing here.

import { attempt } from '../../frame/attempt';
import { useProgress } from '../../frame/useProgress';
import { kith } from '../../ipc';
import { t } from '../../words';
import { Progress } from '../../widgets/Progress';

export function ReadAgain({ isOpening }: { isOpening: boolean }) {
  const { done, of } = useProgress('read_again', isOpening);
  if (of === 0) return null;
  return (
    <div className="stack-tight">
      <Progress
        label={t('unlock-read-again')}
        detail={t('bring-detail', { pct: Math.round((done / of) * 100) })}
        done={done}
        of={of}
        cancelLabel={t('bring-stop')}
        onCancel={() => void attempt(() => kith.cancel('read_again'))}
      />
      <p className="k-hint">{t('unlock-read-again-hint')}</p>
    </div>
  );
}
