// On which map does something act that is drawn a moment late? On the one that is known when it is pressed: what a gesture becomes
// is worked out then, and never from what stood there when the button was drawn. To mean nothing is no refusal.

import { useCallback, useLayoutEffect, useRef } from 'react';
import type { EgoNetwork, MapEdit } from '../../../ipc';
import type { Writing } from './useWriting';

export type Meant = readonly MapEdit[] | ((now: EgoNetwork) => readonly MapEdit[]);

/** `called` names whom the map does not show yet. Resolves to whether it was taken. */
export type OnMeant = (meant: Meant, called?: ReadonlyMap<string, string>) => Promise<boolean>;

/** The same function for as long as it is there: whoever holds an earlier drawing of it holds this one. */
export function useMeant(network: EgoNetwork, writing: Writing): OnMeant {
  const now = useRef({ network, writing });
  useLayoutEffect(() => {
    now.current = { network, writing };
  });
  return useCallback((meant, called) => {
    const isAsked = typeof meant === 'function';
    const edits = isAsked ? meant(now.current.network) : meant;
    return edits.length > 0 ? now.current.writing.onMap(edits, called) : Promise.resolve(isAsked);
  }, []);
}
