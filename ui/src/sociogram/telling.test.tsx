// What is told of people by taps, which way help runs and who is an adult: by finger, by key, by a reader and in the list, all
// through the same edit.

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import { ahead } from './ahead';
import type { MapEdit } from './contract';
import { centreOf, type Point } from './geometry';
import { activate, step } from './gesture';
import { EMPTY, type Effect, type Ground, type View } from './hand';
import { type PaintedFact, toggleFact } from './intents';
import { press } from './keyboard';
import { ListView } from './ListView';
import { ENGLISH } from './words';

afterEach(cleanup);

const BOTH: PaintedFact = { fact: 'reciprocity', value: 'both' };
const ADULT: PaintedFact = { fact: 'is_adult', value: true };
const net = {
  ...network(0),
  alters: [
    alter('ana', 'Ana', { spot: centreOf({ ring: 'closest', sector: 'home' }), reciprocity: 'to_me' }),
    alter('ben', 'Ben', { spot: centreOf({ ring: 'close', sector: 'work' }), reciprocity: 'both' }),
  ],
};
const places = new Map<string, Point>([
  ['ana', { x: 100, y: 100 }],
  ['ben', { x: 300, y: 100 }],
]);
const ground: Ground = {
  network: net,
  personAt: ({ x }) => (x === 100 ? 'ana' : x === 300 ? 'ben' : null),
  handleAt: () => null,
  placeOf: (id) => places.get(id) ?? null,
  spotAt: () => centreOf({ ring: 'known', sector: 'peers' }),
  isTray: () => false,
};
const telling = (told: PaintedFact): View => ({ ...EMPTY, mode: { as: 'tell', told } });
const edits = (effects: readonly Effect[]): MapEdit[] =>
  effects.flatMap((effect) => (effect.do === 'commit' ? [effect.edit] : []));

/** Down on one place, over to another, up there. */
function tap(view: View, from: number, until = from): { view: View; edits: MapEdit[] } {
  const done: MapEdit[] = [];
  let now = view;
  for (const event of [
    { type: 'down', pointer: 1, kind: 'mouse', at: { x: from, y: 100 }, button: 0 },
    { type: 'move', pointer: 1, at: { x: until, y: 100 } },
    { type: 'up', pointer: 1, at: { x: until, y: 100 } },
  ] as const) {
    const next = step(now, event, ground);
    now = next.view;
    done.push(...edits(next.effects));
  }
  return { view: now, edits: done };
}

test('a tap tells it, a tap on whoever has it takes it back, and what was told otherwise is told anew', () => {
  expect(tap(telling(BOTH), 100).edits).toEqual([{ edit: 'describe_alter', alter: 'ana', fact: BOTH }]);
  expect(tap(telling(BOTH), 300).edits).toEqual([
    { edit: 'describe_alter', alter: 'ben', fact: { fact: 'reciprocity', value: null } },
  ]);
  expect(tap(telling(ADULT), 300).edits).toEqual([{ edit: 'describe_alter', alter: 'ben', fact: ADULT }]);
});

test('nobody is dragged meanwhile, and what is let go elsewhere was not meant', () => {
  const slid = tap(telling(BOTH), 100, 300);
  expect(slid).toEqual({ view: telling(BOTH), edits: [] });
  // A tap beside everybody changes nothing and the chip stays in hand.
  expect(tap(telling(BOTH), 200)).toEqual({ view: telling(BOTH), edits: [] });
});

test('Enter, and what a screen reader activates, mean the same; Escape puts the chip down', () => {
  const here: View = { ...telling(ADULT), focused: 'ana' };
  const key = { key: 'Enter', shift: false, is_modified: false };
  const told = [{ edit: 'describe_alter', alter: 'ana', fact: ADULT }];
  expect(edits(press(here, key, { network: net, places })?.effects ?? [])).toEqual(told);
  expect(edits(activate(here, 'ana', ground).effects)).toEqual(told);
  expect(press(here, { ...key, key: 'Escape' }, { network: net, places })?.view.mode).toEqual({ as: 'arrange' });
});

test('a quick second tap begins from what the first one meant', () => {
  const [first] = toggleFact(net, 'ana', BOTH);
  expect(toggleFact(ahead(net, [first]), 'ana', BOTH)).toEqual([
    { edit: 'describe_alter', alter: 'ana', fact: { fact: 'reciprocity', value: null } },
  ]);
  const pale = { ...net, alters: net.alters.map((one) => ({ ...one, is_pale: true })) };
  const [adult] = toggleFact(pale, 'ana', ADULT);
  expect(ahead(pale, [first]).alters[0].is_pale).toBe(false);
  // Who somebody is does not say that they belong on today's map.
  expect(ahead(pale, [adult]).alters[0]).toMatchObject({ is_pale: true, is_adult: true });
});

test('the list tells both, and takes them back', () => {
  const meant: MapEdit[] = [];
  render(<ListView network={net} words={ENGLISH} onCommit={(told) => meant.push(...told)} />);
  fireEvent.change(screen.getByLabelText('Help goes: Ana'), { target: { value: 'from_me' } });
  fireEvent.change(screen.getByLabelText('Adult: Ana'), { target: { value: 'no' } });
  fireEvent.change(screen.getByLabelText('Help goes: Ben'), { target: { value: '' } });
  expect(meant).toEqual([
    { edit: 'describe_alter', alter: 'ana', fact: { fact: 'reciprocity', value: 'from_me' } },
    { edit: 'describe_alter', alter: 'ana', fact: { fact: 'is_adult', value: false } },
    { edit: 'describe_alter', alter: 'ben', fact: { fact: 'reciprocity', value: null } },
  ]);
});
