// What is being typed somewhere and is kept by itself: it is kept before the window locks. Holds no text, only whom to ask.

import { kith } from '../ipc';
import { attempt } from './attempt';

const LONGEST_MS = 400;
const unkept = new Set<() => Promise<unknown>>();

/** Whoever keeps by itself says so here; gives back how to say that it is over. */
export function keepsItself(keep: () => Promise<unknown>): () => void {
  unkept.add(keep);
  return () => unkept.delete(keep);
}

/** Locks, when what was just typed is kept, or after a moment: a lock does not wait for a slow disk. */
export async function lockNow(): Promise<void> {
  const kept = Promise.all([...unkept].map((keep) => keep()));
  await Promise.race([kept, new Promise((resolve) => window.setTimeout(resolve, LONGEST_MS))]);
  await attempt(() => kith.lock());
}
