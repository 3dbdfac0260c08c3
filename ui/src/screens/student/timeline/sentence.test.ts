// Is the sentence about growth, and only about growth?

import { expect, test } from 'vitest';
import type { Comparison, WaveLine } from '../../../ipc';
import { changeOf, inOrder, sentence } from './sentence';

const said = (of: Comparison): string => sentence(of, []);

const nobody = { wave: '', student: '', alters: [], ties: [], supports_asked: [] };
const told = (part: Partial<Comparison>): Comparison => ({
  earlier: nobody,
  later: nobody,
  earlier_on: '2025-01-05',
  later_on: '2025-06-02',
  people: [],
  kept: 0,
  new: 0,
  gone: 0,
  moved_in: 0,
  moved_out: 0,
  met: 0,
  ties_formed: [],
  new_by_sector: [],
  ...part,
});

test('who joined comes first, with where', () => {
  const words = said(
    told({
      new: 3,
      new_by_sector: [
        ['school', 2],
        ['work', 1],
      ],
      kept: 8,
      moved_in: 1,
      ties_formed: [
        ['a', 'b'],
        ['b', 'c'],
      ],
    }),
  );
  expect(words).toBe(
    'Between Jan 5, 2025 and Jun 2, 2025, 3 new people joined (2 among school adults and 1 at work), 8 people stayed, 1 moved closer, and 2 new lines formed.',
  );
});

test('who joined and has no place yet is said too, so that the parts add up', () => {
  const joined = (people: number, school: number) =>
    said(told({ new: people, new_by_sector: school > 0 ? [['school', school]] : [] }));
  expect(joined(5, 4)).toContain('5 new people joined (4 among school adults and 1 not placed yet).');
  expect(joined(5, 2)).toContain('5 new people joined (2 among school adults and 3 not placed yet).');
  expect(joined(2, 2)).toContain('2 new people joined (2 among school adults).');
  expect(joined(2, 0)).toContain('2 new people joined.');
});

test('a wish to meet somebody that came true is said, after who joined', () => {
  expect(said(told({ new: 2, met: 1, kept: 4, new_by_sector: [['work', 2]] }))).toBe(
    'Between Jan 5, 2025 and Jun 2, 2025, 2 new people joined (2 at work), 1 wish to meet someone came true, and 4 people stayed.',
  );
  expect(said(told({ new: 2, met: 2 }))).toContain('2 wishes to meet someone came true');
  expect(said(told({ new: 2 }))).not.toContain('wish');
});

test('nobody who left or moved outward is counted', () => {
  const without = said(told({ kept: 4, new: 1 }));
  expect(said(told({ kept: 4, new: 1, gone: 7, moved_out: 5 }))).toBe(without);
});

test('where nothing grew it still says something true and kind', () => {
  expect(said(told({ gone: 3 }))).toBe('There is more to tell about Jan 5, 2025 and Jun 2, 2025 on the maps below.');
});

test('the table puts growth first and names what changed', () => {
  const person = (label: string, fate: Comparison['people'][number]['fate'], inwards: number | null = null) => ({
    alter: label,
    label,
    fate,
    inwards,
    was_wanted: false,
    from: null,
    to: null,
  });
  const people = [
    person('Zoe', 'gone'),
    person('Bea', 'kept', -1),
    person('Ana', 'kept', 0),
    person('Cy', 'kept', 1),
    person('Dre', 'new'),
    { ...person('A nurse', 'new'), was_wanted: true },
  ];
  expect(inOrder(people).map((one) => `${one.label} ${changeOf(one)}`)).toEqual([
    'A nurse met',
    'Dre new',
    'Cy closer',
    'Ana kept',
    'Bea outward',
    'Zoe gone',
  ]);
});

test('two maps of one day are told apart by which of them was first', () => {
  const line = (id: string, opened_on: string) => ({ id, opened_on }) as WaveLine;
  const kept = [line('c', '2025-06-02'), line('b', '2025-01-05'), line('a', '2025-01-05')];
  const on = (wave: string) => ({ ...told({}).earlier, wave });
  const oneDay = { earlier_on: '2025-01-05', later_on: '2025-01-05', kept: 2 };
  expect(sentence(told({ ...oneDay, earlier: on('a'), later: on('b') }), kept)).toBe(
    'Between Jan 5, 2025 · 1 and Jan 5, 2025 · 2, 2 people stayed.',
  );
  const two = { earlier_on: '2025-01-05', later_on: '2025-06-02', kept: 2 };
  expect(sentence(told({ ...two, earlier: on('b'), later: on('c') }), kept)).toContain(
    'Jan 5, 2025 · 2 and Jun 2, 2025',
  );
});
