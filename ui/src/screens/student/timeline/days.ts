// How are two maps of one day told apart? By which of them was first: "today · 1" and "today · 2".

import type { Comparison, WaveLine } from '../../../ipc';
import { near } from '../../../words/dates';

const nth = (day: string, at: number): string => `${near(day)} · ${at}`;

/** The days of the two maps that are compared. */
export function bothDays({ earlier_on, later_on }: Pick<Comparison, 'earlier_on' | 'later_on'>): {
  earlier: string;
  later: string;
} {
  return earlier_on === later_on
    ? { earlier: nth(earlier_on, 1), later: nth(later_on, 2) }
    : { earlier: near(earlier_on), later: near(later_on) };
}

/** The day of a map among all that were kept, the newest first. */
export function dayAmong({ id, opened_on }: WaveLine, kept: readonly WaveLine[]): string {
  const sameDay = kept.filter((other) => other.opened_on === opened_on);
  return sameDay.length < 2
    ? near(opened_on)
    : nth(opened_on, sameDay.length - sameDay.findIndex((one) => one.id === id));
}
