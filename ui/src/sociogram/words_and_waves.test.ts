import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alter, network, SPREADS } from '../../test/sociogram/invented';
import { arrange, auditOf } from './arrange';
import { detailAt, FIT, panned, zoomed } from './camera';
import type { EgoNetwork } from './contract';
import { centreOf, RINGS, SECTORS } from './geometry';
import type { Said } from './hand';
import { letters, roughRuler, written } from './labels';
import { compare, count } from './overlay';
import { bandWordsOf, type Scene, scene, type Sight, trayHeight } from './scene';
import { describe as spoken, sentence } from './speech';
import { ENGLISH } from './words';

const size = { width: 860, height: 700, text_scale: 1 };

function drawn(net: EgoNetwork, more: Partial<Sight> = {}): Scene {
  return scene({
    network: net,
    ego: { name: 'Luz', initials: 'L' },
    view: { mode: { as: 'arrange' }, selected: null, focused: null, tie_from: null },
    arrangement: arrange(
      net.alters,
      { ...size, height: size.height - trayHeight(net, 860, 1) },
      bandWordsOf(ENGLISH),
      roughRuler,
    ),
    size,
    words: ENGLISH,
    ruler: roughRuler,
    lit: null,
    former: null,
    ...more,
  });
}

describe('names', () => {
  test('what fits is whole; what does not ends in an ellipsis and fits', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
        fc.integer({ min: 30, max: 120 }),
        fc.constantFrom(1 as const, 2 as const),
        (name, wide, most) => {
          const cut = written(name, 12, wide, most, roughRuler);
          expect(cut.lines.length).toBeLessThanOrEqual(most);
          if (!cut.is_cut) expect(cut.lines.join(' ')).toBe(name);
          for (const line of cut.lines) {
            const least = roughRuler(`${letters(line)[0] ?? ''}…`, 12);
            expect(roughRuler(line, 12)).toBeLessThanOrEqual(Math.max(wide, least));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  test('a family of emoji is one letter', () => expect(letters('👩‍👩‍👧‍👦a').length).toBe(2));
  test('two words, two lines', () =>
    expect(written('Abuela Rosa', 14, 60, 2, roughRuler).lines).toEqual(['Abuela', 'Rosa']));
});

describe('what is heard', () => {
  const ana = alter('a', 'Ana', { spot: centreOf({ ring: 'closest', sector: 'home' }), supports: ['listens', 'fun'] });
  const ben = alter('b', 'Ben', { presence: 'potential' });
  const net = { ...network(0), alters: [ana, ben], ties: [{ a: 'a', b: 'b', is_present: true }] };

  test('a person is a sentence', () => {
    expect(spoken(net, ana, ENGLISH)).toBe('Ana, closest, home & family, 1 line. Gives: listens, fun.');
    expect(spoken(net, ben, ENGLISH)).toBe('Ben, not on the map yet, wants to meet, 1 line.');
    expect(spoken(net, { ...ana, is_pale: true }, ENGLISH)).toContain('not confirmed yet');
  });

  test('everything that can be said is said in rings and sectors, never in pixels', () => {
    const spot = centreOf({ ring: 'close', sector: 'work' });
    const all: Said[] = [
      { said: 'selected', person: 'a' },
      { said: 'picked_up', person: 'a' },
      { said: 'over', cell: spot },
      { said: 'moved', person: 'a', spot },
      { said: 'nudged', person: 'a', spot },
      { said: 'to_tray', person: 'a' },
      { said: 'painted', person: 'a', support: 'rides', is_given: true },
      { said: 'tie_begun', person: 'a' },
      { said: 'tied', a: 'a', b: 'b', is_present: false },
      { said: 'removed', person: 'a' },
      { said: 'wanted', person: 'b', is_wanted: true },
      { said: 'still_pale', person: 'a' },
      { said: 'cancelled' },
    ];
    for (const said of all) expect(sentence(net, said, ENGLISH)).toMatch(/^[^\d]+\.$/);
    expect(sentence(net, { said: 'moved', person: 'a', spot }, ENGLISH)).toBe('Ana moved to close, work & jobs.');
  });
});

describe('two waves', () => {
  const at = (ring: number, sector = 0) => centreOf({ ring: RINGS[ring], sector: SECTORS[sector] });
  const then = {
    ...network(0),
    alters: [
      alter('kept', 'K', { spot: at(1) }),
      alter('in', 'I', { spot: at(2) }),
      alter('out', 'O', { spot: at(0) }),
      alter('gone', 'G', { spot: at(0) }),
      alter('over', 'V', { spot: at(0, 1) }),
    ],
    ties: [{ a: 'in', b: 'kept', is_present: true }],
  };
  const now = {
    ...network(0),
    alters: [
      alter('kept', 'K', { spot: at(1) }),
      alter('in', 'I', { spot: at(0) }),
      alter('out', 'O', { spot: at(1) }),
      alter('over', 'V', { spot: at(0, 2) }),
      alter('new', 'N', { spot: at(2) }),
      alter('pale', 'P', { spot: at(2), is_pale: true }),
      alter('hope', 'H', { spot: at(2), presence: 'potential' }),
    ],
    ties: [
      { a: 'in', b: 'kept', is_present: true },
      { a: 'kept', b: 'new', is_present: true },
    ],
  };

  test('kept, new, gone, closer, further, elsewhere, and lines formed', () => {
    expect(Object.fromEntries(compare(then, now).map(({ id, change }) => [id, change]))).toEqual({
      kept: 'kept',
      in: 'moved_in',
      out: 'moved_out',
      gone: 'gone',
      over: 'moved_across',
      new: 'new',
    });
    expect(count(then, now)).toEqual({
      kept: 1,
      new: 1,
      gone: 1,
      moved_in: 1,
      moved_out: 1,
      moved_across: 1,
      ties_formed: 1,
    });
    expect(ENGLISH.changes(count(then, now))).toBe(
      '4 people still here, 1 new, 1 closer, 1 further out, 1 not on this map, 1 new line.',
    );
  });

  test('at 0 everybody stands as then, at 1 as now', () => {
    const paper = { width: 860, height: 700, text_scale: 1 };
    const former = arrange(then.alters, paper, bandWordsOf(ENGLISH), roughRuler);
    const latter = arrange(now.alters, paper, bandWordsOf(ENGLISH), roughRuler);
    for (const [t, where] of [
      [0, former],
      [1, latter],
    ] as const) {
      const seen = drawn(now, { arrangement: latter, former: { network: then, arrangement: former, t } });
      for (const person of seen.people.filter(({ opacity }) => opacity === 1)) {
        expect({ x: person.x, y: person.y }).toEqual({
          x: where.placed.get(person.id)?.x,
          y: where.placed.get(person.id)?.y,
        });
      }
      expect(seen.people.find(({ id }) => id === 'new')?.opacity).toBe(t);
      expect(seen.people.find(({ id }) => id === 'gone')?.opacity).toBe(1 - t);
    }
  });
});

describe('the scene', () => {
  test('everybody is drawn once, on the map or in the tray; who is no longer is not', () => {
    const net = network(20, 2);
    net.alters[0].spot = null;
    net.alters[1].presence = 'no_longer';
    const seen = drawn(net);
    expect(seen.people.length).toBe(18);
    expect(seen.tray.people.map(({ id }) => id)).toEqual(['a000']);
  });

  test('at most five badges, then a number', () => {
    const net = network(1);
    net.alters[0].supports = ['listens', 'advice', 'homework', 'rides', 'fun', 'proud_of_me', 'knows_jobs'];
    const [person] = drawn(net).people;
    expect([person.badges.length, person.more]).toEqual([5, 2]);
  });

  test('a sector with nobody has a word only while a place is looked for', () => {
    const net = { ...network(0), alters: [alter('a', 'Ana', { spot: centreOf({ ring: 'closest', sector: 'home' }) })] };
    expect(
      drawn(net)
        .rim.filter((word) => !word.is_empty)
        .map((word) => word.sector),
    ).toEqual(['home']);
  });

  test('a line per pair that knows each other; none for "no"', () => {
    const net = {
      ...network(3, 1, 'even', 0),
      ties: [
        { a: 'a000', b: 'a001', is_present: true },
        { a: 'a001', b: 'a002', is_present: false },
      ],
    };
    expect(drawn(net).ties.map(({ id }) => id)).toEqual(['a000 a001']);
  });

  test('thirty in the tray do not cover each other', () => {
    const net = { ...network(0), alters: Array.from({ length: 30 }, (_, i) => alter(`t${i}`, `Somebody ${i}`)) };
    const { people } = drawn(net).tray;
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        expect(Math.hypot(people[i].x - people[j].x, people[i].y - people[j].y)).toBeGreaterThanOrEqual(
          people[i].r * 2,
        );
      }
      expect(people[i].x).toBeGreaterThan(0);
      expect(people[i].x).toBeLessThan(860);
      expect(people[i].y).toBeLessThan(700);
    }
  });

  test('a closer look is arranged anew and covers nobody either', () => {
    for (const spread of SPREADS) {
      const net = network(60, 3, spread);
      const near = arrange(
        net.alters,
        { width: 860 * 2.2, height: 700 * 2.2, text_scale: 1 },
        bandWordsOf(ENGLISH),
        roughRuler,
      );
      expect(auditOf(near)).toEqual({ overlapping_discs: 0, covered_names: 0 });
      expect(near.text).toBeGreaterThan(11.4);
    }
  });
});

describe('the camera', () => {
  test('the point under the finger stays, and the map is never lost', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            by: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
            x: fc.integer({ min: 0, max: 860 }),
            y: fc.integer({ min: 0, max: 700 }),
            dx: fc.integer({ min: -900, max: 900 }),
          }),
          { maxLength: 20 },
        ),
        (moves) => {
          let camera = FIT;
          for (const { by, x, y, dx } of moves) {
            const before = { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
            const next = zoomed(camera, by, { x, y }, size);
            if (next.zoom > camera.zoom) expect(before.x * next.zoom + next.x).toBeCloseTo(x, 4);
            camera = panned(next, dx, 0, size);
            expect(camera.zoom).toBeGreaterThanOrEqual(1);
            expect(camera.x).toBeLessThanOrEqual(0);
            expect(camera.x + 860 * camera.zoom).toBeGreaterThanOrEqual(860 - 1e-6);
          }
        },
      ),
    );
    expect([detailAt(1), detailAt(1.31), detailAt(6)]).toEqual([1, 1.3, 5]);
  });
});
