// How wide is a text in the font that is really used? Asks the browser, remembers the answer, asks again once fonts are in.
// Where there is no canvas (tests without a browser) it falls back on the rough ruler.

import { useEffect, useState } from 'react';
import { forgetsBy } from './forgetting';
import { roughRuler, type Ruler } from './labels';

function measuring(): Ruler {
  const pen = typeof document === 'undefined' ? null : (document.createElement('canvas').getContext?.('2d') ?? null);
  if (!pen) return roughRuler;
  const font = getComputedStyle(document.documentElement).getPropertyValue('--kith-font') || 'system-ui, sans-serif';
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
}

/** Measured once for all drawings: a map that is drawn again is written as it was. */
let known: Ruler | null = null;
forgetsBy(() => {
  known = null;
});
const latest = (): Ruler => (known ??= measuring());

export function useRuler(): Ruler {
  const [ruler, setRuler] = useState<Ruler>(latest);
  useEffect(() => {
    let isGone = false;
    // What was measured before the bundled font had come was another font's width.
    const again = (): void => {
      known = null;
      if (!isGone) setRuler(latest);
    };
    if (document.fonts && document.fonts.status !== 'loaded') void document.fonts.ready.then(again);
    return () => {
      isGone = true;
    };
  }, []);
  return ruler;
}
