// Is a form's export read into a visit: its columns said, whoever nobody can tell asked about, counted, taken, and undone?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { DoubleOptions } from '../../../test/double/answering';
import { FORM } from '../../../test/double/forms';
import { idOf } from '../../../test/double/people';
import { close, openKith, withSizes } from '../../../test/screens/open';
import { client, type FormChoice } from '../../ipc';

beforeAll(withSizes);
afterEach(close);

async function openForm(options: DoubleOptions = {}) {
  const { double, user } = await openKith({ role: 'teacher', ...options });
  double.isClassOf(30, []);
  const visit = double.heldVisit(idOf('visit', 5));
  const all = double.visitClass(visit.section).students;
  visit.met = new Map(all.map(({ student }) => [student, student !== all[0].student]));
  await client.invalidateQueries();
  await user.click(await screen.findByRole('button', { name: 'Visits' }));
  await user.click(await screen.findByRole('tab', { name: 'Visits' }));
  await user.click((await screen.findAllByRole('button', { name: 'After the visit of Maya Brandt' }))[0]);
  await user.click(await screen.findByRole('button', { name: 'Read in a form’s answers…' }));
  await screen.findByRole('heading', { name: 'Read in a form’s answers' });
  const told = (command: string) => double.calls.filter(([name]) => name === command).map(([, asked]) => asked);
  return { double, user, told, visit: visit.id, names: all.map((one) => one.name), students: all };
}

test('a form is read into the visit it was opened from, and leads back to its sheet', async () => {
  const { user, told, visit, names, students } = await openForm();
  await screen.findByText(/^After Maya Brandt, /);
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByRole('heading', { name: 'What is in each column?' });
  await user.click(screen.getByRole('button', { name: 'Look whose answers they are' }));
  await screen.findByRole('heading', { name: 'Whose answers are these?' });
  screen.getByText('3 lines are left out.');
  // The likeliest come first, and whoever was away is taken or left out.
  await user.click(screen.getByRole('button', { name: /Whose answers are on line 2, Luz P\?/ }));
  const options = within(await screen.findByRole('listbox')).getAllByRole('option');
  expect(options.slice(0, 3).map((one) => one.textContent)).toEqual(['Leave this line out', names[2], names[3]]);
  await user.click(options[2]);
  screen.getByText('2 lines are left out.');
  await user.click(screen.getByRole('button', { name: new RegExp(`line 7, ${names[0]}`) }));
  const away = within(await screen.findByRole('listbox')).getAllByRole('option');
  expect(away.map((one) => one.textContent)).toEqual(['Leave this line out', `${names[0]} (noted as away)`]);
  await user.click(away[1]);
  await screen.findByText('1 line is left out.');
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await screen.findByText('From a form’s answers. Nothing is changed yet.');
  const [path, mark, mapping, of, choices] = told('previewAnswers')[0];
  expect([path, mark, mapping, of]).toEqual(['/media/usb/students.csv', FORM.mark, FORM.mapping, visit]);
  expect(choices).toEqual([
    { row: 0, student: students[3].student },
    { row: 2, student: null },
    { row: 5, student: students[0].student },
  ]);
  screen.getByText('Nobody of this class has this name or number, and nobody was chosen for it.');
  await user.click(screen.getByRole('button', { name: 'Take the answers of 23 students' }));
  await screen.findByRole('heading', { name: 'The answers are in' });
  screen.getByText('The answers of 23 students were taken.');
  await user.click(screen.getByRole('button', { name: 'See the sheet' }));
  await screen.findByRole('grid', { name: 'What students said after the visit' });
});

test('it is taken back as one, and one can go back to each step', async () => {
  const { user } = await openForm();
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await user.click(await screen.findByRole('button', { name: 'Look whose answers they are' }));
  await user.click(await screen.findByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  await screen.findByRole('heading', { name: 'Whose answers are these?' });
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findByRole('heading', { name: 'What is in each column?' });
  await user.click(screen.getByRole('button', { name: 'Look whose answers they are' }));
  await user.click(await screen.findByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Take the answers of 21 students' }));
  await user.click(await screen.findByRole('button', { name: 'Undo all of it' }));
  await screen.findByText('Undone: reading in a form’s answers.');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findByRole('grid', { name: 'What students said after the visit' });
});

test('whom a line means is said once, also where one looks, goes back and looks again', async () => {
  const { user, told, students } = await openForm();
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await user.click(await screen.findByRole('button', { name: 'Look whose answers they are' }));
  await user.click(await screen.findByRole('button', { name: /Whose answers are on line 2, Luz P\?/ }));
  await user.click(within(await screen.findByRole('listbox')).getAllByRole('option')[2]);
  await screen.findByText('2 lines are left out.');
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  await screen.findByText('2 lines are left out.');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: 'Look whose answers they are' }));
  await screen.findByText('2 lines are left out.');
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await screen.findByText('From a form’s answers. Nothing is changed yet.');
  const choices = told('previewAnswers').map((asked) => (asked[4] as FormChoice[])[0]);
  expect(choices).toEqual([0, 1].map(() => ({ row: 0, student: students[3].student })));
});

test('it says what is missing, what was remembered, and where nobody is asked about staying in touch', async () => {
  const mapping = FORM.mapping.map((use) => (use === 'full_name' ? 'ignore' : use));
  const { user } = await openForm({ form: { ...FORM, mapping, is_remembered: true, asks_wishes: false } });
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByText('Filled in as you read such a file last time.');
  screen.getByText('The district has nobody asked whether they would like to stay in touch: that column is not kept.');
  screen.getByText('Choose the column with the name or the number to go on.');
  const next = screen.getByRole('button', { name: 'Look whose answers they are' });
  expect(next.hasAttribute('disabled')).toBe(true);
  await user.click(screen.getByRole('button', { name: /Column “What is your name\?” means/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Student number' }));
  await waitFor(() => expect(next.hasAttribute('disabled')).toBe(false));
});

async function looksAt(untaken: number) {
  const opened = await openForm({ untaken });
  await opened.user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await opened.user.click(await screen.findByRole('button', { name: 'Look whose answers they are' }));
  await opened.user.click(await screen.findByRole('button', { name: 'See what would change' }));
  await screen.findByText(/^Every answer in this file is known already. Nothing changes./);
  return opened;
}

test('a form of which all is known says so, and is noted as taken where it was not', async () => {
  const { user, told } = await looksAt(21);
  screen.getByText(/The answers of 21 students were typed in before and say the same./);
  await user.click(screen.getByRole('button', { name: 'Note them as taken' }));
  await screen.findByText('Nothing changed. It is noted that these answers were taken.');
  expect(told('applyPreview')).toHaveLength(1);
});

test('a form that was taken before says plainly that nothing changes, and asks for nothing', async () => {
  await looksAt(0);
  expect(screen.queryByRole('button', { name: 'Note them as taken' })).toBeNull();
  expect(screen.queryByText(/typed in before/)).toBeNull();
});
