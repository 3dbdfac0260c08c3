// How is everybody drawn at once: how large, how much of a name, with which borders, and where? Tries the best sizes first
// and takes the first at which nobody covers anybody. Everybody is placed from their recorded spot and never from where they
// stood on the screen, so that a map that is opened again looks as it was left. After a gesture whoever was moved is seen in
// their place at once, and the picture that this gives comes to rest a moment later.

import {
  type Arrangement,
  attempt,
  type BandWords,
  lastResort,
  LEVELS,
  type Paper,
  RIM_MARGIN,
  type Sheet,
} from './attempt';
import type { Alter } from './contract';
import { fieldIn, type Point, sameSpot, SECTORS, type Shape, wedgeStart } from './geometry';
import type { Ruler } from './labels';
import { GIVES } from './share';

/** Up to how many people, on a map of 860 × 700, each level may be hoped for. Beyond the last, names wait for a closer look. */
const MOST_AT = [14, 20, 28, 38, 48, 58, 68, 76, 84, 96, 110, 125, 130, 130, 140];

/** Sizes and borders to try, best first: a little smaller is better than rings that are no longer round. */
const ATTEMPTS = LEVELS.flatMap(({ price }, level) =>
  GIVES.map((how, give) => ({ level, give, price: price + how.price })),
).sort((a, b) => a.price - b.price);

export interface How {
  /** A word below somebody's name. */
  notes?: ReadonlyMap<string, string>;
  /** The picture of another map of the same student: whoever stands on both and did not move stays where they are. */
  beside?: Arrangement;
  /** The picture that stood until now. */
  before?: Arrangement | null;
}

/** Work that can be laid down between two of its steps. */
export type InSteps<T> = Generator<undefined, T>;

export function arrange(
  alters: readonly Alter[],
  paper: Paper,
  words: BandWords,
  ruler: Ruler,
  how: How = {},
): Arrangement {
  const sheet = sheetOf(alters, paper, words, ruler, how.notes);
  if (how.beside) return besideIt(sheet, how.beside) ?? finished(fresh(sheet));
  return finished(how.before ? kept(sheet, how.before) : fresh(sheet));
}

/**
 * What is seen as soon as a gesture is kept: everybody stands where they stood, whoever was moved is fitted in, and borders and
 * sizes are as before. Where they do not suffice whoever was moved stands over others, where the hand let go: no picture to stay
 * with. Null on another sheet.
 */
export function fittedIn(
  alters: readonly Alter[],
  paper: Paper,
  words: BandWords,
  ruler: Ruler,
  before: Arrangement,
): Arrangement | null {
  if (!isSamePaper(paper, before.paper)) return null;
  const sheet = sheetOf(alters, paper, words, ruler);
  return attempt(sheet, before.level, before.give, {
    shape: before.shape,
    places: unmoved(sheet.people, before),
    dropped_on: before.shape,
    isLanding: true,
  });
}

/** What `arrange` gives with a picture before, in steps of a few milliseconds. */
export function atLeisure(
  alters: readonly Alter[],
  paper: Paper,
  words: BandWords,
  ruler: Ruler,
  before: Arrangement,
): InSteps<Arrangement> {
  return kept(sheetOf(alters, paper, words, ruler), before);
}

function sheetOf(alters: readonly Alter[], paper: Paper, words: BandWords, ruler: Ruler, notes?: How['notes']): Sheet {
  const people = alters.filter((alter) => alter.spot !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const field = fieldIn(paper.width, paper.height, RIM_MARGIN * Math.sqrt(paper.text_scale));
  return { people, paper, field, words, ruler, notes, names: new Map() };
}

function finished<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* fresh(sheet: Sheet): InSteps<Arrangement> {
  const { people, paper, field } = sheet;
  const room = (field.rx * field.ry) / (390 * 300);
  const crowd = (people.length / room) * paper.text_scale ** 1.5;
  let start = MOST_AT.findIndex((most) => crowd <= most);
  if (start < 0) start = MOST_AT.length;
  for (const { level, give } of ATTEMPTS) {
    if (level < start) continue;
    const tried = attempt(sheet, level, give);
    if (tried) return tried;
    yield;
  }
  return lastResort(sheet);
}

function besideIt(sheet: Sheet, other: Arrangement): Arrangement | null {
  const standing = { shape: other.shape, places: unmoved(sheet.people, other), dropped_on: other.shape };
  // A little smaller is less of a change than somewhere else.
  for (let level = other.level; level < Math.min(other.level + 3, LEVELS.length); level++) {
    const tried = attempt(sheet, level, other.give, standing);
    if (tried) return tried;
  }
  return null;
}

/**
 * What stands and is within `slack` of where a new picture has it stays; the rest goes part of the way there, and nothing
 * strays further than `leash`: moving one person stirs the others little, and a map that is opened again looks as it was left.
 */
interface Stray {
  slack: number;
  leash: number;
}
const PEOPLE: Stray = { slack: 15, leash: 50 };
/** As a part of the circle or of the way to the rim. */
const BORDERS: Stray = { slack: 0.025, leash: 0.04 };
const LEVEL_LEASH = 1;

const STAYING = 0.65;

const strayed = (far: number, { slack, leash }: Stray): number =>
  far <= slack ? far : Math.min(leash, slack + (far - slack) * STAYING);

const isSamePaper = (a: Paper, b: Paper): boolean =>
  a.width === b.width && a.height === b.height && a.text_scale === b.text_scale;

function* kept(sheet: Sheet, before: Arrangement): InSteps<Arrangement> {
  const anew = yield* fresh(sheet);
  if (!isSamePaper(anew.paper, before.paper)) return anew;
  const places = new Map<string, Point>();
  for (const [id, last] of unmoved(sheet.people, before)) {
    const next = anew.placed.get(id) ?? last;
    const far = Math.hypot(next.x - last.x, next.y - last.y);
    const part = far === 0 ? 0 : strayed(far, PEOPLE) / far;
    places.set(id, { x: next.x + (last.x - next.x) * part, y: next.y + (last.y - next.y) * part });
  }
  const standing = { shape: leashed(before.shape, anew.shape), places, dropped_on: before.shape };
  const level = Math.abs(before.level - anew.level) <= LEVEL_LEASH ? before.level : anew.level;
  const ways = [
    [level, standing],
    [Math.min(level + 1, LEVELS.length - 1), standing],
    [anew.level, { ...standing, shape: anew.shape }],
  ] as const;
  for (const [at, on] of ways) {
    yield;
    const tried = attempt(sheet, at, anew.give, on);
    if (tried) return tried;
  }
  return anew;
}

const nearer = (was: number, to: number): number => to + Math.sign(was - to) * strayed(Math.abs(was - to), BORDERS);

/** Borders on their way from one shape to the other. */
function leashed(was: Shape, to: Shape): Shape {
  const starts = SECTORS.map((_, s) => nearer(wedgeStart(was, s), wedgeStart(to, s)));
  return {
    hole: to.hole,
    widths: SECTORS.map((_, s) => (starts[s + 1] ?? 1) - starts[s]),
    edges: was.edges.map(
      ([first, second], s) => [nearer(first, to.edges[s][0]), nearer(second, to.edges[s][1])] as const,
    ),
  };
}

function unmoved(people: readonly Alter[], { placed, spots }: Arrangement): Map<string, Point> {
  return new Map(
    people.flatMap(({ id, spot }) => {
      const last = placed.get(id);
      return last && sameSpot(spots.get(id) ?? null, spot) ? [[id, { x: last.x, y: last.y }]] : [];
    }),
  );
}
