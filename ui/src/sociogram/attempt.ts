// Is there room for everybody at this size and with these borders, and where do they stand then? One attempt: a size, the
// borders, and perhaps a picture that stands already. Which sizes are tried, and in which order, is not decided here.

import { audit, type Audit, type Body } from './body';
import type { Alter } from './contract';
import { type Field, type Point, pointOf, RINGS, SECTORS, type Shape, wedgeStart, polar, ringReach } from './geometry';
import { type Ruler, type Written, written } from './labels';
import { type Guest, pack } from './pack';
import { fullest, GIVES, type Least, type Needs, needOf, share } from './share';

/** How large people are drawn. */
export interface Level {
  disc: number;
  /** Text size; 0 where only initials are shown and the name comes with focus, pointer or selection. */
  text: number;
  /** Names wider than this go on two lines. */
  widest: number;
  /** A line longer than this is cut. */
  longest: number;
  lines: 1 | 2;
  /** Levels are compared with borders that give way by what they cost the reader. */
  price: number;
}

/** In ems: a word of sixteen letters. Whoever is called by more is cut. */
const WORD = 9.4;
const whole = (disc: number, text: number, widest: number, price: number): Level => ({
  disc,
  text,
  widest,
  longest: Math.max(widest, text * WORD),
  lines: 2,
  price,
});
const cut = (disc: number, widest: number, price: number): Level => ({
  disc,
  text: 11,
  widest,
  longest: widest,
  lines: 1,
  price,
});
const nameless = (disc: number, price: number): Level => ({ disc, text: 0, widest: 0, longest: 0, lines: 1, price });

/**
 * From roomy to tight. A name is never written smaller than 11 px, and a smaller disc with its whole name is worth more than
 * a larger one with half of it.
 */
export const LEVELS: readonly Level[] = [
  whole(27, 14, 112, 0),
  whole(24, 13.5, 104, 1),
  whole(21, 13, 94, 2),
  whole(18, 12.5, 82, 3),
  whole(16, 12, 72, 4),
  whole(14, 11.5, 66, 5.2),
  whole(12.5, 11, 60, 6.6),
  whole(11, 11, 54, 8.2),
  whole(10, 11, 48, 10),
  cut(12, 58, 14),
  cut(11, 46, 15),
  cut(10, 36, 16),
  cut(9, 28, 17),
  cut(7.5, 25, 18),
  nameless(15, 24),
  nameless(12, 25),
  nameless(9.5, 26),
  nameless(7.5, 27),
  nameless(5.5, 28),
  nameless(4, 29),
];

/** A cell that is fuller than this certainly has no room: not tried. A little over may still work, names differ. */
const TOO_FULL = 1.15;
/** Names of so few hang over the border of their cell, and only their discs have to fit in it. */
const FEW = 2;

export const LINE_HEIGHT = 1.18;
/** Between the disc and its name. */
export const NAME_GAP = 2.5;
export const RIM_MARGIN = 30;

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
  /** What each person was placed for: tells the arrangement of another map who has moved. */
  spots: ReadonlyMap<string, Alter['spot']>;
  band_words: readonly { x: number; y: number; w: number; h: number }[];
}

export interface BandWords {
  rings: readonly string[];
}

/** Badges of what a person gives sit on the upper edge and stand out by this much. */
export const badgeOf = (disc: number): number => (disc >= 21 ? 7.5 : disc >= 16 ? 6 : disc >= 12 ? 2 : 0);
const overhang = (disc: number): number => badgeOf(disc) * 0.85;

export interface Sheet {
  people: readonly Alter[];
  paper: Paper;
  field: Field;
  words: BandWords;
  ruler: Ruler;
  /** A word below somebody's name. */
  notes: ReadonlyMap<string, string> | undefined;
  names: Map<number, readonly Written[]>;
}

/** What stands already: borders, the points of those who are not to move, and the borders that the others were dropped on. */
export interface Standing {
  shape: Shape;
  places: ReadonlyMap<string, Point>;
  dropped_on: Shape;
  /** For a moment only: where there is no room each stands where they stood or were let go, over others if need be. */
  isLanding?: boolean;
}

function egoSize(level: Level, field: Field): number {
  return Math.min(Math.max(22, level.disc * 1.5), Math.min(field.rx, field.ry) * 0.16);
}

/** Everybody's name at a level: asked for with every kind of borders, and the same each time. */
function namesAt(sheet: Sheet, levelAt: number): readonly Written[] {
  const known = sheet.names.get(levelAt);
  if (known) return known;
  const { people, paper, ruler } = sheet;
  const level = LEVELS[levelAt];
  const text = level.text * paper.text_scale;
  const notes = level.text > 0 ? sheet.notes : undefined;
  const names = people.map((alter) =>
    withNote(nameOf(alter, level, text, paper, ruler), notes?.get(alter.id), text, ruler),
  );
  sheet.names.set(levelAt, names);
  return names;
}

export function attempt(
  sheet: Sheet,
  levelAt: number,
  giveAt: number,
  standing: Standing | null = null,
): Arrangement | null {
  const { people, paper, field, words, ruler } = sheet;
  const level = LEVELS[levelAt];
  const text = level.text * paper.text_scale;
  const names = namesAt(sheet, levelAt);
  const bodies = people.map((alter, i) => bodyOf(alter, level, text, names[i]));
  const ego = egoSize(level, field);
  const { hole, least, needs, tightest } = demandOf(sheet, bodies, level, text);
  const shape = standing?.shape ?? share(field, hole, least, needs, GIVES[giveAt]);
  const isLanding = standing?.isLanding ?? false;
  if (!isLanding && fullest(field, shape, tightest) > TOO_FULL) return null;
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
    const stays = standing?.places.get(alter.id);
    return {
      body: bodies[i],
      cell: spot,
      goal: stays ?? pointOf(field, standing?.dropped_on ?? shape, spot),
      is_heavy: standing !== null && !stays,
    };
  });
  if (!pack(field, shape, guests, fixed, !isLanding)) {
    if (!isLanding) return null;
    for (const { body, goal } of guests) [body.x, body.y] = [goal.x, goal.y];
  }
  const placed = new Map(
    people.map((alter, i) => [
      alter.id,
      {
        id: alter.id,
        x: bodies[i].x,
        y: bodies[i].y,
        written: names[i],
        has_note: level.text > 0 && (sheet.notes?.has(alter.id) ?? false),
      },
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

const unwritten: Written = { lines: [], width: 0, is_cut: true };

function nameOf(alter: Alter, level: Level, text: number, paper: Paper, ruler: Ruler): Written {
  if (level.text === 0) return unwritten;
  // It stands in the disc already: somebody of whom only initials, or a number, are shown.
  if (alter.label === alter.initials) return { lines: [], width: 0, is_cut: false };
  const { widest, longest, lines } = level;
  return written(alter.label, text, widest * paper.text_scale, lines, ruler, longest * paper.text_scale);
}

function withNote(name: Written, note: string | undefined, text: number, ruler: Ruler): Written {
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

interface Demand {
  needs: Needs;
  /** What must fit in any case. */
  tightest: Needs;
  hole: number;
  least: Least;
}

function demandOf({ people, field }: Sheet, bodies: readonly Body[], level: Level, text: number): Demand {
  const cells = (): number[][] => RINGS.map(() => SECTORS.map(() => 0));
  const [full, discs, counts] = [cells(), cells(), cells()];
  people.forEach((alter, i) => {
    if (!alter.spot) return;
    const ring = RINGS.indexOf(alter.spot.ring);
    const sector = SECTORS.indexOf(alter.spot.sector);
    const { r, w, h, top } = bodies[i];
    const area = w > 0 ? Math.max(2 * r, w) * (r + top + h) : 3.5 * r * r;
    full[ring][sector] += needOf(ring, area);
    discs[ring][sector] += needOf(ring, Math.PI * r * r);
    counts[ring][sector]++;
  });
  // Names of a few hang over into the next cell, half of them as often as not.
  const isFew = (ring: number, s: number): boolean => counts[ring][s] <= FEW;
  const tightest = full.map((row, ring) => row.map((need, s) => (isFew(ring, s) ? discs[ring][s] : need)));
  return {
    needs: full.map((row, ring) => row.map((need, s) => (need + tightest[ring][s]) / 2)),
    tightest,
    hole: (egoSize(level, field) + 5) / Math.min(field.rx, field.ry),
    least: { band: level.disc * 2 + 8, outer: level.disc * 2 + 10 + level.lines * text * LINE_HEIGHT },
  };
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
export function lastResort({ people, paper, field, words, ruler }: Sheet): Arrangement {
  const level = LEVELS[LEVELS.length - 1];
  const ego = egoSize(level, field);
  const shape = share(
    field,
    (ego + 5) / Math.min(field.rx, field.ry),
    { band: 4, outer: 4 },
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
          written: unwritten,
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
