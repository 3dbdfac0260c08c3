// What happens when something is refused? The line at the foot says so, in words. A screen that wants to say it elsewhere
// catches it itself.

import { kith } from '../ipc';
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

/** Takes back the newest of this person's own commits, and says which. */
export async function undoLast(): Promise<void> {
  const undone = await attempt(() => kith.undoLast());
  if (!undone) return;
  const what = editWords(undone.edit);
  const text =
    undone.left_alone > 0 ? t('undo-done-left', { what, count: undone.left_alone }) : t('undo-done', { what });
  say(text, { action: { label: t('do-redo'), do: () => void redoLast() } });
}

/** Does again what was taken back last. */
export async function redoLast(): Promise<void> {
  const done = await attempt(() => kith.redoLast());
  if (done)
    say(t('redo-done', { what: editWords(done.edit) }), { action: { label: t('do-undo'), do: () => void undoLast() } });
}

/** Says what was done, with its undo beside it. */
export const sayUndoable = (text: string): void =>
  say(text, { action: { label: t('do-undo'), do: () => void undoLast() } });
