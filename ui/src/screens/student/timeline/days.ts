// How are two maps of one day told apart? By which of them was first: "today · 1" and "today · 2".

import type { Comparison, WaveLine } from '../../../ipc';
import { exactly, near } from '../../../words/dates';

type Day = Pick<WaveLine, 'id' | 'opened_on'>;

/** The day of a map among all that were kept, the newest first. */
export const dayAmong = (one: Day, kept: readonly WaveLine[]): string => among(near(one.opened_on), one, kept);

/** The same with its date written out. */
export const exactlyAmong = (one: Day, kept: readonly WaveLine[]): string => among(exactly(one.opened_on), one, kept);

function among(day: string, { id, opened_on }: Day, kept: readonly WaveLine[]): string {
  const sameDay = kept.filter((other) => other.opened_on === opened_on);
  if (sameDay.length < 2) return day;
  return `${day} · ${sameDay.length - sameDay.findIndex((one) => one.id === id)}`;
}

/** The days of the two maps that are compared. */
export const bothDays = (
  told: Pick<Comparison, 'earlier' | 'earlier_on' | 'later' | 'later_on'>,
  kept: readonly WaveLine[],
): { earlier: string; later: string } => ({
  earlier: dayAmong({ id: told.earlier.wave, opened_on: told.earlier_on }, kept),
  later: dayAmong({ id: told.later.wave, opened_on: told.later_on }, kept),
});
