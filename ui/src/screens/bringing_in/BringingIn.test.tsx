import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../test/screens/open';
import type { DoubleOptions } from '../../../test/double/answering';
import { ROSTER_PREVIEW, TABLE } from '../../../test/double/previews';
import { goTo, startTask } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openBringingIn(options: DoubleOptions = {}) {
  const opened = await openKith(options);
  await screen.findByRole('navigation');
  act(() => startTask('bringing_in'));
  await screen.findByRole('heading', { name: 'Bring in students' });
  return opened;
}

const press = async (user: Awaited<ReturnType<typeof openKith>>['user'], name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

test('a roster is counted, its leavers named and its refused lines listed before anything changes', async () => {
  const { double, user } = await openBringingIn({ isEmpty: true });
  await press(user, 'Choose files');
  await screen.findByRole('heading', { name: 'What would change' });
  const students = within(screen.getByRole('grid', { name: 'What would change, by kind' })).getByRole('row', {
    name: /Students/,
  });
  expect(students.textContent).toBe('Students960313212');
  expect(screen.getByText('Nia Thompson')).toBeTruthy();
  const refused = screen.getByRole('grid', { name: '3 lines cannot be taken' });
  expect(within(refused).getByRole('row', { name: /users.csv 418/ }).textContent).toContain(
    'A value that is needed is missing.',
  );
  await screen.findByText('900 more up to this line: This is not a date like 2026-01-31. It is left out.');
  expect(double.calls.some(([name]) => name === 'applyPreview')).toBe(false);
  await press(user, 'Bring in 960 students and the changes');
  await screen.findByRole('heading', { name: 'Students are in' });
  await screen.findByText(/960 students were brought in\./);
  await press(user, 'Undo all of it');
  await screen.findByText('Undone: bringing in a roster.');
});

test('"undo all of it" takes back this import or nothing, and stays where it could not', async () => {
  const { double, user } = await openBringingIn();
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste('Freja Larsen, 10');
  await press(user, 'See what would change');
  await screen.findByText('From a pasted list. Nothing is changed yet.');
  await press(user, 'Bring in 1 student');
  await screen.findByRole('heading', { name: 'Students are in' });
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText(/^Undone: /);
  await press(user, 'Undo all of it');
  await screen.findByText('This was undone already. Nothing was changed now.');
  await screen.findByRole('heading', { name: 'Students are in' });
  expect(double.calls.filter(([name]) => name === 'undoLast')).toHaveLength(1);
});

test('who stayed when an import was taken back is named', async () => {
  const { user } = await openBringingIn({ isEmpty: true, left: ['Nia Thompson', 'Nia Thompson'] });
  await press(user, 'Choose files');
  await press(user, 'Bring in 960 students and the changes');
  await press(user, 'Undo all of it');
  await screen.findByRole('heading', { name: 'Taken back, but not all of it' });
  expect(within(screen.getByRole('list', { name: 'What stayed' })).getAllByText('Nia Thompson')).toHaveLength(2);
});

test('every refused line can be read, page by page, and saved', async () => {
  const refused = Array.from({ length: 130 }, (_, at) => ({ ...ROSTER_PREVIEW.refused[0], line: at + 2 }));
  const { double, user } = await openBringingIn({ roster: { ...ROSTER_PREVIEW, refused, refused_total: 130 } });
  await press(user, 'Choose files');
  await screen.findByText('Lines 1 to 100 of 130');
  await press(user, 'Later');
  await screen.findByText('Lines 101 to 130 of 130');
  await screen.findByRole('row', { name: /users.csv 131/ });
  await user.click(screen.getAllByRole('button', { name: 'Save the list…' })[0]);
  await screen.findByText('The list is saved.');
  expect(double.calls.some(([name]) => name === 'savePreviewLines')).toBe(true);
});

test('going back from a preview lets it go, and so does leaving', async () => {
  const { double, user } = await openBringingIn();
  const dropped = () => double.calls.filter(([name]) => name === 'dropPreview').length;
  await press(user, 'Choose files');
  await screen.findByRole('heading', { name: 'What would change' });
  await press(user, 'Back');
  await waitFor(() => expect(dropped()).toBe(1));
  await press(user, 'Choose files');
  await screen.findByRole('heading', { name: 'What would change' });
  act(() => goTo('today'));
  await waitFor(() => expect(dropped()).toBe(2));
});

test('one step back from a preview the pasted list is there as it was, and after an undo too', async () => {
  const { user } = await openBringingIn();
  const text = () => screen.getByLabelText<HTMLTextAreaElement>('Students').value;
  const list = 'Freja Larsen, 10\nAna de la Cruz';
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste(list);
  await press(user, 'See what would change');
  await screen.findByRole('heading', { name: 'What would change' });
  await press(user, 'Back');
  await screen.findByRole('heading', { name: 'Paste a list' });
  expect(text()).toBe(list);
  await user.type(screen.getByLabelText('Students'), '\nOmar Haddad');
  await press(user, 'See what would change');
  await screen.findByRole('grid', { name: '3 students who are new or changed' });
  await press(user, 'Choose another way');
  await press(user, 'Paste a list');
  expect(text()).toBe(`${list}\nOmar Haddad`);
  await press(user, 'See what would change');
  await press(user, 'Bring in 3 students');
  await press(user, 'Undo all of it');
  await press(user, 'Paste a list');
  expect(text()).toBe(`${list}\nOmar Haddad`);
});

test('what was brought in is not in the way of the next list', async () => {
  const { user } = await openBringingIn();
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste('Freja Larsen, 10');
  await press(user, 'See what would change');
  await press(user, 'Bring in 1 student');
  await screen.findByRole('heading', { name: 'Students are in' });
  act(() => startTask(null));
  act(() => startTask('bringing_in'));
  await press(user, 'Paste a list');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Students').value).toBe('');
});

test('one step back from the preview of a table its columns mean what was said', async () => {
  const { user } = await openBringingIn();
  await press(user, 'Choose a file');
  await screen.findByRole('heading', { name: 'What is in each column?' });
  const meanings = () => screen.getAllByRole('button', { name: /means/ }).map((one) => one.textContent);
  const before = meanings();
  await user.click(screen.getAllByRole('button', { name: /means/ })[2]);
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Leave out' }));
  const said = meanings();
  expect(said).not.toEqual(before);
  await press(user, 'See what would change');
  await screen.findByRole('heading', { name: 'What would change' });
  await press(user, 'Back');
  await screen.findByRole('heading', { name: 'What is in each column?' });
  expect(meanings()).toEqual(said);
});

test('leaving while files are read stops it; leaving while they are brought in shows it elsewhere', async () => {
  const { double, user } = await openBringingIn({ step_ms: 100 });
  await press(user, 'Choose files');
  await screen.findByRole('progressbar');
  act(() => goTo('today'));
  await screen.findByText('Stopped. Nothing was changed.');
  act(() => startTask('bringing_in'));
  await press(user, 'Choose files');
  await press(user, 'Bring in 960 students and the changes');
  await screen.findByRole('progressbar');
  act(() => goTo('today'));
  await screen.findByText('Bringing in');
  await screen.findByText(/960 students were brought in\./);
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  expect(double.calls.filter(([name]) => name === 'cancel')).toHaveLength(1);
}, 15_000);

test('who would come in is shown as it was read: of a list at once, of a roster on request and page by page', async () => {
  const { double, user } = await openBringingIn();
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste('Freja Larsen, 10\nAna de la Cruz');
  await press(user, 'See what would change');
  const read = within(await screen.findByRole('grid', { name: '2 students who are new or changed' }));
  expect(read.getByRole('row', { name: /Larsen/ }).textContent).toBe('1LarsenFreja10New');
  await press(user, 'Choose another way');
  await press(user, 'Choose files');
  await screen.findByRole('heading', { name: 'What would change' });
  expect(screen.queryByText('Students 1 to 100 of 991')).toBeNull();
  await press(user, 'Show who they are');
  await screen.findByText('Students 1 to 100 of 991');
  await user.click(screen.getAllByRole('button', { name: 'Later' })[0]);
  await waitFor(() => expect(double.calls.some(([name]) => name === 'previewStudents')).toBe(true));
});

test('a name that is in a list more than once is said with its lines', async () => {
  const listed_again = [{ name: 'Luz Rivera', lines: [2, 5, 9] }];
  const { user } = await openBringingIn({ roster: { ...ROSTER_PREVIEW, listed_again } });
  await press(user, 'Choose files');
  await screen.findByText(/Luz Rivera.* is in this list .*3.* times, on lines .*2, 5, and 9/);
});

test('after an import everyone is shown, whoever they belong to', async () => {
  const { user } = await openBringingIn();
  await press(user, 'Choose files');
  await press(user, 'Bring in 960 students and the changes');
  await press(user, 'See the students');
  await screen
    .findByRole('radio', { name: 'Everyone' })
    .then((it) => it.getAttribute('aria-checked') ?? String((it as HTMLInputElement).checked))
    .then((is) => expect(is).toBe('true'));
});

test('each step begins at its heading', async () => {
  const { user } = await openBringingIn();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Bring in students'));
  await press(user, 'Choose files');
  await screen.findByRole('heading', { name: 'What would change' });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('What would change'));
});

test('in the invented school its own roster can be looked at', async () => {
  const { user } = await openBringingIn({ isInvented: true });
  await press(user, 'Look at its roster');
  await screen.findByText('3 lines cannot be taken');
});

test('where every line was refused nothing is said to be here already', async () => {
  const { user } = await openBringingIn();
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste('---');
  await press(user, 'See what would change');
  await screen.findByText('No line can be taken. Below is why, line by line.');
  expect(screen.queryByText('Everything in these files is here already.')).toBeNull();
});

test('reading can be stopped, and then nothing was changed', async () => {
  const { user } = await openBringingIn({ step_ms: 30 });
  await press(user, 'Choose files');
  await screen.findByRole('progressbar');
  await press(user, 'Stop');
  await screen.findByText('Stopped. Nothing was changed.');
  await screen.findByRole('button', { name: 'Choose files' });
});

test('a table says what each column means, and needs at least a name', async () => {
  const { double, user } = await openBringingIn();
  await press(user, 'Choose a file');
  await screen.findByRole('heading', { name: 'What is in each column?' });
  for (const column of ['Last name', 'First name']) {
    await user.click(screen.getByRole('button', { name: new RegExp(`Column “${column}” means`) }));
    await user.click(await screen.findByRole('option', { name: 'Leave out', hidden: false }));
  }
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'See what would change' }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: /Column “Last name” means/ }));
  await user.click(await screen.findByRole('option', { name: 'Whole name', hidden: false }));
  await press(user, 'See what would change');
  await screen.findByRole('heading', { name: 'What would change' });
  const asked = double.calls.find(([name]) => name === 'previewTable')?.[1];
  expect(asked?.slice(1, 4)).toEqual(['headings', TABLE.mark, ['full_name', 'ignore', 'grade', 'number', 'ignore']]);
});

test('a table without headings comes with its first line ticked as a student, and a person turns it round', async () => {
  const { double, user } = await openBringingIn({ firstLine: 'student' });
  await press(user, 'Choose a file');
  const tick = await screen.findByRole<HTMLInputElement>('checkbox', { name: /The first line is a student/ });
  expect(tick.checked).toBe(true);
  screen.getByText(/^213 rows/);
  await user.click(tick);
  await screen.findByText(/^212 rows/);
  expect(tick.checked).toBe(false);
  expect(document.activeElement).toBe(tick);
  screen.getByRole('button', { name: /Column “Last name” means/ });
  await user.click(tick);
  await screen.findByText(/^213 rows/);
  await press(user, 'See what would change');
  await screen.findByRole('heading', { name: 'What would change' });
  const asked = double.calls.find(([name]) => name === 'previewTable')?.[1];
  expect(asked?.slice(1, 4)).toEqual(['student', TABLE.mark, ['given', 'family', 'grade', 'number', 'ignore']]);
});

test('what of a file is left out is told before anybody says what its columns mean', async () => {
  const { user } = await openBringingIn({
    table: {
      ...TABLE,
      sheets: ['Grade 9', 'Grade 10'],
      left_out: [{ file: 'students.xlsx, Bus', line: 1, column: null, reason: { is: 'sheet_left_out' }, more: 0 }],
    },
  });
  await press(user, 'Choose a file');
  await screen.findByText('Read from 2 sheets: Grade 9, Grade 10');
  await screen.findByText('students.xlsx, Bus');
  screen.getByText(/The sheet is not read/);
});

test('a pasted list is previewed line by line', async () => {
  const { user } = await openBringingIn();
  await press(user, 'Paste a list');
  await user.click(screen.getByLabelText('Students'));
  await user.paste('Freja Larsen, 10\n---\nChidi Okonkwo');
  await press(user, 'See what would change');
  await screen.findByText('1 line cannot be taken');
  await press(user, 'Bring in 2 students');
  await screen.findByText(/2 students were brought in\./);
});

test('a file that cannot be read says so, and the choice stays', async () => {
  const { user } = await openBringingIn({ fails: { previewRoster: 'unreadable_file' } });
  await press(user, 'Choose files');
  const card = screen.getByRole('region', { name: 'A roster' });
  await waitFor(() => expect(within(card).getByRole('alert').textContent).toContain('could not be read'));
  // It belongs to what was chosen, and goes with the next choice.
  await press(user, 'Choose a file');
  await screen.findByText('Bus route');
  expect(screen.queryByText(/could not be read/)).toBeNull();
  await press(user, 'Back');
  await screen.findByRole('heading', { name: 'Bring in students' });
  expect(screen.queryByText(/could not be read/)).toBeNull();
  await screen.findByRole('button', { name: 'Choose files' });
});
