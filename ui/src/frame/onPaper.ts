// What are students called on paper? What is said in the room stands there only where the student said yes to that.

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { kith, useLive } from '../ipc';

/** The names of these students for a list, a badge or a card, in their order; empty until they are known, so that nothing is
 * printed that nobody asked about. */
export function useNamesOnPaper(students: readonly string[]): readonly string[] {
  const names = useLive(['names_on_paper', ...students], () => kith.namesOnPaper([...students]), 'any', {
    enabled: students.length > 0,
  });
  return students.map((_, at) => names.data?.[at] ?? '');
}

const BEFORE_PRINTING = 'kith-printing';

/** Said before the system is asked to print. */
export const saysPrinting = (): boolean => window.dispatchEvent(new Event(BEFORE_PRINTING));

/** Whether the page is being printed right now: what is on paper otherwise than on the screen asks this. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The page is taken as it is when this returns.
    const begins = () => flushSync(() => setPrinting(true));
    const ends = () => setPrinting(false);
    window.addEventListener('beforeprint', begins);
    // Not every engine says it in time: whoever prints from here says it, too.
    window.addEventListener(BEFORE_PRINTING, begins);
    window.addEventListener('afterprint', ends);
    return () => {
      window.removeEventListener('beforeprint', begins);
      window.removeEventListener(BEFORE_PRINTING, begins);
      window.removeEventListener('afterprint', ends);
    };
  }, []);
  return isPrinting;
}
