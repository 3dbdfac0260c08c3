// Why was a line of a file refused or doubted? One sentence, in which nothing of the line itself stands.

import type { LineNote } from '../ipc';
import { t, type WordKey } from '../words';

/** The sentence of a note, with how many lines it tells. */
export function reasonWords({ reason, more }: Pick<LineNote, 'reason' | 'more'>): string {
  const { is, ...figures } = reason;
  // Every reason has its sentence, and a figure where the sentence names one: a test of the shell holds the two together.
  const said = (t as (key: WordKey, figures: object) => string)(`line-${is}`, figures);
  return more === 0 ? said : t('line-more', { count: more, reason: said });
}
