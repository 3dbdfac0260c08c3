import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { idOf } from '../../test/double/people';
import { close, openKith, withSizes } from '../../test/screens/open';
import { goTo, openStudent, setSession, useRoute } from '../route';
import { say } from '../widgets/StatusLine';

beforeAll(withSizes);
afterEach(close);

const openHouse = async (options = {}) => {
  const opened = await openKith(options);
  await screen.findByRole('navigation', { name: 'Rooms' });
  return opened;
};

test('Ctrl K, a few letters and Enter open a student from anywhere', async () => {
  const { user } = await openHouse();
  await user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('dialog', { name: 'Search students' });
  await user.type(screen.getByRole('searchbox'), 'kobay');
  await screen.findByRole('option', { name: /Hana Kobayashi/, hidden: false });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(useRoute.getState().student).toBe(idOf('student', 15)));
});

test('what Enter would open is told, and Enter takes nobody who answers another text', async () => {
  const { double, user } = await openHouse();
  const students = double.students.bind(double);
  let answer = (): void => undefined;
  const waits = new Promise<void>((resolve) => (answer = resolve));
  vi.spyOn(double, 'students').mockImplementation(((asked: Parameters<typeof students>[0]) =>
    asked.text === 'kobay' ? waits.then(() => students(asked)) : students(asked)) as never);
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('searchbox');
  fireEvent.change(field, { target: { value: 'luz' } });
  const told = () => document.querySelector('.k-palette-words')?.textContent ?? '';
  await waitFor(() => expect(told()).toContain('Luz Morales'));
  fireEvent.change(field, { target: { value: 'kobay' } });
  act(() => field.focus());
  await user.keyboard('{Enter}');
  expect(told()).toBe('');
  expect(useRoute.getState().student).toBeNull();
  await act(async () => answer());
  await waitFor(() => expect(useRoute.getState().student).toBe(idOf('student', 15)));
});

test('Ctrl L locks at once, and what was on the screen is gone', async () => {
  const { double, user } = await openHouse();
  await screen.findByText('Luz Morales');
  await user.keyboard('{Control>}l{/Control}');
  await screen.findByRole('heading', { name: 'Who are you?' });
  expect(screen.queryByText('Luz Morales')).toBeNull();
  expect(double.status().open).toBeNull();
});

test('the question mark lists the keys, and only where nobody is typing', async () => {
  const { user } = await openHouse();
  await user.keyboard('?');
  await screen.findByRole('dialog', { name: 'Keys' });
  await user.keyboard('{Escape}');
  act(() => goTo('students'));
  await user.type(await screen.findByLabelText('Search by name or number'), '?');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('before a kept map there is no rail and no search', async () => {
  const { user } = await openHouse();
  act(() => setSession(true));
  expect(screen.queryByRole('navigation')).toBeNull();
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('when a student sits down nothing is left of the house, nor of what was said in it, until somebody unlocks', async () => {
  const { double, user } = await openHouse();
  await screen.findByText('Luz Morales');
  act(() => openStudent(idOf('student', 3)));
  await screen.findByRole('button', { name: 'Go on with this map' });
  act(() => say('Luz Morales is here now.'));
  await user.click(screen.getByRole('button', { name: 'Go on with this map' }));
  await screen.findByRole('button', { name: 'Begin' });
  // Something that was begun before comes to its end only now.
  act(() => say('Luz Morales is here now.', { action: { label: 'Undo', do: () => undefined } }));
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(document.documentElement.outerHTML).not.toContain('Morales');
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Leave and lock' }));
  await screen.findByRole('heading', { name: 'Who are you?' });
  expect(double.status()).toMatchObject({ open: null, sitting: null });
});

test('in the invented school nobody has to unlock', async () => {
  const { user } = await openHouse({ isInvented: true });
  act(() => openStudent(idOf('student', 3)));
  await user.click(await screen.findByRole('button', { name: 'Go on with this map' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await screen.findByRole('button', { name: 'Go on with this map' });
});

test('undo with nothing to undo says so', async () => {
  const { user } = await openHouse();
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('There is nothing to undo.');
});

test('a room that cannot be read says so and can be tried again', async () => {
  await openKith({ fails: { today: 'unexpected' } });
  await screen.findByText(/tell IT the number K-7QX2/);
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('somebody’s hands are told to the shell at most every fifteen seconds', async () => {
  const { double, user } = await openHouse();
  const touches = () => double.calls.filter(([name]) => name === 'touch').length;
  const now = vi.spyOn(Date, 'now');
  const start = performance.timeOrigin + 1e9;
  now.mockReturnValue(start);
  await user.keyboard('abc');
  expect(touches()).toBe(1);
  now.mockReturnValue(start + 15_001);
  await user.keyboard('d');
  expect(touches()).toBe(2);
  now.mockRestore();
});

test.each(['teacher', 'school_lead'] as const)(
  'a %s reads what that role can do, and nothing opens a student',
  async (role) => {
    const { double, user } = await openHouse({ role });
    await user.click(screen.getByRole('button', { name: 'Today' }));
    await screen.findByText(/Maps, steps and what students told belong to counselors/);
    expect(screen.queryByText('Search students')).toBeNull();
    await user.keyboard('{Control>}k{/Control}');
    expect(document.querySelector('[role=dialog]')).toBeNull();
    // A room that was left open from elsewhere is not drawn, and nothing is noted as opened.
    act(() => openStudent(idOf('student', 3)));
    await screen.findByText(/Maps, steps and what students told belong to counselors/);
    expect(double.edits).toEqual([]);
    expect(double.calls.some(([name]) => name === 'student')).toBe(false);
  },
);
