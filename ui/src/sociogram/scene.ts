// What exactly is drawn? An ego network and what the hand is doing become plain shapes with plain numbers.
// Nothing here touches a screen: the component draws what stands here, tests read it.

import { type Arrangement, type BandWords, badgeOf, LINE_HEIGHT, NAME_GAP } from './attempt';
import type { Body } from './body';
import type { Alter, EgoNetwork, Sector, Support } from './contract';
import { bandPath, type Point, pointOf, rimLine, RINGS, type Shape, SECTORS, wedgeLine, wedgePath } from './geometry';
import type { View } from './hand';
import { gives, isTold, SUPPORTS } from './intents';
import { type Ruler, type Written, written } from './labels';
import {
  between,
  type Change,
  changeOf,
  FAINTEST,
  opacityOf,
  type Overlay,
  shapeBetween,
  toldNow,
  toldThen,
} from './overlay';
import { separate } from './pack';
import { describe } from './speech';
import { tieCurve } from './tie_curve';
import type { SociogramWords } from './words';

export const MOST_BADGES = 5;
export const RIM_TEXT = 13;

export interface Ego {
  name: string;
  initials: string;
}

export interface DrawnPerson {
  id: string;
  label: string;
  initials: string;
  /** What a screen reader says. */
  spoken: string;
  x: number;
  y: number;
  r: number;
  lines: readonly string[];
  is_cut: boolean;
  /** Width of the widest line. */
  wide: number;
  text: number;
  sector: Sector | null;
  badges: readonly Support[];
  more: number;
  is_pale: boolean;
  is_potential: boolean;
  is_remembered: boolean;
  /** Gives the chip that is being painted. */
  is_painted: boolean;
  /** Stands back while somebody else is lit up. */
  is_dim: boolean;
  change: Change | null;
  /** The way towards the ego, in degrees: marks of a change point along it. */
  toward: number;
  /** The last line is no name but the word for the change. */
  has_note: boolean;
  /** Two people wrote different things about them, and somebody should choose. */
  is_asked: boolean;
  opacity: number;
  in_tray: boolean;
}

export interface DrawnTie {
  id: string;
  a: string;
  b: string;
  path: string;
  is_lit: boolean;
  is_new: boolean;
  opacity: number;
}

export interface RimWord {
  sector: Sector;
  path: string;
  text: string;
  is_empty: boolean;
}

export interface Scene {
  width: number;
  height: number;
  arrangement: Arrangement;
  shape: Shape;
  bands: readonly string[];
  wedges: readonly { sector: Sector; path: string; line: string }[];
  band_words: readonly { x: number; y: number; text: string }[];
  rim: readonly RimWord[];
  ego: { x: number; y: number; r: number; lines: readonly string[]; text: number };
  badge: number;
  people: readonly DrawnPerson[];
  ties: readonly DrawnTie[];
  tray: Tray;
}

export interface Tray {
  top: number;
  height: number;
  people: readonly DrawnPerson[];
}

export interface Then extends Overlay {
  arrangement: Arrangement;
}

export interface Sight {
  network: EgoNetwork;
  ego: Ego;
  view: Pick<View, 'mode' | 'selected' | 'focused' | 'tie_from'>;
  arrangement: Arrangement;
  /** The whole drawing with its tray, in pixels. */
  size: { width: number; height: number; text_scale: number };
  words: SociogramWords;
  ruler: Ruler;
  /** Who could help with the goal at hand. */
  lit: ReadonlySet<string> | null;
  former: Then | null;
}

/** No longer in the student's life: not drawn, but kept in the list, from where they can come back. */
export const isDrawn = (alter: Alter): boolean => alter.presence !== 'no_longer';

export const bandWordsOf = (words: SociogramWords): BandWords => ({ rings: RINGS.map((ring) => words.rings[ring]) });

const TRAY_DISC = 19;
/** In ems of the name: beyond, a name is cut in the tray too. */
const WIDEST_SLOT = 13;
const TRAY_SLOT = 82;
const TRAY_ROW = 64;
const TRAY_HEAD = 22;

/** Beyond so many, two rows have no room for a name each, and everybody stands by their letters, close together. */
const NARROWEST_SLOT = 40;
/** From one to the next of those who stand close: a finger still finds each. */
const CLOSEST = 27;
/** Of the height of the paper, at most, for those who stand close. */
const MOST_TRAY = 0.45;

/** How those in the tray stand, below its head. */
interface TrayRows {
  rows: number;
  per_row: number;
  /** From row to row, and from one to the next, in pixels. */
  row: number;
  slot: number;
}

type TraySize = Sight['size'];

/** At most two rows with names; where those would have no room, as many rows as there is room for, without. */
function trayRows(waiting: number, { width, height, text_scale }: TraySize): TrayRows {
  const wide = width - 32;
  const row = TRAY_ROW + 14 * (text_scale - 1);
  const named = Math.max(1, Math.floor(wide / (TRAY_SLOT * Math.sqrt(text_scale))));
  const rows = Math.min(2, Math.ceil(waiting / named));
  const per_row = Math.ceil(waiting / rows);
  if (wide / per_row >= NARROWEST_SLOT) return { rows, per_row, row, slot: wide / per_row };
  const fits = (slot: number, high: number) => Math.floor(wide / slot) * Math.floor(high / slot) >= waiting;
  const close = (slot: number): TrayRows => {
    const most = Math.max(1, Math.floor(wide / slot));
    const rows = Math.ceil(waiting / most);
    return { rows, per_row: Math.ceil(waiting / rows), row: slot, slot };
  };
  // As far apart as the height of two rows allows; else the strip grows; at last they move closer.
  for (let slot = NARROWEST_SLOT; slot > CLOSEST; slot--) if (fits(slot, 2 * row)) return close(slot);
  let slot = CLOSEST;
  while (slot > 6 && close(slot).rows * slot > height * MOST_TRAY) slot--;
  return close(slot);
}

const isWaiting = (alter: Alter): boolean => isDrawn(alter) && !alter.spot;

/** How many pixels the tray needs: nothing when everybody has a place. */
export function trayHeight(network: EgoNetwork, size: TraySize): number {
  const waiting = network.alters.filter(isWaiting).length;
  if (waiting === 0) return 0;
  const { rows, row } = trayRows(waiting, size);
  return TRAY_HEAD * size.text_scale + rows * row;
}

export function scene(sight: Sight): Scene {
  const { arrangement, words, former: then } = sight;
  const shape = then ? shapeBetween(then.arrangement.shape, arrangement.shape, then.t) : arrangement.shape;
  const { field } = arrangement;
  const people = then ? peopleBetween(sight, then) : peopleNow(sight);
  const places = new Map<string, Point>(people.map((person) => [person.id, person]));
  const peopled = new Set(people.map((person) => person.sector));
  return {
    width: arrangement.paper.width,
    height: arrangement.paper.height,
    arrangement,
    shape,
    bands: RINGS.map((_, ring) => bandPath(field, shape, ring)),
    wedges: SECTORS.map((sector, s) => ({
      sector,
      path: wedgePath(field, shape, s),
      line: wedgeLine(field, shape, s),
    })),
    band_words: arrangement.band_words.map(({ x, y }, ring) => ({ x, y, text: words.rings[RINGS[ring]] })),
    rim: rimWords(sight, shape, peopled),
    ego: egoDrawn(sight),
    badge: badgeOf(arrangement.disc),
    people,
    ties: ties(sight, places),
    tray: tray(sight),
  };
}

function egoDrawn({ arrangement, ego, ruler }: Sight): Scene['ego'] {
  const { field, ego: r } = arrangement;
  const text = Math.min(15, Math.max(11, r * 0.42)) * Math.min(1.25, arrangement.paper.text_scale);
  const name = written(ego.name, text, r * 1.62, 2, ruler);
  return { x: field.cx, y: field.cy, r, lines: name.is_cut ? [ego.initials] : name.lines, text };
}

function rimWords({ arrangement, words, ruler }: Sight, shape: Shape, peopled: ReadonlySet<Sector | null>): RimWord[] {
  const px = RIM_TEXT * arrangement.paper.text_scale;
  return SECTORS.map((sector, s) => {
    const { path, length } = rimLine(arrangement.field, shape, s, 10);
    const text = written(words.sectors[sector], px * 1.04, length - px, 1, ruler).lines[0];
    return { sector, path, text, is_empty: !peopled.has(sector) };
  });
}

const isIconSized = (disc: number): boolean => badgeOf(disc) > 4;

function drawn(alter: Alter, sight: Sight, at: Point, how: Partial<DrawnPerson>): DrawnPerson {
  const { arrangement, network, view, words, lit } = sight;
  const given = SUPPORTS.filter((support) => alter.supports.includes(support));
  // Small discs have room for fewer; a number never stands for a single badge that it takes the place of.
  const most = isIconSized(arrangement.disc) && arrangement.disc < 21 ? MOST_BADGES - 2 : MOST_BADGES;
  const shown = given.length > most + 1 || (given.length > most && most === MOST_BADGES) ? given.slice(0, most) : given;
  return {
    id: alter.id,
    label: alter.label,
    initials: alter.initials,
    spoken: describe(network, alter, words),
    x: at.x,
    y: at.y,
    r: arrangement.disc,
    lines: [],
    is_cut: true,
    wide: 0,
    text: arrangement.text,
    sector: alter.spot?.sector ?? null,
    badges: shown,
    more: given.length - shown.length,
    is_pale: alter.is_pale,
    is_potential: alter.presence === 'potential',
    is_remembered: alter.presence === 'remembered',
    is_painted:
      (view.mode.as === 'paint' && gives(network, alter.id, view.mode.support)) ||
      (view.mode.as === 'tell' && isTold(alter, view.mode.told)),
    is_dim: lit !== null && !lit.has(alter.id),
    change: null,
    toward: 0,
    has_note: false,
    is_asked: alter.conflicts.length > 0,
    opacity: 1,
    in_tray: false,
    ...how,
  };
}

const namedAs = ({ lines, is_cut, width }: Written): Pick<DrawnPerson, 'lines' | 'is_cut' | 'wide'> => ({
  lines,
  is_cut,
  wide: width,
});

function peopleNow(sight: Sight): DrawnPerson[] {
  const { arrangement, network } = sight;
  return network.alters.filter(isDrawn).flatMap((alter) => {
    const place = arrangement.placed.get(alter.id);
    if (!place) return [];
    return [drawn(alter, sight, place, namedAs(place.written))];
  });
}

function peopleBetween(sight: Sight, then: Then): DrawnPerson[] {
  const { arrangement, network, words } = sight;
  const { t } = then;
  const changes = new Map(then.people.map((moved) => [moved.alter, changeOf(moved)]));
  const now = new Map(toldNow(network, then).map((alter) => [alter.id, alter]));
  const before = new Map(toldThen(then.earlier).map((alter) => [alter.id, alter]));
  const side = t < 0.5 ? { ...sight, network: then.earlier } : sight;
  const seen = [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((id) => {
    const was = then.arrangement.placed.get(id);
    const is = arrangement.placed.get(id);
    const alter = t < 0.5 ? (before.get(id) ?? now.get(id)) : (now.get(id) ?? before.get(id));
    const at = was && is ? between(was, is, t) : (was ?? is);
    const change = changes.get(id) ?? null;
    const opacity = opacityOf(change, was !== undefined, is !== undefined, t);
    const place = t < 0.5 ? (was ?? is) : (is ?? was);
    if (!alter || !at || !place || opacity < FAINTEST) return [];
    return [
      drawn(alter, side, at, {
        ...namedAs(place.written),
        spoken: `${describe(side.network, alter, words)}${change ? ` ${words.change[change]}.` : ''}`,
        r: then.arrangement.disc + (arrangement.disc - then.arrangement.disc) * t,
        text: t < 0.5 ? then.arrangement.text : arrangement.text,
        change,
        has_note: place.has_note,
        opacity,
      }),
    ];
  });
  const apart = t > 0 && t < 1 ? keptApart(seen, arrangement) : seen;
  const { cx, cy } = arrangement.field;
  return apart.map((person) => ({
    ...person,
    toward: (Math.atan2(cy - person.y, cx - person.x) * 180) / Math.PI,
  }));
}

/** On the way paths cross: people step aside as far as needed, most in the middle of the way. */
function keptApart(people: DrawnPerson[], arrangement: Arrangement): DrawnPerson[] {
  const { field, ego, band_words } = arrangement;
  const fixed: Body[] = [
    { id: '', x: field.cx, y: field.cy, r: ego, w: 0, h: 0, top: 0, is_fixed: true },
    ...band_words.map(({ x, y, w, h }) => ({ id: '', x, y, r: 0, w, h, top: -h / 2, is_fixed: true })),
  ];
  const bodies = people.map(({ id, x, y, r, lines, text, label }) => ({
    id,
    x,
    y,
    r: r + badgeOf(r) * 0.85,
    w: lines.length === 0 ? 0 : (arrangement.placed.get(id)?.written.width ?? label.length * text * 0.56),
    h: lines.length * text * LINE_HEIGHT,
    top: r + NAME_GAP,
    is_fixed: false,
  }));
  separate(bodies, fixed);
  return people.map((person, i) => ({ ...person, x: bodies[i].x, y: bodies[i].y }));
}

function ties(
  { network, view, arrangement, lit, former: then }: Sight,
  places: ReadonlyMap<string, Point>,
): DrawnTie[] {
  const ego = { x: arrangement.field.cx, y: arrangement.field.cy };
  const key = (tie: { a: string; b: string }): string => `${tie.a} ${tie.b}`;
  const present = network.ties.filter((tie) => tie.is_present);
  const former = then?.earlier.ties.filter((tie) => tie.is_present) ?? [];
  const isNow = new Set(present.map(key));
  const wasThen = new Set(former.map(key));
  const hasFormed = new Set(then?.formed.map(([a, b]) => key({ a, b })));
  const all = [...present, ...former.filter((tie) => !isNow.has(key(tie)))];
  const chosen = view.selected ?? view.tie_from;
  return all.flatMap((tie) => {
    const a = places.get(tie.a);
    const b = places.get(tie.b);
    if (!a || !b) return [];
    const part = then ? (isNow.has(key(tie)) ? then.t : 0) + (wasThen.has(key(tie)) ? 1 - then.t : 0) : 1;
    return [
      {
        id: key(tie),
        a: tie.a,
        b: tie.b,
        path: tieCurve(a, b, ego),
        is_lit: chosen === tie.a || chosen === tie.b || (lit !== null && lit.has(tie.a) && lit.has(tie.b)),
        is_new: hasFormed.has(key(tie)),
        opacity: part,
      },
    ];
  });
}

function tray(sight: Sight): Tray {
  const { size, ruler, former } = sight;
  // Between two maps the strip is as high as either needs: the rings must not jump half way.
  const network = former && former.t < 0.5 ? former.earlier : sight.network;
  const waiting = network.alters.filter((alter) => isWaiting(alter) && !(former && alter.is_pale));
  const height = Math.max(trayHeight(sight.network, size), former ? trayHeight(former.earlier, size) : 0);
  const top = size.height - height;
  if (waiting.length === 0) return { top, height, people: [] };
  const stand = trayRows(waiting.length, size);
  const isClose = stand.slot < NARROWEST_SLOT || stand.row < TRAY_ROW;
  const text = 12 * size.text_scale;
  // As wide as the longest name asks for, where there is room.
  const longest = Math.max(...waiting.map(({ label }) => ruler(label, text))) + 12;
  const slot = isClose
    ? stand.slot
    : Math.min(Math.max(TRAY_SLOT * Math.sqrt(size.text_scale), Math.min(longest, WIDEST_SLOT * text)), stand.slot);
  // So many wait that names would cover each other: initials, and the name on focus.
  const r = Math.min(TRAY_DISC, slot / 2 - 1.5);
  const below = isClose ? stand.row / 2 : TRAY_DISC + 2;
  return {
    top,
    height,
    people: waiting.map((alter, i) => {
      const name = isClose ? { lines: [], is_cut: true, width: 0 } : written(alter.label, text, slot - 6, 1, ruler);
      const nth = Math.floor(i / stand.per_row);
      const inRow = Math.min(stand.per_row, waiting.length - nth * stand.per_row);
      const left = size.width / 2 - (inRow * slot) / 2;
      const at = {
        x: left + ((i % stand.per_row) + 0.5) * slot,
        y: top + TRAY_HEAD * size.text_scale + nth * stand.row + below,
      };
      return drawn(alter, sight, at, {
        ...namedAs(name),
        r,
        text,
        in_tray: true,
        badges: [],
        more: 0,
      });
    }),
  };
}

/** Where the badges of a disc sit: along its upper edge, in the order of the chips, the rest as one number. */
export function badgePlaces(r: number, badge: number, count: number): Point[] {
  const ring = r - badge * 0.15;
  const wide = (badge * 2 + (badge > 4 ? 1 : 1.6)) / ring;
  return Array.from({ length: count }, (_, i) => {
    const angle = -Math.PI / 2 + (i - (count - 1) / 2) * wide;
    return { x: Math.cos(angle) * ring, y: Math.sin(angle) * ring };
  });
}

/** Where somebody who is carried by key would stand. */
export function carriedAt(arrangement: Arrangement, hand: View['hand']): Point | null {
  return hand.is === 'carrying' ? pointOf(arrangement.field, arrangement.shape, hand.spot) : null;
}
