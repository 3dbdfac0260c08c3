// How does it stand with the district, in words? One glance for the frame, one sentence for each thing that stands in the way.

import { type DistrictNow, kith, type Trouble, useLive } from '../ipc';
import { t } from '../words';
import { atOrOn } from '../words/dates';

/** How it stands; asked again after every commit, and whenever the shell says that it stands otherwise. */
export const useDistrict = (): DistrictNow | undefined => useLive(['district', 'now'], kith.districtNow, 'any').data;

/** "10:42" of today, else "Nov 22". */
export const atWords = (ms: number | null, now: Date = new Date()): string => atOrOn(ms ?? 0, now);

/** What stands in the way, and that nothing is lost by it. */
export const troubleWords = (trouble: Trouble): string => `${t(`trouble-${trouble}`)} ${t('trouble-kept')}`;

export type Stands = 'well' | 'waiting' | 'trouble';

/** One glance: where what was recorded is. */
export function glance(now: DistrictNow): { words: string; stands: Stands } {
  const { words, stands } = first(now);
  if (now.refused === 0) return { words, stands };
  return {
    words: `${words} · ${t('glance-refused', { count: now.refused })}`,
    stands: stands === 'well' ? 'waiting' : stands,
  };
}

function first({ waiting, trouble, coming, is_busy, is_paused, sent_ms, contact_ms }: DistrictNow): {
  words: string;
  stands: Stands;
} {
  if (is_paused) return { words: t('glance-paused', { count: waiting }), stands: 'waiting' };
  if (trouble !== null) {
    const why = t(`trouble-short-${trouble}`);
    const words = waiting > 0 ? t('glance-trouble-waiting', { why, count: waiting }) : t('glance-trouble', { why });
    return { words, stands: 'trouble' };
  }
  if (coming !== null) return { words: t('glance-coming', { pct: Math.floor(coming / 10) }), stands: 'waiting' };
  if (waiting > 0) return { words: t('glance-waiting', { count: waiting }), stands: 'waiting' };
  if (is_busy || contact_ms === null) return { words: t('glance-busy'), stands: 'waiting' };
  const words =
    sent_ms !== null
      ? t('glance-sent', { when: atWords(sent_ms) })
      : t('glance-up-to-date', { when: atWords(contact_ms) });
  return { words, stands: 'well' };
}
