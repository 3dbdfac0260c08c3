// What are students called on paper? What is said in the room stands there only where the student said yes to that.

import { useEffect, useRef, useState } from 'react';
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
const AFTER_PRINTING = 'kith-printed';

/** Said before the system is asked to print. */
export const saysPrinting = (): boolean => window.dispatchEvent(new Event(BEFORE_PRINTING));

/** How it is heard that printing is over. Where nothing was printed after all WebKitGTK says nothing: then whoever touches the page
 * again is not in the dialog any more. */
const OVER = ['afterprint', 'keydown', 'pointerdown'] as const;
/** A second tap, or a key that is held, comes before the dialog does. */
const OPENS_MS = 1_500;

/** Ends what is being printed, as far as this page goes: a second one begins when the first is over. */
let ending: (() => void) | null = null;

/** Has the system print this page, always light, and does this when that is over. */
export function printsLight(over: () => void = () => undefined): void {
  ending?.();
  const root = document.documentElement;
  const before = root.dataset.theme;
  const since = Date.now();
  const restore = () => {
    ending = null;
    for (const name of OVER) window.removeEventListener(name, hears, true);
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
    window.dispatchEvent(new Event(AFTER_PRINTING));
    over();
  };
  const hears = (event: Event) => {
    if (event.type === 'afterprint' || Date.now() - since > OPENS_MS) restore();
  };
  ending = restore;
  root.dataset.theme = 'light';
  // Some systems come back from printing at once, and some when it is done.
  for (const name of OVER) window.addEventListener(name, hears, true);
  saysPrinting();
  window.print();
}

/** Prints what was drawn elsewhere, a sheet each, and takes it away when that is done, or at once when `until` says so. It is
 * nowhere on the screen. */
async function printsDrawn(pages: readonly string[], until: AbortSignal): Promise<void> {
  const paper = document.createElement('div');
  paper.className = 'print-page drawn-paper';
  paper.setAttribute('aria-hidden', 'true');
  const images = pages.map((page) => {
    const image = document.createElement('img');
    image.alt = '';
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(page)}`;
    return image;
  });
  paper.append(...images);
  const away = () => paper.remove();
  if (until.aborted) return;
  until.addEventListener('abort', away, { once: true });
  document.body.append(paper);
  // An image that is not there yet is a blank sheet.
  await Promise.allSettled(images.map((image) => image.decode()));
  if (until.aborted) return;
  printsLight(away);
}

/** Prints what a call draws. What was drawn goes with whatever asked for it, as when a cover comes or a room is closed, and what is
 * still being drawn then is printed no more. */
export function useDrawnPrint(): (pages: Promise<readonly string[] | undefined>) => Promise<boolean> {
  const drawn = useRef<AbortController | null>(null);
  useEffect(() => {
    const here = new AbortController();
    drawn.current = here;
    return () => here.abort();
  }, []);
  return async (drawing) => {
    const here = drawn.current;
    const pages = await drawing;
    if (pages && here) await printsDrawn(pages, here.signal);
    return pages !== undefined;
  };
}

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
    window.addEventListener(AFTER_PRINTING, ends);
    return () => {
      window.removeEventListener('beforeprint', begins);
      window.removeEventListener(BEFORE_PRINTING, begins);
      window.removeEventListener('afterprint', ends);
      window.removeEventListener(AFTER_PRINTING, ends);
    };
  }, []);
  return isPrinting;
}
