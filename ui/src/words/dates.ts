// How are days said? In words near now, exactly otherwise. Days are the school's own calendar days, 'YYYY-MM-DD', local;
// no instant and no time zone enters here.

import { inLocale, t } from '../words';

const exact = inLocale((tag) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', day: 'numeric' }));
const short = inLocale((tag) => new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric' }));
const shortWithYear = inLocale(
  (tag) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'short', day: 'numeric' }),
);
const hour = inLocale((tag) => new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' }));
const onDay = inLocale(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      // Beside a whole weekday Spanish writes the month out: "viernes, 27 de nov" is nobody's.
      month: tag.startsWith('es') ? 'long' : 'short',
      day: 'numeric',
    }),
);
const moment = inLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }));
const relative = inLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

/** Today, as the school's calendar has it. */
export function today(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const FRIDAY = 5;

const local = (day: string): Date => {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

/** The day so many days later; earlier where negative. */
export function daysAfter(day: string, days: number): string {
  const then = local(day);
  then.setDate(then.getDate() + days);
  return today(then);
}

/** The last school day of the week of `day`, or of a later one. On a weekend the week is the one that begins. */
export const schoolWeekEnd = (day: string, weeks = 0): string =>
  daysAfter(day, ((FRIDAY - local(day).getDay() + 7) % 7) + 7 * weeks);

/** How many days `day` lies after `from`. */
export const daysBetween = (from: string, day: string): number =>
  Math.round((local(day).getTime() - local(from).getTime()) / 86_400_000);

/** "November 22, 2026": for hover and screen readers. */
export const exactly = (day: string): string => exact().format(local(day));

/** "today", "3 days ago", "in 2 weeks", "Mar 4", "Mar 4, 2025". */
export function near(day: string, from: string = today()): string {
  const days = daysBetween(from, day);
  if (Math.abs(days) <= 13) return relative().format(days, 'day');
  return (day.slice(0, 4) === from.slice(0, 4) ? short : shortWithYear)().format(local(day));
}

/** From when until when, as far as it is told. */
export function daysOf({ begins_on, ends_on }: { begins_on: string | null; ends_on: string | null }): string {
  if (begins_on && ends_on) return t('cohort-days-both', { from: exactly(begins_on), until: exactly(ends_on) });
  if (begins_on) return t('cohort-days-from', { from: exactly(begins_on) });
  return ends_on ? t('cohort-days-until', { until: exactly(ends_on) }) : '';
}

/** "Friday, Nov 27": a day to keep in mind, after a word such as "by". */
export const dayWords = (day: string): string => onDay().format(local(day));

/** "Nov 22, 2026, 9:14 AM" for a stored moment. */
export const atMoment = (iso: string): string => moment().format(new Date(iso));

/** "10:40 AM" for "10:40". */
export function hourWords(time: string): string {
  const [hours, minutes] = time.split(':').map(Number);
  return hour().format(new Date(2000, 0, 1, hours, minutes));
}

/** "10:42 AM" of today, else "Nov 22": when something was. */
export function atOrOn(ms: number, now: Date = new Date()): string {
  const then = new Date(ms);
  return (then.toDateString() === now.toDateString() ? hour : short)().format(then);
}

/** The local day of a stored moment. */
export const dayOf = (iso: string): string => today(new Date(iso));

/** "2 months": how long ago in whole words, for plain reasons. */
export function since(day: string, from: string = today()): string {
  const days = Math.max(0, daysBetween(day, from));
  if (days < 14) return t('span-days', { count: days });
  if (days < 60) return t('span-weeks', { count: Math.round(days / 7) });
  if (days < 700) return t('span-months', { count: Math.round(days / 30.4) });
  return t('span-years', { count: Math.round(days / 365.25) });
}
