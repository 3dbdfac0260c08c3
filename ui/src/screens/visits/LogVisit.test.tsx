// Is a visit logged in at most 12 clicks, or 25 keys, letters of names not counted, for a known visitor and a class of thirty?
// And is nothing kept of whoever opted out, whoever ticks them?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import type { DoubleOptions } from '../../../test/double/answering';
import { client, type LoggedVisit } from '../../ipc';
import { today } from '../../words/dates';

afterEach(close);

async function openClass(options: DoubleOptions = {}, optedOut: string[] = []) {
  const { double, user } = await openKith({ role: 'teacher', ...options });
  double.isClassOf(30, optedOut);
  await client.invalidateQueries();
  await screen.findByText('30 here');
  const logged = (): LoggedVisit => {
    const last = double.edits.at(-1);
    if (last?.on !== 'visit' || last.do.edit !== 'log_visit') throw new Error('no visit was logged');
    return last.do.visit;
  };
  return { double, user, logged };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const person = (name: string) => within(screen.getByRole('toolbar', { name: 'Who was here?' })).getByText(name);

test('by clicks: a teacher begins there, the class is chosen, and a known visitor is one tap', async () => {
  const { user, logged } = await openClass();
  let clicks = 0;
  const click = async (element: HTMLElement) => {
    clicks += 1;
    await user.click(element);
  };
  await click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await click(person('Amara Okafor'));
  await click(person('Noor Haddad'));
  await screen.findByText(/28 here · 2 away/);
  const steps = within(screen.getByRole('toolbar', { name: 'What was part of it?' }));
  for (const step of ['Prepared', 'Two-way', 'Reflected', 'Stay in touch']) await click(steps.getByText(step));
  await click(button('Log this visit'));
  await screen.findByText('Logged: Maya Brandt with English 10, period 2, 28 students.');
  expect(clicks).toBeLessThanOrEqual(12);
  const visit = logged();
  expect(visit).toMatchObject({
    section: idOf('section', 1),
    who: { who: 'known', visitor: idOf('visitor', 1) },
    held_on: today(),
    format: 'in_person',
    steps: { prepared: true, two_way: true, reflected: true, stay_in_touch: true },
  });
  expect([visit.present.length, visit.absent.length]).toEqual([28, 2]);
  // Taken back with one more.
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('Undone: logging a visit.');
});

test('by keys alone, with two who were away and all four steps', async () => {
  const { user, logged } = await openClass();
  let keys = 0;
  const press = async (...pressed: string[]) => {
    for (const key of pressed) {
      keys += 1;
      await user.keyboard(key);
    }
  };
  const here = () => document.activeElement?.textContent ?? '';
  const to = async (name: string, key = '{Tab}') => {
    for (let n = 0; n < 8 && !here().includes(name); n++) await press(key);
    expect(here()).toContain(name);
  };
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  await user.keyboard('may');
  await screen.findByRole('option', { name: /Maya Brandt/ });
  await press('{ArrowDown}', '{Enter}');
  await waitFor(() => expect(here()).toContain('English 10'));
  // Past the classes, how they met, and into the students.
  const first = within(screen.getByRole('toolbar', { name: 'Who was here?' })).getAllByRole('button')[0];
  while (document.activeElement !== first && keys < 12) await press('{Tab}');
  await press(' ', '{ArrowRight}', '{ArrowRight}', ' ');
  await screen.findByText(/28 here · 2 away/);
  await to('Prepared');
  await press(' ', '{ArrowRight}', ' ', '{ArrowRight}', ' ', '{ArrowRight}', ' ');
  await press('{Control>}{Enter}{/Control}');
  await screen.findByText('Logged: Maya Brandt with English 10, period 2, 28 students.');
  expect(keys).toBeLessThanOrEqual(25);
  expect(logged().steps).toEqual({ prepared: true, two_way: true, reflected: true, stay_in_touch: true });
});

test('someone new needs a name alone, and who has that name already is offered', async () => {
  const { user, logged } = await openClass();
  await user.keyboard('maya brandt');
  await user.click(await screen.findByRole('option', { name: /Someone new/ }));
  await screen.findByText('Maya Brandt of Basin Power is in the directory already.');
  await user.click(button('This is them'));
  await user.click(button('Someone else'));
  await user.click(screen.getByRole('combobox', { name: 'Who came?' }));
  await user.keyboard('=Ruth');
  await user.click(await screen.findByRole('option', { name: /Someone new/ }));
  await user.keyboard('Basin Library');
  await user.click(button('Log this visit'));
  await screen.findByText(/Logged: =Ruth with English 10/);
  expect(logged().who).toMatchObject({ who: 'new', name: '=Ruth', organisation: 'Basin Library' });
});

test('whoever opted out looks like everyone, is not counted, and nothing is kept of them', async () => {
  const { user, double } = await openKith({ role: 'teacher' });
  double.isClassOf(30, [idOf('student', 4)]);
  await client.invalidateQueries();
  await screen.findByText('29 here');
  screen.getByText('Nothing is kept of one student: a parent asked for that.');
  expect(person('Noor Haddad').closest('button')?.getAttribute('aria-pressed')).toBe('true');
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.click(button('Log this visit'));
  await screen.findByText('Logged: Maya Brandt with English 10, period 2, 29 students.');
});

test('what is missing is said where it is missing, and nothing typed is lost', async () => {
  const { user, double } = await openClass();
  await user.click(person('Amara Okafor'));
  await user.click(button('Log this visit'));
  await screen.findByText('Who came? A name is enough.');
  await screen.findByText(/29 here · 1 away/);
  expect(double.edits).toEqual([]);
});

test('without a roster a class list is pasted, looked at, and chosen', async () => {
  const { user, double, logged } = await openClass();
  await user.click(button('Paste a class list'));
  await user.type(screen.getByLabelText('What is the class called?'), 'Period 6');
  await user.type(screen.getByLabelText('Students'), 'Luz Morales{Enter}Wanjiru Kamau{Enter}--');
  await user.click(button('Look at the list'));
  await screen.findByText('known here');
  screen.getByText('1 line is no name and was left out.');
  await user.click(button('Use this class, 2 students'));
  await screen.findByText('The class Period 6 is here.');
  await screen.findByText('2 here');
  expect(double.edits).toHaveLength(1);
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.click(button('Log this visit'));
  await waitFor(() => expect(logged().present).toHaveLength(2));
});

test('a clock that is wrong by a year warns, and the day can be set', async () => {
  const { user, logged } = await openClass({ clockWas: '2025-11-20' });
  await screen.findByText(/something was last recorded on November 20, 2025/);
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.clear(screen.getByLabelText('Day'));
  await user.type(screen.getByLabelText('Day'), '2025-11-21');
  await user.click(button('Log this visit'));
  await screen.findByText(/^Logged/);
  expect(logged().held_on).toBe('2025-11-21');
});
