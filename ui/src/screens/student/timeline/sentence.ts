// What grew between two maps, in one sentence? Strengths first: who joined, which wish to meet came true, who stayed, who came closer, which lines formed.
// Departures and moves outward are never counted here: a student may read this.

import type { Comparison, Sector, WaveLine } from '../../../ipc';
import { inLocale, t } from '../../../words';
import { bothDays } from './days';

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

const collator = inLocale((tag) => new Intl.Collator(tag));

const where = ([sector, count]: [Sector, number]): string =>
  t('timeline-part-sector', { count, sector: t(`timeline-sector-${sector}`) });

/** The parts of the sentence that have something to say, the growth before what lasted. */
export function grown(told: Comparison): string[] {
  const parts: string[] = [];
  if (told.new > 0) {
    const places = told.new_by_sector.filter(([, count]) => count > 0);
    const waiting = places.reduce((left, [, count]) => left - count, told.new);
    const all = places.map(where);
    // Where the parts are named they add up: whoever has no place yet is one of them.
    if (waiting > 0) all.push(t('timeline-part-not-placed', { count: waiting }));
    parts.push(
      places.length > 0
        ? t('timeline-part-new-in', { people: told.new, where: and().format(all) })
        : t('timeline-part-new', { people: told.new }),
    );
  }
  if (told.met > 0) parts.push(t('timeline-part-met', { people: told.met }));
  if (told.kept > 0) parts.push(t('timeline-part-kept', { people: told.kept }));
  if (told.moved_in > 0) parts.push(t('timeline-part-closer', { people: told.moved_in }));
  if (told.ties_formed.length > 0) parts.push(t('timeline-part-lines', { lines: told.ties_formed.length }));
  return parts;
}

/** One sentence for both to read. */
export function sentence(told: Comparison, kept: readonly WaveLine[]): string {
  const days = bothDays(told, kept);
  const parts = grown(told);
  if (parts.length === 0) return t('timeline-sentence-nothing', days);
  return t('timeline-sentence', { ...days, parts: and().format(parts) });
}

export type Change = 'new' | 'met' | 'closer' | 'kept' | 'outward' | 'not_today' | 'gone';

/** What changed for one person, in the word of the table that the counselor reads. */
export function changeOf({
  fate,
  inwards,
  was_wanted,
}: {
  fate: Comparison['people'][number]['fate'];
  inwards: number | null;
  was_wanted: boolean;
}): Change {
  if (was_wanted) return 'met';
  if (fate === 'kept' && inwards !== null && inwards !== 0) return inwards > 0 ? 'closer' : 'outward';
  return fate;
}

const ORDER: readonly Change[] = ['met', 'new', 'closer', 'kept', 'outward', 'not_today', 'gone'];

/** The people of a comparison, growth first, then by name. */
export function inOrder(people: Comparison['people']): Comparison['people'] {
  const compare = collator();
  return [...people].sort(
    (a, b) => ORDER.indexOf(changeOf(a)) - ORDER.indexOf(changeOf(b)) || compare.compare(a.label, b.label),
  );
}
