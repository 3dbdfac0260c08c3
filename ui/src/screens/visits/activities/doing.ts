// What do the parts of an activity share? What it can be, how a pair is known, and which day is doubted.

import type { ActivityKind } from '../../../ipc';
import { daysBetween, today } from '../../../words/dates';

export const WHATS: readonly ActivityKind[] = ['circle', 'club', 'online_class', 'dialogue'];

/** Names are kept to this length. */
export const LONGEST_NAME = 120;

/** Two students, in any order. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** More days before today than a school year has. */
const FAR_DAYS = 300;

/** A day that was perhaps mistyped, or set by a wrong clock: it is doubted, and kept. */
export const isDoubtful = (day: string): boolean => {
  const ago = daysBetween(day, today());
  return ago < 0 || ago > FAR_DAYS;
};
