// Are days and hours written in Spanish where Spanish is spoken? On every room and on each side of a student's, no day stands in
// English, in figures, or as files write it.

import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../test/screens/open';
import { goTo, goToPastVisits, goToPlans, goToWishes, openStudent, type Room } from '../route';
import { NOT_NARROWED } from './narrowed';

beforeAll(withSizes);
afterEach(close);

const MONTHS =
  'January|February|March|April|June|July|August|September|October|November|December|Jan|Apr|Aug|Sept?|Oct|Nov|Dec';
const DAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const FOREIGN = new RegExp(
  `(?<!\\p{L})(?:(?:${MONTHS}) \\d{1,2}(?:, \\d{4})?|(?:${DAYS})(?!\\p{L})|\\d{1,2}:\\d{2} ?[AP]M|\\d{1,2}/\\d{1,2}/\\d{2,4}|(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w.-])|\\d{1,2}:\\d{2} [ap]\\.\\s?m\\. h|(?:today|yesterday|tomorrow|ago)(?!\\p{L}))`,
  'gu',
);
/** "22 nov", "22 de noviembre de 2026", "hace 3 días", "hoy". */
const OURS = /\d{1,2} (?:de )?\p{Ll}{3,}|hace \d+|dentro de|(?<!\p{L})(?:hoy|ayer|mañana)(?!\p{L})/giu;

/** What is written on the screen, and on hover. */
const written = (): string =>
  [document.body, ...document.body.querySelectorAll('[title]')]
    .map((one, at) => (at === 0 ? (one.textContent ?? '') : (one.getAttribute('title') ?? '')))
    .join('\n');

async function looksRight(where: string): Promise<number> {
  const all = written();
  expect(all.match(FOREIGN) ?? [], where).toEqual([]);
  return all.match(OURS)?.length ?? 0;
}

test('what is no Spanish is found', () => {
  const find = (text: string) => text.match(FOREIGN);
  for (const text of ['Nov 22', 'Friday', '4:16 AM', '11/22/2026', '2026-11-22', '4:16 a. m. h', '3 days ago'])
    expect(find(text), text).not.toBeNull();
  for (const text of ['22 de noviembre de 2026', 'viernes, 27 de noviembre', '4:16 a. m.', 'hace 3 días', 'May Chen'])
    expect(find(text), text).toBeNull();
});

test('in every room days and hours are Spanish', async () => {
  const { user } = await openKith({ language: 'es' });
  await screen.findByRole('navigation');
  let seen = 0;
  for (const room of ['today', 'students', 'visits', 'school', 'settings'] as Room[]) {
    act(() => goTo(room));
    await screen.findByRole('heading', { level: 1 });
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    seen += await looksRight(room);
  }
  for (const go of [goToPastVisits, goToPlans, goToWishes]) {
    act(go);
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    seen += await looksRight(go.name);
  }
  const today = await seenStudent();
  act(() => openStudent(today));
  for (const tab of await screen.findAllByRole('tab')) {
    await user.click(tab);
    await waitFor(() => expect(tab.getAttribute('aria-selected')).toBe('true'));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    seen += await looksRight(tab.textContent ?? '');
  }
  expect(seen).toBeGreaterThan(20);
}, 30_000);

/** Somebody with maps. */
async function seenStudent(): Promise<string> {
  const { kith } = await import('../ipc');
  const page = await kith.students({
    text: '',
    ...NOT_NARROWED,
    everyone: true,
    offset: 0,
    limit: 100,
  });
  const found = page.rows.find(({ last_map_on }) => last_map_on !== null);
  if (!found) throw new Error('nobody has a map');
  return found.id;
}
