// What stands around the map is drawn after it: a hand waits for whom it let go, and for nothing beside.

import { type ReactNode, useDeferredValue } from 'react';

export function Later({ children }: { children: ReactNode }): ReactNode {
  return useDeferredValue(children);
}
