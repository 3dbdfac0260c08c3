// How is a scanner told from a hand? It types a badge's 26 signs in one go, none of which is a space, and ends with Enter. What it typed stays
// in no field and presses no button: a field in which somebody is typing stands as it stood before.

import { useEffect, useLayoutEffect, useRef } from 'react';

/** So long a machine under load may lie between two signs of a scanner: what comes later is a hand's. */
const SLOWEST_SCANNER_MS = 400;
/** The signs of a badge: capitals and figures, and no space between them. Where a keyboard is locked to capitals they come small. */
const BADGE_LENGTH = 26;
const isBadge = (typed: string): boolean => /^[A-Z2-7]{26}$/.test(typed) || /^(?=.*[2-7])[a-z2-7]{26}$/.test(typed);

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
    /** What came in one go, and for each sign the field into which it went, as that stood before it. */
    let typed: { sign: string; field: Typed | null; value: string }[] = [];
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      // What a browser fills in by itself has no key.
      if (!event.key || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const goesOn = event.timeStamp - last < SLOWEST_SCANNER_MS;
      last = event.timeStamp;
      // A key that is held, or one that takes back, is a hand's.
      if (!goesOn || event.repeat || event.key === 'Backspace' || event.key === 'Delete') typed = [];
      if (event.repeat) return;
      if (event.key === 'Enter') {
        const signs = typed.slice(-BADGE_LENGTH);
        typed = [];
        const scanned = signs.map(({ sign }) => sign).join('');
        if (!isBadge(scanned)) return;
        event.preventDefault();
        event.stopPropagation();
        // The focus may have moved while it typed: each field as it stood before the first sign that went there.
        for (const { field, value } of signs.toReversed()) if (field?.isConnected) sayAgain(field, value);
        heard.current(scanned);
      } else if (event.key.length === 1) {
        const field = isTyped(event.target) ? event.target : null;
        typed = [...typed.slice(1 - BADGE_LENGTH), { sign: event.key, field, value: field?.value ?? '' }];
      }
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
