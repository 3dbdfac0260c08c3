// What was this map for, and what was agreed? To read, where nobody is chosen.

import type { MapView } from '../../../ipc';
import { t } from '../../../words';
import { AskCard } from './NextStep';

export const hasForWhat = ({ goal, asks }: MapView): boolean =>
  goal.purpose !== null || goal.words !== null || asks.length > 0;

export function ForWhat({ map: { goal, asks } }: { map: MapView }) {
  return (
    <div className="about">
      {goal.purpose && <p className="about-told">{t(`sitting-card-${goal.purpose}`)}</p>}
      {goal.words && (
        <p className="about-told">
          <q>{goal.words}</q>
        </p>
      )}
      {asks.map((ask) => (
        <AskCard key={ask.id} ask={ask} />
      ))}
    </div>
  );
}
