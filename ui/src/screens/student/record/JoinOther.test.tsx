// Two records of one student that nobody pointed out: a person finds the other, sees both, and joins them.

import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Double } from '../../../../test/double/double';
import { idOf } from '../../../../test/double/people';
import { client, listenToShell, speakThrough, useLive, kith } from '../../../ipc';
import { Record } from './Record';

function Room({ student }: { student: string }) {
  const file = useLive(['student', student], () => kith.student(student), 'any').data;
  return file ? <Record file={file} me={null} /> : null;
}

afterEach(() => {
  cleanup();
  client.clear();
});

test('another record of this student is found by name, looked at, joined, and parted again', async () => {
  const double = new Double();
  speakThrough(double);
  const stop = await listenToShell(() => undefined);
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={client}>
      <Room student={idOf('student', 4)} />
    </QueryClientProvider>,
  );
  await user.click(await screen.findByRole('button', { name: 'The same person as…' }));
  await user.type(await screen.findByRole('searchbox'), 'volkov');
  await user.click(await screen.findByRole('option', { name: /Volkov/ }));
  await screen.findByText(/They would be shown as one student/);
  expect(double.edits.some((edit) => edit.on === 'people')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Same person, join them' }));
  await waitFor(() =>
    expect(double.edits.at(-1)).toMatchObject({
      do: { edit: 'join_students', student: idOf('student', 3), same_as: idOf('student', 4) },
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Separate Dmitri Volkov' }));
  await waitFor(() => expect(double.edits.at(-1)).toMatchObject({ do: { edit: 'separate_students' } }));
  stop();
});
