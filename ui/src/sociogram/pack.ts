// Where does everybody stand so that nobody covers anybody? As near to the recorded spot as there is room, always inside
// the own ring and sector. Takes sizes and borders as given and says so when they do not suffice. No chance, no clock.

import { type Body, GAP, halfOf, pushApart } from './body';
import type { Cell, Field, Shape } from './geometry';
import { isIn, keepIn, MARGIN, type Walls, wallsOf } from './walls';

export interface Guest {
  body: Body;
  cell: Cell;
  /** Where they should stand. */
  goal: { x: number; y: number };
  /** Just moved by hand: others make room for them. */
  is_heavy: boolean;
}

/**
 * Moves every guest's body; false when there is no room at this size. Without `canCrowd` nobody is set in rows: a cell that is
 * too tight for those who stand in it is no room.
 */
export function pack(
  field: Field,
  shape: Shape,
  guests: readonly Guest[],
  fixed: readonly Body[],
  canCrowd = true,
): boolean {
  const ofCells = new Map<string, Walls>();
  const walls = guests.map(({ cell }) => {
    const name = `${cell.ring} ${cell.sector}`;
    const known = ofCells.get(name);
    if (known) return known;
    const made = wallsOf(field, shape, cell);
    ofCells.set(name, made);
    return made;
  });
  for (const guest of guests) {
    guest.body.x = guest.goal.x;
    guest.body.y = guest.goal.y;
  }
  relax(field, shape, guests, walls, fixed);
  if (!settle(field, shape, guests, walls, fixed, canCrowd)) return false;
  homeward(field, shape, guests, walls, fixed);
  return true;
}

/** Beyond so many the rows are what can be had. */
const MOST_HOMEWARD = 80;
const NEAR_ENOUGH = 6;

/** Whoever was pushed far goes back to the nearest place that is free by now; two who stand in each other's place change it. */
function homeward(field: Field, shape: Shape, guests: readonly Guest[], walls: Walls[], fixed: readonly Body[]): void {
  if (guests.length > MOST_HOMEWARD) return;
  const all = [...fixed, ...guests.map(({ body }) => body)];
  const far = ({ body, goal }: Guest): number => Math.hypot(body.x - goal.x, body.y - goal.y);
  for (let round = 0; round < 3; round++) {
    let isHome = true;
    for (let i = 0; i < guests.length; i++) {
      const guest = guests[i];
      const { x, y } = guest.body;
      const away = far(guest);
      if (away < NEAR_ENOUGH) continue;
      // Whoever was just dropped is looked at: for them every few pixels are tried.
      const isNearer = guest.is_heavy
        ? narrowFree(field, shape, walls[i], guest, all) && far(guest) < away
        : nearestFree(field, shape, walls[i], guest, all, away * 0.9);
      if (isNearer) isHome = false;
      else [guest.body.x, guest.body.y] = [x, y];
      for (let j = 0; j < guests.length; j++) {
        const other = guests[j];
        if (j === i || walls[j].ring !== walls[i].ring || walls[j].sector !== walls[i].sector) continue;
        const before = far(guest) + far(other);
        swap(guest.body, other.body);
        const isBetter =
          far(guest) + far(other) < before - 2 &&
          isIn(field, shape, walls[i], guest.body) &&
          isIn(field, shape, walls[j], other.body) &&
          isFree(guest.body, all) &&
          isFree(other.body, all);
        if (isBetter) isHome = false;
        else swap(guest.body, other.body);
      }
    }
    if (isHome) return;
  }
}

function swap(a: Body, b: Body): void {
  [a.x, b.x] = [b.x, a.x];
  [a.y, b.y] = [b.y, a.y];
}

function relax(field: Field, shape: Shape, guests: readonly Guest[], walls: Walls[], fixed: readonly Body[]): void {
  // Large crowds find their places in rows anyway; pushing them about for longer gains nothing.
  const rounds = Math.max(16, Math.min(90, Math.round((guests.length > MOST_HOMEWARD ? 2800 : 3600) / guests.length)));
  const count = guests.length;
  const halves = Float64Array.from(guests, ({ body }) => halfOf(body) + (GAP + 1) / 2);
  // The same as in the bodies: nearly all pairs are far apart, and are seen to be so without a look at either.
  const across = Float64Array.from(guests, ({ body }) => body.x);
  /** Where somebody was last seen to be inside: it is true for as long as they stand there. */
  const inside: ({ x: number; y: number } | null)[] = guests.map(() => null);
  for (let round = 0; round < rounds; round++) {
    let isCalm = true;
    for (let i = 0; i < count; i++) {
      const a = guests[i];
      for (let j = i + 1; j < count; j++) {
        const dx = across[j] - across[i];
        const wide = halves[i] + halves[j];
        if (dx >= wide || -dx >= wide) continue;
        const b = guests[j];
        if (a.body.x === b.body.x && a.body.y === b.body.y) {
          // Two on the very same point: each leaves in its own direction, the same every time.
          b.body.x += Math.cos(j * 2.4) * 0.5;
          b.body.y += Math.sin(j * 2.4) * 0.5;
        }
        const push = pushApart(a.body, b.body, GAP + 1);
        if (push) {
          isCalm = false;
          const part = a.is_heavy === b.is_heavy ? 0.52 : a.is_heavy ? 1 : 0;
          b.body.x += push.x * part;
          b.body.y += push.y * part;
          const rest = a.is_heavy === b.is_heavy ? 0.52 : 1 - part;
          a.body.x -= push.x * rest;
          a.body.y -= push.y * rest;
        }
        across[i] = a.body.x;
        across[j] = b.body.x;
      }
      for (const other of fixed) {
        const push = pushApart(other, a.body, GAP + 1);
        if (!push) continue;
        isCalm = false;
        a.body.x += push.x;
        a.body.y += push.y;
      }
      across[i] = a.body.x;
    }
    for (let i = 0; i < count; i++) {
      const { body } = guests[i];
      const last = inside[i];
      if (last && last.x === body.x && last.y === body.y) continue;
      if (keepIn(field, shape, walls[i], body, true)) {
        inside[i] = { x: body.x, y: body.y };
        continue;
      }
      keepIn(field, shape, walls[i], body, true);
      across[i] = body.x;
      isCalm = false;
    }
    if (isCalm) return;
  }
}

/** Lets bodies without a cell step out of each other's way. As far as fifty rounds go: used only for what is in motion. */
export function separate(bodies: readonly Body[], fixed: readonly Body[]): void {
  for (let round = 0; round < 50; round++) {
    let isCalm = true;
    for (let i = 0; i < bodies.length; i++) {
      const a = bodies[i];
      for (let j = i + 1; j < bodies.length; j++) {
        const push = pushApart(a, bodies[j], GAP);
        if (!push) continue;
        isCalm = false;
        a.x -= push.x * 0.52;
        a.y -= push.y * 0.52;
        bodies[j].x += push.x * 0.52;
        bodies[j].y += push.y * 0.52;
      }
      for (const other of fixed) {
        const push = pushApart(other, a, GAP);
        if (!push) continue;
        isCalm = false;
        a.x += push.x;
        a.y += push.y;
      }
    }
    if (isCalm) return;
  }
}

function isFree(body: Body, others: readonly Body[]): boolean {
  const half = halfOf(body) + GAP;
  for (const other of others) {
    const dx = body.x - other.x;
    const wide = half + halfOf(other);
    if (dx < wide && -dx < wide && other !== body && pushApart(other, body)) return false;
  }
  return true;
}

/** Whoever still stands in somebody's way goes to the nearest free place; a cell that is too tight is filled in rows. */
function settle(
  field: Field,
  shape: Shape,
  guests: readonly Guest[],
  walls: Walls[],
  fixed: readonly Body[],
  canCrowd: boolean,
): boolean {
  const standing: Body[] = [...fixed];
  const waiting: number[] = [];
  // Heavy ones and those in their right place first, the order of the rest is the order of the guests.
  const order = guests
    .map((_, i) => i)
    .sort((a, b) => Number(guests[b].is_heavy) - Number(guests[a].is_heavy) || a - b);
  for (const i of order) {
    const { body } = guests[i];
    if (isIn(field, shape, walls[i], body) && isFree(body, standing)) standing.push(body);
    else waiting.push(i);
  }
  const tight = new Set<string>();
  const key = (i: number): string => `${walls[i].ring}/${walls[i].sector}`;
  const members = new Map<string, number>();
  guests.forEach((_, i) => members.set(key(i), (members.get(key(i)) ?? 0) + 1));
  for (const i of waiting) {
    if (tight.has(key(i))) continue;
    const isFew = (members.get(key(i)) ?? 0) <= FEW;
    const isPlaced =
      nearestFree(field, shape, walls[i], guests[i], standing) ||
      (isFew && narrowFree(field, shape, walls[i], guests[i], standing));
    if (isPlaced) standing.push(guests[i].body);
    else if (canCrowd) tight.add(key(i));
    else return false;
  }
  // The fullest cells are filled last: others may still lend them nothing, but keep out of their way.
  for (const cell of tight) {
    const members = guests.map((_, i) => i).filter((i) => key(i) === cell);
    const bodies = new Set(members.map((i) => guests[i].body));
    const others = standing.filter((body) => !bodies.has(body));
    const crowd = members.map((i) => guests[i]);
    if (!fillInRows(field, shape, walls[members[0]], crowd, others)) return false;
    standing.length = 0;
    standing.push(...others, ...bodies);
  }
  return true;
}

function nearestFree(
  field: Field,
  shape: Shape,
  walls: Walls,
  guest: Guest,
  standing: readonly Body[],
  within = Math.max(field.rx, field.ry) * 0.75,
): boolean {
  const { body, goal } = guest;
  // Bands are hardly higher than a disc: larger steps would jump over the free place.
  const step = Math.max(6, body.r * 0.25);
  // A sunflower around the goal: the first free seed is close to the nearest free place.
  const seeds = Math.min(900, Math.ceil((within / step / 0.8) ** 2));
  for (let n = 0; n < seeds; n++) {
    const far = step * 0.8 * Math.sqrt(n);
    body.x = goal.x + far * Math.cos(n * 2.399963);
    body.y = goal.y + far * Math.sin(n * 2.399963);
    if (body.x < walls.box.left || body.x > walls.box.right || body.y < walls.box.top || body.y > walls.box.bottom)
      continue;
    if (isIn(field, shape, walls, body) && isFree(body, standing)) return true;
  }
  return false;
}

/** In a cell of so many, a gap that is hardly wider than a person is worth looking for; more of them are set in rows. */
const FEW = 2;

/** Every few pixels of the cell, nearest to the goal first. */
function narrowFree(field: Field, shape: Shape, walls: Walls, guest: Guest, standing: readonly Body[]): boolean {
  const { body, goal } = guest;
  const { left, right, top, bottom } = walls.box;
  const step = Math.max(3, body.r * 0.16);
  const points: { x: number; y: number; far: number }[] = [];
  for (let x = left + body.r; x <= right - body.r; x += step) {
    for (let y = top + body.r; y <= bottom - body.r; y += step) {
      points.push({ x, y, far: Math.hypot(x - goal.x, y - goal.y) });
    }
  }
  points.sort((a, b) => a.far - b.far);
  for (const { x, y } of points) {
    body.x = x;
    body.y = y;
    if (isIn(field, shape, walls, body) && isFree(body, standing)) return true;
  }
  return false;
}

/** Rows of a table, as dense as names allow; then everybody leans back towards their own spot as far as is free. */
function fillInRows(
  field: Field,
  shape: Shape,
  walls: Walls,
  members: readonly Guest[],
  others: readonly Body[],
): boolean {
  const tallest = tallestOf(members);
  // Airy rows first: the whole cell is used, not only its upper end.
  for (const air of [1.45, 1.2, 1]) {
    for (const isFlipped of air > 1 ? [false] : [false, true]) {
      for (const phase of air > 1 ? [0.2] : [0, 0.33, 0.66]) {
        if (rows(field, shape, walls, members, others, (tallest + GAP) * air, phase, isFlipped)) {
          lean(field, shape, walls, members, others);
          return true;
        }
      }
    }
  }
  return false;
}

const tallestOf = (members: readonly Guest[]): number =>
  Math.max(...members.map(({ body }) => body.r + Math.max(body.r, body.top + body.h)));

function rows(
  field: Field,
  shape: Shape,
  walls: Walls,
  members: readonly Guest[],
  others: readonly Body[],
  pitch: number,
  phase: number,
  isFlipped: boolean,
): boolean {
  // Top row first; within equal heights from left to right, so that neighbours stay neighbours.
  const bins = (y: number): number => Math.round((y - field.cy) / pitch);
  const left = [...members].sort((a, b) => bins(a.goal.y) - bins(b.goal.y) || a.goal.x - b.goal.x);
  if (isFlipped) left.reverse();
  const placed: Body[] = [];
  const { box } = walls;
  const air = GAP + Math.max(0, pitch - tallestOf(members) - GAP) * 0.9;
  const first = left[0].body.r + MARGIN;
  for (let down = first + phase * pitch; down < box.bottom - box.top && left.length > 0; down += pitch) {
    const y = isFlipped ? box.bottom - down : box.top + down;
    let x = box.left - 30;
    const end = box.right;
    while (x < end && left.length > 0) {
      let isPlaced = false;
      // The next few in line may try: a short name fits where a long one does not.
      for (let pick = 0; pick < Math.min(3, left.length) && !isPlaced; pick++) {
        const { body } = left[pick];
        body.x = x + Math.max(body.r, body.w / 2);
        body.y = y;
        if (isIn(field, shape, walls, body) && isFree(body, others) && isFree(body, placed)) {
          placed.push(body);
          left.splice(pick, 1);
          x = body.x + Math.max(body.r, body.w / 2) + air;
          isPlaced = true;
        }
      }
      if (!isPlaced) x += 3;
    }
  }
  return left.length === 0;
}

function lean(field: Field, shape: Shape, walls: Walls, members: readonly Guest[], others: readonly Body[]): void {
  const bodies = members.map(({ body }) => body);
  for (let round = 0; round < 12; round++) {
    for (const { body, goal } of members) {
      const { x, y } = body;
      for (const part of [0.5, 0.2]) {
        body.x = x + (goal.x - x) * part;
        body.y = y + (goal.y - y) * part;
        if (isIn(field, shape, walls, body) && isFree(body, others) && isFree(body, bodies)) break;
        body.x = x;
        body.y = y;
      }
    }
  }
}
