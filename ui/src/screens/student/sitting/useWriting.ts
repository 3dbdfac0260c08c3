// How do gestures reach the record? One after another, in the order in which they were made, each committed before the next
// is sent. Undo waits in the same line, so that a quick hand never takes back the wrong thing.

import { useCallback, useRef } from 'react';
import { commit, type Edit, type MapEdit, redo, type Scope, undo } from '../../../ipc';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { editWords } from '../../../frame/attempt';

export interface Writing {
  /** Resolves to whether all of it was taken; what was not is said. */
  write(edits: readonly Edit[]): Promise<boolean>;
  onMap(edits: readonly MapEdit[]): Promise<boolean>;
  undo(): void;
  redo(): void;
}

export function useWriting(wave: string, scope: Scope, onSaid: (words: string) => void): Writing {
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const inLine = useCallback(<T>(work: () => Promise<T>): Promise<T | null> => {
    const done = line.current.then(work).catch((error: unknown) => {
      say(wordsFor(error), { isWrong: true });
      return null;
    });
    line.current = done;
    return done;
  }, []);
  const write = useCallback(
    (edits: readonly Edit[]) =>
      inLine(async () => {
        // The first that is refused ends it: what follows may rest on it.
        for (const edit of edits) await commit(edit);
        return true;
      }).then((told) => told === true),
    [inLine],
  );
  return {
    write,
    onMap: (edits) => write(edits.map((edit) => ({ on: 'map', do: { wave, edit } }))),
    undo: () =>
      void inLine(async () => {
        const { edit, left_alone } = await undo(scope, wave);
        const what = editWords(edit);
        onSaid(left_alone > 0 ? t('undo-done-left', { what, count: left_alone }) : t('undo-done', { what }));
      }),
    redo: () =>
      void inLine(async () => {
        const { edit } = await redo(scope, wave);
        onSaid(t('redo-done', { what: editWords(edit) }));
      }),
  };
}
