// On a later day: who may see a map, whom of it, and that it is erased; and what stops that.

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { beginRoom, double, endRoom, open } from '../../../test/student/room';

beforeEach(beginRoom);
afterEach(endRoom);

const STUDENT = idOf('student', 1);
const WAVE = idOf('wave', 2);

describe('what was decided about a kept map', () => {
  test('is changed person by person, and only what was changed is said', async () => {
    await open(1);
    await userEvent.click((await screen.findAllByRole('button', { name: /^Change who may see it/ }))[0]!);
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    const people = screen
      .getAllByRole('checkbox')
      .filter((box) => !/counted/.test(box.closest('label')?.textContent ?? ''));
    expect(people.length).toBe(12);
    // Whoever stayed between the two on the map before does so here, until the student says otherwise.
    expect(screen.getByText('Shared: 3 of 11. 8 people are left out.')).toBeDefined();
    await userEvent.click(people[0]!);
    expect(screen.getByText('Shared: 4 of 11. 7 people are left out.')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save the choice' }));
    await screen.findByText(/shared, but for 7 people/);
    const edit = double().edits.at(-1);
    expect(edit).toMatchObject({
      on: 'wave',
      do: { edit: 'choose_again', wave: WAVE, choice: { audience: 'counseling_team' } },
    });
  });

  test('is to erase it, which asks once and says what it does not reach', async () => {
    await open(1);
    await userEvent.click((await screen.findAllByRole('button', { name: /^Change who may see it/ }))[0]!);
    await userEvent.click(await screen.findByRole('button', { name: 'Erase this map…' }));
    expect(screen.getByText(/are not reached from here/)).toBeDefined();
    await userEvent.click(screen.getByRole('radio', { name: 'a parent’s' }));
    await userEvent.click(screen.getByRole('button', { name: 'Erase it for good' }));
    await waitFor(() => expect(screen.queryByRole('radio', { name: 'a parent’s' })).toBeNull());
    expect(double().edits.at(-1)).toMatchObject({ do: { edit: 'erase', wave: WAVE, asked_by: 'parent' } });
    expect(screen.queryAllByRole('button', { name: /^Change who may see it/ }).length).toBe(1);
  });

  test('cannot be to erase it while a hold stands, and that is said', async () => {
    await open(1);
    double().commit({
      on: 'hold',
      do: { edit: 'set', hold: crypto.randomUUID(), student: STUDENT, reason: 'legal', set_on: '2026-09-01' },
    });
    await userEvent.click((await screen.findAllByRole('button', { name: /^Change who may see it/ }))[0]!);
    await userEvent.click(await screen.findByRole('button', { name: 'Erase this map…' }));
    expect(screen.getByText(/A hold stands on this file/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Erase it for good' })).toBeNull();
  });
});
