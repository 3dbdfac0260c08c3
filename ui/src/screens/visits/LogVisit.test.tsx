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

test('a pasted class that is taken back leaves nobody standing, and another class is chosen', async () => {
  const { user, logged } = await openClass();
  await user.click(button('Paste a class list'));
  await user.type(screen.getByLabelText('What is the class called?'), 'Period 6');
  await user.type(screen.getByLabelText('Students'), 'Luz Morales{Enter}Wanjiru Kamau');
  await user.click(button('Look at the list'));
  await user.click(await screen.findByRole('button', { name: 'Use this class, 2 students' }));
  await screen.findByText('2 here');
  await user.click(person('Wanjiru Kamau'));
  await screen.findByText(/1 here · 1 away/);
  await user.click(button('Undo'));
  await screen.findByText('30 here');
  expect(screen.queryByText('Period 6')).toBeNull();
  expect(screen.queryByText('Wanjiru Kamau')).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.click(button('Log this visit'));
  await screen.findByText('Logged: Maya Brandt with English 10, period 2, 30 students.');
  expect(logged()).toMatchObject({ section: idOf('section', 1), absent: [] });
});

test('a name that stands twice in a pasted list is one student, unless somebody says that it is two', async () => {
  const { user, double } = await openClass();
  await user.click(button('Paste a class list'));
  await user.type(screen.getByLabelText('What is the class called?'), 'english 10,  period 2');
  await screen.findByText(/^A class called english 10, period 2 is here already\./);
  await user.clear(screen.getByLabelText('What is the class called?'));
  await user.type(screen.getByLabelText('What is the class called?'), 'Period 6');
  expect(screen.queryByText(/is here already/)).toBeNull();
  await user.type(screen.getByLabelText('Students'), 'Otis Sorrel{Enter}Luz Morales{Enter}otis  sorrel{Enter}R2 Diaz');
  await user.click(button('Look at the list'));
  await screen.findByText(/^1 line has a name that stands further up\./);
  screen.getByText('stands here twice, taken once');
  screen.getByText(/^There is a figure in the name\./);
  button('Use this class, 3 students');
  const other = screen.getByRole('checkbox', { name: /^Another student who is called otis/ });
  await user.click(other);
  button('Use this class, 4 students');
  await user.click(other);
  await user.click(button('Use this class, 3 students'));
  await screen.findByText('3 here');
  const last = double.edits.at(-1);
  const brought = last?.on === 'visit' && last.do.edit === 'bring_class' ? last.do.students : [];
  expect(brought.map(({ by_hand }) => by_hand.given)).toEqual(['Otis', 'R2']);
});

test('a pasted class is called otherwise, somebody leaves it and somebody joins it', async () => {
  const { user, double } = await openClass();
  expect(screen.queryByRole('button', { name: 'Change this class' })).toBeNull();
  await user.click(button('Paste a class list'));
  await user.type(screen.getByLabelText('What is the class called?'), 'Period 6');
  await user.type(screen.getByLabelText('Students'), 'Otis Sorrel{Enter}Luz Morales');
  await user.click(button('Look at the list'));
  await user.click(await screen.findByRole('button', { name: 'Use this class, 2 students' }));
  await user.click(await screen.findByRole('button', { name: 'Change this class' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'The class Period 6' }));
  await user.clear(dialog.getByLabelText('What is it called?'));
  await user.type(dialog.getByLabelText('What is it called?'), 'Period 7');
  await user.click(dialog.getByRole('checkbox', { name: 'Otis Sorrel' }));
  await user.type(dialog.getByLabelText(/^Who joined it\?/), 'Wanjiru Kamau{Enter}Wanjiru Kamau');
  // Nobody is brought in unseen.
  await user.click(dialog.getByRole('button', { name: 'Look at the names' }));
  await dialog.findByText('stands here twice, taken once');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^The class Period 7 is changed\./);
  const last = double.edits.at(-1);
  const told = last?.on === 'visit' && last.do.edit === 'change_class' ? last.do : null;
  expect([told?.title, told?.known.length, told?.students.length, told?.without.length]).toEqual(['Period 7', 0, 1, 1]);
  await screen.findByText('2 here');
  expect(within(screen.getByRole('toolbar', { name: 'Who was here?' })).queryByText('Otis Sorrel')).toBeNull();
  // It is over, and another is chosen.
  await user.click(await screen.findByRole('button', { name: 'Change this class' }));
  await user.click(await screen.findByRole('button', { name: 'This class is over' }));
  await screen.findByText('The class Period 7 is offered no more. Its visits stay.');
  await waitFor(() => expect(screen.queryByRole('radio', { name: 'Period 7' })).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({ on: 'visit', do: { edit: 'end_class' } });
});

test('nobody speaks with a recording: both sides cannot be said to have spoken', async () => {
  const { user, logged } = await openClass();
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  const steps = () => within(screen.getByRole('toolbar', { name: 'What was part of it?' }));
  await user.click(steps().getByText('Two-way'));
  await user.click(steps().getByText('Prepared'));
  await user.click(screen.getByRole('radio', { name: 'Recorded' }));
  expect(steps().queryByText('Two-way')).toBeNull();
  await user.click(button('Log this visit'));
  await screen.findByText(/^Logged/);
  expect(logged()).toMatchObject({ format: 'recorded', steps: { prepared: true, two_way: null } });
});

test('a day that is still to come or long gone is doubted, and kept', async () => {
  const { user, logged } = await openClass();
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.click(button('Change day or time'));
  const day = screen.getByLabelText('Day');
  // Whoever asked for the day types it at once.
  expect(document.activeElement).toBe(day);
  expect(screen.queryByText(/^The day is set to/)).toBeNull();
  const inAYear = `${Number(today().slice(0, 4)) + 1}-12-27`;
  await user.clear(day);
  await user.type(day, inAYear);
  await screen.findByText(/^The day is set to December 27/);
  await user.click(button('Log this visit'));
  await screen.findByText(/^Logged/);
  expect(logged().held_on).toBe(inAYear);
});

test('whoever logs without saying who came goes on at that question, and without a day at the day', async () => {
  const { user, double } = await openClass();
  await user.click(button('Log this visit'));
  await screen.findByText('Who came? A name is enough.');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Who came?' }));
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  await user.click(button('Change day or time'));
  await user.clear(screen.getByLabelText('Day'));
  await user.click(button('Log this visit'));
  await screen.findByText('Set the day of the visit.');
  expect(document.activeElement).toBe(screen.getByLabelText('Day'));
  expect(double.edits).toEqual([]);
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
