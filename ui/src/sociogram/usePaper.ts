// How large is the window onto the map, and how large does the reader want text? Watches, never sets.

import { type RefObject, useLayoutEffect, useState } from 'react';

export interface Paper {
  width: number;
  height: number;
  text_scale: number;
}

const textScale = (): number => {
  const px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(px) && px > 0 ? Math.min(2.5, Math.max(0.8, px / 16)) : 1;
};

export function usePaper(within: RefObject<HTMLElement | null>): Paper | null {
  const [paper, setPaper] = useState<Paper | null>(null);
  useLayoutEffect(() => {
    const element = within.current;
    if (!element) return;
    const look = (): void => {
      const { width, height } = element.getBoundingClientRect();
      if (width < 1 || height < 1) return;
      const text_scale = textScale();
      setPaper((now) =>
        now && now.width === width && now.height === height && now.text_scale === text_scale
          ? now
          : { width, height, text_scale },
      );
    };
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [within]);
  return paper;
}
