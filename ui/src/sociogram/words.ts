// Which words does the drawing need? They come by props, in the reader's language; here is what is needed, and in English.
// No sentence judges anybody, and a place is always a ring and a sector, never a pixel.

import type { AlterFact, Presence, Reciprocity, Ring, Sector, Support } from './contract';
import type { Shortcut } from './keyboard';
import type { Nudge } from './ListPerson';
import type { Change } from './overlay';

export interface SociogramWords {
  rings: Record<Ring, string>;
  sectors: Record<Sector, string>;
  supports: Record<Support, string>;
  /** The label of the whole map. */
  map(people: number): string;
  map_hint: string;
  /** The same for whoever has no letters as keys. */
  map_hint_no_letters: string;
  /** The same where nobody is moved. */
  map_hint_to_look: string;
  empty: string;
  tray: string;
  back_to_tray: string;
  not_placed: string;
  place(ring: string, sector: string): string;
  lines(count: number): string;
  gives(supports: readonly string[]): string;
  pale: string;
  potential: string;
  remembered: string;
  two_answers: string;
  no_longer: string;
  confirmed: string;
  more(count: number): string;
  selected(person: string): string;
  picked_up(person: string): string;
  moved(person: string, place: string): string;
  nudged(person: string, place: string): string;
  to_tray(person: string): string;
  painted(person: string, support: string, isGiven: boolean): string;
  tie_begun(person: string): string;
  tie_ended(person: string): string;
  tied(a: string, b: string, isPresent: boolean): string;
  removed(person: string): string;
  added(person: string): string;
  renamed(person: string, label: string): string;
  presence_told(person: string, presence: Presence): string;
  /** A fact that was told, or taken back; `name` says who introduced them. */
  described(person: string, fact: AlterFact, name: (id: string) => string): string;
  asked(support: string): string;
  /** So many lines of the last map still hold. */
  kept_ties(count: number): string;
  settled: string;
  /** Several people in one breath: by name when few, by number when many. */
  people(names: readonly string[]): string;
  people_confirmed(count: number): string;
  still_pale(person: string): string;
  cancelled: string;
  change: Record<Change, string>;
  shortcuts: Record<Shortcut, string>;
  menu(person: string): string;
  menu_tray: string;
  list: {
    title: string;
    ring: string;
    sector: string;
    name: string;
    gives: string;
    knows: string;
    /** Which way help runs, and whether somebody is grown up. */
    help: string;
    helps: Record<Reciprocity, string>;
    adult: string;
    adults: Record<'yes' | 'no', string>;
    not_told: string;
    presence: string;
    remove(person: string): string;
    remove_short: string;
    rename(person: string): string;
    confirm(person: string): string;
    confirm_short: string;
    /** Chips that were asked about, though perhaps nobody does it. */
    asked: string;
    /** A little to one side, within this place. */
    nudge(place: string): string;
    nudges: Record<Nudge, string>;
    confirm_all: string;
    empty: string;
    count(people: number): string;
    /** Whom they want to meet: no people on the map yet. */
    meet(people: number): string;
    presences: Record<Presence, string>;
  };
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const ENGLISH: SociogramWords = {
  rings: { closest: 'closest', close: 'close', known: 'people I know' },
  sectors: {
    home: 'home & family',
    school: 'school adults',
    peers: 'peers',
    community: 'community',
    work: 'work & jobs',
  },
  supports: {
    listens: 'listens',
    advice: 'advice',
    homework: 'homework',
    rides: 'rides',
    fun: 'fun',
    proud_of_me: 'proud of me',
    knows_jobs: 'knows about jobs',
    could_introduce: 'could introduce me',
  },
  map: (count) => `Map of people in your corner, ${people(count)}`,
  map_hint: 'Arrow keys go from person to person. Enter picks up and puts down. M shows more.',
  map_hint_no_letters: 'Arrow keys go from person to person. Enter picks up and puts down. Shift F10 shows more.',
  map_hint_to_look: 'Arrow keys go from person to person.',
  empty: 'Who is in your corner? Type a name below.',
  tray: 'Not on the map yet',
  back_to_tray: 'Take off the map',
  not_placed: 'not on the map yet',
  place: (ring, sector) => `${ring}, ${sector}`,
  lines: (count) => (count === 0 ? 'no lines' : count === 1 ? '1 line' : `${count} lines`),
  gives: (supports) => `Gives: ${supports.join(', ')}.`,
  pale: 'from the last map, not confirmed yet',
  potential: 'wants to meet',
  remembered: 'remembered',
  two_answers: 'two answers',
  no_longer: 'no longer',
  confirmed: 'on the map',
  more: (count) => `+${count}`,
  selected: (person) => `${person} selected. Click a place on the map to move them there.`,
  picked_up: (person) => `${person} picked up.`,
  moved: (person, place) => `${person} moved to ${place}.`,
  nudged: (person, place) => `${person} nudged within ${place}.`,
  to_tray: (person) => `${person} taken off the map.`,
  painted: (person, support, isGiven) => (isGiven ? `${person}: ${support}.` : `${person}: not ${support}.`),
  tie_begun: (person) => `Line from ${person}. Choose who they know.`,
  tie_ended: (person) => `No more lines from ${person}.`,
  tied: (a, b, isPresent) => (isPresent ? `${a} and ${b} know each other.` : `Line between ${a} and ${b} taken away.`),
  removed: (person) => `${person} removed. Undo brings them back.`,
  added: (person) => `${person} is added.`,
  renamed: (person, label) => `${person} is now called ${label}.`,
  presence_told: (person, presence) => `${person}: ${ENGLISH.list.presences[presence]}.`,
  described: (person, { fact, value }) =>
    `${person}, ${fact.replace('_', ' ')}: ${value == null ? 'not told' : 'told'}.`,
  asked: (support) => `Asked: ${support}.`,
  kept_ties: (count) => `Lines as last time: ${count}.`,
  settled: 'All lines are drawn.',
  people: (names) => (names.length > 3 ? people(names.length) : names.join(', ')),
  people_confirmed: (count) => `${people(count)} on today’s map.`,
  still_pale: (person) => `${person} is not on today’s map yet.`,
  cancelled: 'Put back.',
  change: {
    kept: 'still here',
    new: 'new',
    met: 'you met',
    gone: 'no longer',
    not_today: 'not asked about',
    moved_in: 'closer',
    moved_out: 'further out',
    moved_across: 'in another part of life',
  },
  shortcuts: {
    go_to_neighbour: 'Go to the nearest person that way',
    go_to_first_or_last: 'Go to the first or last person',
    pick_up_or_put_down: 'Pick up, put down',
    carry_to_next_sector: 'While carrying: to the next part of life',
    carry_outward_or_inward: 'While carrying: outward, inward',
    nudge: 'Move a little within the ring',
    cancel: 'Cancel',
    connect: 'Draw a line: on one person, then on another',
    paint: 'What this person gives',
    menu: 'Move to…',
    want_to_meet: 'Want to meet',
    confirm: 'Still on today’s map',
    confirm_all: 'Everyone is still on today’s map',
    rename: 'Change the name',
    remove: 'Remove',
    list: 'Show as a list',
    light: 'Light up who helps',
    zoom: 'Closer, further, everything',
  },
  menu: (person) => `Move ${person} to`,
  menu_tray: 'off the map',
  list: {
    title: 'People in your corner',
    ring: 'How close',
    sector: 'Where from',
    name: 'Name',
    gives: 'Gives',
    knows: 'Knows',
    help: 'Help goes',
    helps: { to_me: 'to me', both: 'both ways', from_me: 'from me' },
    adult: 'Adult',
    adults: { yes: 'yes', no: 'no' },
    not_told: 'not told',
    presence: 'On this map',
    remove: (person) => `Remove ${person}`,
    remove_short: 'Remove',
    rename: (person) => `Name of ${person}`,
    confirm: (person) => `${person} is still on today’s map`,
    confirm_short: 'Still here',
    asked: 'Asked',
    nudge: (place) => `Move a little within ${place}`,
    nudges: { outward: 'further out', inward: 'closer in', left: 'counterclockwise', right: 'clockwise' },
    confirm_all: 'Everyone is still on today’s map',
    empty: 'Nobody yet.',
    count: people,
    meet: (wanted) => `${wanted} to meet`,
    presences: {
      confirmed: 'on the map',
      potential: 'wants to meet',
      remembered: 'remembered',
      no_longer: 'no longer',
    },
  },
};
