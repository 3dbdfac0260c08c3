// What does the interface remember of a map while it is open? The hand, the selection, the mode. The screen owns it, so
// that its inspector and its chips and the drawing speak of the same person. Records are never copied here.

import { useCallback, useState } from 'react';
import type { Support } from './contract';
import { EMPTY, type View } from './hand';
import type { PaintedFact } from './intents';

export interface SociogramState {
  view: View;
  setView(view: View): void;
  select(person: string | null): void;
  /** Nobody is chosen any more; the focus is this person's. */
  leave(person: string | null): void;
  lookAt(person: string | null): void;
  arrange(): void;
  paint(support: Support): void;
  tell(told: PaintedFact): void;
  connect(): void;
}

export function useSociogram(): SociogramState {
  const [view, setView] = useState<View>(EMPTY);
  const change = useCallback((part: Partial<View>) => setView((now) => ({ ...now, hand: EMPTY.hand, ...part })), []);
  return {
    view,
    setView,
    // Only a tap on the map arms: whoever was chosen in a list or a panel does not move with the next click.
    select: useCallback((person) => change({ selected: person, is_armed: false }), [change]),
    leave: useCallback((person) => change({ selected: null, is_armed: false, focused: person }), [change]),
    lookAt: useCallback((person) => change({ focused: person }), [change]),
    arrange: useCallback(() => change({ mode: { as: 'arrange' }, tie_from: null }), [change]),
    paint: useCallback(
      (support) => change({ mode: { as: 'paint', support }, tie_from: null, is_armed: false }),
      [change],
    ),
    tell: useCallback((told) => change({ mode: { as: 'tell', told }, tie_from: null, is_armed: false }), [change]),
    connect: useCallback(() => change({ mode: { as: 'connect' }, tie_from: null, is_armed: false }), [change]),
  };
}
