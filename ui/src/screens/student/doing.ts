// Something was asked for outside the map: commit it, say so, and offer to take it back. Nothing is shown as done before it is.

import { attempt, sayUndoable } from '../../frame/attempt';
import { commit, type Edit } from '../../ipc';

/** Commits and says `words`; what was refused is said instead. */
export async function perform(edit: Edit, words: string): Promise<boolean> {
  const done = await attempt(() => commit(edit));
  if (!done) return false;
  sayUndoable(words, done);
  return true;
}
