import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PASSPHRASE } from '../../../test/double/double';
import { close, openKith } from '../../../test/screens/open';
import { commit, uuidv7 } from '../../ipc';
import { goTo, useRoute } from '../../route';
import { today } from '../../words/dates';
import { reasonWords } from './Today';

afterEach(close);

const line = async (name: string): Promise<HTMLElement> => {
  const found = (await screen.findByText(name)).closest('li');
  if (!found) throw new Error(`${name} is on no line`);
  return found;
};

/** Begins a map with somebody who is on the list for an old one. */
async function beginMap(double: Awaited<ReturnType<typeof openKith>>['double']): Promise<string> {
  await screen.findByRole('list', { name: 'Students for today' });
  const old = double.today().lines.find(({ reason }) => reason.because === 'map_is_old');
  if (!old) throw new Error('nobody has an old map');
  const edit = { edit: 'open', wave: uuidv7(), student: old.student, opened_on: today() } as const;
  await act(() => commit({ on: 'wave', do: edit }));
  return old.student;
}

test('today shows at most six students, each with a plain reason', async () => {
  await openKith();
  const list = await screen.findByRole('list', { name: 'Students for today' });
  expect(within(list).getAllByRole('listitem').length).toBeLessThanOrEqual(6);
  expect(within(await line('Luz Morales')).getByText('A step you agreed is for today.', { exact: false })).toBeTruthy();
  expect(within(await line('Noor Haddad')).getByText('Asked yesterday to come in.', { exact: false })).toBeTruthy();
});

test('a recovery code that nobody said they have is told of until somebody has one', async () => {
  const { user } = await openKith({ isCodeUnseen: true });
  await screen.findByText(/Nobody has said yet that they have the recovery code/);
  await user.click(screen.getByRole('button', { name: 'Go to Settings' }));
  await user.click(await screen.findByRole('button', { name: 'New recovery code' }));
  await user.type(await screen.findByLabelText('Passphrase now'), PASSPHRASE);
  await user.click(screen.getByRole('button', { name: 'Make a new code' }));
  await user.click(await screen.findByRole('checkbox', { name: /printed, saved/ }));
  await user.click(screen.getByRole('button', { name: 'I have it' }));
  act(() => goTo('today'));
  await screen.findByRole('list', { name: 'Students for today' });
  expect(screen.queryByText(/Nobody has said yet/)).toBeNull();
});

test('who came in is noted on the line, and can be undone', async () => {
  const { double, user } = await openKith();
  await user.click(within(await line('Noor Haddad')).getByRole('button', { name: 'Came in' }));
  await waitFor(() => expect(screen.queryByText('Noor Haddad')).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({ on: 'today', do: { edit: 'came_in' } });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('Noor Haddad');
  await screen.findByText('Undone: noting who came in.');
});

test('a step is finished on the line', async () => {
  const { double, user } = await openKith();
  await user.click(within(await line('Luz Morales')).getByRole('button', { name: 'Step done' }));
  await waitFor(() => expect(screen.queryByText(/Ask Coach Ramos/)).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({
    on: 'today',
    do: { edit: 'finish_step', finished_on: expect.any(String) },
  });
});

test('one tap on an open step moves it on, says so, and can be undone', async () => {
  const { double, user } = await openKith();
  const item = (await screen.findByText('Ask Abuela Rosa: if she knows someone at the clinic')).closest(
    'li',
  ) as HTMLElement;
  within(item).getByText('Meant to ask yesterday.', { exact: false });
  within(item).getByRole('button', { name: 'Asked: Abuela Rosa' }).focus();
  await user.keyboard('{Enter}');
  await within(item).findByText('Asked. The answer is not here yet.', { exact: false });
  expect(double.edits.at(-1)).toMatchObject({ on: 'ask', do: { edit: { edit: 'move_ask', to: 'asked' } } });
  await screen.findByText('Noted: Abuela Rosa was asked.');
  // A second tap at once is not meant for what stands there now.
  await user.click(await within(item).findByRole('button', { name: 'Answered: Abuela Rosa' }));
  const aDoubleTap = () => new Promise((resolve) => setTimeout(resolve, 700));
  await aDoubleTap();
  within(item).getByText('Asked. The answer is not here yet.', { exact: false });
  await user.click(await within(item).findByRole('button', { name: 'Answered: Abuela Rosa' }));
  await within(item).findByText('There is an answer. Did it help?', { exact: false });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await within(item).findByText('Asked. The answer is not here yet.', { exact: false });
  await aDoubleTap();
  await user.click(within(item).getByRole('button', { name: 'Not any more: Abuela Rosa' }));
  await waitFor(() => expect(screen.queryByText('Ask Abuela Rosa: if she knows someone at the clinic')).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({ do: { edit: { to: 'let_go' } } });
});

test('a reason can be put away, and says for how long', async () => {
  const { double, user } = await openKith();
  await user.click(await screen.findByRole('button', { name: /^Put away .*: Luz Morales$/ }));
  await screen.findByText('Put away for a week.');
  expect(screen.queryByText('Luz Morales')).toBeNull();
  expect(double.edits.at(-1)).toMatchObject({
    on: 'today',
    do: { edit: 'dismiss_reason', reason: expect.stringMatching(/^step_due ./) },
  });
});

test('a name opens the student', async () => {
  const { user } = await openKith();
  await user.click(await screen.findByText('Luz Morales'));
  expect(useRoute.getState().student).not.toBeNull();
  expect(document.title).toBe('Kith');
});

test('an empty store says what to do first', async () => {
  const { user } = await openKith({ isEmpty: true });
  await screen.findByText('Bring in your students to begin');
  await user.click(screen.getByRole('button', { name: 'Bring in students' }));
  await screen.findByText('Nothing changes before you have seen what would change.');
});

test('a reason is said with its day, near now in words', () => {
  expect(reasonWords({ because: 'draft_undecided', wave: 'w', days_left: 1 }).words).toBe(
    'A map waits for a choice. It is erased in 1 day, or when Kith is next opened after that.',
  );
  expect(reasonWords({ because: 'map_is_old', since: '2026-05-22' }, '2026-11-22')).toEqual({
    words: 'The last map is 6 months old.',
    exact: 'May 22, 2026',
  });
});

test('a map that waits for a choice is gone on with from its row, and afterwards one is in the student’s room', async () => {
  const { double, user } = await openKith();
  await beginMap(double);
  await user.click(await screen.findByRole('button', { name: /^Go on with the map: / }));
  await waitFor(() => expect(double.calls.filter(([name]) => name === 'beginSitting')).toHaveLength(1));
  await waitFor(() => expect(double.status().sitting?.stands).toBe('prepared'));
  await waitFor(() => expect(useRoute.getState().student).toBe(double.status().sitting?.student));
});

test('a map that waits stays closed where a parent said no', async () => {
  const { double } = await openKith();
  const student = await beginMap(double);
  await screen.findByRole('button', { name: /^Go on with the map: / });
  const told = { answer: 'no', given_by: 'a parent', given_on: '2026-01-10' } as const;
  const edit = { edit: 'record_consent', consent: uuidv7(), student, what: 'mapping', ...told } as const;
  await act(() => commit({ on: 'consent', do: edit }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Go on with the map: / })).toBeNull());
  screen.getByText(/^A map waits for a choice/);
});

test('a map that cannot be opened is told, and erased only after asking', async () => {
  const wave = '0199aaaa-0000-7000-8000-000000000001';
  const { double, user } = await openKith({ unreadable: [{ wave, days_left: 5 }] });
  await screen.findByText(/damaged and cannot be opened\. It is erased in .?5.? days\./);
  await user.click(screen.getByRole('button', { name: 'Erase the damaged map' }));
  const asking = await screen.findByRole('alertdialog');
  expect(double.edits).toEqual([]);
  await user.click(within(asking).getByRole('button', { name: 'Erase the damaged map' }));
  await waitFor(() => expect(screen.queryByText(/damaged and cannot be opened/)).toBeNull());
  expect(double.edits).toEqual([{ on: 'wave', do: { edit: 'forget', wave } }]);
});
