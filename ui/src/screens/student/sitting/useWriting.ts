// How do gestures reach the record? One after another, in the order in which they were made, each committed before the next
// is sent. Undo waits in the same line, so that a quick hand never takes back the wrong thing. What a gesture changed is
// said once it was taken, never before, whichever of map, list, panel or tool it came from. What is written elsewhere than in the
// draft may have to wait long, and has a line of its own: no gesture waits for it.

import { useCallback, useRef } from 'react';
import { commit, type Edit, type EgoNetwork, type MapEdit, redo, type Scope, type Shown, undo } from '../../../ipc';
import { told } from '../../../sociogram/speech';
import { hushWrong, say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { wordsFor } from '../../../words/failure';
import { editWords } from '../../../frame/attempt';
import { sociogramWords } from '../sociogramWords';
import { calledAs } from './shown';

export interface Writing {
  /** Resolves to whether all of it was taken; what was not is said, unless that is no news. */
  write(edits: readonly Edit[], isNoNews?: () => boolean): Promise<boolean>;
  /** One gesture; `called` names people whom the map does not show yet. */
  onMap(edits: readonly MapEdit[], called?: ReadonlyMap<string, string>): Promise<boolean>;
  undo(): void;
  redo(): void;
}

/** As it may be said: a name that was just typed is called as people are shown. */
const spoken = (edit: MapEdit, shown: Shown): MapEdit =>
  'label' in edit ? { ...edit, label: calledAs(edit.label, shown) } : edit;

const IN_DRAFT: readonly Edit['on'][] = ['map', 'goal', 'ask', 'show'];

/** Whether it is written elsewhere than in this draft. What is decided about the draft comes after what was told on it. */
const leaves = (edit: Edit, wave: string): boolean =>
  edit.on !== 'wave' && !(IN_DRAFT.includes(edit.on) && 'wave' in edit.do && edit.do.wave === wave);

type Line = 'here' | 'elsewhere';

export function useWriting(network: EgoNetwork, scope: Scope, shown: Shown, onSaid: (words: string) => void): Writing {
  const { wave } = network;
  const isDraft = scope.of === 'draft';
  /** What is under way in each line; null where nothing is. */
  const lines = useRef<Record<Line, Promise<unknown> | null>>({ here: null, elsewhere: null });
  const inLine = useCallback(
    <T>(work: () => Promise<T>, line: Line = 'here', isNoNews = () => false): Promise<T | null> => {
      // Where nobody waits it is sent from within the gesture itself, before anything is drawn for it.
      const before = lines.current[line];
      const done = (before ? before.then(work) : work())
        .catch((error: unknown) => {
          if (!isNoNews()) say(wordsFor(error), { isWrong: true });
          return null;
        })
        .finally(() => {
          if (lines.current[line] === done) lines.current[line] = null;
        });
      lines.current[line] = done;
      return done;
    },
    [],
  );
  const write = useCallback(
    (edits: readonly Edit[], isNoNews?: () => boolean) =>
      inLine(
        async () => {
          // The first that is refused ends it: what follows may rest on it.
          for (const edit of edits) await commit(edit);
          // What went wrong before is not said beside what was done since.
          hushWrong();
          return true;
        },
        isDraft && edits.some((edit) => leaves(edit, wave)) ? 'elsewhere' : 'here',
        isNoNews,
      ).then((isTaken) => isTaken === true),
    [inLine, isDraft, wave],
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
