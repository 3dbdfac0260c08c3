// The box of a sitting. When the two go on it is turned to whoever reads with the tap itself, and nothing in it is made anew for
// that.

import type { ReactNode } from 'react';
import { useGoing } from './cover';

export function SittingWindow({ isBehind, children }: { isBehind: boolean; children: ReactNode }) {
  const isUnseen = !useGoing() && isBehind;
  return (
    <div className="sitting-window" aria-hidden={isUnseen || undefined} data-behind={isBehind || undefined}>
      {children}
    </div>
  );
}
