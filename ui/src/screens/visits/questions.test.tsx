// Is it said for whom a question is, does each visitor get their own page, and do the questions stay with a visit that was held?

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client, commit } from '../../ipc';
import { daysAfter, exactly, today } from '../../words/dates';

afterEach(close);

const CLASS = idOf('section', 1);
const MAYA = idOf('visitor', 1);

const plans = async (visitor: string, days: number, section = CLASS) => {
  const plan = crypto.randomUUID();
  const unsaid = { begins_at: null, lesson: null, aim: null, purpose: null };
  const who = { who: 'known', visitor } as const;
  const told = { section, who, planned_on: daysAfter(today(), days), format: 'in_person', ...unsaid } as const;
  await act(() => commit({ on: 'plan', do: { edit: 'plan_visit', plan, told, tasks: [], by: '' } }));
  return plan;
};
const asks = (visit: string | null, text: string) => {
  const told = { section: CLASS, visit, student: null, text };
  return act(() =>
    commit({ on: 'question', do: { edit: 'ask_question', question: crypto.randomUUID(), told, on: today() } }),
  );
};

async function openQuestions(planned: readonly [visitor: string, days: number][]) {
  const { double, user } = await openKith({ role: 'teacher' });
  await screen.findByRole('tab', { name: 'Questions' });
  const ids: string[] = [];
  for (const [visitor, days] of planned) ids.push(await plans(visitor, days));
  await user.click(screen.getByRole('tab', { name: 'Questions' }));
  await screen.findByRole('textbox', { name: 'A question of the class' });
  return { double, user, ids };
}

const whom = () => screen.queryByRole('button', { name: /Who are the questions for\?/ });
const list = () => screen.findByRole('list', { name: 'Questions of this class' });
const shown = async () =>
  within(await list())
    .getAllByRole('listitem')
    .map((line) => line.querySelector('.past-what')?.textContent);

test('where nobody is planned nothing is asked, and with one visitor a question is for them', async () => {
  const { double, user } = await openQuestions([]);
  expect(whom()).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'A question of the class' }), 'Who helped you?{Enter}');
  await waitFor(() => expect(double.questions(CLASS).map(({ visit }) => visit)).toEqual([null]));
  const plan = await plans(MAYA, 2);
  await waitFor(() => expect(whom()?.textContent).toContain('Maya Brandt, in 2 days'));
  await user.type(screen.getByRole('textbox', { name: 'A question of the class' }), 'What is a day like?{Enter}');
  await waitFor(() => expect(double.questions(CLASS).map(({ visit }) => visit)).toEqual([null, plan]));
  await waitFor(async () =>
    expect(await shown()).toEqual(['Who helped you?for whoever comes next · today', 'What is a day like?today']),
  );
  expect(double.plans().plans[0].questions).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Pass this laptop around' }));
  await screen.findByRole('heading', { name: 'What would you like to ask Maya Brandt?' });
});

test('of two visitors each has their own questions and their own page', async () => {
  const other = idOf('visitor', 2);
  const { double, user, ids } = await openQuestions([
    [MAYA, 3],
    [other, 9],
  ]);
  const name = double.plans().plans[1].visitor.name;
  expect(whom()?.textContent).toContain('Whoever comes next');
  await asks(ids[0], 'Who helped you?');
  await asks(ids[1], 'What does it cost?');
  await asks(null, 'What is a day like?');
  expect(double.plans().plans.map(({ questions }) => questions)).toEqual([2, 1]);
  expect(await shown()).toEqual(['What is a day like?today']);
  await user.click(whom() as HTMLElement);
  const options = within(await screen.findByRole('listbox')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual([
    'Maya Brandt, in 3 days',
    `${name}, in 9 days`,
    'Whoever comes next',
  ]);
  await user.click(options[1]);
  await waitFor(async () => expect(await shown()).toEqual(['What does it cost?today']));
  const paper = document.querySelector('.asks-paper')?.textContent ?? '';
  expect(paper).toContain(name);
  expect(paper).toContain(exactly(daysAfter(today(), 9)));
  expect(paper).toContain('What does it cost?');
  expect(paper).not.toContain('Who helped you?');
  await user.type(screen.getByRole('textbox', { name: 'A question of the class' }), 'Is it hard?{Enter}');
  await waitFor(() => expect(double.questions(CLASS).at(-1)?.visit).toBe(ids[1]));
  // With whoever comes next no visitor stands on the page, and the day is today's.
  await user.click(whom() as HTMLElement);
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Whoever comes next' }));
  await waitFor(async () => expect(await shown()).toEqual(['What is a day like?today']));
  expect(document.querySelector('.asks-paper')?.textContent).toContain(exactly(today()));
  expect(document.querySelector('.asks-paper')?.textContent).not.toContain(name);
  // Who comes next is the first of them.
  await user.click(whom() as HTMLElement);
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: /^Maya Brandt/ }));
  await waitFor(async () =>
    expect(await shown()).toEqual(['Who helped you?today', 'What is a day like?for whoever comes next · today']),
  );
});

test('the questions for a visit that was held stand by its visitor and are ticked there', async () => {
  const { double, user, ids } = await openQuestions([[MAYA, 0]]);
  await asks(ids[0], 'Who helped you?');
  const held = { held_on: today(), began_at: null, present: [], absent: [], logged_by: '' };
  await act(() => commit({ on: 'plan', do: { edit: 'hold_planned', plan: ids[0], ...held } }));
  await act(() => client.invalidateQueries());
  const earlier = within(await screen.findByRole('list', { name: 'Questions of earlier visits' }));
  earlier.getByText('for Maya Brandt · today');
  expect(whom()).toBeNull();
  screen.getByText('No question waits here.');
  await user.click(earlier.getByRole('button', { name: 'Answered: Who helped you?' }));
  await waitFor(() => expect(double.questions(CLASS)[0].answered_on).toBe(today()));
});

test('a question for a visit that was dropped is for whoever comes next', async () => {
  const { double, ids } = await openQuestions([
    [MAYA, 1],
    [idOf('visitor', 2), 4],
  ]);
  await asks(ids[0], 'Who helped you?');
  await act(() => commit({ on: 'plan', do: { edit: 'drop_plan', plan: ids[0] } }));
  await waitFor(async () => expect(await shown()).toEqual(['Who helped you?for whoever comes next · today']));
  expect(double.plans().plans.map(({ questions }) => questions)).toEqual([1]);
});
