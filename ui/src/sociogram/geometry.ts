// Where is a spot on the drawing, and which spot is a point? Rings are bands, sectors are wedges, the ego is the middle.
// Pure numbers in the pixels of one drawing; it knows neither people nor their names, and never stores a pixel.

import type { Ring, Sector, Spot } from './contract';

export const RINGS: readonly Ring[] = ['closest', 'close', 'known'];
/** Clockwise, beginning at twelve o'clock. */
export const SECTORS: readonly Sector[] = ['home', 'school', 'peers', 'community', 'work'];

export interface Point {
  x: number;
  y: number;
}

export interface Cell {
  ring: Ring;
  sector: Sector;
}

/** The ellipse that the rings are drawn in. Wide windows get a wide map: names are wider than high. */
export interface Field {
  cx: number;
  cy: number;
  rx: number;
  ry: number;
}

/**
 * How the field is shared out. A turn is a part of the circle, 0 at the top, clockwise; a reach is a part of the way from
 * the ego to the rim. Wedges may differ in width and, when one is very full, in where their rings lie.
 */
export interface Shape {
  /** Reach at which the first ring begins: room for the ego. */
  hole: number;
  /** Width of each wedge in turns; they add up to 1. */
  widths: readonly number[];
  /** Per wedge: the outer reach of the first and of the second ring. The third ends at 1. */
  edges: readonly (readonly [number, number])[];
}

const TAU = Math.PI * 2;
/** Points further out than this belong to no cell. */
const RIM_GRACE = 1.07;
/** Offsets are thousandths, both ends included: so many steps fit in a cell. */
const STEPS = 1001;

/** `outer` is the least part of the way that the last ring needs: a name below a disc must not hang over the rim. */
export function evenShape(hole: number, outer = 0): Shape {
  // The outer ring gets the most room, the inner one enough for the handful that people name.
  const second = Math.max(hole + (1 - hole) * 0.5, Math.min(hole + (1 - hole) * 0.7, 1 - outer));
  const first = hole + (second - hole) * 0.58;
  return { hole, widths: SECTORS.map(() => 0.2), edges: SECTORS.map(() => [first, second] as const) };
}

/** The largest field that fits a drawing with a margin for the words on the rim. Never flatter than 4 to 3. */
export function fieldIn(width: number, height: number, margin: number): Field {
  const ry = Math.max(40, height / 2 - margin);
  const rx = Math.max(40, Math.min(width / 2 - margin, ry * 1.34));
  return { cx: width / 2, cy: height / 2, rx, ry: Math.min(ry, rx * 1.34) };
}

export function wedgeStart(shape: Shape, sector: number): number {
  let start = 0;
  for (let s = 0; s < sector; s++) start += shape.widths[s];
  return start;
}

export function sectorAtTurn(shape: Shape, turn: number): number {
  let end = 0;
  for (let s = 0; s < SECTORS.length - 1; s++) {
    end += shape.widths[s];
    if (turn < end) return s;
  }
  return SECTORS.length - 1;
}

/** Ring edges at a turn. Where wedges differ, the band swings over from the middle of one to the middle of the next. */
export function edgesAt(shape: Shape, turn: number): readonly [number, number] {
  const s = sectorAtTurn(shape, turn);
  const here = shape.edges[s];
  const away = turn - wedgeStart(shape, s) - shape.widths[s] / 2;
  const near = (s + (away < 0 ? SECTORS.length - 1 : 1)) % SECTORS.length;
  const there = shape.edges[near];
  if (here[0] === there[0] && here[1] === there[1]) return here;
  const part = Math.abs(away) / ((shape.widths[s] + shape.widths[near]) / 2);
  const eased = part * part * (3 - 2 * part);
  return [here[0] + (there[0] - here[0]) * eased, here[1] + (there[1] - here[1]) * eased];
}

/** From where to where a ring reaches at a turn. */
export function ringReach(shape: Shape, ring: number, turn: number): readonly [number, number] {
  const [first, second] = edgesAt(shape, turn);
  return ring === 0 ? [shape.hole, first] : ring === 1 ? [first, second] : [second, 1];
}

export function polar(field: Field, turn: number, reach: number): Point {
  return {
    x: field.cx + field.rx * reach * Math.sin(TAU * turn),
    y: field.cy - field.ry * reach * Math.cos(TAU * turn),
  };
}

export function toPolar(field: Field, point: Point): { turn: number; reach: number } {
  const x = (point.x - field.cx) / field.rx;
  const y = (field.cy - point.y) / field.ry;
  const turn = Math.atan2(x, y) / TAU;
  return { turn: turn < 0 ? turn + 1 : turn, reach: Math.hypot(x, y) };
}

/** The point of a spot, in the middle of its thousandth, so that `spotAt` finds the same spot again. */
export function pointOf(field: Field, shape: Shape, spot: Spot): Point {
  const s = SECTORS.indexOf(spot.sector);
  const turn = wedgeStart(shape, s) + (shape.widths[s] * (spot.offset.across + 0.5)) / STEPS;
  const [lo, hi] = ringReach(shape, RINGS.indexOf(spot.ring), turn);
  return polar(field, turn, lo + ((hi - lo) * (spot.offset.out + 0.5)) / STEPS);
}

/** The cell under a point; none outside the rim. The middle belongs to the closest ring. */
export function cellAt(field: Field, shape: Shape, point: Point): Cell | null {
  const { turn, reach } = toPolar(field, point);
  if (reach > RIM_GRACE) return null;
  const [first, second] = edgesAt(shape, turn);
  return { ring: RINGS[reach < first ? 0 : reach < second ? 1 : 2], sector: SECTORS[sectorAtTurn(shape, turn)] };
}

const thousandth = (part: number): number => Math.min(1000, Math.max(0, Math.floor(part * STEPS)));

/** The spot under a point; none outside the rim. */
export function spotAt(field: Field, shape: Shape, point: Point): Spot | null {
  const cell = cellAt(field, shape, point);
  if (!cell) return null;
  const { turn, reach } = toPolar(field, point);
  const s = SECTORS.indexOf(cell.sector);
  const [lo, hi] = ringReach(shape, RINGS.indexOf(cell.ring), turn);
  return {
    ...cell,
    offset: {
      across: thousandth((turn - wedgeStart(shape, s)) / shape.widths[s]),
      out: thousandth((reach - lo) / (hi - lo)),
    },
  };
}

export function centreOf(cell: Cell): Spot {
  return { ring: cell.ring, sector: cell.sector, offset: { across: 500, out: 500 } };
}

export const sameCell = (a: Cell | null, b: Cell | null): boolean =>
  a === b || (a !== null && b !== null && a.ring === b.ring && a.sector === b.sector);

export const sameSpot = (a: Spot | null, b: Spot | null): boolean =>
  sameCell(a, b) && a?.offset.across === b?.offset.across && a?.offset.out === b?.offset.out;

const round = (value: number): number => Math.round(value * 100) / 100;
const at = (p: Point): string => `${round(p.x)} ${round(p.y)}`;

/** An arc along a ring's edge as a path fragment; `edge` 0 is the hole, 3 the rim. */
function arc(field: Field, shape: Shape, edge: number, from: number, to: number, first: 'M' | 'L'): string {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) * 144));
  let path = '';
  for (let i = 0; i <= steps; i++) {
    const turn = from + ((to - from) * i) / steps;
    const inside = Math.min(Math.max(turn, 0), 1 - 1e-9);
    const reach = edge === 0 ? shape.hole : edge === 3 ? 1 : edgesAt(shape, inside)[edge - 1];
    path += `${i === 0 ? first : 'L'}${at(polar(field, turn, reach))}`;
  }
  return path;
}

export function bandPath(field: Field, shape: Shape, ring: number): string {
  const outer = `${arc(field, shape, ring + 1, 0, 1, 'M')}Z`;
  return ring === 0 ? outer : `${outer}${arc(field, shape, ring, 1, 0, 'M')}Z`;
}

export function cellPath(field: Field, shape: Shape, cell: Cell): string {
  const s = SECTORS.indexOf(cell.sector);
  const ring = RINGS.indexOf(cell.ring);
  const from = wedgeStart(shape, s);
  const to = from + shape.widths[s];
  return `${arc(field, shape, ring + 1, from, to, 'M')}${arc(field, shape, ring, to, from, 'L')}Z`;
}

export function wedgePath(field: Field, shape: Shape, sector: number): string {
  const from = wedgeStart(shape, sector);
  const to = from + shape.widths[sector];
  return `${arc(field, shape, 3, from, to, 'M')}${arc(field, shape, 0, to, from, 'L')}Z`;
}

/** The hairline at which a wedge begins. */
export function wedgeLine(field: Field, shape: Shape, sector: number): string {
  const turn = wedgeStart(shape, sector);
  return `M${at(polar(field, turn, shape.hole))}L${at(polar(field, turn, 1))}`;
}

/** The line that a wedge's word is written along, outside the rim; turned over below, so that nothing reads upside down. */
export function rimLine(field: Field, shape: Shape, sector: number, away: number): { path: string; length: number } {
  const from = wedgeStart(shape, sector);
  const middle = from + shape.widths[sector] / 2;
  // Long words may run a little past a narrow wedge, never past the middle of the next one.
  const half = Math.min(0.23, Math.max(shape.widths[sector] / 2, 0.06));
  const isBelow = middle > 0.27 && middle < 0.73;
  const rim: Field = {
    ...field,
    rx: field.rx + away + (isBelow ? 9 : 0),
    ry: field.ry + away + (isBelow ? 9 : 0),
  };
  const a = isBelow ? middle + half : middle - half;
  const b = isBelow ? middle - half : middle + half;
  let path = '';
  let length = 0;
  let last: Point | null = null;
  for (let i = 0; i <= 48; i++) {
    const p = polar(rim, a + ((b - a) * i) / 48, 1);
    if (last) length += Math.hypot(p.x - last.x, p.y - last.y);
    path += `${i === 0 ? 'M' : 'L'}${at(p)}`;
    last = p;
  }
  return { path, length };
}

/** Part of the whole field that a cell covers. */
export function areaOf(field: Field, shape: Shape, ring: number, sector: number): number {
  const turn = wedgeStart(shape, sector) + shape.widths[sector] / 2;
  const [lo, hi] = ringReach(shape, ring, turn);
  return Math.PI * field.rx * field.ry * shape.widths[sector] * (hi * hi - lo * lo);
}
