// How much of the map does each ring and sector get? Even as long as that is enough; where one is full, its wedge widens
// and its band thickens at the cost of emptier ones. It moves the borders, never a person across them.

import { areaOf, evenShape, type Field, RINGS, SECTORS, type Shape } from './geometry';

/** Room in square pixels that the people of each cell need: `needs[ring][sector]`. */
export type Needs = readonly (readonly number[])[];

/** How far the borders give way. `pull` 0 keeps them even; `is_free` lets every wedge have its own rings. */
export interface Give {
  pull: number;
  is_free: boolean;
}

export const GIVES: readonly Give[] = [
  { pull: 0, is_free: false },
  { pull: 0.5, is_free: false },
  { pull: 1, is_free: false },
  { pull: 1, is_free: true },
];

/** No wedge and no band becomes too small to drop somebody into. */
const LEAST_WIDTH = 0.055;

/** A part of a wedge's area that discs and names can really fill; near the ego less is usable. */
const USABLE = [0.5, 0.62, 0.7];

export function needOf(ring: number, area: number): number {
  return area / USABLE[ring];
}

/** The fullest cell: above 1 there is certainly no room. */
export function fullest(field: Field, shape: Shape, needs: Needs): number {
  let most = 0;
  for (let r = 0; r < RINGS.length; r++) {
    for (let s = 0; s < SECTORS.length; s++) {
      if (needs[r][s] > 0) most = Math.max(most, needs[r][s] / areaOf(field, shape, r, s));
    }
  }
  return most;
}

export function share(field: Field, hole: number, leastBand: number, needs: Needs, give: Give): Shape {
  const even = evenShape(hole);
  if (give.pull === 0) return even;
  const bySector = SECTORS.map((_, s) => needs[0][s] + needs[1][s] + needs[2][s]);
  const total = bySector.reduce((sum, need) => sum + need, 0);
  if (total === 0) return even;
  const spare = 1 - SECTORS.length * LEAST_WIDTH;
  const widths = bySector.map((need) => 0.2 * (1 - give.pull) + give.pull * (LEAST_WIDTH + (spare * need) / total));
  // Area of a wedge between two reaches is (hi² − lo²) × width: so shares are kept in squares of reach.
  const least = leastBand / Math.min(field.rx, field.ry);
  const shared = RINGS.map((_, r) => Math.max(...SECTORS.map((_, s) => needs[r][s] / widths[s])));
  const edges = SECTORS.map((_, s) => {
    const own = RINGS.map((_, r) => needs[r][s]);
    const wanted = give.is_free && own.some((need) => need > 0) ? own : shared;
    return bands(hole, least, wanted, even.edges[0], give.pull);
  });
  return { hole, widths, edges: give.is_free ? swung(widths, edges, bySector) : edges };
}

/** Wedges with nobody in them lead over from one full neighbour to the next, so that the rings run on without a dent. */
function swung(
  widths: readonly number[],
  edges: readonly (readonly [number, number])[],
  needs: readonly number[],
): (readonly [number, number])[] {
  const count = edges.length;
  const walk = (from: number, way: 1 | -1): { far: number; s: number } => {
    let far = 0;
    for (let i = 1; i <= count; i++) {
      const s = (from + way * i + count * count) % count;
      far += (widths[(s - way + count) % count] + widths[s]) / 2;
      if (needs[s] > 0) return { far, s };
    }
    return { far: 1, s: from };
  };
  return edges.map((own, s) => {
    if (needs[s] > 0) return own;
    const after = walk(s, 1);
    const before = walk(s, -1);
    const part = before.far / (before.far + after.far);
    const mix = (edge: 0 | 1): number => edges[before.s][edge] + (edges[after.s][edge] - edges[before.s][edge]) * part;
    return [mix(0), mix(1)] as const;
  });
}

function bands(
  hole: number,
  least: number,
  wanted: readonly number[],
  even: readonly [number, number],
  pull: number,
): readonly [number, number] {
  const sum = wanted[0] + wanted[1] + wanted[2];
  if (sum === 0) return even;
  const all = 1 - hole * hole;
  const first = Math.sqrt(hole * hole + (all * wanted[0]) / sum);
  const second = Math.sqrt(hole * hole + (all * (wanted[0] + wanted[1])) / sum);
  const mix = (from: number, to: number): number => from + (to - from) * pull;
  const a = Math.min(Math.max(mix(even[0], first), hole + least), 1 - 2 * least);
  const b = Math.min(Math.max(mix(even[1], second), a + least), 1 - least);
  return [a, b];
}
