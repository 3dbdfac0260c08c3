// One map to look at and not to change, drawn or as a list; whoever is chosen in it is chosen in this drawing alone.

import { List, Network } from 'lucide-react';
import { type ComponentProps, useLayoutEffect, useRef, useState } from 'react';
import type { EgoNetwork } from '../../ipc';
import { EMPTY, type View } from '../../sociogram/hand';
import { ListView } from '../../sociogram/ListView';
import { Sociogram } from '../../sociogram/Sociogram';
import { IconButton } from '../../widgets/Button';
import { t } from '../../words';
import { isStill } from './motion';
import { sociogramWords } from './sociogramWords';
import { useLettersAreKeys } from '../../letters';
import { isLetter } from './useKeys';

interface Props {
  network: EgoNetwork;
  name: string;
  /** An earlier map under this one, and how far it has gone over. Its list is the table of what changed. */
  overlay?: ComponentProps<typeof Sociogram>['overlay'];
}

export function StillMap({ network, name, overlay }: Props) {
  const [view, setView] = useState<View>(EMPTY);
  const [isList, setList] = useState(false);
  const [isByKey, setByKey] = useState(false);
  const hasLetterKeys = useLettersAreKeys();
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isList && isByKey) root.current?.querySelector<HTMLElement>('[data-list-person]')?.focus();
  }, [isList, isByKey]);
  const toggle = (byKey: boolean) => {
    setByKey(byKey);
    setList(!isList);
  };
  const drawing = (
    <Sociogram
      network={network}
      ego={{ name, initials: [...name][0] ?? '' }}
      view={view}
      onView={setView}
      onCommit={() => undefined}
      onList={overlay ? undefined : () => toggle(true)}
      words={sociogramWords()}
      isEditable={false}
      hasLetterKeys={hasLetterKeys}
      isReducedMotion={isStill()}
      takesFocus={isByKey}
      overlay={overlay}
    />
  );
  if (overlay) return drawing;
  return (
    // One key leads back from every row; the map has its own.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className="still-map" onKeyDown={(event) => isList && isLetter(event, 'l') && toggle(true)}>
      <div className="still-map-way">
        <IconButton
          label={isList ? t('sitting-drawing') : t('sitting-list')}
          keys={hasLetterKeys ? 'L' : undefined}
          icon={isList ? Network : List}
          onPress={() => toggle(false)}
        />
      </div>
      {isList ? (
        <div className="still-map-list">
          <ListView network={network} words={sociogramWords()} onCommit={() => undefined} isEditable={false} />
        </div>
      ) : (
        drawing
      )}
    </div>
  );
}
