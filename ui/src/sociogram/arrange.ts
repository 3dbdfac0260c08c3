// How is everybody drawn at once: how large, how much of a name, with which borders, and where? Tries the largest sizes
// first and takes the first at which nobody covers anybody. Same people, same picture; a picture that already stands is
// kept as far as possible, so that moving one person does not reshuffle the others.

import { audit, type Audit, type Body } from './body';
import type { Alter } from './contract';
import {
  type Field,
  fieldIn,
  pointOf,
  RINGS,
  sameSpot,
  SECTORS,
  type Shape,
  wedgeStart,
  polar,
  ringReach,
} from './geometry';
import { type Ruler, type Written, written } from './labels';
import { type Guest, pack } from './pack';
import { fullest, type Give, GIVES, type Needs, needOf, share } from './share';

/** How large people are drawn. */
export interface Level {
  disc: number;
  /** Text size; 0 where only initials are shown and the name comes with focus, pointer or selection. */
  text: number;
  widest: number;
  lines: 1 | 2;
}

/** From roomy to tight. A name is never written smaller than 11 px. */
export const LEVELS: readonly Level[] = [
  { disc: 27, text: 14, widest: 120, lines: 2 },
  { disc: 24, text: 13.5, widest: 114, lines: 2 },
  { disc: 21, text: 13, widest: 108, lines: 2 },
  { disc: 18, text: 12.5, widest: 92, lines: 1 },
  { disc: 16, text: 12, widest: 80, lines: 1 },
  { disc: 14, text: 11.5, widest: 70, lines: 1 },
  { disc: 12, text: 11, widest: 58, lines: 1 },
  { disc: 11, text: 11, widest: 46, lines: 1 },
  { disc: 10, text: 11, widest: 36, lines: 1 },
  { disc: 9, text: 11, widest: 28, lines: 1 },
  { disc: 7.5, text: 11, widest: 25, lines: 1 },
  { disc: 15, text: 0, widest: 0, lines: 1 },
  { disc: 12, text: 0, widest: 0, lines: 1 },
  { disc: 9.5, text: 0, widest: 0, lines: 1 },
  { disc: 7.5, text: 0, widest: 0, lines: 1 },
  { disc: 5.5, text: 0, widest: 0, lines: 1 },
  { disc: 4, text: 0, widest: 0, lines: 1 },
];

/** Up to how many people, on a map of 860 × 700, each level may be hoped for. Beyond the last, names wait for a closer look. */
const MOST_AT = [14, 22, 32, 44, 56, 68, 84, 105, 125, 130, 130];

/** A cell that is fuller than this certainly has no room: not tried. A little over may still work, names differ. */
const TOO_FULL = 1.15;
/** Names of so few hang over the border of their cell, and only their discs have to fit in it. */
const FEW = 2;

/** Sizes and borders to try, best first: a little smaller is better than borders that are bent a lot. */
const ATTEMPTS = LEVELS.flatMap((_, level) =>
  GIVES.map((_, give) => ({ level, give, price: level + [0, 0.4, 1.3, 2.3][give] })),
).sort((a, b) => a.price - b.price);
export const LINE_HEIGHT = 1.18;
/** Between the disc and its name. */
export const NAME_GAP = 2.5;
const RIM_MARGIN = 30;

export interface Paper {
  width: number;
  height: number;
  /** 1 at normal text, 2 where the reader has doubled it. */
  text_scale: number;
}

export interface Placed {
  id: string;
  x: number;
  y: number;
  written: Written;
  /** The last line is a note. */
  has_note: boolean;
}

export interface Arrangement {
  paper: Paper;
  field: Field;
  shape: Shape;
  level: number;
  give: number;
  disc: number;
  text: number;
  ego: number;
  placed: ReadonlyMap<string, Placed>;
  /** What each person was placed for: tells a later arrangement who has moved. */
  spots: ReadonlyMap<string, Alter['spot']>;
  band_words: readonly { x: number; y: number; w: number; h: number }[];
}

export interface BandWords {
  rings: readonly string[];
}

/** Badges of what a person gives sit on the upper edge and stand out by this much. */
export const badgeOf = (disc: number): number => (disc >= 21 ? 7.5 : disc >= 16 ? 6 : disc >= 12 ? 2 : 0);
const overhang = (disc: number): number => badgeOf(disc) * 0.85;

export interface How {
  /** A word below somebody's name. */
  notes?: ReadonlyMap<string, string>;
  /** The picture to keep to is of another map: everybody who stands on both stays, however many came or went. */
  is_hint?: boolean;
}

export function arrange(
  alters: readonly Alter[],
  paper: Paper,
  words: BandWords,
  ruler: Ruler,
  before: Arrangement | null = null,
  how: How = {},
): Arrangement {
  const people = alters.filter((alter) => alter.spot !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const field = fieldIn(paper.width, paper.height, RIM_MARGIN * Math.sqrt(paper.text_scale));
  const room = (field.rx * field.ry) / (390 * 300);
  const crowd = people.length / room;
  if (before && isSamePaper(before.paper, paper) && (how.is_hint || isWorthKeeping(before, people, crowd))) {
    // A little smaller is less of a change than somewhere else.
    for (let level = before.level; level < Math.min(before.level + 3, LEVELS.length); level++) {
      const kept = attempt(people, paper, field, words, ruler, level, before.give, before, how);
      if (kept) return kept;
    }
  }
  let start = MOST_AT.findIndex((most) => crowd * paper.text_scale ** 1.5 <= most);
  if (start < 0) start = MOST_AT.length;
  for (const { level, give } of ATTEMPTS) {
    if (level < start) continue;
    const tried = attempt(people, paper, field, words, ruler, level, give, null, how);
    if (tried) return tried;
  }
  return lastResort(people, paper, field, words, ruler);
}

const isSamePaper = (a: Paper, b: Paper): boolean =>
  a.width === b.width && a.height === b.height && a.text_scale === b.text_scale;

/** A picture is kept while its sizes still suit the number of people. */
function isWorthKeeping(before: Arrangement, people: readonly Alter[], crowd: number): boolean {
  const change = Math.abs(before.placed.size - people.length);
  const roomier = MOST_AT.findIndex((most) => crowd * before.paper.text_scale ** 1.5 <= most);
  return change <= 2 && before.level >= roomier;
}

function egoSize(level: Level, field: Field): number {
  return Math.min(Math.max(22, level.disc * 1.5), Math.min(field.rx, field.ry) * 0.16);
}

function attempt(
  people: readonly Alter[],
  paper: Paper,
  field: Field,
  words: BandWords,
  ruler: Ruler,
  levelAt: number,
  giveAt: number,
  before: Arrangement | null,
  how: How,
): Arrangement | null {
  const level = LEVELS[levelAt];
  const text = level.text * paper.text_scale;
  const ego = egoSize(level, field);
  const notes = level.text > 0 ? how.notes : undefined;
  const names = people.map((alter) =>
    noted(nameOf(alter, level, text, paper, ruler), notes?.get(alter.id), text, ruler),
  );
  const bodies = people.map((alter, i) => bodyOf(alter, level, text, names[i]));
  // Borders that already stand stay where they are while they suffice.
  const shape = shapeFor(people, bodies, field, ego, level, before ? before.shape : GIVES[giveAt]);
  if (!shape) return null;
  const band_words = bandWords(field, shape, words, ruler, paper.text_scale);
  const fixed: Body[] = [
    { id: '', x: field.cx, y: field.cy, r: ego + 3, w: 0, h: 0, top: 0, is_fixed: true },
    ...band_words.map((word) => ({
      id: '',
      x: word.x,
      y: word.y,
      r: 0,
      w: word.w,
      h: word.h,
      top: -word.h / 2,
      is_fixed: true,
    })),
  ];
  const guests: Guest[] = people.map((alter, i) => {
    const spot = alter.spot as NonNullable<Alter['spot']>;
    const last = before?.placed.get(alter.id);
    const isUnmoved = last !== undefined && sameSpot(before?.spots.get(alter.id) ?? null, spot);
    return {
      body: bodies[i],
      cell: spot,
      goal: isUnmoved ? { x: last.x, y: last.y } : pointOf(field, shape, spot),
      is_heavy: before !== null && !isUnmoved,
    };
  });
  if (!pack(field, shape, guests, fixed)) return null;
  const placed = new Map(
    people.map((alter, i) => [
      alter.id,
      { id: alter.id, x: bodies[i].x, y: bodies[i].y, written: names[i], has_note: notes?.has(alter.id) ?? false },
    ]),
  );
  return {
    paper,
    field,
    shape,
    level: levelAt,
    give: giveAt,
    disc: level.disc,
    text,
    ego,
    placed,
    spots: new Map(people.map((alter) => [alter.id, alter.spot])),
    band_words,
  };
}

const nameless: Written = { lines: [], width: 0, is_cut: true };

function nameOf(alter: Alter, level: Level, text: number, paper: Paper, ruler: Ruler): Written {
  return level.text === 0 ? nameless : written(alter.label, text, level.widest * paper.text_scale, level.lines, ruler);
}

function noted(name: Written, note: string | undefined, text: number, ruler: Ruler): Written {
  if (note === undefined) return name;
  return { ...name, lines: [...name.lines, note], width: Math.max(name.width, ruler(note, text)) };
}

function bodyOf(alter: Alter, level: Level, text: number, name: Written): Body {
  return {
    id: alter.id,
    x: 0,
    y: 0,
    r: level.disc + (alter.supports.length > 0 ? overhang(level.disc) : 0) + 0.5,
    w: name.lines.length > 0 ? name.width + 4 : 0,
    h: name.lines.length * text * LINE_HEIGHT,
    top: level.disc + NAME_GAP,
    is_fixed: false,
  };
}

function shapeFor(
  people: readonly Alter[],
  bodies: readonly Body[],
  field: Field,
  ego: number,
  level: Level,
  how: Give | Shape,
): Shape | null {
  const cells = (): number[][] => RINGS.map(() => SECTORS.map(() => 0));
  const [needs, discs, counts] = [cells(), cells(), cells()];
  people.forEach((alter, i) => {
    if (!alter.spot) return;
    const ring = RINGS.indexOf(alter.spot.ring);
    const sector = SECTORS.indexOf(alter.spot.sector);
    const { r, w, h, top } = bodies[i];
    const area = w > 0 ? Math.max(2 * r, w) * (r + top + h) : 3.5 * r * r;
    needs[ring][sector] += needOf(ring, area);
    discs[ring][sector] += needOf(ring, Math.PI * r * r);
    counts[ring][sector]++;
  });
  const hole = (ego + 5) / Math.min(field.rx, field.ry);
  const shape = 'pull' in how ? share(field, hole, level.disc * 2 + 8, needs as Needs, how) : how;
  const least = needs.map((row, ring) => row.map((need, s) => (counts[ring][s] <= FEW ? discs[ring][s] : need)));
  return fullest(field, shape, least) > TOO_FULL ? null : shape;
}

/** Words of the rings stand one above the other at twelve o'clock, each just inside its band's outer edge. */
function bandWords(
  field: Field,
  shape: Shape,
  words: BandWords,
  ruler: Ruler,
  textScale: number,
): Arrangement['band_words'] {
  const px = BAND_TEXT * textScale;
  return words.rings.map((word, ring) => {
    const turn = wedgeStart(shape, 0);
    const [, hi] = ringReach(shape, ring, turn);
    const { x, y } = polar(field, turn, hi);
    return { x, y: y + px * 0.95, w: ruler(word, px) + 10, h: px * 1.2 };
  });
}

export const BAND_TEXT = 11.5;

/** More people than any size can hold: discs of one pixel on their own spots. Reached by nobody under 300 on a real screen. */
function lastResort(people: readonly Alter[], paper: Paper, field: Field, words: BandWords, ruler: Ruler): Arrangement {
  const level = LEVELS[LEVELS.length - 1];
  const ego = egoSize(level, field);
  const shape = share(
    field,
    (ego + 5) / Math.min(field.rx, field.ry),
    4,
    RINGS.map(() => SECTORS.map(() => 0)),
    GIVES[0],
  );
  return {
    paper,
    field,
    shape,
    level: LEVELS.length - 1,
    give: 0,
    disc: 1,
    text: 0,
    ego,
    placed: new Map(
      people.map((alter) => [
        alter.id,
        {
          id: alter.id,
          ...pointOf(field, shape, alter.spot as NonNullable<Alter['spot']>),
          written: nameless,
          has_note: false,
        },
      ]),
    ),
    spots: new Map(people.map((alter) => [alter.id, alter.spot])),
    band_words: bandWords(field, shape, words, ruler, paper.text_scale),
  };
}

/** Counts overlapping discs and covered names of an arrangement, the ego and the words on the bands included. */
export function auditOf(arrangement: Arrangement): Audit {
  const { disc, text, placed, field, ego, band_words } = arrangement;
  const bodies: Body[] = [...placed.values()].map(({ id, x, y, written: name }) => ({
    id,
    x,
    y,
    r: disc,
    w: name.width,
    h: name.lines.length * text * LINE_HEIGHT,
    top: disc + NAME_GAP,
    is_fixed: false,
  }));
  bodies.push({ id: '', x: field.cx, y: field.cy, r: ego, w: 0, h: 0, top: 0, is_fixed: true });
  for (const { x, y, w, h } of band_words)
    bodies.push({ id: '', x, y, r: 0, w: w - 10, h, top: -h / 2, is_fixed: true });
  return audit(bodies);
}
