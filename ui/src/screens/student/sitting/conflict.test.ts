// Are two answers put as a question that a person can decide, with an edit for each?

import { expect, test } from 'vitest';
import { alter } from '../../../../test/double/map';
import type { Told } from '../../../ipc';
import { questions } from './conflict';

const told = (part: Partial<Told>): Told => ({
  kind: 'placement',
  record: 'r1',
  field: 'spot',
  value: null,
  author: 'a',
  author_name: 'Ana',
  is_shown: false,
  ...part,
});
const spot = (ring: string) => ({ ring, sector: 'peers', offset: { across: 1, out: 2 } });

test('two places: who put them where, and one edit for each', () => {
  const [asked, ...rest] = questions(
    alter('x', 'Luz', {
      conflicts: [
        told({ value: spot('closest'), author_name: 'Ben', is_shown: true }),
        told({ value: spot('known'), author_name: 'Ana' }),
      ],
    }),
  );
  expect(rest).toEqual([]);
  expect(asked.sentence).toBe('Ana put Luz in “people I know, peers”. Here it says “closest, peers”.');
  expect(asked.answers.map(({ edit }) => edit)).toEqual([
    { on: 'choose', do: { kind: 'placement', record: 'r1', field: 'spot', value: spot('closest') } },
    { on: 'choose', do: { kind: 'placement', record: 'r1', field: 'spot', value: spot('known') } },
  ]);
});

test('taken off by one and told more about by another: keep or let go', () => {
  const [asked] = questions(alter('x', 'Luz', { conflicts: [told({ field: 'removed', value: true })] }));
  expect(asked.answers.map(({ edit }) => edit.on === 'choose' && edit.do.value)).toEqual([false, true]);
});

test('words stand for what a field holds, never the code', () => {
  const [asked] = questions(
    alter('x', 'Luz', {
      conflicts: [
        told({ field: 'last_contact', value: 'this_week', is_shown: true }),
        told({ field: 'last_contact', value: 'longer_ago', author_name: '' }),
      ],
    }),
  );
  expect(asked.sentence).toBe('Someone else wrote something else about Luz: Longer ago. Here it says: This week.');
});

test('nothing to decide asks nothing', () => {
  expect(questions(alter('x', 'Luz'))).toEqual([]);
});

test('a step that two agreed differently: each day and each person in words', () => {
  const step = (part: Partial<Told>) => told({ kind: 'ask', record: 'a1', ...part });
  const named = (id: string) => (id === 'coach' ? 'Coach' : null);
  const [day, whom, what] = questions(
    {
      label: 'Coach',
      conflicts: [
        step({ field: 'due_on', value: '2026-09-14', author_name: 'Ben', is_shown: true }),
        step({ field: 'due_on', value: '2026-09-16' }),
        step({ field: 'whom', value: { of: 'alter', id: 'coach' }, is_shown: true }),
        step({ field: 'whom', value: { of: 'alter', id: 'gone' } }),
        step({ field: 'what', value: { for: 'help', is: 'rides' }, is_shown: true }),
        step({ field: 'what', value: { for: 'words', is: 'a letter' } }),
      ],
    },
    named,
  );
  expect(day.sentence).toBe('Ana wrote “Wednesday, Sep 16”. Here it says “Monday, Sep 14”.');
  expect(whom.sentence).toBe('Ana wrote “Someone else”. Here it says “Coach”.');
  expect(what.sentence).toBe('Ana wrote “a letter”. Here it says “Gives rides”.');
  const [removed] = questions({ label: 'Coach', conflicts: [step({ field: 'removed', value: true })] });
  expect(removed.answers.map(({ words }) => words)).toEqual(['Keep the step', 'Take away']);
});

test('a goal that two wrote differently is asked about in its own words', () => {
  const goal = (part: Partial<Told>) => told({ kind: 'wave', record: 'w1', ...part });
  const [purpose, help] = questions({
    label: '',
    conflicts: [
      goal({ field: 'purpose', value: 'find_help', is_shown: true }),
      goal({ field: 'purpose', value: 'see_corner' }),
      goal({ field: 'help', value: ['rides', 'fun'], is_shown: true }),
      goal({ field: 'help', value: null }),
    ],
  });
  expect(purpose.sentence).toBe('Ana wrote “See who is in my corner”. Here it says “Find help for a goal”.');
  expect(help.sentence).toBe('Ana wrote “nothing”. Here it says “Gives rides, Fun to be with”.');
});
