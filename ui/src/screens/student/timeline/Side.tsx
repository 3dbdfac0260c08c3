// Two maps beside each other, each under its day. To look at, not to change.

import { useState } from 'react';
import type { Comparison, EgoNetwork } from '../../../ipc';
import { EMPTY, type View } from '../../../sociogram/hand';
import { Sociogram } from '../../../sociogram/Sociogram';
import { t } from '../../../words';
import { exactly, near } from '../../../words/dates';
import { isStill } from '../motion';
import { sociogramWords } from '../sociogramWords';

function One({ network, day, name }: { network: EgoNetwork; day: string; name: string }) {
  const [view, setView] = useState<View>(EMPTY);
  const people = network.alters.filter((alter) => alter.presence !== 'no_longer').length;
  return (
    <figure className="side-map">
      <figcaption title={exactly(day)}>{t('timeline-caption', { date: near(day), people })}</figcaption>
      <div className="side-drawing">
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

export function Side({ told, name }: { told: Comparison; name: string }) {
  return (
    <div className="side">
      <One network={told.earlier} day={told.earlier_on} name={name} />
      <One network={told.later} day={told.later_on} name={name} />
    </div>
  );
}
