// A student is asked, before the cards of the next meeting, what their teachers may read. Once, with three answers of one
// weight; and what they said yes to they can take back.

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';
import { daysAfter, today } from '../../../words/dates';
import { isAsked } from './SummaryCard';

const DMITRI = idOf('student', 3);
const TEXT = 'Needs a quiet start.';

beforeEach(beginRoom);
afterEach(endRoom);

async function atTheCards(text: string | null = TEXT) {
  await open(3);
  const user = userEvent.setup({ delay: null });
  await screen.findByRole('button', { name: 'Go on with this map' });
  if (text) double().commit({ on: 'summary', do: { edit: 'write_summary', student: DMITRI, text, on: today() } });
  await user.click(screen.getByRole('button', { name: 'Go on with this map' }));
  await user.click(await screen.findByRole('button', { name: 'Begin' }));
  await user.click(await screen.findByRole('button', { name: 'We talked about it' }));
  return user;
}

test('a yes is to the words on the screen, and then the cards come', async () => {
  const user = await atTheCards();
  await screen.findByRole('heading', { name: 'Here is what I would tell your teachers' });
  screen.getByText(TEXT);
  expect(screen.queryByRole('button', { name: 'Go to the map' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Yes, share it' }));
  await screen.findByRole('button', { name: 'Go to the map' });
  expect(double().edits.at(-1)).toEqual({
    on: 'summary',
    do: { edit: 'answer_summary', student: DMITRI, text: TEXT, said: 'yes', on: today() },
  });
  await user.click(await screen.findByText('Your teachers may read this'));
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await screen.findByText('You took it back. Your teachers can not read it now.');
  expect(double().edits.at(-1)).toMatchObject({ do: { edit: 'withdraw_summary', by: 'student' } });
});

test('not this is no less an answer', async () => {
  const user = await atTheCards();
  await user.click(await screen.findByRole('button', { name: 'Not this' }));
  await screen.findByRole('button', { name: 'Go to the map' });
  expect(double().shownSummary(DMITRI).approved).toBeNull();
});

test('without a summary nothing is asked', async () => {
  await atTheCards(null);
  await screen.findByRole('button', { name: 'Go to the map' });
  expect(screen.queryByText('Your teachers may read this')).toBeNull();
});

test('changed later, it is asked on another day', () => {
  const proposed = { student: DMITRI, text: TEXT, written_on: today() };
  const later = { said: 'later', on: today() } as const;
  expect(isAsked({ ...proposed, answer: null })).toBe(true);
  expect(isAsked({ ...proposed, answer: later })).toBe(false);
  expect(isAsked({ ...proposed, answer: later }, daysAfter(today(), 1))).toBe(true);
  expect(isAsked({ ...proposed, answer: { said: 'not_this', on: '2026-01-01' } })).toBe(false);
});
