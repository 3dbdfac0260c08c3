// What does the interface remember of a map while it is open? The hand, the selection, the mode. The screen owns it, so
// that its inspector and its chips and the drawing speak of the same person. Records are never copied here.

import { useCallback, useState } from 'react';
import type { Support } from './contract';
import { EMPTY, type View } from './hand';

export interface SociogramState {
  view: View;
  setView(view: View): void;
  select(person: string | null): void;
  arrange(): void;
  paint(support: Support): void;
  connect(): void;
}

export function useSociogram(): SociogramState {
  const [view, setView] = useState<View>(EMPTY);
  const change = useCallback((part: Partial<View>) => setView((now) => ({ ...now, hand: EMPTY.hand, ...part })), []);
  return {
    view,
    setView,
    select: useCallback((person) => change({ selected: person, is_armed: person !== null }), [change]),
    arrange: useCallback(() => change({ mode: { as: 'arrange' }, tie_from: null }), [change]),
    paint: useCallback(
      (support) => change({ mode: { as: 'paint', support }, tie_from: null, is_armed: false }),
      [change],
    ),
    connect: useCallback(() => change({ mode: { as: 'connect' }, tie_from: null, is_armed: false }), [change]),
  };
}
