import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import { applied } from '../../test/sociogram/keeper';
import type { EgoNetwork, MapEdit, Support } from './contract';
import {
  type Cell,
  cellAt,
  centreOf,
  evenShape,
  fieldIn,
  type Point,
  pointOf,
  spotAt,
  RINGS,
  SECTORS,
} from './geometry';
import { endOfTie, type GestureEvent, step } from './gesture';
import { EMPTY, type Effect, type Ground, type Mode, type PointerKind, type View } from './hand';
import { move, moveTo, paint, SUPPORTS, toggleTie, unplace } from './intents';
import { type Key, press } from './keyboard';

const field = fieldIn(860, 700, 30);
const shape = evenShape(0.14);
const TRAY_TOP = 660;

/** A map without a screen: people stand exactly on their spots, the tray is a strip at the bottom. */
function ground(net: EgoNetwork): Ground {
  const placeOf = (id: string): Point | null => {
    const at = net.alters.findIndex((one) => one.id === id);
    if (at < 0) return null;
    const { spot } = net.alters[at];
    return spot ? pointOf(field, shape, spot) : { x: 40 + at * 30, y: TRAY_TOP + 20 };
  };
  return {
    network: net,
    placeOf,
    personAt: (point) => {
      let best: string | null = null;
      let least = 10;
      for (const { id } of net.alters) {
        const at = placeOf(id) as Point;
        const far = Math.hypot(at.x - point.x, at.y - point.y);
        if (far < least) [best, least] = [id, far];
      }
      return best;
    },
    handleAt: () => null,
    spotAt: (point) => (point.y >= TRAY_TOP ? null : spotAt(field, shape, point)),
    isTray: (point) => point.y >= TRAY_TOP && point.y <= 700,
  };
}

const committed = (effects: readonly Effect[]): MapEdit[] =>
  effects.flatMap((effect) => (effect.do === 'commit' ? [effect.edit] : []));

/** Plays events as the component does: what is committed is on the map for the next event. */
function play(net: EgoNetwork, events: readonly GestureEvent[], view: View = EMPTY) {
  const edits: MapEdit[] = [];
  const said: string[] = [];
  for (const event of events) {
    const next = step(view, event, ground(net));
    view = next.view;
    for (const edit of committed(next.effects)) {
      edits.push(edit);
      net = applied(net, edit);
    }
    for (const effect of next.effects) if (effect.do === 'say') said.push(effect.said.said);
  }
  return { view, edits, net, said };
}

const down = (at: Point, pointer = 1, kind: PointerKind = 'mouse', button = 0): GestureEvent => ({
  type: 'down',
  pointer,
  kind,
  at,
  button,
});
const to = (at: Point, pointer = 1): GestureEvent => ({ type: 'move', pointer, at });
const up = (at: Point, pointer = 1): GestureEvent => ({ type: 'up', pointer, at });
const plus = (p: Point, dx: number, dy: number): Point => ({ x: p.x + dx, y: p.y + dy });
const click = (at: Point): GestureEvent[] => [down(at), up(at)];

/** Seven people, each alone in a cell, and one in the tray. */
const net: EgoNetwork = {
  ...network(0),
  alters: [
    ...SECTORS.map((sector, i) => alter(`p${i}`, `Person ${i}`, { spot: centreOf({ ring: RINGS[i % 3], sector }) })),
    alter('p5', 'Waiting'),
    alter('p6', 'Pale', { is_pale: true, spot: centreOf({ ring: 'known', sector: 'home' }) }),
  ],
};
const place = (id: string): Point => ground(net).placeOf(id) as Point;
const cellPoint = (cell: Cell): Point => pointOf(field, shape, centreOf(cell));

describe('a drag', () => {
  test('places somebody in the cell under the disc, not under the finger that holds its edge', () => {
    const from = plus(place('p0'), 6, -4);
    const goal = cellPoint({ ring: 'known', sector: 'work' });
    const { edits } = play(net, [down(from), to(plus(from, 30, 0)), to(plus(goal, 6, -4)), up(plus(goal, 6, -4))]);
    expect(edits).toEqual([{ edit: 'place_alter', alter: 'p0', spot: spotAt(field, shape, goal) }]);
  });

  test.each([
    ['mouse', 3.9, 4.1],
    ['touch', 7.9, 8.1],
  ] as const)('%s: %d px is a tap, %d px is a drag', (kind, tap, drag) => {
    const at = place('p1');
    expect(play(net, [down(at, 1, kind), to(plus(at, tap, 0))]).view.hand.is).toBe('pressing');
    expect(play(net, [down(at, 1, kind), to(plus(at, drag, 0))]).view.hand.is).toBe('dragging');
  });

  test('is undone by Escape, by a cancelled pointer, and outside the map; the release afterwards is nothing', () => {
    const at = place('p1');
    const goal = cellPoint({ ring: 'known', sector: 'work' });
    const begun = [down(at), to(goal)];
    for (const end of [
      [{ type: 'escape' }, up(goal)],
      [{ type: 'cancel', pointer: 1 }, up(goal)],
      [to({ x: -80, y: 20 }), up({ x: -80, y: 20 })],
    ] as GestureEvent[][]) {
      const { edits, view, said } = play(net, [...begun, ...end]);
      expect(edits).toEqual([]);
      expect(view.hand.is).toBe('empty');
      expect(said.at(-1)).toBe('cancelled');
    }
  });

  test('into the tray takes somebody off the map; from the tray puts them on', () => {
    const tray = { x: 500, y: 680 };
    expect(play(net, [down(place('p1')), to(tray), up(tray)]).edits).toEqual([{ edit: 'unplace_alter', alter: 'p1' }]);
    const goal = cellPoint({ ring: 'close', sector: 'peers' });
    expect(play(net, [down(place('p5')), to(goal), up(goal)]).edits).toEqual([
      { edit: 'place_alter', alter: 'p5', spot: spotAt(field, shape, goal) },
    ]);
  });

  test('of somebody pale confirms them even where they stood', () => {
    const at = place('p6');
    const { edits } = play(net, [down(at), to(plus(at, 20, 0)), to(at), up(at)]);
    expect(edits).toEqual([{ edit: 'place_alter', alter: 'p6', spot: net.alters[6].spot }]);
  });
});

describe('only the pointer that began a gesture drives it', () => {
  const foreign = fc.array(
    fc.oneof(
      fc.record({
        type: fc.constant('down' as const),
        pointer: fc.integer({ min: 2, max: 4 }),
        kind: fc.constantFrom<PointerKind>('mouse', 'touch', 'pen'),
        at: fc.record({ x: fc.integer({ min: -50, max: 900 }), y: fc.integer({ min: -50, max: 750 }) }),
        button: fc.constantFrom(0, 1, 2),
      }),
      fc.record({
        type: fc.constantFrom('move' as const, 'up' as const),
        pointer: fc.integer({ min: 2, max: 4 }),
        at: fc.record({ x: fc.integer({ min: -50, max: 900 }), y: fc.integer({ min: -50, max: 750 }) }),
      }),
      fc.record({ type: fc.constant('cancel' as const), pointer: fc.integer({ min: 2, max: 4 }) }),
    ),
    { maxLength: 12 },
  );

  test('while somebody is dragged, other pointers change nothing at all', () => {
    fc.assert(
      fc.property(
        foreign,
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...RINGS),
        fc.constantFrom(...SECTORS),
        (noise, who, ring, sector) => {
          const at = place(`p${who}`);
          const goal = cellPoint({ ring, sector });
          const own = [down(at), to(plus(at, 20, 20))];
          const end = [to(goal), up(goal)];
          const alone = play(net, [...own, ...end]);
          const crowded = play(net, [...own, ...(noise as GestureEvent[]), ...end]);
          expect(crowded.edits).toEqual(alone.edits);
          expect(crowded.view).toEqual(alone.view);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a second finger pinches only when nobody is dragged, and never commits', () => {
    const spare = { x: 430, y: 40 };
    const pinch = play(net, [
      down(spare, 1, 'touch'),
      down({ x: 200, y: 60 }, 2, 'touch'),
      to({ x: 100, y: 30 }, 2),
      up(spare),
      up({ x: 100, y: 30 }, 2),
    ]);
    expect(pinch.edits).toEqual([]);
    const zoom = step(
      {
        ...EMPTY,
        hand: {
          is: 'pinching',
          pointers: [1, 2],
          points: [
            { x: 0, y: 0 },
            { x: 100, y: 0 },
          ],
        },
      },
      to({ x: 200, y: 0 }, 2),
      ground(net),
    );
    expect(zoom.effects).toContainEqual({ do: 'zoom', by: 2, at: { x: 100, y: 0 } });
    const drag = play(net, [
      down(place('p1'), 1, 'touch'),
      to(plus(place('p1'), 30, 0)),
      down({ x: 20, y: 20 }, 2, 'touch'),
    ]);
    expect(drag.view.hand.is).toBe('dragging');
  });

  test('whatever comes, the hand is empty again once every finger is up', () => {
    const any = fc.array(
      fc.record({
        type: fc.constantFrom('down', 'move', 'up', 'cancel', 'escape'),
        pointer: fc.integer({ min: 1, max: 3 }),
        x: fc.integer({ min: -60, max: 920 }),
        y: fc.integer({ min: -60, max: 760 }),
        kind: fc.constantFrom<PointerKind>('mouse', 'touch', 'pen'),
      }),
      { maxLength: 40 },
    );
    const modes = fc.constantFrom<Mode>(
      { as: 'arrange' },
      { as: 'paint', support: 'fun' },
      { as: 'tell', told: { fact: 'is_adult', value: true } },
      { as: 'connect' },
    );
    fc.assert(
      fc.property(any, modes, (told, mode) => {
        const events = told.map(({ type, pointer, x, y, kind }): GestureEvent => {
          const at = { x, y };
          if (type === 'down') return down(at, pointer, kind);
          if (type === 'escape') return { type: 'escape' };
          if (type === 'cancel') return { type: 'cancel', pointer };
          return type === 'move' ? to(at, pointer) : up(at, pointer);
        });
        for (const pointer of [1, 2, 3]) events.push(up({ x: -500, y: -500 }, pointer));
        const { view, net: after, edits } = play(net, events, { ...EMPTY, mode });
        expect(view.hand.is).toBe('empty');
        // Nothing is ever committed that changes nothing, and nobody disappears by pointer.
        expect(after.alters.length).toBe(net.alters.length);
        for (const edit of edits) expect(edit.edit).not.toBe('remove_alter');
      }),
      { numRuns: 1500 },
    );
  });
});

describe('by plain clicks', () => {
  test('a person, then a cell', () => {
    const goal = cellPoint({ ring: 'close', sector: 'community' });
    expect(play(net, [...click(place('p0')), ...click(goal)]).edits).toEqual([
      { edit: 'place_alter', alter: 'p0', spot: spotAt(field, shape, goal) },
    ]);
  });

  test('a third click moves nobody; a click outside lets go', () => {
    const goal = cellPoint({ ring: 'close', sector: 'community' });
    const other = cellPoint({ ring: 'known', sector: 'community' });
    expect(play(net, [...click(place('p0')), ...click(goal), ...click(plus(other, 15, 15))]).edits.length).toBe(1);
    const out = play(net, [...click(place('p0')), ...click({ x: 3, y: 3 })]);
    expect(out.edits).toEqual([]);
    expect(out.view.selected).toBeNull();
  });

  test('connect mode: two taps draw, two taps take away', () => {
    const connect: View = { ...EMPTY, mode: { as: 'connect' } };
    const drawn = play(net, [...click(place('p3')), ...click(place('p1'))], connect);
    expect(drawn.edits).toEqual([{ edit: 'draw_tie', a: 'p1', b: 'p3' }]);
    expect(play(drawn.net, [...click(place('p1')), ...click(place('p3'))], connect).edits).toEqual([
      { edit: 'erase_tie', a: 'p1', b: 'p3' },
    ]);
    expect(play(net, [...click(place('p3')), ...click(place('p3'))], connect).edits).toEqual([]);
  });

  test('paint mode: a sweep gives to everybody on its way what the first was given', () => {
    const had = applied(net, { edit: 'paint_support', alters: ['p2'], support: 'fun', is_given: true });
    const sweep = [down(place('p0')), to(place('p1')), to(place('p2')), to(place('p1')), up(place('p3'))];
    expect(play(had, sweep, { ...EMPTY, mode: { as: 'paint', support: 'fun' } }).edits).toEqual([
      { edit: 'paint_support', alters: ['p0', 'p1'], support: 'fun', is_given: true },
    ]);
    expect(
      play(had, [...sweep.slice(0, 3), { type: 'escape' }, up(place('p3'))], {
        ...EMPTY,
        mode: { as: 'paint', support: 'fun' },
      }).edits,
    ).toEqual([]);
  });

  test('what is done with somebody pale is one edit, so that one undo takes it back whole', () => {
    const pale = { ...net, alters: net.alters.map((one) => ({ ...one, is_pale: true })) };
    const paint: View = { ...EMPTY, mode: { as: 'paint', support: 'fun' } };
    const connect: View = { ...EMPTY, mode: { as: 'connect' } };
    expect(play(pale, [down(place('p0')), to(place('p1')), up(place('p1'))], paint).edits).toHaveLength(1);
    expect(play(pale, [...click(place('p3')), ...click(place('p1'))], connect).edits).toEqual([
      { edit: 'draw_tie', a: 'p1', b: 'p3' },
    ]);
  });

  test('while lines are drawn one end stays, until it is tapped again or let go', () => {
    const connect: View = { ...EMPTY, mode: { as: 'connect' } };
    const taps = (...people: string[]) => people.flatMap((one) => click(place(one)));
    const { edits, view } = play(net, taps('p3', 'p1', 'p5'), connect);
    expect(edits).toEqual([
      { edit: 'draw_tie', a: 'p1', b: 'p3' },
      { edit: 'draw_tie', a: 'p3', b: 'p5' },
    ]);
    expect([view.tie_from, view.mode.as]).toEqual(['p3', 'connect']);
    const other = play(net, taps('p3', 'p1', 'p3', 'p5', 'p1'), connect);
    expect(other.edits.at(-1)).toEqual({ edit: 'draw_tie', a: 'p1', b: 'p5' });
    expect(other.view.tie_from).toBe('p5');
    expect(other.said).toContain('let_go');
    // By key, where lines are not all that is drawn, a pair is a pair.
    const pair = endOfTie({ ...EMPTY, tie_from: 'p3' }, 'p1', ground(net));
    expect(pair.view.tie_from).toBeNull();
  });

  test('Escape takes back one thing at a time', () => {
    let view: View = { ...EMPTY, mode: { as: 'connect' }, tie_from: 'p1', selected: 'p2' };
    view = step(view, { type: 'escape' }, ground(net)).view;
    expect([view.tie_from, view.mode.as, view.selected]).toEqual([null, 'connect', 'p2']);
    view = step(view, { type: 'escape' }, ground(net)).view;
    expect([view.mode.as, view.selected]).toEqual(['arrange', 'p2']);
    expect(step(view, { type: 'escape' }, ground(net)).view.selected).toBeNull();
  });
});

// One intention, four ways to say it: what is committed is the same.
type Intention =
  | { means: 'move'; who: number; cell: Cell }
  | { means: 'paint'; who: number; support: Support }
  | { means: 'tie'; one: number; other: number }
  | { means: 'unplace'; who: number };

const person = fc.integer({ min: 0, max: 6 });
const intentions: fc.Arbitrary<Intention> = fc.oneof(
  fc.record({
    means: fc.constant('move' as const),
    who: person,
    cell: fc.record({ ring: fc.constantFrom(...RINGS), sector: fc.constantFrom(...SECTORS) }),
  }),
  fc.record({ means: fc.constant('paint' as const), who: person, support: fc.constantFrom(...SUPPORTS) }),
  fc.record({ means: fc.constant('tie' as const), one: person, other: person }),
  fc.record({ means: fc.constant('unplace' as const), who: person }),
);

const FINGER: PointerKind[] = ['mouse', 'touch', 'pen'];

function byPointer(now: EgoNetwork, told: Intention, kind: PointerKind): EgoNetwork {
  const at = (id: number): Point => ground(now).placeOf(`p${id}`) as Point;
  const events = (from: Point, goal: Point): GestureEvent[] => [
    down(from, 1, kind),
    to(plus(from, 12, 3)),
    to(goal),
    up(goal),
  ];
  switch (told.means) {
    case 'move':
      return play(now, events(at(told.who), cellPoint(told.cell))).net;
    case 'paint':
      return play(now, [down(at(told.who), 1, kind), up(at(told.who))], {
        ...EMPTY,
        mode: { as: 'paint', support: told.support },
      }).net;
    case 'tie':
      return play(now, events(at(told.one), at(told.other)), { ...EMPTY, mode: { as: 'connect' } }).net;
    case 'unplace':
      return play(now, events(at(told.who), { x: 700, y: 690 })).net;
  }
}

function byMenu(now: EgoNetwork, told: Intention): EgoNetwork {
  const edits =
    told.means === 'move'
      ? move(now, `p${told.who}`, spotAt(field, shape, cellPoint(told.cell)) as never)
      : told.means === 'paint'
        ? paint(now, `p${told.who}`, told.support, !now.alters[told.who].supports.includes(told.support))
        : told.means === 'tie'
          ? toggleTie(now, `p${told.one}`, `p${told.other}`)
          : unplace(now, `p${told.who}`);
  return edits.reduce(applied, now);
}

function byKey(now: EgoNetwork, told: Intention): EgoNetwork | null {
  const places = new Map(now.alters.map(({ id }) => [id, ground(now).placeOf(id) as Point]));
  let view: View = EMPTY;
  const type = (key: string): void => {
    const told: Key = { key, shift: false, is_modified: false };
    const next = press(view, told, { network: now, places });
    if (!next) return;
    view = next.view;
    now = committed(next.effects).reduce(applied, now);
  };
  switch (told.means) {
    case 'move': {
      // Keys carry the place inside the cell along; the comparison is by cell.
      view = { ...view, focused: `p${told.who}` };
      type('Enter');
      const hand = view.hand as View['hand'];
      if (hand.is !== 'carrying') return null;
      const turns = (SECTORS.indexOf(told.cell.sector) - SECTORS.indexOf(hand.spot.sector) + 5) % 5;
      for (let i = 0; i < turns; i++) type('ArrowRight');
      const steps = RINGS.indexOf(told.cell.ring) - RINGS.indexOf(hand.spot.ring);
      for (let i = 0; i < Math.abs(steps); i++) type(steps > 0 ? 'ArrowUp' : 'ArrowDown');
      type('Enter');
      return now;
    }
    case 'paint':
      view = { ...view, focused: `p${told.who}` };
      type(String(SUPPORTS.indexOf(told.support) + 1));
      return now;
    case 'tie':
      view = { ...view, focused: `p${told.one}` };
      type('t');
      view = { ...view, focused: `p${told.other}` };
      type('Enter');
      return now;
    case 'unplace':
      return null;
  }
}

const cells = (now: EgoNetwork) =>
  now.alters.map(({ spot, ...rest }) => ({ ...rest, ring: spot?.ring, sector: spot?.sector }));

test('any sequence of gestures leaves the same map as the same intentions by menu and by key', () => {
  fc.assert(
    fc.property(fc.array(intentions, { maxLength: 12 }), fc.constantFrom(...FINGER), (told, kind) => {
      let [pointed, chosen, typed] = [net, net, net];
      for (const intention of told) {
        // Two people on one spot: a finger can only mean the one it hits. Such a moment is left out for all.
        const near = pointed.alters.some((a, i) =>
          pointed.alters.some((b, j) => {
            const [p, q] = [ground(pointed).placeOf(a.id) as Point, ground(pointed).placeOf(b.id) as Point];
            return i < j && Math.hypot(p.x - q.x, p.y - q.y) < 21;
          }),
        );
        if (near) break;
        const byKeys = byKey(typed, intention);
        pointed = byPointer(pointed, intention, kind);
        chosen = byMenu(chosen, intention);
        typed = byKeys ?? byMenu(typed, intention);
        expect(pointed).toEqual(chosen);
        expect(cells(typed)).toEqual(cells(chosen));
        expect(typed.ties).toEqual(chosen.ties);
      }
    }),
    { numRuns: 600 },
  );
});

test('"move to" keeps the place inside the cell', () => {
  const [edit] = moveTo(net, 'p0', { ring: 'known', sector: 'work' });
  expect(edit).toEqual({ edit: 'place_alter', alter: 'p0', spot: centreOf({ ring: 'known', sector: 'work' }) });
  expect(cellAt(field, shape, cellPoint({ ring: 'known', sector: 'work' }))).toEqual({ ring: 'known', sector: 'work' });
});
