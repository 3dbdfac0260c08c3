import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../test/screens/open';
import type { DoubleOptions } from '../../../test/double/double';
import { startTask } from '../../route';

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
  await screen.findByText('900 more up to this line: This is not a date like 2026-01-31. It was left out.');
  expect(double.calls.some(([name]) => name === 'applyPreview')).toBe(false);
  await press(user, 'Bring in 960 students');
  await screen.findByRole('heading', { name: 'Students are in' });
  await screen.findByText(/960 students were brought in\./);
  await press(user, 'Undo all of it');
  await screen.findByText('Undone: bringing in a roster.');
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
  expect(asked?.[1]).toEqual(['full_name', 'ignore', 'grade', 'number', 'ignore']);
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
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('could not be read'));
  await screen.findByRole('button', { name: 'Choose files' });
});
