// What is asked over the map: what happens with it, a copy to take along, whether it is forgotten; and the list of keys. One at a
// time, and back to the map from each.

import type { MapView } from '../../../ipc';
import { useWaits } from '../../../ipc';
import { TakeAway } from '../TakeAway';
import { putAway, useDeciding } from './cover';
import { NOTHING_CHOSEN } from './choosing';
import type { Decides } from './deciding';
import { Finish, Forget, Keeping } from './Finish';
import { Keys } from './Keys';

export type Asking = 'finish' | 'forget' | 'keys' | 'take' | null;

interface Props {
  map: MapView;
  asking: Asking;
  onAsk: (asking: Asking) => void;
  /** A name that was typed and not added. */
  unsaid: string;
  onAdd: () => void;
  decides: Decides;
  onLater: () => void;
}

export function Asked({ map, asking, onAsk, unsaid, onAdd, decides, onLater }: Props) {
  const wave = map.wave.id;
  const { isKeeping, keep, forget } = decides;
  const [deciding, setDeciding] = useDeciding(wave);
  const isLong = useWaits() && isKeeping;
  if (asking === 'keys') return <Keys onClose={() => onAsk(null)} />;
  if (asking === 'take') return <TakeAway wave={wave} onClose={() => onAsk('finish')} />;
  if (asking === 'forget')
    return (
      <Forget
        isHeld={map.is_held}
        onForget={() => void forget()}
        onLater={() => void putAway(wave)}
        onBack={() => onAsk(isKeeping ? 'finish' : null)}
      />
    );
  if (asking !== 'finish') return null;
  if (isLong) return <Keeping onLeave={onLater} onForget={() => onAsk('forget')} />;
  return (
    <Finish
      map={map}
      unsaid={unsaid}
      isChosen={isKeeping}
      deciding={deciding}
      onDeciding={setDeciding}
      onAdd={onAdd}
      onKeep={(choice) => void keep(choice)}
      onLater={onLater}
      onForget={() => onAsk('forget')}
      onBack={() => {
        // Whom they left out is not asked about again; an answer that was not said to hold is none, and the most private comes first.
        setDeciding({ ...NOTHING_CHOSEN, said: deciding.said });
        onAsk(null);
      }}
      onTake={() => onAsk('take')}
    />
  );
}
