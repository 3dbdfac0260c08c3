import { expect, test } from 'vitest';
import { daysAfter, daysBetween, dayWords, exactly, near, schoolWeekEnd, since, today } from './dates';

const NOW = '2026-11-22';

test('a day near now is said in words, a far one by its date', () => {
  expect(near('2026-11-22', NOW)).toBe('today');
  expect(near('2026-11-21', NOW)).toBe('yesterday');
  expect(near('2026-11-19', NOW)).toBe('3 days ago');
  expect(near('2026-11-25', NOW)).toBe('in 3 days');
  expect(near('2026-08-04', NOW)).toBe('Aug 4');
  expect(near('2025-08-04', NOW)).toBe('Aug 4, 2025');
});

test('today is the day on the wall, also a minute before midnight', () => {
  expect(today(new Date(2026, 0, 1, 23, 59))).toBe('2026-01-01');
  expect(today(new Date(2026, 11, 31, 0, 0))).toBe('2026-12-31');
});

test('days are counted over a change of the clock, a month and a leap day', () => {
  expect(daysAfter('2026-03-07', 2)).toBe('2026-03-09');
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
  expect(daysBetween('2026-11-01', '2026-10-31')).toBe(-1);
});

test('how long ago is said in the unit a person would use', () => {
  expect(since('2026-11-22', NOW)).toBe('0 days');
  expect(since('2026-11-10', NOW)).toBe('12 days');
  expect(since('2026-10-22', NOW)).toBe('4 weeks');
  expect(since('2026-05-22', NOW)).toBe('6 months');
  expect(since('2023-11-22', NOW)).toBe('3 years');
});

test('the exact day stands behind', () => {
  expect(exactly('2026-11-22')).toBe('November 22, 2026');
});

test('the end of a school week is its Friday, and on a weekend the week is the one that begins', () => {
  expect(schoolWeekEnd('2026-11-25')).toBe('2026-11-27');
  expect(schoolWeekEnd('2026-11-27')).toBe('2026-11-27');
  expect(schoolWeekEnd('2026-11-28')).toBe('2026-12-04');
  expect(schoolWeekEnd('2026-11-29')).toBe('2026-12-04');
  expect(schoolWeekEnd('2026-11-25', 1)).toBe('2026-12-04');
  expect(dayWords('2026-11-27')).toBe('Friday, Nov 27');
});
