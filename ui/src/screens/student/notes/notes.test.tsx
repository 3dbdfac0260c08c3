// A counselor after a session: what she writes for herself keeps itself, can be corrected, removed, brought back, shared and
// copied, by keyboard too; what she writes for the team is a commit. Nothing of it is there while a student sits.

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PASSPHRASE } from '../../../../test/double/double';
import { idOf } from '../../../../test/double/people';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';
import { StatusLine } from '../../../widgets/StatusLine';
import { render } from '@testing-library/react';

const LUZ = idOf('student', 1);

beforeEach(beginRoom);
afterEach(endRoom);

async function openNotes() {
  await open(1);
  render(<StatusLine closeLabel="Close" />);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: 'Notes' }));
  return user;
}

const mine = () => double().notes(LUZ).notes;
const field = () => screen.findByRole('textbox', { name: /for yourself/ });

test('a note keeps itself, and Ctrl Enter is done with it', async () => {
  const user = await openNotes();
  await user.type(await field(), 'Ask about the bus.');
  await waitFor(() => expect(mine()).toHaveLength(2), { timeout: 3_000 });
  await screen.findByText('Saved.');
  await user.type(await field(), ' And lunch.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(mine()[0].text).toBe('Ask about the bus. And lunch.'));
  expect(await field()).toHaveProperty('value', '');
  const list = await screen.findByRole('list', { name: /Your notes about/ });
  await within(list).findByText('Ask about the bus. And lunch.');
  expect(within(list).getAllByText(/gone on/)).toHaveLength(2);
  expect(double().edits.filter((edit) => edit.on !== 'today')).toEqual([]);
});

test('what was typed a moment ago is kept when somebody looks at another part', async () => {
  const user = await openNotes();
  await user.type(await field(), 'Half a thought');
  await user.click(screen.getByRole('tab', { name: 'Record' }));
  await waitFor(() => expect(mine()[0].text).toBe('Half a thought'));
});

test('a note is corrected in its place, removed, and brought back', async () => {
  const user = await openNotes();
  await user.click(await screen.findByRole('button', { name: /^Correct the note/ }));
  const text = await screen.findByRole('textbox', { name: 'Your note' });
  await user.clear(text);
  await user.type(text, 'She is fine.');
  await user.click(screen.getAllByRole('button', { name: 'Done' })[1]);
  await screen.findByText('She is fine.');
  expect(mine()[0]).toMatchObject({ id: idOf('note', 1), text: 'She is fine.' });
  await user.click(await screen.findByRole('button', { name: /^Remove the note/ }));
  await screen.findByText('The note is removed.');
  expect(mine()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('The note is back.');
  await screen.findByText('She is fine.');
});

test('sharing asks once, says who will see it, and makes a team note that can be taken back', async () => {
  const user = await openNotes();
  await user.click(await screen.findByRole('button', { name: /^Share the note/ }));
  const asked = await screen.findByRole('alertdialog');
  within(asked).getByText(/every counselor of your school who may open the file can read it/);
  await user.click(within(asked).getByRole('button', { name: 'Cancel' }));
  expect(double().edits.some((edit) => edit.on === 'team_note')).toBe(false);
  await user.click(await screen.findByRole('button', { name: /^Share the note/ }));
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Share it' }));
  await screen.findByText('It is a team note now.');
  const team = screen.getByRole('list', { name: 'Team notes' });
  await within(team).findByText(/Tía Rosa is back/);
  within(team).getByText(/^Ana Whitfield, /);
  await screen.findByText(/shared with the team/);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(within(team).queryByText(/Tía Rosa is back/)).toBeNull());
  expect(mine()).toHaveLength(1);
});

test('a team note is written with a name and a time', async () => {
  const user = await openNotes();
  await user.type(await screen.findByRole('textbox', { name: 'A note for the team' }), 'Met with the family.');
  await user.click(screen.getByRole('button', { name: 'Add for the team' }));
  await within(screen.getByRole('list', { name: 'Team notes' })).findByText('Met with the family.');
  expect(double().edits.at(-1)).toMatchObject({ on: 'team_note', do: { edit: 'write_team_note', student: LUZ } });
});

test('a copy of these notes is handed over to somebody until a day', async () => {
  const user = await openNotes();
  await user.click(await screen.findByRole('button', { name: 'Hand over…' }));
  const asked = await screen.findByRole('dialog');
  await user.type(within(asked).getByRole('textbox', { name: 'Their name' }), 'Ben Osei');
  await user.type(within(asked).getByLabelText('New passphrase'), 'paper kites');
  await user.type(within(asked).getByLabelText('The same once more'), 'paper kites');
  await user.click(within(asked).getByRole('button', { name: 'Choose a place and hand over' }));
  await screen.findByText('The copy is made, with 1 note.');
  expect(double().memoryAid().copies[0]).toMatchObject({ handed_to: 'Ben Osei', notes: 1 });
  const asked_for = double().calls.find(([name]) => name === 'copyNotes')?.[1];
  expect(asked_for?.[0]).toBe(LUZ);
});

test('where the keychain opened Kith the passphrase opens the memory aid', async () => {
  await open(1);
  Object.assign(double(), { stands: 'closed' });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: 'Notes' }));
  const asked = await screen.findByLabelText('Passphrase now');
  expect(screen.queryByRole('textbox', { name: /for yourself/ })).toBeNull();
  await user.type(asked, 'a guess{Enter}');
  await screen.findByText(/That is not the passphrase/);
  await user.clear(asked);
  await user.type(asked, `${PASSPHRASE}{Enter}`);
  await field();
});

test('nowhere is it called confidential, and it says that a court may ask', async () => {
  await openNotes();
  await screen.findByText(/A court may still ask for them/);
  expect(document.body.textContent).not.toMatch(/confidential|secret/i);
});
