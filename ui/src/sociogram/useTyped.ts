// What becomes of words that are typed over others and not taken? They stay in their field to be mended, and wait for it where it
// has gone meanwhile: with another person chosen, or under a cover. Escape leaves what was told as it was.

import { useState } from 'react';

/** More than any field of a map holds, so that what is too long is refused in a sentence and never cut. */
export const LONGEST_TYPED = 4_000;

/** By what they are about. Words that were refused are nobody else's, and go with the sitting. */
const refused = new Map<string, string>();

export const refusedOf = (about: string): string | null => refused.get(about) ?? null;

export function noteRefused(about: string, words: string | null): void {
  if (words === null) refused.delete(about);
  else refused.set(about, words);
}

export const forgetRefused = (): void => refused.clear();

interface Typed {
  value: string;
  /** Nothing was typed that is not told. */
  isUntouched: boolean;
  isRefused: boolean;
  type(words: string): void;
  /** Escape: as it was told. */
  leave(): void;
  /** The field is done with: what was typed is told. */
  settle(): void;
}

/** `about` says whose words they are; `onTold` resolves to whether they were taken. */
export function useTyped(about: string, told: string, onTold: (words: string) => Promise<boolean>): Typed {
  const [typed, setTyped] = useState(() => refusedOf(about));
  const [isRefused, setRefused] = useState(typed !== null);
  const leave = () => {
    noteRefused(about, null);
    setRefused(false);
    setTyped(null);
  };
  return {
    value: typed ?? told,
    isUntouched: typed === null,
    // One that was on its way when its field came back may have been taken since.
    isRefused: isRefused && typed !== told,
    type(words) {
      setRefused(false);
      setTyped(words);
    },
    leave,
    settle() {
      if (typed === null) return;
      // Known before the answer is: the field may be gone by then.
      noteRefused(about, typed);
      void onTold(typed).then((isTaken) => {
        if (refusedOf(about) === typed && isTaken) noteRefused(about, null);
        setRefused(!isTaken);
        // Somebody quick is typing on already: that stays.
        if (isTaken) setTyped((now) => (now === typed ? null : now));
      });
    },
  };
}
