// How does the administrator's page say it? Why something was not done, what somebody does, what was granted, and when.

import { exactly, today } from '../../words/dates';
import { hasWords, inLocale, t } from '../../words';
import { useEffect } from 'react';
import { hush, say } from '../../widgets/StatusLine';
import { type GrantLine, NotDone, type Role } from './asking';

/** The sentence for whatever was thrown: what happened, what was kept, what to do. */
export function whyWords(error: unknown): string {
  if (!(error instanceof NotDone)) return t('admin-why-failed');
  const { why, again_after_s } = error;
  if (again_after_s !== null && (why === 'too_often' || why === 'busy'))
    return t('admin-why-wait', { seconds: again_after_s });
  const key = `admin-why-${why}`;
  return hasWords(key) ? t(key as 'admin-why-failed') : t('admin-why-failed');
}

/** Does it; the line at the foot says why where it could not be done. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    // Whoever is at the door again reads it there.
    if (!(error instanceof NotDone && error.why === 'sign_in')) say(whyWords(error), { isWrong: true });
    return undefined;
  }
}

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(t('admin-copied'));
  } catch {
    say(t('admin-not-copied'), { isWrong: true });
  }
}

/** What was said before a dialog opened does not lie on its buttons. */
export const useHush = (): void => useEffect(hush, []);

export const ROLES: readonly Role[] = ['counselor', 'teacher', 'school_lead', 'analyst', 'it', 'records_officer'];

const list = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
export const listed = (words: readonly string[]): string => list().format(words);
export const rolesWords = (roles: readonly Role[]): string =>
  roles.length === 0 ? t('admin-no-role') : listed(roles.map((role) => t(`admin-role-${role}`)));

/** What was granted, in a line. */
export function givesWords({ gives }: Pick<GrantLine, 'gives'>): string {
  if (gives.role !== undefined) {
    const role = t(`admin-role-${gives.role}`);
    return gives.school === null
      ? t('admin-gives-role-everywhere', { role })
      : t('admin-gives-role', { role, school: gives.school });
  }
  if (gives.students !== undefined) return t('admin-gives-students', { count: gives.students });
  if (gives.class !== undefined)
    return gives.title === null ? t('admin-gives-class') : t('admin-gives-class-of', { title: gives.title });
  const { school, grades, from, until } = gives.caseload;
  const parts = [
    school === null ? null : school,
    grades.length === 0 ? null : t('admin-gives-grades', { grades: listed(grades), count: grades.length }),
    from || until ? t('admin-gives-surnames', { from: from || 'A', until: until || 'Z' }) : null,
  ];
  return t('admin-gives-caseload', { of: listed(parts.filter((part) => part !== null)) });
}

const moment = inLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }));
const figure = inLocale((tag) => new Intl.NumberFormat(tag));
export const figureWords = (n: number): string => figure().format(n);
/** "Nov 22, 2026, 9:14 AM". */
export const momentWords = (ms: number): string => moment().format(new Date(ms));
/** "November 22, 2026". */
export const dayWords = (ms: number): string => exactly(today(new Date(ms)));

const relative = inLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** "5 minutes ago", "yesterday", "3 days ago", and beyond two weeks the day. */
export function agoWords(ms: number, now = Date.now()): string {
  const past = now - ms;
  if (past < MINUTE) return t('admin-just-now');
  if (past < HOUR) return relative().format(-Math.floor(past / MINUTE), 'minute');
  if (past < DAY) return relative().format(-Math.floor(past / HOUR), 'hour');
  if (past < 14 * DAY) return relative().format(-Math.floor(past / DAY), 'day');
  return dayWords(ms);
}

/** "every day", "every 2 hours", "every 10 minutes". */
export function everyWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return t('admin-every-days', { count: minutes / (24 * 60) });
  if (minutes % 60 === 0) return t('admin-every-hours', { count: minutes / 60 });
  return t('admin-every-minutes', { count: minutes });
}

/** When a day begins, or ends, in this browser's time. */
export function beginningOf(day: string, later = 0): number {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
