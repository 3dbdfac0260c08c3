// Is a sheet of thirty students typed in by a key a cell, in the order of the paper? And is every line kept, also the last one
// when the window locks?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { close, openKith } from '../../../../test/screens/open';
import { mayHaveTalked } from '../../../frame/talked';
import { type AfterTold, client } from '../../../ipc';

afterEach(close);

async function openSheet(optedOut: string[] = []) {
  const { double, user } = await openKith({ role: 'teacher' });
  double.isClassOf(30, optedOut);
  const visit = double.heldVisit(idOf('visit', 5));
  // Everybody was there but the first of the list.
  const [away] = double.visitClass(visit.section).students;
  visit.met = new Map(
    double.visitClass(visit.section).students.map(({ student }) => [student, student !== away.student]),
  );
  await client.invalidateQueries();
  await user.click(await screen.findByRole('tab', { name: 'Visits' }));
  await user.click((await screen.findAllByRole('button', { name: 'After the visit of Maya Brandt' }))[0]);
  await screen.findByRole('grid', { name: 'What students said after the visit' });
  const told = (): AfterTold[] =>
    double.edits.flatMap((edit) => (edit.on === 'after' && edit.do.edit === 'say_after' ? edit.do.told : []));
  return { double, user, told, visit: visit.id, away: away.name };
}

test('a class of thirty is typed in by one key a cell and one a line, and whoever was away is passed over', async () => {
  const { double, user, told, away } = await openSheet();
  const rows = within(screen.getByRole('grid')).getAllByRole('row').slice(1);
  expect(rows).toHaveLength(30);
  expect(rows[0].textContent).toContain(`${away}away`);
  let keys = 0;
  rows[1].querySelector('button')?.focus();
  for (let line = 0; line < 29; line += 1) {
    keys += 4;
    await user.keyboard(line % 2 === 0 ? 'yyn{Enter}' : 'ynn{Enter}');
  }
  await waitFor(() => expect(told()).toHaveLength(29));
  // Two minutes at a key a second.
  expect(keys).toBeLessThanOrEqual(120);
  expect(told().map((one) => one.learned)).toEqual(Array.from({ length: 29 }, (_, line) => line % 2 === 0));
  const visits = double.edits.flatMap((edit) =>
    edit.on === 'after' && edit.do.edit === 'say_after' ? [edit.do.visit] : [],
  );
  expect(new Set(visits).size).toBe(1);
  await screen.findByText(/29 of 29 students said something/);
});

test('a line is changed, has a question, and is kept where the window locks before it is left', async () => {
  const { user, told } = await openSheet();
  const row = within(screen.getByRole('grid')).getAllByRole('row')[2];
  row.querySelector('button')?.focus();
  await user.keyboard('yn');
  await user.keyboard('{Backspace}');
  await user.keyboard('{ArrowLeft}n{ArrowRight}{ArrowRight}');
  const field = within(row).getByRole('textbox');
  await user.click(field);
  await user.keyboard('How did you start?');
  expect(told()).toEqual([]);
  await user.keyboard('{Control>}l{/Control}');
  await waitFor(() => expect(told()).toHaveLength(1));
  expect(told()[0]).toMatchObject({ talked: true, learned: false, wishes: null, question: 'How did you start?' });
});

test('a question that is too long is marked, and nothing of it is cut off', async () => {
  const { user, told } = await openSheet();
  const field = within(within(screen.getByRole('grid')).getAllByRole('row')[2]).getByRole('textbox');
  await user.click(field);
  // A letter beyond the first plane is one.
  await user.paste('🦉'.repeat(280));
  expect(field.getAttribute('aria-invalid')).toBeNull();
  await user.keyboard('?');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.keyboard('{Enter}');
  // It is refused in a sentence, and stays as it was typed.
  await screen.findByText(/280/);
  expect(told()).toEqual([]);
  expect([...(field as HTMLInputElement).value]).toHaveLength(281);
  await user.click(field);
  await user.keyboard('{End}{Backspace}{Enter}');
  await waitFor(() => expect(told()).toHaveLength(1));
  expect([...(told()[0].question ?? '')]).toHaveLength(280);
});

test('the line of whoever opted out is typed like every other, and nothing of it is kept', async () => {
  const { double, user, told, visit } = await openSheet([idOf('student', 3)]);
  await screen.findByText(/A parent of 1 student opted out/);
  const name = double.visitClass(idOf('section', 1)).students.find((one) => one.is_opted_out)?.name ?? '';
  const row = within(screen.getByRole('grid'))
    .getAllByRole('row')
    .find((one) => one.textContent?.includes(name));
  row?.querySelector('button')?.focus();
  await user.keyboard('yyy{Enter}');
  await waitFor(() => expect(told()).toHaveLength(1));
  const line = double.afterSheet(visit).lines.find((one) => one.student === idOf('student', 3));
  expect(line).toMatchObject({ talked: null, wishes: null });
});

test('after a conversation three taps say what it gave, whether it helped, and what comes next', async () => {
  const { double, user, visit } = await openSheet();
  await user.click(screen.getAllByRole('button', { name: /^Card after the conversation of/ })[0]);
  for (const tap of ['Advice', 'An offer', 'A little', 'Talk again']) await user.click(await screen.findByText(tap));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Your card is kept.');
  const told = double.afterSheet(visit).lines.find((line) => line.card.got.length > 0);
  expect(told?.card).toEqual({ got: ['advice', 'offer'], helped: 'a_little', next: 'talk_again' });
});

test('a card is about a conversation: where they say that they did not talk there is none, nor after a recording', async () => {
  const { user } = await openSheet();
  const cards = () => screen.queryAllByRole('button', { name: /^Card after the conversation of/ }).length;
  const all = cards();
  const row = within(screen.getByRole('grid')).getAllByRole('row')[2];
  row.querySelector('button')?.focus();
  await user.keyboard('n');
  await waitFor(() => expect(cards()).toBe(all - 1));
  expect(mayHaveTalked({ format: 'recorded', steps: STEPS }, true)).toBe(false);
  expect(mayHaveTalked({ format: 'virtual', steps: { ...STEPS, two_way: false } }, null)).toBe(false);
  expect(mayHaveTalked({ format: 'virtual', steps: { ...STEPS, two_way: false } }, true)).toBe(true);
});

const STEPS = { prepared: null, two_way: null, reflected: null, stay_in_touch: null };
