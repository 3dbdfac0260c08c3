import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { network, SPREADS, type Spread } from '../../test/sociogram/invented';
import { arrange } from './arrange';
import { type Arrangement, auditOf, LEVELS, LINE_HEIGHT, NAME_GAP } from './attempt';
import { audit } from './body';
import type { Alter, EgoNetwork } from './contract';
import { cellAt, edgesAt, RINGS, SECTORS } from './geometry';
import { EMPTY } from './hand';
import { HANDLE, handleSpot } from './handle';
import { roughRuler } from './labels';
import { bandWordsOf, scene } from './scene';
import { ENGLISH } from './words';

const paper = { width: 860, height: 700, text_scale: 1 };
const words = { rings: ['closest', 'close', 'people I know'] };
const drawn = (net: EgoNetwork, before: Arrangement | null = null): Arrangement =>
  arrange(net.alters, paper, words, roughRuler, { before });

function isInOwnCell(net: EgoNetwork, seen: Arrangement): void {
  for (const { id, spot } of net.alters) {
    if (!spot) continue;
    const at = seen.placed.get(id);
    expect(at, id).toBeDefined();
    if (!at) continue;
    expect(cellAt(seen.field, seen.shape, at), id).toEqual({ ring: spot.ring, sector: spot.sector });
    // The whole disc, not only its middle.
    for (let i = 0; i < 8; i++) {
      const edge = {
        x: at.x + seen.disc * Math.cos((i * Math.PI) / 4),
        y: at.y + seen.disc * Math.sin((i * Math.PI) / 4),
      };
      expect(cellAt(seen.field, seen.shape, edge), id).toEqual({ ring: spot.ring, sector: spot.sector });
    }
  }
}

describe('nobody covers anybody', () => {
  for (const count of [3, 12, 40, 60]) {
    for (const spread of SPREADS) {
      test(`${count} people, ${spread}: no overlapping disc, no covered name, everyone in their own cell`, () => {
        for (let seed = 0; seed < (count >= 40 ? 40 : 100); seed++) {
          const net = network(count, seed, spread);
          const seen = drawn(net);
          expect(auditOf(seen), `seed ${seed}`).toEqual({ overlapping_discs: 0, covered_names: 0 });
          expect(seen.text, `seed ${seed}`).toBeGreaterThanOrEqual(11);
          isInOwnCell(net, seen);
        }
      });
    }
  }

  test('60 people in any one cell of the fifteen', () => {
    for (const ring of RINGS) {
      for (const sector of SECTORS) {
        const net = network(60, 5, 'even');
        for (const alter of net.alters) alter.spot = { ring, sector, offset: { across: 500, out: 500 } };
        const seen = drawn(net);
        expect(auditOf(seen), `${ring} ${sector}`).toEqual({ overlapping_discs: 0, covered_names: 0 });
        expect(seen.text, `${ring} ${sector}`).toBeGreaterThanOrEqual(11);
        isInOwnCell(net, seen);
      }
    }
  });

  test('150 and 300 people: still no overlapping disc', () => {
    for (const count of [100, 150, 300]) {
      for (const spread of SPREADS) {
        for (let seed = 0; seed < 4; seed++) {
          const net = network(count, seed, spread, 0);
          const seen = drawn(net);
          expect(auditOf(seen), `${count} ${spread} ${seed}`).toEqual({ overlapping_discs: 0, covered_names: 0 });
          expect(seen.disc, `${count} ${spread} ${seed}`).toBeGreaterThanOrEqual(4);
        }
      }
    }
  });

  test('names as long and as odd as people have them', () => {
    const odd = fc.oneof(
      fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
      fc.constant('W'.repeat(120)),
      fc.constant('👩‍👩‍👧‍👦 fam'),
    );
    fc.assert(
      fc.property(
        fc.array(odd, { minLength: 1, maxLength: 60 }),
        fc.constantFrom<Spread>(...SPREADS),
        fc.nat(50),
        (labels, spread, seed) => {
          const net = network(labels.length, seed, spread, 0);
          net.alters.forEach((alter, i) => {
            alter.label = labels[i];
          });
          expect(auditOf(drawn(net))).toEqual({ overlapping_discs: 0, covered_names: 0 });
        },
      ),
      { numRuns: 150 },
    );
  });

  test('text of double size', () => {
    for (const count of [12, 40]) {
      const net = network(count, 3);
      const seen = arrange(net.alters, { ...paper, text_scale: 2 }, words, roughRuler);
      expect(auditOf(seen)).toEqual({ overlapping_discs: 0, covered_names: 0 });
    }
  });
});

describe('the map of a sitting on the commonest school laptop: 1366 × 768', () => {
  const laptop = { width: 874, height: 600, text_scale: 1 };
  /** With a strip of names below that wait for a place. */
  const strip = { ...laptop, height: 510 };
  const common: Spread[] = ['even', 'natural', 'every sector'];

  test.each([12, 40, 60])('%i people: nobody covers anybody, with a tray and without', (count) => {
    for (const spread of SPREADS) {
      for (const sheet of [laptop, strip]) {
        for (let seed = 0; seed < 8; seed++) {
          const net = network(count, seed, spread);
          const seen = arrange(net.alters, sheet, words, roughRuler);
          expect(auditOf(seen), `${spread} ${seed}`).toEqual({ overlapping_discs: 0, covered_names: 0 });
          // Sixty people in one cell of a low map are initials until somebody comes closer.
          if (sheet === laptop || common.includes(spread))
            expect(seen.text, `${spread} ${seed}`).toBeGreaterThanOrEqual(11);
        }
      }
    }
  });

  /** Of every name on a map: how many stand whole, and how many letters the shortest cut one keeps. */
  function readable(count: number, spread: Spread): { whole: number; fewest: number; disc: number } {
    let [whole, all, fewest, disc] = [0, 0, 99, 0];
    for (let seed = 0; seed < 10; seed++) {
      const seen = arrange(network(count, seed, spread).alters, laptop, words, roughRuler);
      disc += seen.disc / 10;
      for (const { written } of seen.placed.values()) {
        all++;
        if (!written.is_cut) whole++;
        else fewest = Math.min(fewest, written.lines.join('').replace('…', '').length);
      }
    }
    return { whole: whole / all, fewest, disc };
  }

  test.each([
    [12, 1, 20],
    [17, 1, 17],
    [22, 1, 15],
    [30, 1, 13],
    [40, 0.97, 12],
    [60, 0.55, 10.5],
  ])('%i people: names can be read and the free room is used', (count, whole, disc) => {
    for (const spread of common) {
      const seen = readable(count, spread);
      expect(seen.whole, spread).toBeGreaterThanOrEqual(whole);
      expect(seen.fewest, spread).toBeGreaterThanOrEqual(3);
      expect(seen.disc, spread).toBeGreaterThanOrEqual(disc);
    }
  });
});

describe('rings are soft bands', () => {
  /** By how much the rings differ around the map. */
  function bent({ shape }: Arrangement): number {
    const of = (edge: 0 | 1): number[] => shape.edges.map((edges) => edges[edge]);
    return Math.max(...([0, 1] as const).map((edge) => Math.max(...of(edge)) - Math.min(...of(edge))));
  }

  test('up to twenty-five people they are round, however the people are spread', () => {
    for (const sheet of [
      paper,
      { width: 819, height: 620, text_scale: 1 },
      { width: 874, height: 600, text_scale: 1 },
    ]) {
      for (const spread of ['even', 'natural', 'uneven', 'every sector'] as const) {
        for (const count of [3, 12, 22, 25]) {
          for (let seed = 0; seed < 5; seed++) {
            const seen = arrange(network(count, seed, spread).alters, sheet, words, roughRuler);
            expect(bent(seen), `${sheet.width} ${spread} ${count} ${seed}`).toBeLessThan(1e-6);
          }
        }
      }
    }
  });

  test('where they bend they bend gently: no step within a few degrees', () => {
    for (let seed = 0; seed < 8; seed++) {
      const { shape } = arrange(network(60, seed, 'two cells').alters, paper, words, roughRuler);
      for (let i = 0; i < 360; i++) {
        const [here, there] = [edgesAt(shape, i / 360), edgesAt(shape, ((i + 1) % 360) / 360)];
        for (const edge of [0, 1] as const) expect(Math.abs(here[edge] - there[edge]), `${seed}`).toBeLessThan(0.015);
      }
    }
  });
});

describe('a low map, such as one above many who wait', () => {
  test.each([300, 340, 380, 420, 480])(
    '%i pixels high every ring has room for somebody, also where nobody is',
    (height) => {
      const spots = [
        ['closest', 'home'],
        ['close', 'home'],
        ['close', 'peers'],
      ] as const;
      const net = network(3, 1, 'even');
      net.alters.forEach((one, i) => {
        one.spot = { ring: spots[i][0], sector: spots[i][1], offset: { across: 500, out: 500 } };
      });
      const seen = arrange(net.alters, { width: 820, height, text_scale: 1 }, bandWordsOf(ENGLISH), roughRuler);
      expect(auditOf(seen)).toEqual({ overlapping_discs: 0, covered_names: 0 });
      for (let turn = 0; turn < 1; turn += 0.05) {
        const [first, second] = edgesAt(seen.shape, turn);
        for (const [from, to] of [
          [seen.shape.hole, first],
          [first, second],
          [second, 1],
        ])
          expect((to - from) * seen.field.ry, `${turn}`).toBeGreaterThanOrEqual(20);
      }
    },
  );
});

describe('the handle that lines are drawn from', () => {
  test('covers nobody, stands free where there is room, and is nowhere where there is none', () => {
    const size = { width: 874, height: 600, text_scale: 1 };
    for (const count of [3, 12, 40, 60]) {
      let shown = 0;
      for (const spread of SPREADS) {
        const net = network(count, 3, spread);
        const seen = scene({
          network: net,
          ego: { name: 'Luz', initials: 'L' },
          view: EMPTY,
          arrangement: arrange(net.alters, size, words, roughRuler),
          size,
          words: ENGLISH,
          ruler: roughRuler,
          lit: null,
          former: null,
        });
        for (const { id } of seen.people) {
          const at = handleSpot(id, seen, (p) => p, 1, size);
          if (!at) continue;
          shown++;
          expect(handleSpot(id, seen, (p) => p, 1, size)).toEqual(at);
          const bodies = seen.people.map((person) => ({
            id: person.id,
            x: person.x,
            y: person.y,
            r: person.r,
            w: person.wide,
            h: person.lines.length * person.text * LINE_HEIGHT,
            top: person.r + NAME_GAP,
            is_fixed: false,
          }));
          const handle = { id: '', ...at, r: HANDLE.r, w: 0, h: 0, top: 0, is_fixed: true };
          expect(audit([...bodies, handle]), `${count} ${spread} ${id}`).toEqual(audit(bodies));
        }
      }
      if (count <= 12) expect(shown).toBeGreaterThan(SPREADS.length * count * 0.8);
    }
  });
});

describe('the picture stands still', () => {
  test('same people, same picture, in whatever order they come', () => {
    const net = network(40, 9);
    const one = drawn(net);
    const two = drawn({ ...net, alters: [...net.alters].reverse() });
    expect([...two.placed].sort()).toEqual([...one.placed].sort());
  });

  test('a map with room draws everyone on their recorded spot', () => {
    const net = network(3, 4);
    const centres = net.alters.map((alter, i) => ({
      ...alter,
      spot: { ring: RINGS[2], sector: SECTORS[i], offset: { across: 500, out: 500 } },
    }));
    const seen = drawn({ ...net, alters: centres });
    for (const { id } of centres) {
      const at = seen.placed.get(id);
      const cell = cellAt(seen.field, seen.shape, at ?? { x: 0, y: 0 });
      expect(cell?.ring).toBe('known');
    }
    expect(seen.level).toBe(0);
    expect(seen.give).toBe(0);
  });

  test.each([12, 40, 60])('%i people: moving one moves the others little', (count) => {
    const moves: number[] = [];
    for (let seed = 0; seed < 25; seed++) {
      const net = network(count, seed, 'natural');
      const before = drawn(net);
      const moved = net.alters[seed % count];
      const after = drawn(
        {
          ...net,
          alters: net.alters.map((alter) =>
            alter.id === moved.id
              ? {
                  ...alter,
                  spot: { ring: RINGS[seed % 3], sector: SECTORS[seed % 5], offset: { across: 300, out: 600 } },
                }
              : alter,
          ),
        },
        before,
      );
      expect(auditOf(after)).toEqual({ overlapping_discs: 0, covered_names: 0 });
      for (const [id, at] of after.placed) {
        if (id === moved.id) continue;
        const was = before.placed.get(id);
        if (was) moves.push(Math.hypot(at.x - was.x, at.y - was.y));
      }
    }
    moves.sort((a, b) => a - b);
    const at = (part: number): number => moves[Math.floor((moves.length - 1) * part)];
    console.log(`${count}: median ${at(0.5).toFixed(1)}, p90 ${at(0.9).toFixed(1)}, most ${at(1).toFixed(1)} px`);
    expect(at(0.5)).toBeLessThan(1);
    expect(at(0.9)).toBeLessThan(30);
  });

  test.each([12, 22, 40, 60])('%i people, dropped one by one: opened again, the map looks as it was left', (count) => {
    let [far, all] = [0, 0];
    for (const spread of ['even', 'natural', 'uneven'] as const) {
      for (let seed = 1; seed <= (count > 30 ? 1 : 3); seed++) {
        const { alters } = network(count, seed, spread);
        const elsewhere = network(count, seed + 500, spread).alters;
        let here: Alter[] = [];
        let seen: Arrangement | null = null;
        alters.forEach((alter, i) => {
          here = [...here, alter];
          // Now and then somebody is moved, as people do.
          if (i % 4 === 3) here = here.map((one, k) => (k === i - 3 ? { ...one, spot: elsewhere[k].spot } : one));
          seen = arrange(here, paper, words, roughRuler, { before: seen });
        });
        const opened = arrange(here, paper, words, roughRuler);
        for (const [id, at] of opened.placed) {
          const was = (seen as Arrangement | null)?.placed.get(id) ?? at;
          far += Math.hypot(at.x - was.x, at.y - was.y);
          all++;
        }
      }
    }
    console.log(`${count}: opened again, ${(far / all).toFixed(1)} px away`);
    expect(far / all).toBeLessThan(30);
  });

  test('levels only shrink, and no name is smaller than 11 px', () => {
    for (const { text } of LEVELS) expect(text === 0 || text >= 11).toBe(true);
  });
});
