// What do the parts of an activity share? How something is done and said, what it can be, and how a pair is known.

import { attempt, sayUndoable } from '../../../frame/attempt';
import { type ActivityEdit, type ActivityKind, commit } from '../../../ipc';
import { daysBetween, today } from '../../../words/dates';

export const WHATS: readonly ActivityKind[] = ['circle', 'club', 'online_class', 'dialogue'];

/** Names are kept to this length. */
export const LONGEST_NAME = 120;

/** Does it, and says so with its undo beside it; false where it could not be done. */
export async function doesActivity(edit: ActivityEdit, said: string): Promise<boolean> {
  const committed = await attempt(() => commit({ on: 'activity', do: edit }));
  if (committed) sayUndoable(said, committed);
  return committed !== undefined;
}

/** Two students, in any order. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** More days before today than a school year has. */
const FAR_DAYS = 300;

/** A day that was perhaps mistyped, or set by a wrong clock: it is doubted, and kept. */
export const isDoubtful = (day: string): boolean => {
  const ago = daysBetween(day, today());
  return ago < 0 || ago > FAR_DAYS;
};
