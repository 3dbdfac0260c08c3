// What do the parts of an activity share? What it can be, and how a pair is known.

import type { ActivityKind } from '../../../ipc';

export const WHATS: readonly ActivityKind[] = ['circle', 'club', 'online_class', 'dialogue'];

/** Names are kept to this length. */
export const LONGEST_NAME = 120;

/** Two students, in any order. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
