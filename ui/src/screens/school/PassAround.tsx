// A laptop that goes around a room: who holds it, their marks, and on to the next. Nothing else of Kith answers meanwhile; the
// shell sees to that, and this page is all that is drawn.

import { useState } from 'react';
import { attempt } from '../../frame/attempt';
import { useKeys } from '../../frame/keys';
import { type AdultLine, kith, readStatusAgain } from '../../ipc';
import { Button } from '../../widgets/Button';
import { t } from '../../words';
import { Marking } from './Marking';
import { WhoIsIt } from './WhoIsIt';

const nothing = () => undefined;

export function PassAround({ campaign }: { campaign: string }) {
  const [adult, setAdult] = useState<AdultLine | null>(null);
  useKeys({ onHelp: nothing });
  const end = async () => {
    await attempt(() => kith.endMarking());
    await readStatusAgain();
  };
  if (adult)
    return <Marking key={adult.id} campaign={campaign} adult={adult} way="passed" onClose={() => setAdult(null)} />;
  return (
    <WhoIsIt
      campaign={campaign}
      title={t('around-title')}
      lead={t('around-lead')}
      search={t('around-search')}
      isForOnce
      onChoose={setAdult}
      actions={
        <div className="stack-tight">
          <Button onPress={() => void end()} aria-describedby="around-end-hint">
            {t('around-end')}
          </Button>
          <span id="around-end-hint" className="k-hint">
            {t('around-end-hint')}
          </span>
        </div>
      }
    />
  );
}
