// A teacher sees what a student approved for them, and nothing else; a lead sees none of it.

import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client } from '../../ipc';
import { goTo } from '../../route';
import { today } from '../../words/dates';

afterEach(close);

test('approved words are there, proposed ones are not', async () => {
  const { double } = await openKith({ role: 'teacher' });
  goTo('students');
  const list = within(await screen.findByRole('region', { name: 'From their counselors' }));
  list.getByText('No student of your classes has approved a summary.');
  const noted = (n: number) => double.record(idOf('student', n)).summary;
  const [approved, proposed] = ['Needs a quiet start.', 'Likes to lead.'];
  noted(1).approved = { student: idOf('student', 1), text: approved, approved_on: today(), withdrawn: null };
  noted(2).proposed = { student: idOf('student', 2), text: proposed, written_on: today(), answer: null };
  await client.invalidateQueries({ queryKey: ['summaries'] });
  await list.findByText(approved);
  list.getByText('Luz Morales');
  expect(screen.queryByText(proposed)).toBeNull();
});

test('a lead has no such list', async () => {
  await openKith({ role: 'school_lead' });
  goTo('students');
  await screen.findByRole('heading', { name: 'Students' });
  expect(screen.queryByRole('region', { name: 'From their counselors' })).toBeNull();
});
