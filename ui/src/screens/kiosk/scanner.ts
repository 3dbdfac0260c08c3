// How is a scanner told from a hand? It types a badge's 26 signs faster than anybody, and ends with Enter. What it typed stays
// in no field and presses no button: a field in which somebody is typing stands as it stood before.

import { useEffect, useLayoutEffect, useRef } from 'react';

/** No hand types so fast, sign after sign. */
const FASTEST_HAND_MS = 60;
const BADGE_LENGTH = 26;

type Typed = HTMLInputElement | HTMLTextAreaElement;
const isTyped = (element: unknown): element is Typed =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** A field says what it said, as if it had been typed: what listens to it hears of it. */
function sayAgain(field: Typed, value: string): void {
  const own = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // The field's own setter: what draws it watches the other one, and would take this for its own doing.
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Hears what a scanner types, wherever the focus is. */
export function useScanner(onScan: (typed: string) => void): void {
  const heard = useRef(onScan);
  useLayoutEffect(() => {
    heard.current = onScan;
  });
  useEffect(() => {
    let typed = '';
    let last = 0;
    /** Where the first of these signs went, and what stood there. */
    let before: { field: Typed; value: string } | null = null;
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
        if (before?.field.isConnected) sayAgain(before.field, before.value);
        heard.current(scanned);
      } else if (event.key.length === 1) {
        typed = isFast ? typed + event.key : event.key;
        if (typed.length === 1)
          before = isTyped(event.target) ? { field: event.target, value: event.target.value } : null;
      }
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
