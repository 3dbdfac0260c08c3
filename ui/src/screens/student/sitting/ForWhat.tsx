// What was this map for, and what was agreed? To read, where nobody is chosen; where two people wrote
// different things, it is asked which is right.

import type { Ask, AskState, Edit, MapView } from '../../../ipc';
import { alterOf } from '../../../sociogram/intents';
import { t } from '../../../words';
import { EarlierSteps } from './EarlierSteps';
import { AskCard } from './NextStep';
import { Questions } from './Questions';

export const hasForWhat = ({ goal, asks, earlier_asks }: MapView): boolean =>
  goal.purpose !== null || goal.words !== null || asks.length > 0 || earlier_asks.length > 0;

interface Props {
  map: MapView;
  onChoose: (edit: Edit, words: string) => void;
  onEarlier: (ask: Ask, to: AskState) => void;
}

export function ForWhat({ map: { goal, asks, earlier_asks, network }, onChoose, onEarlier }: Props) {
  const named = (id: string) => alterOf(network, id)?.label ?? null;
  return (
    <div className="about">
      {goal.purpose && <p className="about-told">{t(`sitting-card-${goal.purpose}`)}</p>}
      {goal.words && (
        <p className="about-told">
          <q>{goal.words}</q>
        </p>
      )}
      <Questions about={{ label: goal.words ?? '', conflicts: goal.conflicts }} onChoose={onChoose} />
      {asks.map((ask) => (
        <div key={ask.id} className="step-next">
          <AskCard ask={ask} />
          <Questions about={{ label: ask.name, conflicts: ask.conflicts }} named={named} onChoose={onChoose} />
        </div>
      ))}
      <EarlierSteps asks={earlier_asks} onMove={onEarlier} />
    </div>
  );
}
