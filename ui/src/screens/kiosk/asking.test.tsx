// Does a student answer alone, and does the next one find nothing of it?

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { close, openKith } from '../../../test/screens/open';
import { goTo } from '../../route';

afterEach(() => {
  vi.useRealTimers();
  close();
});

/** Opens the question as a counselor does, from the campaign's card. */
async function goAround(role: 'counselor' | 'teacher' | 'school_lead' = 'counselor') {
  const { double, user } = await openKith({ hasMarking: true, role });
  await screen.findByRole('navigation');
  act(() => goTo('school'));
  const pass = await screen.findByRole('button', { name: 'Pass this laptop around' });
  expect(pass).toBeTruthy();
  const ask = screen.queryByRole('button', { name: 'Ask students' });
  if (ask) {
    await user.click(ask);
    await screen.findByRole('heading', { name: 'Which adults here would you go to?' });
  }
  return { double, user, ask };
}

const NAME = () => screen.findByRole('searchbox', { name: 'Your name' });
const ADULT = () => screen.findByRole('searchbox', { name: 'An adult at this school' });

test('a student types their own name and adults, keeps the answer, and whoever comes next finds nothing of it', async () => {
  const { double, user } = await goAround();
  expect(screen.queryByRole('navigation')).toBeNull();
  // No list of anybody before letters are typed, and none by one letter.
  expect(screen.queryAllByRole('listitem')).toHaveLength(0);
  const [first] = double.askedStudents('lu');
  await user.type(await NAME(), first.name.slice(0, 1));
  expect(screen.queryAllByRole('listitem')).toHaveLength(0);
  await user.type(await NAME(), first.name.slice(1));
  await user.click(await screen.findByRole('button', { name: first.name }));
  // Who reads it is said before the first name.
  const given = first.name.split(' ')[0];
  await screen.findByRole('heading', { name: new RegExp(`^${given}, which adults at`) });
  expect(screen.getByText(/^Ana Whitfield, and only the counselors who work with you\./)).toBeTruthy();
  const [adult] = double.adultsLike('lund');
  await user.type(await ADULT(), adult.name);
  await user.click(await screen.findByRole('button', { name: adult.name }));
  await user.type(await ADULT(), 'the lady in the library{Enter}');
  const people = await screen.findByRole('list', { name: 'Your people' });
  await waitFor(() => expect(within(people).getAllByRole('listitem')).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Keep my answer' }));
  await screen.findByText(`Thank you, ${given}. Your answer is kept.`);
  // Nothing is told before they leave: an answer that is changed or taken back leaves no trace.
  expect(double.edits.filter(({ on }) => on === 'answer')).toHaveLength(0);
  expect(screen.queryByText('the lady in the library')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Leave and pass it on' }));
  await screen.findByText('Thank you. Please pass it on.');
  expect(double.edits.at(-1)).toMatchObject({
    on: 'answer',
    do: {
      edit: 'say_adults',
      student: first.student,
      named: [
        { label: adult.name, staff: adult.id },
        { label: 'the lady in the library', staff: null },
      ],
    },
  });
  await user.type(await NAME(), first.name);
  const done = await screen.findByRole('button', { name: new RegExp(first.name) });
  expect(done.hasAttribute('disabled')).toBe(true);
  expect(screen.queryByText('the lady in the library')).toBeNull();
});

test('before leaving an answer is changed or taken back, by keyboard too; nobody is an answer; a skip writes nothing', async () => {
  const { double, user } = await goAround();
  const [first, second] = ['lu', 'om', 'an', 'ma', 'mi', 'ka'].flatMap((text) => double.askedStudents(text));
  await user.type(await NAME(), `${first.name}{Enter}`);
  await user.type(await ADULT(), 'Coach Kay{Enter}');
  await user.type(await ADULT(), 'Nurse{Enter}');
  await screen.findByRole('button', { name: 'Take Nurse off' });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take Nurse off' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Keep my answer' }));
  await screen.findByText(/Your answer is kept\./);
  await user.keyboard('{Control>}z{/Control}');
  // Taken back: what was typed is still theirs to change.
  await user.click(await screen.findByRole('button', { name: 'Take Coach Kay off' }));
  await user.click(screen.getByRole('button', { name: 'Nobody' }));
  await screen.findByText(/Your answer is kept\./);
  await user.keyboard('{Enter}');
  await NAME();
  const told = double.edits.filter(({ on }) => on === 'answer');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ do: { edit: 'say_adults', named: [] } });
  const before = double.edits.length;
  await user.type(await NAME(), `${second.name}{Enter}`);
  await user.type(await ADULT(), 'Coach Kay{Enter}');
  await user.click(screen.getByRole('button', { name: 'Skip' }));
  await screen.findByText('Thank you. Please pass it on.');
  expect(double.edits.length).toBe(before);
});

test('whoever walks away leaves no names on the screen', async () => {
  const { double, user } = await goAround();
  const [first] = double.askedStudents('lu');
  await user.type(await NAME(), `${first.name}{Enter}`);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await user.type(await ADULT(), 'Coach Kay{Enter}');
  await screen.findByRole('button', { name: 'Take Coach Kay off' });
  act(() => vi.advanceTimersByTime(91_000));
  await NAME();
  expect(screen.queryByText('Coach Kay')).toBeNull();
  expect(double.edits.filter(({ on }) => on === 'answer')).toHaveLength(0);
});

test('only whoever reads what students tell asks them, and the laptop is back with the lock', async () => {
  const { ask } = await goAround('teacher');
  expect(ask).toBeNull();
  close();
  const lead = await goAround('school_lead');
  expect(lead.ask).toBeNull();
  close();
  const { double, user } = await goAround();
  await user.click(screen.getByRole('button', { name: 'The laptop is back' }));
  await screen.findByText(/Ana Whitfield/);
  expect(double.status().open).toBeNull();
});

test('whoever keeps an answer and walks off has left: their names are gone for whoever comes, and the answer is told', async () => {
  const { double, user } = await goAround();
  const [first] = double.askedStudents('lu');
  await user.type(await NAME(), `${first.name}{Enter}`);
  await user.type(await ADULT(), 'Coach Kay{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Keep my answer' }));
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await user.click(await screen.findByRole('button', { name: 'Change it' }));
  await user.click(await screen.findByRole('button', { name: 'Keep my answer' }));
  act(() => vi.advanceTimersByTime(10_000));
  // A hand that brushes the pad is nobody's answer.
  window.dispatchEvent(new Event('pointermove'));
  act(() => vi.advanceTimersByTime(6_000));
  await NAME();
  expect(screen.queryByText('Coach Kay')).toBeNull();
  expect(double.edits.filter(({ on }) => on === 'answer')).toHaveLength(1);
});
