// How is a scanner told from a hand? It types a badge's 26 signs faster than anybody, and ends with Enter. What it typed goes
// into no field and presses no button.

import { useEffect, useLayoutEffect, useRef } from 'react';

/** No hand types so fast, sign after sign. */
const FASTEST_HAND_MS = 60;
const BADGE_LENGTH = 26;

/** Listens while `isOn`: where somebody types a name a badge would go into the field. */
export function useScanner(onScan: (typed: string) => void, isOn = true): void {
  const heard = useRef(onScan);
  useLayoutEffect(() => {
    heard.current = onScan;
  });
  useEffect(() => {
    if (!isOn) return;
    let typed = '';
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isFast = event.timeStamp - last < FASTEST_HAND_MS;
      last = event.timeStamp;
      if (event.key === 'Enter') {
        const scanned = isFast && typed.length >= BADGE_LENGTH ? typed.slice(-BADGE_LENGTH) : null;
        typed = '';
        if (scanned === null) return;
        event.preventDefault();
        event.stopPropagation();
        heard.current(scanned);
      } else if (event.key.length === 1) typed = isFast ? typed + event.key : event.key;
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isOn]);
}
