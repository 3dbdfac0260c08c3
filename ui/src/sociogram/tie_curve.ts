// How does a line between two people run? A thin bow that leans away from the ego, so that it does not cross the middle.
// Ends in the middle of both discs, which are drawn above it.

import type { Point } from './geometry';

const round = (value: number): number => Math.round(value * 10) / 10;

export function tieCurve(a: Point, b: Point, ego: Point): string {
  const mx = (a.x + b.x) / 2;
  const my = (a.y + b.y) / 2;
  const long = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  // Across the chord, on the side away from the ego.
  let nx = -(b.y - a.y) / long;
  let ny = (b.x - a.x) / long;
  const side = (mx - ego.x) * nx + (my - ego.y) * ny;
  if (side < 0) {
    nx = -nx;
    ny = -ny;
  }
  // A chord that passes close to the ego bows the most.
  const near = Math.max(0, 1 - Math.abs(side) / 120);
  const bow = long * (0.1 + 0.16 * near);
  return `M${round(a.x)} ${round(a.y)}Q${round(mx + nx * bow)} ${round(my + ny * bow)} ${round(b.x)} ${round(b.y)}`;
}
