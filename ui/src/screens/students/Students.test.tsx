import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { idOf, SECTIONS } from '../../../test/double/people';
import { close, openKith, withSizes } from '../../../test/screens/open';
import { client } from '../../ipc';
import { goTo, startTask, useRoute } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openStudents(options = {}) {
  const opened = await openKith(options);
  await screen.findByRole('navigation');
  goTo('students');
  await screen.findByRole('heading', { name: 'Students' });
  return opened;
}

const row = (name: RegExp | string) => screen.findByRole('row', { name });

test('the caseload comes first, and everyone on request', async () => {
  const { user } = await openStudents();
  await screen.findByText('28 students');
  await user.click(screen.getByRole('radio', { name: 'Everyone' }));
  await screen.findByText('41 students');
});

test('a few letters of any part of a name find somebody, accents or not', async () => {
  const { user } = await openStudents();
  await user.type(await screen.findByLabelText('Search by name or number'), 'nanez jo');
  await screen.findByText('2 students');
  await row(/Ñáñez/);
});

test('filters narrow, and say when nobody fits', async () => {
  const { user } = await openStudents();
  await user.click(await screen.findByRole('button', { name: 'No map yet' }));
  await waitFor(() => expect(screen.queryByText('28 students')).toBeNull());
  await user.type(screen.getByLabelText('Search by name or number'), 'zzz');
  await screen.findByText('Nobody fits');
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[1]);
  await screen.findByText('28 students');
});

test('a class is found by a few letters, narrows the list, and is let go of again', async () => {
  const { user } = await openStudents();
  await screen.findByText('28 students');
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Class' });
  const { id, title } = SECTIONS[0];
  await user.type(field, title.slice(0, 5).toLowerCase());
  await user.click(await screen.findByRole('option', { name: new RegExp(title) }));
  await waitFor(() => expect(field.value).toBe(title));
  await waitFor(() => expect(screen.queryByText('28 students')).toBeNull());
  expect(id).not.toBe('');
  // What is typed and not chosen means nothing.
  await user.type(field, ' xyz');
  await user.tab();
  await waitFor(() => expect(field.value).toBe(title));
  await user.clear(field);
  await screen.findByText('28 students');
});

test('a list narrowed to a class says so when the class has left, and lets go of one that is not there at all', async () => {
  const { double, user } = await openStudents();
  await screen.findByText('28 students');
  const field = () => screen.findByRole<HTMLInputElement>('combobox', { name: 'Class' });
  const { id, title } = SECTIONS[0];
  await user.type(await field(), title.slice(0, 5).toLowerCase());
  await user.click(await screen.findByRole('option', { name: new RegExp(title) }));
  await waitFor(() => expect(screen.queryByText('28 students')).toBeNull());
  // The last of the classes has left: nothing is offered any more, and the filter is still to be seen.
  const comesIn = () => client.invalidateQueries();
  const asked = vi.spyOn(double, 'sectionsLike');
  asked.mockReturnValue({ found: [], chosen: { id, title, students: 0 }, total: 0 });
  await comesIn();
  await waitFor(() => expect(asked).toHaveBeenCalled());
  await waitFor(async () => expect((await field()).value).toBe(title));
  expect(screen.queryByText('28 students')).toBeNull();
  asked.mockReturnValue({ found: [], chosen: null, total: 0 });
  await comesIn();
  await screen.findByText('28 students');
  await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Class' })).toBeNull());
});

test('by keyboard alone: slash, letters, down, Enter opens the student', async () => {
  const { user } = await openStudents();
  await row(/Abdi/);
  await user.keyboard('/');
  expect(document.activeElement).toBe(screen.getByLabelText('Search by name or number'));
  await user.keyboard('haddad');
  await screen.findByText('1 student');
  (await row(/Haddad/)).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(useRoute.getState().student).toBe(idOf('student', 4)));
});

test('several are chosen with the keyboard and taken off the caseload, which can be undone', async () => {
  const { double, user } = await openStudents();
  (await row(/Abdi/)).focus();
  await user.keyboard(' {ArrowDown} ');
  await screen.findByText('2 chosen');
  await user.click(screen.getByRole('button', { name: 'Take off my caseload' }));
  await screen.findByText('26 students');
  expect(double.edits.at(-1)).toMatchObject({ on: 'people', do: { edit: 'set_on_caseload', is_on: false } });
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('28 students');
});

test('a choice by hand is given back to the rules', async () => {
  const { double, user } = await openStudents();
  (await row(/Abdi/)).focus();
  await user.keyboard(' ');
  await user.click(await screen.findByRole('button', { name: 'As my rules say' }));
  await screen.findByText('Your rules decide about 1 student again.');
  expect(double.edits.at(-1)).toMatchObject({ on: 'people', do: { edit: 'set_on_caseload', is_on: null } });
});

test('a list of numbers alone is enough for a caseload, and one of neither numbers nor names is not', async () => {
  const { double, user } = await openStudents();
  await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
  await user.click(await screen.findByRole('button', { name: 'Choose a file' }));
  await screen.findByText('Bus route');
  const leaveOut = async (column: string) => {
    await user.click(screen.getByRole('button', { name: new RegExp(`Column “${column}” means`) }));
    await user.click(await screen.findByRole('option', { name: 'Leave out', hidden: false }));
  };
  await leaveOut('Last name');
  await leaveOut('First name');
  const put = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Put them on my caseload' });
  expect(put().disabled).toBe(false);
  await leaveOut('Student ID');
  expect(put().disabled).toBe(true);
  await screen.findByText('Choose a column with student numbers or names.');
  expect(double.calls.some(([name]) => name === 'caseloadFromTable')).toBe(false);
});

test('a rule that is filled in is set when one is done, and not thrown away', async () => {
  const { double, user } = await openStudents();
  await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'My caseload' }));
  dialog.getByRole('button', { name: 'Done' });
  await user.type(dialog.getByLabelText('Surnames from'), 'A');
  await user.type(dialog.getByLabelText('Surnames up to'), 'K');
  await user.click(dialog.getByRole('button', { name: 'Add the rule and close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({
    on: 'people',
    do: { edit: 'set_caseload_rule', told: { surnames_from: 'A', surnames_until: 'K' } },
  });
});

test('those who asked to come are noted', async () => {
  const { double, user } = await openStudents();
  (await row(/Abdi/)).focus();
  await user.keyboard(' ');
  await user.click(await screen.findByRole('button', { name: 'Asked to come' }));
  await screen.findByText('Noted: asked to come. Today will show it.');
  expect(double.edits.at(-1)).toMatchObject({
    on: 'today',
    do: { edit: 'asked_to_come', invitations: [{ student: idOf('student', 31) }] },
  });
});

test('several who asked to come are one edit, and its undo takes all of them back', async () => {
  const { double, user } = await openStudents();
  (await row(/Abdi/)).focus();
  await user.keyboard(' {ArrowDown} ');
  await user.click(await screen.findByRole('button', { name: 'Asked to come' }));
  await screen.findByText('Noted: 2 students asked to come. Today will show them.');
  expect(double.edits).toHaveLength(1);
  expect(double.edits[0]).toMatchObject({ do: { edit: 'asked_to_come', invitations: [{}, {}] } });
});

test('the undo beside what was done takes back that and nothing else', async () => {
  const { double, user } = await openStudents();
  (await row(/Abdi/)).focus();
  await user.keyboard(' ');
  await user.click(await screen.findByRole('button', { name: 'Take off my caseload' }));
  await screen.findByText('27 students');
  const undo = await screen.findByRole('button', { name: 'Undo' });
  await double.undoLast();
  await user.click(undo);
  await screen.findByText('This was undone already. Nothing was changed now.');
});

test('one student is added by hand; without a name it is refused in words', async () => {
  const { double, user } = await openStudents();
  await user.click(screen.getByRole('button', { name: 'Add one' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Add student' }));
  await within(dialog).findByText('Kith needs at least one of the two names.');
  await user.type(within(dialog).getByLabelText('Given name'), 'Zoraida');
  await user.type(within(dialog).getByLabelText(/^Grade/), '10');
  await user.click(within(dialog).getByRole('button', { name: 'Add student' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(double.edits).toHaveLength(1);
  expect(double.edits[0]).toMatchObject({
    do: {
      edit: 'add_students',
      students: [{ by_hand: { given: 'Zoraida', grade: '10', number: null } }],
      caseload_of: expect.any(String),
    },
  });
  await screen.findByText('29 students');
  // It was one edit: its undo takes the student away and not only off the caseload.
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('28 students');
  await user.click(screen.getByRole('radio', { name: 'Everyone' }));
  await waitFor(() => expect(screen.queryByText(/Zoraida/)).toBeNull());
});

test('a rule says how many it would find before it is set, and can be removed', async () => {
  const { double, user } = await openStudents();
  await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Cedar Creek High School, grades 9, 10, 11, and 12, surnames A to R');
  await user.click(within(dialog).getByRole('button', { name: 'Grade 9' }));
  await within(dialog).findByText('This would find 10 students.');
  await user.click(within(dialog).getByRole('button', { name: 'Add rule' }));
  await within(dialog).findByText('Grade 9');
  expect(double.edits.at(-1)).toMatchObject({
    do: { edit: 'set_caseload_rule', told: { grades: ['09'], school: null } },
  });
  await user.click(within(dialog).getByRole('button', { name: 'Remove the rule: Grade 9' }));
  await waitFor(() => expect(within(dialog).queryByText('Grade 9')).toBeNull());
});

test('a rule that is half filled in is not thrown away by closing', async () => {
  const { double, user } = await openStudents();
  const fill = async () => {
    await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
    await user.click(await screen.findByRole('button', { name: 'Grade 9' }));
  };
  const closeIt = async () =>
    user.click(
      within(await screen.findByRole('dialog', { name: 'My caseload' })).getAllByRole('button', { name: 'Close' })[0],
    );
  await fill();
  await closeIt();
  await screen.findByRole('alertdialog', { name: 'The rule is not added yet' });
  await screen.findByText('It says: Grade 9.');
  await user.click(screen.getByRole('button', { name: 'Go on with it' }));
  expect((await screen.findByRole('button', { name: 'Grade 9' })).getAttribute('aria-pressed')).toBe('true');
  await user.keyboard('{Escape}');
  await screen.findByRole('alertdialog', { name: 'The rule is not added yet' });
  const alert = within(screen.getByRole('alertdialog'));
  await user.click(alert.getByRole('button', { name: 'Add rule' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({ do: { edit: 'set_caseload_rule', told: { grades: ['09'] } } });
  const edits = double.edits.length;
  await fill();
  await closeIt();
  await user.click(await screen.findByRole('button', { name: 'Close without it' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(double.edits).toHaveLength(edits);
  // Where nothing is filled in nothing is asked.
  await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('whoever just came in is marked, and shown alone on request', async () => {
  const { user } = await openStudents();
  expect(screen.queryByRole('button', { name: 'Just came in' })).toBeNull();
  act(() => startTask('bringing_in'));
  await user.click(await screen.findByRole('button', { name: 'Paste a list' }));
  await user.click(screen.getByLabelText('Students'));
  await user.paste('Zoraida Quintero, 10');
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Bring in 1 student' }));
  await user.click(await screen.findByRole('button', { name: 'See the students' }));
  await screen.findByText('42 students');
  await user.click(await screen.findByRole('button', { name: 'Just came in' }));
  await screen.findByText('1 student');
  await within(await row(/Quintero, Zoraida/)).findByText('new', { selector: '.students-new' });
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await screen.findByText('42 students');
});

test('a list in a file puts its students on the caseload, and names the lines that fit nobody', async () => {
  const { user } = await openStudents();
  await user.click(screen.getByRole('button', { name: 'Set my caseload' }));
  await user.click(await screen.findByRole('button', { name: 'Choose a file' }));
  await screen.findByText('Bus route');
  await user.click(screen.getByRole('button', { name: 'Put them on my caseload' }));
  await screen.findByText('More than one student here has this number or name.');
});

test('two who seem to be one are joined only by a person, and it can be undone', async () => {
  const { double, user } = await openStudents();
  await user.click(await screen.findByRole('button', { name: 'Review' }));
  // What hangs on each of them is told, so that one can decide.
  const said = async (label: string) => (await screen.findByRole('row', { name: new RegExp(`^${label}`) })).textContent;
  expect([await said('Classes'), await said('Maps'), await said('Visits')]).toEqual([
    'ClassesEnglish 10, period 2not known',
    'Maps00',
    'Visits20',
  ]);
  await user.click(await screen.findByRole('button', { name: 'The same person' }));
  await screen.findByText('Nobody seems to be here twice.');
  expect(double.edits.at(-1)).toMatchObject({
    do: { edit: 'join_students', student: idOf('student', 41), same_as: idOf('student', 7) },
  });
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('1 student seems to be here twice.');
});

test('a teacher keeps a list of their own and is offered nothing of maps', async () => {
  const { double, user } = await openStudents({ role: 'teacher' });
  (await row(/Abdi/)).focus();
  expect(screen.queryByText('Last map')).toBeNull();
  expect(screen.queryByText('No map yet')).toBeNull();
  // Enter would open where there is something to open; here it chooses, as Space does.
  await user.keyboard('{Enter}');
  expect(useRoute.getState().student).toBeNull();
  await screen.findByText('1 chosen', { selector: 'strong' });
  expect(screen.queryByText('Asked to come')).toBeNull();
  await user.click(screen.getByText('Take off my caseload'));
  await screen.findByText('1 student is off your caseload.');
  expect(double.edits.map((edit) => edit.on)).toEqual(['people']);
});
