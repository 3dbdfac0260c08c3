// Which part of the sitting comes next? F6 goes round the panes, Shift+F6 back. It only moves the focus.

import { type RefObject, useCallback } from 'react';

const PANES = ['names', 'chips', 'tools', 'map', 'about'] as const;
type Pane = (typeof PANES)[number];

const REACHABLE =
  'input:not([disabled]), select:not([disabled]), button:not([disabled]), summary, [tabindex="0"]:not([aria-hidden="true"])';

export function usePanes(root: RefObject<HTMLElement | null>): (step: 1 | -1) => void {
  return useCallback(
    (step) => {
      const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane;
      const at = PANES.indexOf(here as Pane);
      const from = at < 0 && step < 0 ? 0 : at;
      for (let n = 1; n <= PANES.length; n++) {
        const next = PANES[(from + step * n + PANES.length * 2) % PANES.length];
        const found = root.current?.querySelector(`[data-pane="${next}"]`);
        const first = found?.querySelector<HTMLElement | SVGElement>(REACHABLE);
        if (!first) continue;
        first.focus();
        return;
      }
    },
    [root],
  );
}
