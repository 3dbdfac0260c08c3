import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alter, network, SPREADS } from '../../test/sociogram/invented';
import { fatesOf } from '../../test/sociogram/keeper';
import { arrange } from './arrange';
import { auditOf } from './attempt';
import { detailAt, FIT, panned, zoomed } from './camera';
import type { EgoNetwork, MapEdit } from './contract';
import { centreOf, RINGS, SECTORS } from './geometry';
import type { Said } from './hand';
import { letters, roughRuler, written } from './labels';
import { changeOf, FAINTEST } from './overlay';
import { bandWordsOf, type Scene, scene, type Sight, trayHeight } from './scene';
import { describe as spoken, sentence, told } from './speech';
import { bothArranged } from './useScene';
import { ENGLISH } from './words';

const size = { width: 860, height: 700, text_scale: 1 };

function drawn(net: EgoNetwork, more: Partial<Sight> = {}): Scene {
  return scene({
    network: net,
    ego: { name: 'Luz', initials: 'L' },
    view: { mode: { as: 'arrange' }, selected: null, focused: null, tie_from: null },
    arrangement: arrange(
      net.alters,
      { ...size, height: size.height - trayHeight(net, size) },
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
      { said: 'tie_begun', person: 'a' },
      { said: 'still_pale', person: 'a' },
      { said: 'cancelled' },
    ];
    for (const said of all) expect(sentence(net, said, ENGLISH)).toMatch(/^[^\d]+\.$/);
    const edits: MapEdit[] = [
      { edit: 'add_alter', alter: 'c', label: 'Cai', link: null },
      { edit: 'confirm_alters', alters: ['a'] },
      { edit: 'set_presence', alter: 'b', presence: 'no_longer' },
      { edit: 'place_alter', alter: 'a', spot },
      { edit: 'unplace_alter', alter: 'a' },
      { edit: 'remove_alter', alter: 'a' },
      { edit: 'rename_alter', alter: 'a', label: 'Anna' },
      { edit: 'describe_alter', alter: 'a', fact: { fact: 'is_adult', value: true } },
      { edit: 'ask_support', support: 'rides' },
      { edit: 'paint_support', alters: ['a'], support: 'rides', is_given: true },
      { edit: 'draw_tie', a: 'a', b: 'b' },
      { edit: 'erase_tie', a: 'a', b: 'b' },
      { edit: 'settle_ties' },
    ];
    for (const edit of edits) expect(told(net, [edit], ENGLISH), edit.edit).toMatch(/^[^\d]+\.$/);
  });

  test('a place is a ring and a sector, and within it a little is a little', () => {
    const spot = centreOf({ ring: 'close', sector: 'work' });
    expect(told(net, [{ edit: 'place_alter', alter: 'a', spot }], ENGLISH)).toBe('Ana moved to close, work & jobs.');
    const within = { ...centreOf({ ring: 'closest', sector: 'home' }), offset: { across: 1, out: 2 } };
    expect(told(net, [{ edit: 'place_alter', alter: 'a', spot: within }], ENGLISH)).toBe(
      'Ana nudged within closest, home & family.',
    );
  });

  test('a sweep over several people is one sentence', () => {
    const sweep = (alters: string[]): MapEdit[] => [
      { edit: 'paint_support', alters, support: 'rides', is_given: true },
    ];
    expect(told(net, sweep(['a', 'b']), ENGLISH)).toBe('Ana, Ben: rides.');
    const many = { ...net, alters: ['p', 'q', 'r', 's', 't'].map((id) => alter(id, id)) };
    expect(told(many, sweep(many.alters.map(({ id }) => id)), ENGLISH)).toBe('5 people: rides.');
  });

  test('somebody of an older map is named though this map does not show them yet', () => {
    const back: MapEdit = { edit: 'confirm_alters', alters: ['old'] };
    expect(told(net, [back], ENGLISH, new Map([['old', 'Tía Meche']]))).toBe('Tía Meche: on the map.');
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

  const people = fatesOf(then, now);
  const paper = { width: 860, height: 700, text_scale: 1 };
  function seenAt(t: number, later: EgoNetwork = now, told = people): Scene {
    const both = bothArranged(later, { earlier: then, people: told }, paper, ENGLISH, roughRuler);
    return drawn(later, {
      arrangement: both.arrangement,
      former: { earlier: then, people: told, formed: [['kept', 'new']], arrangement: both.former, t },
    });
  }

  test('kept, new, gone, closer, further, elsewhere: as Rust tells it', () => {
    expect(Object.fromEntries(people.map((moved) => [moved.alter, changeOf(moved)]))).toEqual({
      kept: 'kept',
      in: 'moved_in',
      out: 'moved_out',
      gone: 'not_today',
      over: 'moved_across',
      new: 'new',
    });
  });

  test('at 0 everybody stands as then, at 1 as now, and only whoever is seen is there', () => {
    for (const t of [0, 1]) {
      const both = bothArranged(now, { earlier: then, people }, paper, ENGLISH, roughRuler);
      const seen = seenAt(t);
      const where = t === 0 ? both.former : both.arrangement;
      for (const person of seen.people) {
        const at = where.placed.get(person.id);
        expect({ x: person.x, y: person.y }, person.id).toEqual({ x: at?.x, y: at?.y });
        expect(person.opacity).toBeGreaterThanOrEqual(FAINTEST);
      }
      expect(seen.people.some(({ id }) => id === 'new')).toBe(t === 1);
    }
  });

  test('whoever was not asked about stays, pale; whoever is no longer there goes', () => {
    const [silent] = seenAt(1).people.filter(({ id }) => id === 'gone');
    expect([silent.is_pale, silent.opacity, silent.change]).toEqual([true, 1, 'not_today']);
    expect(silent.spoken).toContain(ENGLISH.change.not_today);
    const without = { ...now, alters: [...now.alters, alter('gone', 'G', { presence: 'no_longer' })] };
    const told = fatesOf(then, without);
    expect(seenAt(1, without, told).people.some(({ id }) => id === 'gone')).toBe(false);
    expect(seenAt(0, without, told).people.find(({ id }) => id === 'gone')?.change).toBe('gone');
  });

  test('whoever stayed and has no place now waits below the map and did not fade', () => {
    const waiting = {
      ...now,
      alters: now.alters.map((one) => (one.id === 'kept' ? { ...one, spot: null } : one)),
    };
    const told = fatesOf(then, waiting);
    const at = (t: number): Scene => seenAt(t, waiting, told);
    expect(at(0).people.find(({ id }) => id === 'kept')?.opacity).toBe(1);
    expect(at(0).tray.people).toEqual([]);
    expect(at(1).people.some(({ id }) => id === 'kept')).toBe(false);
    expect(at(1).tray.people.map(({ id }) => id)).toEqual(['kept']);
  });

  test('whom the student would like to meet is dotted on both maps, and no fate is told of them', () => {
    const hope = seenAt(1).people.find(({ id }) => id === 'hope');
    expect([hope?.is_potential, hope?.change]).toEqual([true, null]);
  });

  test('every change has a word of its own below the name', () => {
    for (const person of seenAt(1).people) {
      const word = person.change && person.change !== 'kept' ? ENGLISH.change[person.change] : null;
      expect(person.has_note ? person.lines.at(-1) : null, person.id).toBe(word);
    }
  });

  test('whoever did not move stands still while others come and go', () => {
    for (const spread of SPREADS) {
      const earlier = network(16, 4, spread);
      const later = {
        ...network(24, 5, spread),
        alters: [...earlier.alters.slice(2), ...network(30, 9, spread).alters.slice(20)],
      };
      const told = fatesOf(earlier, later);
      const both = bothArranged(later, { earlier, people: told }, paper, ENGLISH, roughRuler);
      const far = earlier.alters.slice(2).map(({ id }) => {
        const [a, b] = [both.former.placed.get(id), both.arrangement.placed.get(id)];
        return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
      });
      far.sort((a, b) => a - b);
      expect(far[Math.floor(far.length / 2)], spread).toBeLessThan(1);
      expect(auditOf(both.former)).toEqual({ overlapping_discs: 0, covered_names: 0 });
      expect(auditOf(both.arrangement)).toEqual({ overlapping_discs: 0, covered_names: 0 });
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

  test.each([30, 42, 90, 300])('%i in the tray do not cover each other, and a finger finds each', (count) => {
    const net = { ...network(0), alters: Array.from({ length: count }, (_, i) => alter(`t${i}`, `Somebody ${i}`)) };
    const { people, top, height } = drawn(net).tray;
    // The map above keeps its half, and nobody is a dot.
    expect(height).toBeLessThan(350);
    expect(Math.min(...people.map(({ r }) => r))).toBeGreaterThanOrEqual(12);
    expect(Math.min(...people.map(({ y, r }) => y - r))).toBeGreaterThanOrEqual(top + 22);
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        expect(Math.hypot(people[i].x - people[j].x, people[i].y - people[j].y)).toBeGreaterThanOrEqual(
          people[i].r * 2,
        );
      }
      expect(people[i].x).toBeGreaterThan(0);
      expect(people[i].x).toBeLessThan(860);
      expect(people[i].y + people[i].r).toBeLessThanOrEqual(700);
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
