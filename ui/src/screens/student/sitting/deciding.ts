// What did the student choose: keep, or forget? Keeping may wait for what is being written; nothing is decided until then, and
// whoever forgets meanwhile is heard at once, before it. What waits is known beyond the map's screen: the cover may come over it.

import { create } from 'zustand';
import { type Choice, commit, type Edit } from '../../../ipc';
import { say } from '../../../widgets/StatusLine';
import { t } from '../../../words';
import { today } from '../../../words/dates';
import { wordsFor } from '../../../words/failure';
import type { Writing } from './useWriting';

interface Waiting {
  wave: string;
  /** Whether it was kept. */
  keeping: Promise<boolean>;
  /** Somebody forgot it or left: that it was not kept is no news. */
  isWithdrawn: boolean;
}

const useWaiting = create<{ waiting: Waiting | null }>(() => ({ waiting: null }));

const isWithdrawn = (wave: string): boolean => {
  const { waiting } = useWaiting.getState();
  return waiting?.wave === wave && waiting.isWithdrawn;
};

const setWithdrawn = (is: boolean): void =>
  useWaiting.setState(({ waiting }) => ({ waiting: waiting && { ...waiting, isWithdrawn: is } }));

/** Whoever leaves has not decided. */
export const leaveUndecided = (): void => setWithdrawn(true);

export const isBeingKept = (wave: string): boolean => useWaiting.getState().waiting?.wave === wave;

export interface Decides {
  /** It is chosen, and not written yet: the map takes nothing more. */
  isKeeping: boolean;
  keep: (choice: Choice) => Promise<void>;
  forget: () => Promise<void>;
}

export function useDecides(wave: string, writing: Writing, onDecided: () => void): Decides {
  const isKeeping = useWaiting(({ waiting }) => waiting?.wave === wave);
  const keep = async (choice: Choice) => {
    // Pressed again it is chosen once.
    if (isBeingKept(wave)) return;
    const edit: Edit = { on: 'wave', do: { edit: 'keep', wave, kept_on: today(), choice } };
    const keeping = writing.write([edit], () => isWithdrawn(wave));
    useWaiting.setState({ waiting: { wave, keeping, isWithdrawn: false } });
    const isKept = await keeping;
    useWaiting.setState({ waiting: null });
    if (isKept) onDecided();
  };
  const forget = async () => {
    const edit: Edit = { on: 'wave', do: { edit: 'forget', wave } };
    const { waiting } = useWaiting.getState();
    if (waiting?.wave !== wave) {
      if (await writing.write([edit])) onDecided();
      return;
    }
    setWithdrawn(true);
    try {
      await commit(edit);
      onDecided();
    } catch (error) {
      setWithdrawn(false);
      say((await waiting.keeping) ? t('forget-kept-before') : wordsFor(error), { isWrong: true });
    }
  };
  return { isKeeping, keep, forget };
}
