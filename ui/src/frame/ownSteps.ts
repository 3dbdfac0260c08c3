// What do Undo and Redo take back where a screen writes for somebody else, or a laptop goes around? That screen's own steps, and
// nothing of what was done elsewhere.

import { useEffect } from 'react';

export interface OwnSteps {
  undo: () => void;
  redo: () => void;
}

let steps: OwnSteps | null = null;

/** The steps of the screen that has its own; null where Undo is of everything that this person did. */
export const ownSteps = (): OwnSteps | null => steps;

/** For as long as a screen is shown, Undo and Redo are its own. */
export function useOwnSteps(own: OwnSteps): void {
  useEffect(() => {
    steps = own;
    return () => {
      steps = null;
    };
  }, [own]);
}
