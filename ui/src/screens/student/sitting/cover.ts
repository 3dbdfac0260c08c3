// What covers a sitting, goes on with it and ends it? How it stands is the shell's to say, and is read again after each.

import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { AFTER } from '../../../frame/AfterSitting';
import { attempt } from '../../../frame/attempt';
import { client, commit, kith, readStatusAgain, type SittingNow, type Stands, STATUS, type Status } from '../../../ipc';
import { forgetRefused } from '../../../sociogram/useTyped';
import { hush } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { type Deciding, NOTHING_CHOSEN } from './choosing';
import { leaveUndecided } from './deciding';

/** The cover lies there at once, before the shell has heard of it; what was being said goes with what it was said about. */
export function cover(): void {
  hush();
  stopGoing();
  void client.cancelQueries({ queryKey: STATUS });
  client.setQueryData<Status>(STATUS, (before) => {
    const sitting = before?.sitting;
    return sitting ? { ...before, sitting: { ...sitting, stands: 'covered' } } : before;
  });
  void attempt(() => kith.coverSitting()).then(readStatusAgain);
}

/** From where it stands on the screen: pressed twice it skips nothing. */
export async function goOn(from: Stands): Promise<void> {
  const count = await attempt(() => kith.uncoverSitting(from));
  if (count) came.setState({ count });
  await readStatusAgain();
}

/** How many visitors came onto the map by themselves, which is not said yet. */
const came = create<{ count: number }>(() => ({ count: 0 }));

/** Nobody stands on a map without a word: it is said where the map says everything, once the two see it. */
export function useCameSaid(isSeen: boolean, tell: (words: string) => void): void {
  const { count } = came();
  useEffect(() => {
    if (count === 0 || !isSeen) return;
    came.setState({ count: 0 });
    tell(t('sitting-dotted', { count }));
  }, [count, isSeen, tell]);
}

const going = create<{ isGoing: boolean }>(() => ({ isGoing: false }));

/** Whether the map that lies ready behind the cards is shown already while the shell hears that the two go on to it. */
export const useGoing = (): boolean => going((now) => now.isGoing);

/** They have arrived, or go somewhere else. */
export const stopGoing = (): void => going.setState({ isGoing: false });

/** To the map behind the cards: seen at once. What can be done on it waits for the shell; where it says no, the cards are back. */
export async function goToMap(): Promise<void> {
  going.setState({ isGoing: true });
  await goOn('cards');
  if (client.getQueryData<Status>(STATUS)?.sitting?.stands === 'cards') stopGoing();
}

/** What was typed and not added when the cover came: it is there again when the map is. Never beyond its sitting. */
let half: { wave: string; text: string } | null = null;

const isCovered = () => client.getQueryData<Status>(STATUS)?.sitting?.stands === 'covered';

/** Only the cover keeps it: whoever leaves a map has said what they wanted to say. */
export function keepHalfTyped(wave: string, text: string): void {
  half = text !== '' && isCovered() ? { wave, text } : null;
}

export const halfTyped = (wave: string): string => (half?.wave === wave ? half.text : '');

/** What was being chosen when the cover came: as with a name that was half typed. */
let halfChosen: { wave: string; deciding: Deciding } | null = null;

/** What is being chosen about this map: it lives as long as the map on the table, and the cover keeps it. */
export function useDeciding(wave: string): [Deciding, (now: Deciding) => void] {
  const [deciding, setDeciding] = useState(() => (halfChosen?.wave === wave ? halfChosen.deciding : NOTHING_CHOSEN));
  const latest = useRef(deciding);
  useEffect(() => {
    latest.current = deciding;
  }, [deciding]);
  useEffect(
    () => () => {
      halfChosen = isCovered() ? { wave, deciding: latest.current } : null;
    },
    [wave],
  );
  return [deciding, setDeciding];
}

/** What the cover kept is gone with its sitting. */
const forgetHalves = () => {
  half = null;
  halfChosen = null;
  came.setState({ count: 0 });
  forgetRefused();
};

/** From the cards: nothing is written from here on. */
export const justTalk = (): void => void attempt(() => kith.justTalk()).then(readStatusAgain);

/** By the lock; in the invented school there is none, and the window goes back to where it was. */
export function end(): void {
  forgetHalves();
  leaveUndecided();
  void attempt(() => kith.endSitting()).then(readStatusAgain);
}

/** Forgetting was wanted and a hold stands: the two were told that nobody opens it any more, and so it is before they leave. */
export async function putAway(wave: string): Promise<void> {
  if (await attempt(() => commit({ on: 'wave', do: { edit: 'put_away', wave } }))) end();
}

/** One key covers and one locks, whatever has the focus, whichever dialog is open, and where the map cannot be drawn. */
export function useSittingKeys(sitting: SittingNow | null): void {
  const isAny = sitting !== null;
  useEffect(() => {
    // Whoever comes back from it asks anew what waits: what was answered before it is no answer any more. It is taken away
    // while it goes on, when nothing shows it, so that no card is drawn from it first.
    if (isAny) client.removeQueries({ queryKey: AFTER });
  }, [isAny]);
  const isOpen = sitting !== null && ['limits', 'cards', 'open'].includes(sitting.stands);
  useEffect(() => {
    if (!isAny) {
      // Locked, or left: what was half typed or half chosen there is gone with the rest.
      forgetHalves();
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
