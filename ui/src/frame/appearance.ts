// How does a person want the window to look? The shell keeps it, per person and for the machine, and tells it with the status;
// here it is put on the page's root, where tokens.css and app.css read it. It is a matter of eyes and not of records.

import { type Appearance, kith, readStatusAgain } from '../ipc';
import { attempt } from './attempt';

export const TEXT_SIZES = [100, 112, 125, 150, 175, 200] as const;

/** Puts the wishes on the page's root. */
export function showAppearance({ theme, is_still, text_pct }: Appearance): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  if (is_still) dataset.motion = 'less';
  else delete dataset.motion;
  // The sizes that app.css knows: the largest that is not more than was wished.
  dataset.text = String(TEXT_SIZES.findLast((size) => size <= text_pct) ?? TEXT_SIZES[0]);
}

let before: Promise<void> = Promise.resolve();

/** Wishes something else, from now on and the next time. One after the other: two quick choices both hold. */
export function wish(change: Partial<Appearance>): void {
  before = before.then(async () => {
    await attempt(async () => kith.setAppearance({ ...(await kith.status()).appearance, ...change }));
    await readStatusAgain();
  });
}
