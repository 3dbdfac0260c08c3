import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { network, SPREADS, type Spread } from '../../test/sociogram/invented';
import { type Arrangement, arrange, auditOf, LEVELS } from './arrange';
import type { EgoNetwork } from './contract';
import { cellAt, RINGS, SECTORS } from './geometry';
import { roughRuler } from './labels';

const paper = { width: 860, height: 700, text_scale: 1 };
const words = { rings: ['closest', 'close', 'people I know'] };
const drawn = (net: EgoNetwork, before: Arrangement | null = null): Arrangement =>
  arrange(net.alters, paper, words, roughRuler, before);

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
        for (let seed = 0; seed < (count === 60 ? 60 : 100); seed++) {
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

  test('levels only shrink, and no name is smaller than 11 px', () => {
    for (const { text } of LEVELS) expect(text === 0 || text >= 11).toBe(true);
  });
});
