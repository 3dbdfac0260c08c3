// What has to be said before it can be done? It stands where it is said, is read aloud, and whoever pressed goes on at it.

import { useEffect, useRef } from 'react';

/** The first that can be typed or pressed in the part that this stands in, or else right behind. */
const whatToSay = (missed: HTMLElement): HTMLElement | null => {
  const part = missed.closest('.visit-part, .visit-when') ?? missed.previousElementSibling;
  return part?.querySelector<HTMLElement>('input, button') ?? null;
};

export function Missed({ children }: { children: string }) {
  const here = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (here.current) whatToSay(here.current)?.focus();
  }, []);
  return (
    <p ref={here} className="visit-missing" role="alert">
      {children}
    </p>
  );
}
