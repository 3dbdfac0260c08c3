// What is drawn between two maps of one student, with a slider from then (0) to now (1)? Who stayed, is new, moved or was not
// asked about is told by Rust and only drawn here: leaving is a fact, not a loss, and not being asked about is neither.

import type { Alter, EgoNetwork, Moved } from './contract';
import type { Point, Shape } from './geometry';

export type Change = 'kept' | 'new' | 'met' | 'gone' | 'not_today' | 'moved_in' | 'moved_out' | 'moved_across';

/** An earlier map under the one that is drawn. */
export interface Overlay {
  earlier: EgoNetwork;
  /** What became of everybody, as Rust compares. */
  people: readonly Moved[];
  /** Which lines formed, as Rust tells: one that nobody was asked about before is there now, and is not new. */
  formed: readonly (readonly [string, string])[];
  /** 0 is then, 1 is now. */
  t: number;
}

export function changeOf({ fate, inwards, was_wanted, from, to }: Moved): Change {
  if (was_wanted) return 'met';
  if (fate !== 'kept') return fate;
  if (inwards !== null && inwards !== 0) return inwards > 0 ? 'moved_in' : 'moved_out';
  return from && to && from[1] !== to[1] ? 'moved_across' : 'kept';
}

const isTold = (alter: Alter): boolean => alter.presence !== 'no_longer' && !alter.is_pale;

export const toldThen = (earlier: EgoNetwork): Alter[] => earlier.alters.filter(isTold);

/** Everybody of the later map, and pale whoever was not asked about: they keep their place, since nothing was said. */
export function toldNow(later: EgoNetwork, { earlier, people }: Pick<Overlay, 'earlier' | 'people'>): Alter[] {
  const silent = new Set(people.filter(({ fate }) => fate === 'not_today').map(({ alter }) => alter));
  const here = later.alters.filter((alter) => isTold(alter) && !silent.has(alter.id));
  const pale = earlier.alters.filter(({ id }) => silent.has(id)).map((alter) => ({ ...alter, is_pale: true }));
  return [...here, ...pale];
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

/**
 * How much of a person is seen at `t`, by whether they have a place then and now. Only who came or went fades; who stayed and
 * has a place on one of the maps alone is in the tray on the other.
 */
export function opacityOf(change: Change | null, wasPlaced: boolean, isPlaced: boolean, t: number): number {
  if (wasPlaced && isPlaced) return 1;
  const hasStayed = change !== null && change !== 'new' && change !== 'gone';
  const part = hasStayed ? (t < 0.5 ? 0 : 1) : t;
  return isPlaced ? part : 1 - part;
}

/** Fainter than this is nobody: not drawn, not reached by key, not counted. */
export const FAINTEST = 0.1;
