// Which keys hold everywhere? Search, lock, undo, panes, help. A key that somebody is typing with is never taken, and a
// student's room has keys of its own.

import { useEffect } from 'react';
import { kith } from '../ipc';
import { areLettersKeys } from '../letters';
import { useRoute } from '../route';
import { redoLast, undoLast } from './attempt';
import { ownSteps } from './ownSteps';
import { lockNow } from './unkept';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches('input, textarea') && !target.matches('[type=checkbox], [type=radio], [type=range]')));

const TABBABLE = 'a[href], button:not([disabled]), input:not([disabled]), textarea, [tabindex]:not([tabindex="-1"])';

/** Moves to the next part of the window, or the one before: every visible element marked data-pane. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  if (panes.length === 0) return;
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(now + step + panes.length) % panes.length] ?? panes[0];
  const first = pane.matches(TABBABLE) ? pane : pane.querySelector<HTMLElement>(TABBABLE);
  (first ?? pane).focus();
}

export interface Heard {
  /** Undefined where there is no search from anywhere. */
  onSearch?: () => void;
  onHelp: () => void;
  /** Undefined where there is no district to send to. */
  onSync?: () => void;
}

/** Listens for the keys that hold in every room. */
export function useKeys({ onSearch, onHelp, onSync }: Heard): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { student, isSession } = useRoute.getState();
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const take = (act: () => void) => {
        event.preventDefault();
        event.stopPropagation();
        act();
      };
      if (document.querySelector('[role=dialog], [role=alertdialog]') && !(command && key === 'l')) return;
      if (command && !event.altKey && key === 'l') take(() => void lockNow());
      else if (command && key === 'k' && !isSession) take(() => onSearch?.());
      else if (command && key === 's' && !event.altKey && !isSession && onSync) take(onSync);
      else if (key === 'f1' && !isSession) take(onHelp);
      else if (key === 'f6' && !isSession) take(() => nextPane(event.shiftKey ? -1 : 1));
      else if (student !== null || isTyping(event.target)) return;
      else if (command && key === 'z') take(event.shiftKey ? redoNow : undoNow);
      else if (command && key === 'y') take(redoNow);
      else if (event.key === '?' && !command && areLettersKeys()) take(onHelp);
    };
    // Before the widgets hear it: a list stops the keys that it knows.
    window.addEventListener('keydown', heard, { capture: true });
    return () => window.removeEventListener('keydown', heard, { capture: true });
  }, [onSearch, onHelp, onSync]);
}

const undoNow = () => void (ownSteps()?.undo ?? undoLast)();
const redoNow = () => void (ownSteps()?.redo ?? redoLast)();

const TOUCH_EVERY_MS = 15_000;

/** Tells the shell that somebody is here, so that it does not lock under their hands. */
export function useTouch(): void {
  useEffect(() => {
    let last = 0;
    const touched = () => {
      const now = Date.now();
      if (now - last < TOUCH_EVERY_MS) return;
      last = now;
      // A touch that fails is no news: the shell then locks, and says so itself.
      kith.touch().catch(() => undefined);
    };
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touched, { capture: true, passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, touched, { capture: true });
    };
  }, []);
}
