// What has changed between two maps of one student? Kept, new, gone, moved in or out, lines formed; counted for a sentence
// and drawn with a slider between then (0) and now (1). It compares and never judges: leaving is a fact, not a loss.

import type { EgoNetwork, Spot } from './contract';
import { type Point, RINGS, type Shape } from './geometry';

export type Change = 'kept' | 'new' | 'gone' | 'moved_in' | 'moved_out' | 'moved_across';

export interface Changed {
  id: string;
  label: string;
  change: Change;
  was: Spot | null;
  is: Spot | null;
}

export interface Counts {
  kept: number;
  new: number;
  gone: number;
  moved_in: number;
  moved_out: number;
  moved_across: number;
  ties_formed: number;
}

const isThere = (alter: EgoNetwork['alters'][number]): boolean =>
  alter.spot !== null && !alter.is_pale && alter.presence !== 'no_longer' && alter.presence !== 'potential';

export function compare(then: EgoNetwork, now: EgoNetwork): Changed[] {
  const before = new Map(then.alters.filter(isThere).map((alter) => [alter.id, alter]));
  const after = new Map(now.alters.filter(isThere).map((alter) => [alter.id, alter]));
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids.map((id) => {
    const was = before.get(id);
    const is = after.get(id);
    const label = is?.label ?? was?.label ?? '';
    return {
      id,
      label,
      change: changeOf(was?.spot ?? null, is?.spot ?? null),
      was: was?.spot ?? null,
      is: is?.spot ?? null,
    };
  });
}

function changeOf(then: Spot | null, now: Spot | null): Change {
  if (!then) return 'new';
  if (!now) return 'gone';
  const steps = RINGS.indexOf(now.ring) - RINGS.indexOf(then.ring);
  if (steps < 0) return 'moved_in';
  if (steps > 0) return 'moved_out';
  return now.sector === then.sector ? 'kept' : 'moved_across';
}

export function count(then: EgoNetwork, now: EgoNetwork): Counts {
  const counts: Counts = { kept: 0, new: 0, gone: 0, moved_in: 0, moved_out: 0, moved_across: 0, ties_formed: 0 };
  for (const { change } of compare(then, now)) counts[change]++;
  const pair = (tie: { a: string; b: string }): string => [tie.a, tie.b].sort().join(' ');
  const before = new Set(then.ties.filter((tie) => tie.is_present).map(pair));
  counts.ties_formed = now.ties.filter((tie) => tie.is_present && !before.has(pair(tie))).length;
  return counts;
}

const mix = (from: number, to: number, t: number): number => from + (to - from) * t;

export const between = (then: Point, now: Point, t: number): Point => ({
  x: mix(then.x, now.x, t),
  y: mix(then.y, now.y, t),
});

/** The borders glide with the people, so that everyone stays in a ring on the way. */
export function shapeBetween(then: Shape, now: Shape, t: number): Shape {
  return {
    hole: mix(then.hole, now.hole, t),
    widths: then.widths.map((width, s) => mix(width, now.widths[s], t)),
    edges: then.edges.map(
      (edges, s) => [mix(edges[0], now.edges[s][0], t), mix(edges[1], now.edges[s][1], t)] as const,
    ),
  };
}

/** How much of a person is seen at `t`: the new fade in, the gone fade out. */
export function opacityOf(change: Change, t: number): number {
  return change === 'new' ? t : change === 'gone' ? 1 - t : 1;
}
