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
