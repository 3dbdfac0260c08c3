// How is the picture drawn? Onto a canvas wider than the window, a few milliseconds at a time, so that no frame waits for it;
// moving and zooming then move the canvas alone. From far away a part of the ties is drawn, and it is said which part; names come
// as there is room, never one over another. Everybody is of one size: nobody is told how many go to them.

import type { NetworkPerson } from '../../../ipc';
import type { Lens } from './lens';
import type { Picture, Shown } from './picture';

export interface Colors {
  paper: string;
  ink: string;
  soft: string;
  tie: string;
  accent: string;
  groups: readonly string[];
  font: string;
}

export interface Baking {
  picture: Picture;
  people: readonly NetworkPerson[];
  shown: Shown;
  lens: Lens;
  /** Pixels of the whole canvas, and how much of it lies beyond each edge of the window. */
  width: number;
  height: number;
  margin: { x: number; y: number };
  colors: Colors;
  /** Who is named before all others. */
  first: ReadonlySet<number>;
}

/** From far away more ties than this are no lines any more. */
const MOST_TIES = 12_000;
const TIES_AT_ONCE = 400;
const PEOPLE_AT_ONCE = 400;
/** Half a disc, in units of the picture. */
export const HALF = 6;
const NAMES_FROM = 0.75;
const LABEL_PX = 12.5;

/** Where somebody stands on the canvas. */
const onCanvas = ({ lens, margin }: Baking, places: Float32Array, at: number) => ({
  x: places[2 * at] * lens.zoom + lens.x + margin.x,
  y: places[2 * at + 1] * lens.zoom + lens.y + margin.y,
});

/** Every how manieth tie is drawn where so many are in sight. */
export const sampling = (ties: number): number => Math.max(1, Math.ceil(ties / MOST_TIES));

/** Half a disc in pixels: it grows more slowly than the picture. */
export const halfAt = (zoom: number): number =>
  Math.max(1.3, Math.min(13, HALF * Math.min(zoom, 1) + 3 * Math.max(0, zoom - 1)));

/** Draws; yields whenever a frame may come between, and returns one tie in how many was drawn. */
export function* bake(pen: CanvasRenderingContext2D, baking: Baking): Generator<void, number> {
  const { picture, shown, width, height, colors, lens } = baking;
  pen.clearRect(0, 0, width, height);
  const places = picture.places;
  const inSight: number[] = [];
  const count = picture.ways.length;
  for (let tie = 0; tie < count; tie++) {
    const [a, b] = [picture.ties[2 * tie], picture.ties[2 * tie + 1]];
    if (shown.people[a] === 0 || shown.people[b] === 0 || (picture.ways[tie] & shown.ways) === 0) continue;
    const [one, other] = [onCanvas(baking, places, a), onCanvas(baking, places, b)];
    const isBeside =
      (one.x < 0 && other.x < 0) ||
      (one.y < 0 && other.y < 0) ||
      (one.x > width && other.x > width) ||
      (one.y > height && other.y > height);
    if (!isBeside) inSight.push(tie);
    if (tie % 8000 === 7999) yield;
  }
  const step = sampling(inSight.length);
  pen.strokeStyle = colors.tie;
  pen.lineWidth = lens.zoom < 0.5 ? 0.6 : 1;
  pen.globalAlpha = inSight.length > 3000 ? 0.35 : 0.6;
  for (let from = 0; from < inSight.length; from += TIES_AT_ONCE * step) {
    pen.beginPath();
    for (let at = from; at < Math.min(inSight.length, from + TIES_AT_ONCE * step); at += step) {
      const tie = inSight[at];
      const [one, other] = [
        onCanvas(baking, places, picture.ties[2 * tie]),
        onCanvas(baking, places, picture.ties[2 * tie + 1]),
      ];
      pen.moveTo(one.x, one.y);
      pen.lineTo(other.x, other.y);
    }
    pen.stroke();
    yield;
  }
  pen.globalAlpha = 1;
  yield* drawPeople(pen, baking);
  if (lens.zoom >= NAMES_FROM || baking.first.size > 0) yield* drawNames(pen, baking);
  return step;
}

/** One person: a disc is a student, a square an adult, a diamond a visitor; hollow is whoever goes to nobody yet. */
export function drawPerson(pen: CanvasRenderingContext2D, person: NetworkPerson, x: number, y: number, half: number) {
  pen.beginPath();
  if (person.seat === 'student') pen.arc(x, y, half, 0, 2 * Math.PI);
  else if (person.seat === 'adult') pen.rect(x - half, y - half, 2 * half, 2 * half);
  else {
    const far = half * 1.3;
    pen.moveTo(x, y - far);
    pen.lineTo(x + far, y);
    pen.lineTo(x, y + far);
    pen.lineTo(x - far, y);
    pen.closePath();
  }
}

function* drawPeople(pen: CanvasRenderingContext2D, baking: Baking): Generator<void, void> {
  const { picture, people, shown, width, height, colors, lens } = baking;
  const half = halfAt(lens.zoom);
  for (let at = 0; at < people.length; at++) {
    if (shown.people[at] === 0) continue;
    const { x, y } = onCanvas(baking, picture.places, at);
    if (x < -half || y < -half || x > width + half || y > height + half) continue;
    const person = people[at];
    drawPerson(pen, person, x, y, half);
    pen.fillStyle = person.standing === 'alone' ? colors.paper : colors.groups[person.community % colors.groups.length];
    pen.fill();
    pen.strokeStyle = person.standing === 'alone' ? colors.soft : colors.paper;
    pen.lineWidth = person.standing === 'alone' ? Math.min(1.5, half / 2) : 1;
    // From far away an edge of paper would leave nothing of a disc.
    if (half >= 3 || person.standing === 'alone') pen.stroke();
    if (person.standing === 'bridge') {
      drawPerson(pen, person, x, y, half + 3);
      pen.strokeStyle = colors.ink;
      pen.lineWidth = 1.5;
      pen.stroke();
    }
    if (at % PEOPLE_AT_ONCE === 0) yield;
  }
}

/** Who is named sooner: whoever was asked for, who holds groups together, adults, then students. */
const rank = (person: NetworkPerson, isFirst: boolean) =>
  isFirst ? 0 : person.standing === 'bridge' ? 1 : person.seat === 'student' ? 3 : 2;

function* drawNames(pen: CanvasRenderingContext2D, baking: Baking): Generator<void, void> {
  const { picture, people, shown, width, height, colors, lens, first } = baking;
  const half = halfAt(lens.zoom);
  const named: { at: number; x: number; y: number; rank: number }[] = [];
  for (let at = 0; at < people.length; at++) {
    if (shown.people[at] === 0) continue;
    const of = rank(people[at], first.has(at));
    if (of === 3 && lens.zoom < 1.3) continue;
    if (of > 0 && lens.zoom < NAMES_FROM) continue;
    const { x, y } = onCanvas(baking, picture.places, at);
    if (x > 0 && y > 0 && x < width && y < height) named.push({ at, x, y, rank: of });
  }
  named.sort((a, b) => a.rank - b.rank || people[a.at].place - people[b.at].place);
  yield;
  pen.font = `${LABEL_PX}px ${colors.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  // Which rows of the canvas are written on, and where: as many names as have room.
  const rows = new Map<number, [number, number][]>();
  const high = LABEL_PX + 3;
  let written = 0;
  for (const { at, x, y } of named) {
    const top = y + half + 4;
    const wide = pen.measureText(people[at].name).width;
    const [left, right] = [x - wide / 2 - 3, x + wide / 2 + 3];
    const touched = [Math.floor(top / high), Math.floor((top + high) / high)];
    const isFree = touched.every((row) => !rows.get(row)?.some(([from, to]) => left < to && right > from));
    if (!isFree) continue;
    for (const row of touched) rows.set(row, [...(rows.get(row) ?? []), [left, right]]);
    write(pen, people[at].name, x, top, colors);
    written += 1;
    if (written % 40 === 0) yield;
  }
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, top: number, colors: Colors) {
  pen.strokeStyle = colors.paper;
  pen.lineWidth = 3;
  pen.strokeText(text, x, top);
  pen.fillStyle = colors.ink;
  pen.fillText(text, x, top);
}

/** The one who is looked at and everybody they go with, over all others. Few enough to be drawn at once. */
export function drawChosen(
  pen: CanvasRenderingContext2D,
  baking: Baking,
  chosen: number,
  near: readonly number[],
  at: number | null,
) {
  const { picture, people, width, height, colors, lens } = baking;
  pen.clearRect(0, 0, width, height);
  const half = halfAt(lens.zoom) + 1;
  const here = onCanvas(baking, picture.places, chosen);
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const other of near) {
    const there = onCanvas(baking, picture.places, other);
    pen.moveTo(here.x, here.y);
    pen.lineTo(there.x, there.y);
  }
  pen.stroke();
  for (const other of [...near, chosen]) {
    const { x, y } = onCanvas(baking, picture.places, other);
    const person = people[other];
    drawPerson(pen, person, x, y, half);
    pen.fillStyle = colors.groups[person.community % colors.groups.length];
    pen.fill();
    pen.strokeStyle = other === chosen || other === at ? colors.accent : colors.paper;
    pen.lineWidth = other === chosen ? 4 : other === at ? 3 : 1.5;
    pen.stroke();
  }
  // Their names over the lines that lead to them.
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  pen.font = `600 ${LABEL_PX}px ${colors.font}`;
  for (const one of at === null ? [chosen] : [at, chosen]) {
    const { x, y } = onCanvas(baking, picture.places, one);
    write(pen, people[one].name, x, y + half + 4, colors);
  }
}
