// One map under its day. To look at, not to change: whoever is chosen in it is chosen in this picture alone.

import { useState } from 'react';
import type { EgoNetwork } from '../../ipc';
import { EMPTY, type View } from '../../sociogram/hand';
import { Sociogram } from '../../sociogram/Sociogram';
import { t } from '../../words';
import { exactly, near } from '../../words/dates';
import { isStill } from './motion';
import { sociogramWords } from './sociogramWords';

export function Picture({ network, day, name }: { network: EgoNetwork; day: string; name: string }) {
  const [view, setView] = useState<View>(EMPTY);
  const people = network.alters.filter(
    (alter) => !alter.is_pale && (alter.presence === 'confirmed' || alter.presence === 'remembered'),
  ).length;
  return (
    <figure className="picture">
      <figcaption title={exactly(day)}>{t('timeline-caption', { date: near(day), people })}</figcaption>
      <div className="picture-drawing">
        <Sociogram
          network={network}
          ego={{ name, initials: [...name][0] ?? '' }}
          view={view}
          onView={setView}
          onCommit={() => undefined}
          words={sociogramWords}
          isEditable={false}
          isReducedMotion={isStill()}
        />
      </div>
    </figure>
  );
}
