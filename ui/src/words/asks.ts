// How is an ask said? Whom, and for what: a kind of help in a phrase of its own, anything else in the student's words.

import type { Ask } from '../ipc';
import { t } from '../words';

export function askWords({ name, what }: Pick<Ask, 'name' | 'what'>): string {
  return what.for === 'words' ? t('ask-words', { name, what: what.is }) : t(`ask-${what.is}`, { name });
}
