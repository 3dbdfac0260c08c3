// How do gestures reach the record? One after another, in the order in which they were made, each committed before the next
// is sent. Undo waits in the same line, so that a quick hand never takes back the wrong thing. What a gesture changed is
// said once it was taken, never before, whichever of map, list, panel or tool it came from.

import { useCallback, useRef } from 'react';
import { commit, type Edit, type EgoNetwork, type MapEdit, redo, type Scope, type Shown, undo } from '../../../ipc';
import { told } from '../../../sociogram/speech';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { editWords } from '../../../frame/attempt';
import { sociogramWords } from '../sociogramWords';
import { calledAs } from './shown';

export interface Writing {
  /** Resolves to whether all of it was taken; what was not is said. */
  write(edits: readonly Edit[]): Promise<boolean>;
  /** One gesture; `called` names people whom the map does not show yet. */
  onMap(edits: readonly MapEdit[], called?: ReadonlyMap<string, string>): Promise<boolean>;
  undo(): void;
  redo(): void;
}

/** As it may be said: a name that was just typed is called as people are shown. */
const spoken = (edit: MapEdit, shown: Shown): MapEdit =>
  'label' in edit ? { ...edit, label: calledAs(edit.label, shown) } : edit;

export function useWriting(network: EgoNetwork, scope: Scope, shown: Shown, onSaid: (words: string) => void): Writing {
  const { wave } = network;
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
      }).then((isTaken) => isTaken === true),
    [inLine],
  );
  return {
    write,
    onMap: async (edits, called) => {
      const saying = edits.map((edit) => spoken(edit, shown));
      const words = told(network, saying, sociogramWords(), called);
      const isTaken = await write(edits.map((edit) => ({ on: 'map', do: { wave, edit } })));
      if (isTaken && words !== '') onSaid(words);
      return isTaken;
    },
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
