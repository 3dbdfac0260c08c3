// One map to look at and not to change; whoever is chosen in it is chosen in this drawing alone.

import { type ComponentProps, useState } from 'react';
import type { EgoNetwork } from '../../ipc';
import { EMPTY, type View } from '../../sociogram/hand';
import { Sociogram } from '../../sociogram/Sociogram';
import { isStill } from './motion';
import { sociogramWords } from './sociogramWords';

interface Props {
  network: EgoNetwork;
  name: string;
  /** An earlier map under this one, and how far it has gone over. */
  overlay?: ComponentProps<typeof Sociogram>['overlay'];
}

export function StillMap({ network, name, overlay }: Props) {
  const [view, setView] = useState<View>(EMPTY);
  return (
    <Sociogram
      network={network}
      ego={{ name, initials: [...name][0] ?? '' }}
      view={view}
      onView={setView}
      onCommit={() => undefined}
      words={sociogramWords}
      isEditable={false}
      isReducedMotion={isStill()}
      overlay={overlay}
    />
  );
}
