// How is a span of working time said, and in which category does it count? ASCA's, in its order.

import type { TimeGroup, TimeKind, TimeLog } from '../ipc';
import { inLocale, t } from '../words';

const GROUPS: Record<TimeKind, TimeGroup> = {
  instruction: 'direct',
  advisement: 'direct',
  counseling: 'direct',
  consultation: 'indirect',
  collaboration: 'indirect',
  referrals: 'indirect',
  planning: 'planning',
  other_task: 'other_task',
};

export const TIME_KINDS = Object.keys(GROUPS) as TimeKind[];
export const timeGroupOf = (kind: TimeKind): TimeGroup => GROUPS[kind];

/** "45 min", "2 h 5 min". */
export const timeWords = (minutes: number): string =>
  t('time-long', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });

const and = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** "3 h in all: 80 % direct and 20 % planning and support." What is none is left out. */
export function sharesWords({ minutes, shares }: Pick<TimeLog, 'minutes' | 'shares'>): string {
  const parts = shares
    .filter((share) => share.minutes > 0)
    .map(({ pct, group }) => t('time-part', { pct, group: t(`time-group-said-${group}`) }));
  return t('time-sentence', { total: timeWords(minutes), parts: and().format(parts) });
}
