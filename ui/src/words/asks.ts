// How is an ask said? Whom, and for what: a kind of help in a phrase of its own, anything else in the student's words.

import type { Ask } from '../ipc';
import { t } from '../words';

/** Where names are hidden, somebody who is not on the map has no number either. */
const called = (name: string): string => name || t('sitting-shown-someone');

export function askWords({ name: told, what }: Pick<Ask, 'name' | 'what'>): string {
  const name = called(told);
  return what.for === 'words' ? t('ask-words', { name, what: what.is }) : t(`ask-${what.is}`, { name });
}
