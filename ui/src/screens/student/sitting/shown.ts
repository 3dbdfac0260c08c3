// How are people called here? The map is told by the shell already as its student wants it; what is said before the map has been
// read again is called the same way.

import type { Shown } from '../../../ipc';
import { t } from '../../../words';

export const SHOWN: readonly Shown[] = ['names', 'nicknames', 'initials', 'hidden'];

export const afterShown = (now: Shown): Shown => SHOWN[(SHOWN.indexOf(now) + 1) % SHOWN.length];

/** Whether anybody is written by a name at all. */
export const hasNames = (shown: Shown): boolean => shown === 'names' || shown === 'nicknames';

const LETTER = /[\p{L}\p{N}]/u;

/** A name that was just typed, as it may be said. */
export function calledAs(label: string, shown: Shown): string {
  if (shown === 'hidden') return t('sitting-shown-someone');
  if (shown !== 'initials') return label;
  const words = label.split(/[ -]/).filter((word) => LETTER.test(word));
  const first = (word: string) => LETTER.exec(word)?.[0].toUpperCase() ?? '';
  if (words.length === 0) return [...label][0] ?? '';
  return words.length === 1 ? first(words[0]) : first(words[0]) + first(words[words.length - 1]);
}
