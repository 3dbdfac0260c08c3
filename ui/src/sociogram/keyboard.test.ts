import { describe, expect, test } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import { applied } from '../../test/sociogram/keeper';
import type { EgoNetwork, MapEdit } from './contract';
import { centreOf, type Point } from './geometry';
import { EMPTY, type View } from './hand';
import { isWritten, neighbour, nextCell, press, SHORTCUTS } from './keyboard';
import { ENGLISH } from './words';

const places = new Map<string, Point>([
  ['left', { x: 100, y: 200 }],
  ['middle', { x: 200, y: 200 }],
  ['right', { x: 300, y: 210 }],
  ['above', { x: 210, y: 100 }],
  ['below', { x: 190, y: 300 }],
]);
const net: EgoNetwork = {
  ...network(0),
  alters: [...places.keys()].map((id) => alter(id, id, { spot: centreOf({ ring: 'close', sector: 'home' }) })),
};

function typed(keys: string[], view: View = { ...EMPTY, focused: 'middle' }, now = net, has_letters = true) {
  const edits: MapEdit[] = [];
  const other: string[] = [];
  for (const told of keys) {
    const [shift, key] = told.startsWith('Shift+') ? [true, told.slice(6)] : [false, told];
    const next = press(view, { key, shift, is_modified: false, has_letters }, { network: now, places });
    if (!next) {
      other.push(told);
      continue;
    }
    view = next.view;
    for (const effect of next.effects) {
      if (effect.do === 'commit') {
        edits.push(effect.edit);
        now = applied(now, effect.edit);
      } else if (effect.do !== 'say') other.push(effect.do);
    }
  }
  return { view, edits, other };
}

describe('between people', () => {
  test('arrows go to the nearest that way', () => {
    expect(neighbour(places, 'middle', { x: 1, y: 0 })).toBe('right');
    expect(neighbour(places, 'middle', { x: -1, y: 0 })).toBe('left');
    expect(neighbour(places, 'middle', { x: 0, y: -1 })).toBe('above');
    expect(neighbour(places, 'middle', { x: 0, y: 1 })).toBe('below');
    expect(neighbour(places, 'left', { x: -1, y: 0 })).toBeNull();
  });

  test('Home and End are the first and the last as one reads', () => {
    expect(typed(['Home']).view.focused).toBe('above');
    expect(typed(['End']).view.focused).toBe('below');
  });
});

describe('carrying', () => {
  test('up is outward, right is clockwise, and the rim stops', () => {
    const spot = centreOf({ ring: 'close', sector: 'work' });
    expect(nextCell(spot, { x: 0, y: -1 }).ring).toBe('known');
    expect(nextCell(nextCell(spot, { x: 0, y: -1 }), { x: 0, y: -1 }).ring).toBe('known');
    expect(nextCell(spot, { x: 0, y: 1 }).ring).toBe('closest');
    expect(nextCell(spot, { x: 1, y: 0 }).sector).toBe('home');
  });

  test('Enter, arrows, Enter is one edit; Escape is none; put down where it was is none', () => {
    expect(typed(['Enter', 'ArrowRight', 'ArrowDown', 'Enter']).edits).toEqual([
      { edit: 'place_alter', alter: 'middle', spot: centreOf({ ring: 'closest', sector: 'school' }) },
    ]);
    expect(typed(['Enter', 'ArrowRight', 'Escape']).edits).toEqual([]);
    expect(typed(['Enter', 'ArrowRight', 'ArrowLeft', 'Enter']).edits).toEqual([]);
    expect(typed(['Enter', 'Escape']).view.hand.is).toBe('empty');
  });

  test('Shift and an arrow nudge, with or without carrying, and stop at the border of the cell', () => {
    const nudged = { ring: 'close', sector: 'home', offset: { across: 600, out: 500 } };
    expect(typed(['Shift+ArrowRight']).edits).toEqual([{ edit: 'place_alter', alter: 'middle', spot: nudged }]);
    expect(typed(['Enter', 'Shift+ArrowRight', 'Enter']).edits).toEqual([
      { edit: 'place_alter', alter: 'middle', spot: nudged },
    ]);
    const far = typed(Array.from({ length: 9 }, () => 'Shift+ArrowUp')).edits;
    expect(far.length).toBe(5);
    expect(far.at(-1)).toMatchObject({ spot: { offset: { across: 500, out: 1000 } } });
  });

  test('letters do nothing while somebody is carried', () => {
    expect(typed(['Enter', 't', 'w', 'Delete', '1']).edits).toEqual([]);
  });
});

describe('letters', () => {
  test('T on one, arrow, Enter on another draws; again takes away', () => {
    expect(typed(['t', 'ArrowRight', 'Enter', 't', 'ArrowLeft', 't']).edits).toEqual([
      { edit: 'draw_tie', a: 'middle', b: 'right' },
      { edit: 'erase_tie', a: 'middle', b: 'right' },
    ]);
  });

  test('digits paint and unpaint the eight chips', () => {
    expect(typed(['1', '8', '8', '9'])).toMatchObject({
      edits: [
        { support: 'listens', is_given: true },
        { support: 'could_introduce', is_given: true },
        { support: 'could_introduce', is_given: false },
      ],
      other: ['9'],
    });
  });

  test('W wants, C confirms, A confirms everybody, Delete removes and the focus goes on', () => {
    expect(typed(['w', 'w']).edits.map((edit) => (edit.edit === 'set_presence' ? edit.presence : ''))).toEqual([
      'potential',
      'confirmed',
    ]);
    const pale = { ...net, alters: net.alters.map((one, i) => ({ ...one, is_pale: i < 3 })) };
    expect(typed(['c', 'a'], undefined, pale).edits).toEqual([
      { edit: 'confirm_alters', alters: ['middle'] },
      { edit: 'confirm_alters', alters: ['left', 'right'] },
    ]);
    // A person to meet who is pale: W says that they are there, which confirming alone would not.
    const dotted = { ...pale, alters: pale.alters.map((one) => ({ ...one, presence: 'potential' as const })) };
    expect(typed(['w'], undefined, dotted).edits).toEqual([
      { edit: 'set_presence', alter: 'middle', presence: 'confirmed' },
    ]);
    const { edits, view } = typed(['Delete']);
    expect(edits).toEqual([{ edit: 'remove_alter', alter: 'middle' }]);
    expect(view.focused).toBe('right');
    expect(typed(['Delete'], undefined, pale).edits).toEqual([]);
  });

  test('M, Shift+F10, F2, L, H and zoom ask the screen', () => {
    expect(typed(['m', 'Shift+F10', 'F2', 'l', 'h', '+', '-', '0']).other).toEqual([
      'menu',
      'menu',
      'rename',
      'list',
      'light',
      'zoom_step',
      'zoom_step',
      'fit',
    ]);
  });

  test('with Ctrl, Alt or Cmd a key belongs to the window', () => {
    for (const key of ['z', '1', 'Enter', 'Delete']) {
      expect(
        press({ ...EMPTY, focused: 'middle' }, { key, shift: false, is_modified: true }, { network: net, places }),
      ).toBeNull();
    }
  });

  test('with letters off no letter, figure or sign means anything, and every other key what it means', () => {
    const off = (keys: string[], view?: View) => typed(keys, view, net, false);
    const written = SHORTCUTS.flatMap(({ keys }) => keys.filter((key) => isWritten(key) && key !== '…'));
    expect(written).toEqual(['T', '1', '8', 'M', 'W', 'C', 'A', 'L', 'H', '+', '−', '0']);
    const both = [...written, ...written.map((key) => key.toLowerCase()), '=', '-'];
    const { view, ...nothing } = off(both);
    expect(nothing).toEqual({ edits: [], other: both });
    expect(view.tie_from).toBeNull();
    expect(off(['ArrowRight']).view.focused).toBe('right');
    expect(off(['Shift+ArrowRight', 'Delete']).edits.map(({ edit }) => edit)).toEqual(['place_alter', 'remove_alter']);
    expect(off(['Shift+F10', 'F2']).other).toEqual(['menu', 'rename']);
    // The space bar presses, as Enter does: picked up, carried inward, put down.
    expect(off([' ', 'ArrowDown', ' ']).edits).toMatchObject([{ edit: 'place_alter', spot: { ring: 'closest' } }]);
    // In the hand, too: a letter strikes nothing, and Escape puts back.
    expect(off(['Enter', 'l', '+', 'Escape']).view.hand.is).toBe('empty');
  });

  test('Escape at rest belongs to whoever is around the map', () => {
    expect(typed(['Escape']).other).toEqual(['Escape']);
  });

  test('every shortcut has its sentence', () => {
    for (const { does } of SHORTCUTS) expect(ENGLISH.shortcuts[does].length).toBeGreaterThan(3);
  });
});
