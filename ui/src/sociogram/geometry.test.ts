import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellAt, centreOf, evenShape, fieldIn, pointOf, RINGS, SECTORS, type Shape, spotAt } from './geometry';
import { GIVES, share } from './share';

const field = fieldIn(860, 700, 30);
const spots = fc.record({
  ring: fc.constantFrom(...RINGS),
  sector: fc.constantFrom(...SECTORS),
  offset: fc.record({ across: fc.integer({ min: 0, max: 1000 }), out: fc.integer({ min: 0, max: 1000 }) }),
});
const shapes: fc.Arbitrary<Shape> = fc
  .tuple(
    fc.array(fc.array(fc.nat(30_000), { minLength: 5, maxLength: 5 }), { minLength: 3, maxLength: 3 }),
    fc.constantFrom(...GIVES),
  )
  .map(([needs, give]) => share(field, 0.14, { band: 30, outer: 80 }, needs, give));

describe('spots and points', () => {
  test('a spot drawn and read again is the same spot, whatever the borders', () => {
    fc.assert(
      fc.property(spots, shapes, (spot, shape) => {
        expect(spotAt(field, shape, pointOf(field, shape, spot))).toEqual(spot);
      }),
      { numRuns: 3000 },
    );
  });

  test('every point inside the rim has a cell, and its spot lies in that cell', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        shapes,
        (turn, reach, shape) => {
          const point = {
            x: field.cx + field.rx * reach * Math.sin(turn * 2 * Math.PI),
            y: field.cy - field.ry * reach * Math.cos(turn * 2 * Math.PI),
          };
          const cell = cellAt(field, shape, point);
          expect(cell).not.toBeNull();
          expect(spotAt(field, shape, point)).toMatchObject(cell as object);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('sectors run clockwise from the top: home, school, peers, community, work', () => {
    const shape = evenShape(0.14);
    const points = SECTORS.map((sector) => pointOf(field, shape, centreOf({ ring: 'known', sector })));
    const [home, school, peers, community, work] = points;
    expect(home.x).toBeGreaterThan(field.cx);
    expect(home.y).toBeLessThan(field.cy);
    expect(school.y).toBeGreaterThan(field.cy);
    expect(school.x).toBeGreaterThan(field.cx);
    expect(Math.abs(peers.x - field.cx)).toBeLessThan(1);
    expect(community.x).toBeLessThan(field.cx);
    expect(work.y).toBeLessThan(field.cy);
    expect(work.x).toBeLessThan(field.cx);
  });

  test('outside the rim there is no cell and no spot', () => {
    const shape = evenShape(0.14);
    for (const point of [
      { x: 1, y: 1 },
      { x: 859, y: 699 },
      { x: -300, y: 350 },
    ]) {
      expect(cellAt(field, shape, point)).toBeNull();
      expect(spotAt(field, shape, point)).toBeNull();
    }
  });

  test('the outer ring has the most room', () => {
    const { hole, edges } = evenShape(0.14);
    const [first, second] = edges[0];
    expect(1 - second ** 2).toBeGreaterThan(second ** 2 - first ** 2);
    expect(second ** 2 - first ** 2).toBeGreaterThan(first ** 2 - hole ** 2);
  });
});
