// What covers a sitting, goes on with it and ends it? How it stands is the shell's to say, and is read again after each.

import { useEffect } from 'react';
import { attempt } from '../../../frame/attempt';
import { client, kith, readStatusAgain, type SittingNow, type Stands, STATUS, type Status } from '../../../ipc';
import { hush } from '../../../widgets/StatusLine';

/** The cover lies there at once, before the shell has heard of it; what was being said goes with what it was said about. */
export function cover(): void {
  hush();
  void client.cancelQueries({ queryKey: STATUS });
  client.setQueryData<Status>(STATUS, (before) => {
    const sitting = before?.sitting;
    return sitting ? { ...before, sitting: { ...sitting, stands: 'covered' } } : before;
  });
  void attempt(() => kith.coverSitting()).then(readStatusAgain);
}

/** From where it stands on the screen: pressed twice it skips nothing. */
export const goOn = (from: Stands): void => void attempt(() => kith.uncoverSitting(from)).then(readStatusAgain);

/** What was typed and not added when the cover came: it is there again when the map is. Never beyond its sitting. */
let half: { wave: string; text: string } | null = null;

/** Only the cover keeps it: whoever leaves a map has said what they wanted to say. */
export function keepHalfTyped(wave: string, text: string): void {
  const stands = client.getQueryData<Status>(STATUS)?.sitting?.stands;
  half = text !== '' && stands === 'covered' ? { wave, text } : null;
}

export const halfTyped = (wave: string): string => (half?.wave === wave ? half.text : '');

/** From the cards: nothing is written from here on. */
export const justTalk = (): void => void attempt(() => kith.justTalk()).then(readStatusAgain);

/** By the lock; in the invented school there is none, and the window goes back to where it was. */
export function end(): void {
  half = null;
  void attempt(() => kith.endSitting()).then(readStatusAgain);
}

/** One key covers and one locks, whatever has the focus, whichever dialog is open, and where the map cannot be drawn. */
export function useSittingKeys(sitting: SittingNow | null): void {
  const isAny = sitting !== null;
  const isOpen = sitting?.stands === 'open' || sitting?.stands === 'cards';
  useEffect(() => {
    if (!isAny) {
      // Locked, or left: what was half typed there is gone with the rest.
      half = null;
      return;
    }
    const pressed = (event: KeyboardEvent) => {
      const isLock = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'l';
      const act = isLock ? end : isOpen && event.key === 'F9' ? cover : null;
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, [isAny, isOpen]);
}
