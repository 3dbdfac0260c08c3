// How much of the map does each ring and sector get? Even as long as that is enough; where one is full, its wedge widens
// and its band thickens at the cost of emptier ones. It moves the borders, never a person across them.

import { areaOf, evenShape, type Field, RINGS, SECTORS, type Shape } from './geometry';

/** Room in square pixels that the people of each cell need: `needs[ring][sector]`. */
export type Needs = readonly (readonly number[])[];

/** How far the borders give way, and what that costs the reader. */
export interface Give {
  /** 0 keeps wedges and rings even; 1 shares them out by what is needed. The rings stay round. */
  pull: number;
  /** How far every wedge has its own rings: these bend. */
  bend: number;
  /** Most that a ring differs between two neighbouring wedges. */
  step: number;
  price: number;
}

const round = (pull: number, price: number): Give => ({ pull, bend: 0, step: 0, price });

export const GIVES: readonly Give[] = [
  round(0, 0),
  round(0.25, 0.3),
  round(0.5, 0.6),
  round(0.75, 1),
  round(1, 1.5),
  { pull: 1, bend: 0.5, step: 0.1, price: 6 },
  { pull: 1, bend: 1, step: 0.2, price: 8 },
  { pull: 1, bend: 1, step: 1, price: 11 },
];

/** No wedge and no band becomes too small to drop somebody into. */
const LEAST_WIDTH = 0.055;

/** Pixels: a band that is thinner holds nobody. */
const THINNEST = 20;

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

/** Pixels that any band needs, and the outer one, where a name must not hang over the rim. */
export interface Least {
  band: number;
  outer: number;
}

export function share(field: Field, hole: number, least: Least, needs: Needs, give: Give): Shape {
  const { pull } = give;
  const needed = { band: least.band / Math.min(field.rx, field.ry), outer: least.outer / field.ry };
  const last = Math.max(needed.band, needed.outer);
  // On a low map two bands as wide as that leave nothing of the third: then all of them give way, and never one alone.
  const isLow = (1 - hole - 2 * needed.band) * field.ry < THINNEST;
  const part = isLow ? Math.min(1, (1 - hole) / (needed.band * 2 + last)) : 1;
  const [band, outer] = [needed.band * part, last * part];
  const even = evenShape(hole, last);
  if (pull === 0) return even;
  const bySector = SECTORS.map((_, s) => needs[0][s] + needs[1][s] + needs[2][s]);
  const total = bySector.reduce((sum, need) => sum + need, 0);
  if (total === 0) return even;
  const spare = 1 - SECTORS.length * LEAST_WIDTH;
  const widths = bySector.map((need) => 0.2 * (1 - pull) + pull * (LEAST_WIDTH + (spare * need) / total));
  // Area of a wedge between two reaches is (hi² − lo²) × width: so shares are kept in squares of reach.
  const shared = RINGS.map((_, r) => Math.max(...SECTORS.map((_, s) => needs[r][s] / widths[s])));
  const alike = bands(hole, band, outer, shared, even.edges[0], pull);
  if (give.bend === 0) return { hole, widths, edges: SECTORS.map(() => alike) };
  const own = SECTORS.map((_, s) => {
    const wanted = RINGS.map((_, r) => needs[r][s]);
    const [first, second] = bySector[s] > 0 ? bands(hole, band, outer, wanted, even.edges[0], pull) : alike;
    const mix = (from: number, to: number): number => from + (to - from) * give.bend;
    return [mix(alike[0], first), mix(alike[1], second)] as const;
  });
  return { hole, widths, edges: gentle(swung(widths, own, bySector), give.step) };
}

/** Neighbouring wedges meet until no ring climbs by more than `step` from one to the next. */
function gentle(edges: readonly (readonly [number, number])[], step: number): (readonly [number, number])[] {
  const eased = edges.map(([first, second]) => [first, second] as [number, number]);
  for (let round = 0; round < 40; round++) {
    let isGentle = true;
    for (let s = 0; s < eased.length; s++) {
      const [a, b] = [eased[s], eased[(s + 1) % eased.length]];
      for (const edge of [0, 1] as const) {
        const over = Math.abs(a[edge] - b[edge]) - step;
        if (over <= 1e-4) continue;
        isGentle = false;
        const part = (Math.sign(b[edge] - a[edge]) * over) / 2;
        a[edge] += part;
        b[edge] -= part;
      }
    }
    if (isGentle) break;
  }
  return eased;
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
  outer: number,
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
  const far = Math.max(hole + 2 * least, 1 - outer);
  const a = Math.min(Math.max(mix(even[0], first), hole + least), far - least);
  const b = Math.min(Math.max(mix(even[1], second), a + least), far);
  return [a, b];
}
