// A counselor and her own time: found prefilled after a sitting, saved only when she says so, corrected, removed and exported.

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client } from '../../ipc';
import { sharesWords } from '../../words/time';

afterEach(close);

test('after a sitting three fields wait, and nothing is kept before Save', async () => {
  const { double, user } = await openKith();
  double.sat(idOf('student', 1), 13);
  await client.invalidateQueries({ queryKey: ['after_sitting'] });
  const card = within(await screen.findByRole('region', { name: 'After your time with Luz Morales' }));
  expect(card.getByRole('textbox', { name: 'Minutes' })).toHaveProperty('value', '13');
  expect(card.getByRole('checkbox')).toHaveProperty('checked', false);
  expect(double.edits).toEqual([]);
  await user.clear(card.getByRole('textbox', { name: 'Minutes' }));
  await user.click(card.getByRole('button', { name: 'Save to my time' }));
  card.getByText('From 1 to 720 minutes.');
  await user.type(card.getByRole('textbox', { name: 'Minutes' }), '15');
  await user.type(card.getByRole('textbox', { name: /topic/ }), 'schedule');
  await user.click(card.getByRole('button', { name: 'Save to my time' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: /After your time/ })).toBeNull());
  expect(double.edits.at(-1)).toMatchObject({
    on: 'time',
    do: { edit: 'log_time', kind: 'counseling', minutes: 15, topic: 'schedule', student: null },
  });
  await user.click(screen.getByRole('tab', { name: 'My time' }));
  await screen.findByText('15 min in all: 100% direct.');
});

test('in the invented school, where no lock takes away what was read, each sitting asks anew what waits after it', async () => {
  const { double, user } = await openKith({ isInvented: true });
  await waitFor(() => expect(double.calls.some(([name]) => name === 'afterSitting')).toBe(true));
  expect(screen.queryByRole('region', { name: /After your time/ })).toBeNull();
  for (const minutes of [13, 20]) {
    double.beginTalk(idOf('student', 1));
    double.screenIs('closed');
    const leave = await screen.findByRole('button', { name: 'Leave' });
    double.sat(idOf('student', 1), minutes);
    await user.click(leave);
    const card = within(await screen.findByRole('region', { name: 'After your time with Luz Morales' }));
    expect(card.getByRole('textbox', { name: 'Minutes' })).toHaveProperty('value', String(minutes));
  }
});

test('not now forgets it, and an entry is linked only where that is ticked', async () => {
  const { double, user } = await openKith();
  double.sat(idOf('student', 1));
  await client.invalidateQueries({ queryKey: ['after_sitting'] });
  await user.click(await screen.findByRole('button', { name: 'Not now' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: /After your time/ })).toBeNull());
  expect(double.afterSitting()).toBeNull();
  expect(double.edits).toEqual([]);
  double.sat(idOf('student', 1));
  await client.invalidateQueries({ queryKey: ['after_sitting'] });
  const card = within(await screen.findByRole('region', { name: /After your time/ }));
  await user.click(card.getByRole('checkbox', { name: /Link it to Luz Morales/ }));
  await user.click(card.getByRole('button', { name: 'Save to my time' }));
  await waitFor(() => expect(double.edits).toHaveLength(1));
  expect(double.edits[0]).toMatchObject({ do: { student: idOf('student', 1) } });
});

test('an entry is added, corrected, removed and brought back, and the log is exported', async () => {
  const { double, user } = await openKith();
  await user.click(await screen.findByRole('tab', { name: 'My time' }));
  await screen.findByText('Nothing is noted for these days yet.');
  await user.click(screen.getByRole('button', { name: 'Add time' }));
  const add = within(await screen.findByRole('dialog', { name: 'Add time' }));
  await user.type(add.getByRole('textbox', { name: 'Minutes' }), '30');
  await user.click(add.getByRole('button', { name: 'Save' }));
  await screen.findByText('30 min in all: 100% direct.');
  await user.click(screen.getByRole('button', { name: /^Correct the entry: Counseling/ }));
  const correct = within(await screen.findByRole('dialog', { name: 'Correct this entry' }));
  await user.clear(correct.getByRole('textbox', { name: 'Minutes' }));
  await user.type(correct.getByRole('textbox', { name: 'Minutes' }), '95');
  await user.click(correct.getByRole('button', { name: 'Save' }));
  await screen.findByText('1 h 35 min in all: 100% direct.');
  await user.click(screen.getByRole('button', { name: 'Export as CSV…' }));
  await screen.findByText('The export is saved.');
  expect(double.savedLogs[0]).toMatchObject({ headings: ['Day', 'Category', 'Kind', 'Minutes', 'Topic', 'Student'] });
  expect(double.savedLogs[0].kinds).toHaveLength(8);
  await user.click(screen.getByRole('button', { name: /^Remove the entry: Counseling/ }));
  await screen.findByText('Nothing is noted for these days yet.');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByText('1 h 35 min in all: 100% direct.');
});

test('shares are said in a sentence, without what is none', () => {
  const shares = [
    { group: 'direct', minutes: 96, pct: 80 },
    { group: 'indirect', minutes: 0, pct: 0 },
    { group: 'planning', minutes: 24, pct: 20 },
    { group: 'other_task', minutes: 0, pct: 0 },
  ] as const;
  expect(sharesWords({ minutes: 120, shares: [...shares] })).toBe(
    '2 h 0 min in all: 80% direct and 20% planning and support.',
  );
});
