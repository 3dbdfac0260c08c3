// What happens when something is refused? The line at the foot says so, in words. A screen that wants to say it elsewhere
// catches it itself.

import { type Committed, kith, type Undone } from '../ipc';
import { hasWords, t } from '../words';
import { wordsFor } from '../words/failure';
import { say } from '../widgets/StatusLine';

/** Does it; says why where it could not be done, and answers undefined. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    say(wordsFor(error), { isWrong: true });
    return undefined;
  }
}

/** The words for an edit's name, as it stands in the log. */
export function editWords(name: string): string {
  const key = `edit-${name}`;
  return hasWords(key) ? t(key as 'edit-other') : t('edit-other');
}

function sayUndone({ edit, left_alone }: Undone): void {
  const what = editWords(edit);
  const text = left_alone > 0 ? t('undo-done-left', { what, count: left_alone }) : t('undo-done', { what });
  say(text, { action: { label: t('do-redo'), do: () => void redoLast() } });
}

/** Takes back the newest of this person's own commits, and says which. */
export async function undoLast(): Promise<void> {
  const undone = await attempt(() => kith.undoLast());
  if (undone) sayUndone(undone);
}

/** Takes back this commit and no other, whatever was done since, and says so. Undefined where it could not be. */
export async function undoCommit(commit: string): Promise<Undone | undefined> {
  const undone = await attempt(() => kith.undoCommit(commit));
  if (undone) sayUndone(undone);
  return undone;
}

/** Meets the district's server now, and says so. */
export const syncNow = (): void =>
  void attempt(() => kith.syncNow()).then((done) => done !== undefined && say(t('sync-asked')));

/** Does again what was taken back last. */
export async function redoLast(): Promise<void> {
  const done = await attempt(() => kith.redoLast());
  if (done)
    say(t('redo-done', { what: editWords(done.edit) }), { action: { label: t('do-undo'), do: () => void undoLast() } });
}

/** Says what was done, with its undo beside it: of that commit, not of what may have been done after it. */
export function sayUndoable(text: string, { commit }: Pick<Committed, 'commit'>): void {
  say(text, commit === null ? {} : { action: { label: t('do-undo'), do: () => void undoCommit(commit) } });
}
