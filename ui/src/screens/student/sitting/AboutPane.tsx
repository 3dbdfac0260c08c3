// What stands beside the map? Who helps while that is lit; who may have been forgotten; the person who is chosen; what the map is
// for; or else what its signs say. One thing at a time, at the same place.

import type { ReactNode, Ref } from 'react';
import type { MapView, ScreenNow, Support } from '../../../ipc';
import { alterOf, presence } from '../../../sociogram/intents';
import type { View } from '../../../sociogram/hand';
import { t } from '../../../words';
import { Coach } from './Coach';
import { Forgotten } from './Forgotten';
import { ForWhat, hasForWhat } from './ForWhat';
import { Inspector } from './Inspector';
import { Later } from './Later';
import { Legend } from './Legend';
import { Light } from './Light';
import { Readout } from './Readout';
import type { Offered } from './useForgotten';
import type { OnMeant } from './useMeant';
import type { useTelling } from './useTelling';

interface Props {
  ref?: Ref<HTMLElement>;
  map: MapView;
  view: View;
  isBehind: boolean;
  isEditable: boolean;
  isLight: boolean;
  screen: ScreenNow;
  telling: ReturnType<typeof useTelling>;
  /** Whoever is tapped now gives this. */
  painting: Support | null;
  /** The kinds of help to choose from, where they do not stand at the side. */
  helpChips: ReactNode;
  /** Who is offered; null while that was not asked for. */
  forgotten: Offered | null;
  onForgotten: () => void;
  /** Opens "move to…"; null where the list is shown, which has it itself. */
  onMove: ((person: string) => void) | null;
  onSelect: (person: string | null) => void;
  onPaint: (support: Support | null) => void;
  onWanted: (name: string) => Promise<boolean>;
  onToHelp: () => void;
  onLight: () => void;
  onEdits: OnMeant;
  onRemove: (person: string) => void;
  onLeave: (person: string) => void;
}

export function AboutPane(props: Props) {
  const { map, view, isEditable, isLight, telling, forgotten, onEdits } = props;
  const { network } = map;
  const selected = alterOf(network, view.selected);
  const isQuiet = !isLight && !forgotten && !selected;
  const isCoached = map.wave.is_draft && props.screen === 'beside';
  return (
    <aside className="sitting-about" data-pane="about" aria-label={t('sitting-inspector')} inert={props.isBehind}>
      {isLight && (
        <Light
          map={map}
          selected={view.selected}
          painting={props.painting}
          chips={props.helpChips}
          onSelect={props.onSelect}
          onPaint={props.onPaint}
          onGoal={telling.onGoal}
          onAsk={telling.onAsk}
          onEarlier={telling.onEarlier}
          onWanted={props.onWanted}
          onLeave={props.onToHelp}
          onClose={props.onLight}
        />
      )}
      {forgotten && !selected && (
        <Forgotten
          people={forgotten}
          onMet={telling.addMet}
          onAgain={({ id, label }) => void onEdits((now) => presence(now, id, 'confirmed'), new Map([[id, label]]))}
          onGone={({ alter, label }) =>
            void onEdits([{ edit: 'set_presence', alter, presence: 'no_longer' }], new Map([[alter, label]]))
          }
          onAdd={({ alter, label }) =>
            void onEdits([{ edit: 'confirm_alters', alters: [alter] }], new Map([[alter, label]]))
          }
          onClose={props.onForgotten}
        />
      )}
      {!isLight && selected && isEditable && (
        <Later>
          <Inspector
            alter={selected}
            network={network}
            brokers={map.brokers}
            hasEarlier={map.earlier !== null}
            shown={map.shown}
            onMove={props.onMove && (() => props.onMove?.(selected.id))}
            onEdits={onEdits}
            onChoose={telling.onAnswer}
            onRemove={() => props.onRemove(selected.id)}
            onClose={() => props.onLeave(selected.id)}
          />
        </Later>
      )}
      {!isLight && selected && !isEditable && (
        <Readout alter={selected} network={network} brokers={map.brokers} onChoose={telling.onAnswer} />
      )}
      {isQuiet && isCoached && <Coach />}
      {isQuiet && hasForWhat(map) && <ForWhat map={map} onChoose={telling.onAnswer} onEarlier={telling.onEarlier} />}
      {isQuiet && !isCoached && (
        <Later>
          <Legend network={network} isEditable={isEditable} />
        </Later>
      )}
    </aside>
  );
}
