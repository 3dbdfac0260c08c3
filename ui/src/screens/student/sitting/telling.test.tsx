// Which way does help run, and who is an adult? Told in a sitting by a chip and a key on each person; said, and taken back.

import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRoom, endRoom, onMap, open, person } from '../../../../test/student/room';
import { idOf } from '../../../../test/double/people';
import { sit } from '../visit';

beforeEach(beginRoom);
afterEach(endRoom);

test('a chip is chosen, people are told one after another, each is said, and Escape puts the chip down', async () => {
  await open(3, 3);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  const chip = await screen.findByRole('button', { name: 'From me' });
  await userEvent.click(chip);
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByText('Tap everyone you help. Press Escape when done.')).toBeTruthy();
  // Nobody has to ask for it: choosing the chip alone tells nothing.
  expect(onMap()).toEqual([]);
  const tio = await person('Tío Beto');
  act(() => tio.focus());
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Tío Beto, Help goes: From me.');
  await waitFor(async () => expect((await person('Tío Beto')).getAttribute('aria-pressed')).toBe('true'));
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Tío Beto, Help goes: Not told.');
  await userEvent.click(screen.getByRole('button', { name: 'Near my age' }));
  act(() => tio.focus());
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Tío Beto, Adult: No, near my age.');
  expect(onMap().map((edit) => edit.edit === 'describe_alter' && edit.fact)).toEqual([
    { fact: 'reciprocity', value: 'from_me' },
    { fact: 'reciprocity', value: null },
    { fact: 'is_adult', value: false },
  ]);
  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Near my age' }).getAttribute('aria-pressed')).toBe('false'),
  );
});

test('one chip at a time: a support puts it down', async () => {
  await open(3, 3);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  const both = await screen.findByRole('button', { name: 'Both ways' });
  await userEvent.click(both);
  await userEvent.click(screen.getByRole('button', { name: 'Gives rides' }));
  expect(both.getAttribute('aria-pressed')).toBe('false');
});
