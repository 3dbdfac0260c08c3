// How wide is a text in the font that is really used? Asks the browser, remembers the answer, asks again once fonts are in.
// Where there is no canvas (tests without a browser) it falls back on the rough ruler.

import { type RefObject, useEffect, useMemo, useState } from 'react';
import { roughRuler, type Ruler } from './labels';

export function useRuler(within: RefObject<HTMLElement | null>): Ruler {
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isGone = false;
    const again = (): void => {
      if (!isGone) setRound((now) => now + 1);
    };
    void document.fonts?.ready.then(again);
    return () => {
      isGone = true;
    };
  }, []);
  return useMemo(() => {
    const pen = typeof document === 'undefined' ? null : (document.createElement('canvas').getContext?.('2d') ?? null);
    if (!pen || round < 0) return roughRuler;
    const font = within.current ? getComputedStyle(within.current).fontFamily : 'sans-serif';
    const known = new Map<string, number>();
    return (text, px) => {
      // Widths grow evenly with size: one measurement at 100 px serves them all.
      let wide = known.get(text);
      if (wide === undefined) {
        pen.font = `500 100px ${font}`;
        wide = pen.measureText(text).width / 100;
        known.set(text, wide);
      }
      return wide * px;
    };
  }, [round, within]);
}
