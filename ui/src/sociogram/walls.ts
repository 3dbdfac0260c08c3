// Where does a cell end, and is somebody inside of it? Borders may be bent; a disc that does not fit is moved in.

import type { Body } from './body';
import { type Cell, type Field, polar, RINGS, ringReach, SECTORS, type Shape, toPolar, wedgeStart } from './geometry';

export interface Walls {
  ring: number;
  sector: number;
  /** Unit vectors along both sides of the wedge. */
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** From where to where the cell reaches, where no border is bent. */
  round: readonly [number, number] | null;
  /** So narrow that whoever is inside of both sides is in the wedge. */
  is_narrow: boolean;
  /** The upright box around the cell: nobody is looked for outside it. */
  box: { left: number; right: number; top: number; bottom: number };
}

const TAU = Math.PI * 2;
/** The hair's breadth between a disc and the border of its cell. */
export const MARGIN = 1.5;
/** A name may hang this far over the rim: the word of the wedge begins further out. */
const OVERHANG = 5;

function ray(field: Field, turn: number): { x: number; y: number } {
  const x = field.rx * Math.sin(TAU * turn);
  const y = -field.ry * Math.cos(TAU * turn);
  const long = Math.hypot(x, y);
  return { x: x / long, y: y / long };
}

export function wallsOf(field: Field, shape: Shape, cell: Cell): Walls {
  const sector = SECTORS.indexOf(cell.sector);
  const start = wedgeStart(shape, sector);
  return {
    ring: RINGS.indexOf(cell.ring),
    sector,
    from: ray(field, start),
    to: ray(field, start + shape.widths[sector]),
    round: isRound(shape) ? ringReach(shape, RINGS.indexOf(cell.ring), start) : null,
    is_narrow: shape.widths[sector] < 0.5,
    box: boxOf(field, shape, RINGS.indexOf(cell.ring), sector),
  };
}

function boxOf(field: Field, shape: Shape, ring: number, sector: number): Walls['box'] {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const start = wedgeStart(shape, sector);
  for (let i = 0; i <= 40; i++) {
    const turn = start + (shape.widths[sector] * Math.min(i, 39.999)) / 40;
    for (const reach of ringReach(shape, ring, turn)) {
      const { x, y } = polar(field, turn, reach);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

/** Signed distance from a wedge's side; positive is inside. Beyond the tip of the ray the side does not count. */
function fromSide(field: Field, x: number, y: number, side: { x: number; y: number }, sign: 1 | -1): number {
  const dx = x - field.cx;
  const dy = y - field.cy;
  return dx * side.x + dy * side.y < 0 ? Number.POSITIVE_INFINITY : sign * (side.x * dy - side.y * dx);
}

/** One step back inside: returns true when the disc and its name already were. */
export function keepIn(field: Field, shape: Shape, walls: Walls, body: Body, isMoving: boolean): boolean {
  let ok = true;
  /** On the wedge's side of its tip, as far as one of its sides can say. */
  let isAhead = false;
  const need = body.r + MARGIN;
  for (let i = 0; i < 2; i++) {
    const side = i === 0 ? walls.from : walls.to;
    const sign = i === 0 ? 1 : -1;
    const inside = fromSide(field, body.x, body.y, side, sign);
    isAhead ||= inside !== Number.POSITIVE_INFINITY;
    if (inside < need) {
      ok = false;
      if (!isMoving) return false;
      body.x += -side.y * sign * (need - inside);
      body.y += side.x * sign * (need - inside);
    }
  }
  // Most looks are of this kind: inside of both sides, and no border bent. Then no angle has to be known.
  const x = (body.x - field.cx) / field.rx;
  const y = (field.cy - body.y) / field.ry;
  const isSimple = walls.round !== null && walls.is_narrow && ok && isAhead;
  const { turn, reach } = isSimple ? { turn: 0, reach: Math.sqrt(x * x + y * y) } : toPolar(field, body);
  if (!isSimple && isBeside(shape, walls, turn)) {
    if (!isMoving) return false;
    const start = wedgeStart(shape, walls.sector);
    const middle = polar(field, start + shape.widths[walls.sector] / 2, Math.max(reach, shape.hole));
    body.x = middle.x;
    body.y = middle.y;
    return false;
  }
  const [lo, hi] = walls.round ?? ringReach(shape, walls.ring, turn);
  const perReach = isSimple
    ? Math.sqrt((field.rx * x) ** 2 + (field.ry * y) ** 2) / reach
    : Math.hypot(field.rx * Math.sin(TAU * turn), field.ry * Math.cos(TAU * turn));
  // 1.05: on an ellipse the straight way to the border is a little shorter than the way along the ray.
  const edge = (need * 1.05) / perReach;
  const least = lo + edge + (walls.round ? 0 : slope(shape, walls.ring, turn, edge, -1));
  const most = hi - edge - (walls.round ? 0 : slope(shape, walls.ring, turn, edge, 1));
  if (reach < least - 1e-6 || reach > most + 1e-6) {
    ok = false;
    if (!isMoving) return false;
    const to = least > most ? (lo + hi) / 2 : reach < least ? least : most;
    body.x = field.cx + ((body.x - field.cx) * to) / reach;
    body.y = field.cy + ((body.y - field.cy) * to) / reach;
  }
  if (body.w > 0) {
    const low = body.y + body.top + body.h;
    for (let side = -1; side <= 1; side += 2) {
      const dx = body.x + (side * body.w) / 2 - field.cx;
      const dy = low - field.cy;
      const out = Math.sqrt((dx / field.rx) ** 2 + (dy / field.ry) ** 2);
      const most = 1 + OVERHANG / field.ry;
      if (out > most) {
        ok = false;
        if (!isMoving) return false;
        const back = 1 - most / out;
        body.x -= dx * back;
        body.y -= dy * back;
      }
    }
  }
  return ok;
}

function isBeside(shape: Shape, { sector }: Walls, turn: number): boolean {
  const start = wedgeStart(shape, sector);
  return turn < start || turn > start + shape.widths[sector];
}

/** How much further in a bent border comes within a disc's width. */
function slope(shape: Shape, ring: number, turn: number, edge: number, side: 1 | -1): number {
  const [lo, hi] = ringReach(shape, ring, turn);
  const wide = edge / (TAU * Math.max(0.1, (lo + hi) / 2));
  let worst = 0;
  for (const step of [-1.1, -0.7, -0.3, 0.3, 0.7, 1.1]) {
    const there = ringReach(shape, ring, (turn + step * wide + 1) % 1);
    worst = Math.max(worst, side < 0 ? there[0] - lo : hi - there[1]);
  }
  return worst;
}

function isRound(shape: Shape): boolean {
  const [first] = shape.edges;
  return shape.edges.every((edges) => edges[0] === first[0] && edges[1] === first[1]);
}

/** Where borders are bent the rule of thumb above may miss a corner: then the whole edge of the disc is looked at. */
function isWholeInside(field: Field, shape: Shape, walls: Walls, body: Body): boolean {
  if (walls.round) return true;
  for (let i = 0; i < 16; i++) {
    const point = { x: body.x + body.r * Math.cos((TAU * i) / 16), y: body.y + body.r * Math.sin((TAU * i) / 16) };
    const { turn, reach } = toPolar(field, point);
    const [lo, hi] = ringReach(shape, walls.ring, turn);
    if (reach <= lo || reach >= hi) return false;
  }
  return true;
}

export const isIn = (field: Field, shape: Shape, walls: Walls, body: Body): boolean =>
  keepIn(field, shape, walls, body, false) && isWholeInside(field, shape, walls, body);
