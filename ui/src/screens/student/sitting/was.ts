// Where was somebody last, when, and how were they met? What tells two people of one name apart, in a line of words.

import type { LastOn } from '../../../ipc';
import { t } from '../../../words';
import { exactly } from '../../../words/dates';
import { originWords } from '../factWords';
import { spotWords } from './conflict';

/** "closest, home & family · Family · Map of March 3, 2026"; what nobody said is left out. */
export const wasWords = ({ ring, sector, origin, activity, on }: LastOn): string =>
  [
    ring && sector && spotWords({ ring, sector }),
    origin && originWords(origin, activity),
    on && t('student-map-of', { date: exactly(on) }),
  ]
    .filter((part): part is string => typeof part === 'string')
    .join(' · ');
