// In which words does the drawing speak? It takes them by props; here they are, from the same Fluent files as everything else.

import type { Presence, Reciprocity, Ring, Sector, Support } from '../../ipc';
import type { Shortcut } from '../../sociogram/keyboard';
import { SHORTCUTS } from '../../sociogram/keyboard';
import type { Nudge } from '../../sociogram/ListPerson';
import type { Change } from '../../sociogram/overlay';
import { RINGS, SECTORS } from '../../sociogram/geometry';
import { SUPPORTS } from '../../sociogram/intents';
import type { SociogramWords } from '../../sociogram/words';
import { inLocale, t } from '../../words';
import { factLabel, factValue } from './factWords';

const list = inLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const plain = inLocale((tag) => new Intl.ListFormat(tag, { type: 'unit' }));

function each<Key extends string, Told>(keys: readonly Key[], told: (key: Key) => Told): Record<Key, Told> {
  return Object.fromEntries(keys.map((key) => [key, told(key)])) as Record<Key, Told>;
}

const PRESENCES: readonly Presence[] = ['confirmed', 'potential', 'remembered', 'no_longer'];
const HELPS: readonly Reciprocity[] = ['to_me', 'both', 'from_me'];
const CHANGES: readonly Change[] = ['kept', 'new', 'met', 'gone', 'not_today', 'moved_in', 'moved_out', 'moved_across'];
const NUDGES: readonly Nudge[] = ['outward', 'inward', 'left', 'right'];
/** So many are named in one breath; more are counted. */
const MOST_NAMED = 3;

/** The words of the drawing in the language that is spoken; the same object as long as that is the same. */
export const sociogramWords: () => SociogramWords = inLocale(() => ({
  rings: each<Ring, string>(RINGS, (ring) => t(`ring-${ring}`)),
  sectors: each<Sector, string>(SECTORS, (sector) => t(`sector-${sector}`)),
  supports: each<Support, string>(SUPPORTS, (support) => t(`support-${support}`)),
  map: (people) => t('sociogram-map', { people }),
  map_hint: t('sociogram-map-hint'),
  map_hint_no_letters: t('sociogram-map-hint-no-letters'),
  map_hint_to_look: t('sociogram-map-hint-to-look'),
  empty: t('sociogram-empty'),
  tray: t('sociogram-tray'),
  back_to_tray: t('sociogram-back-to-tray'),
  not_placed: t('sociogram-not-placed'),
  place: (ring, sector) => t('spot-word', { ring, sector }),
  lines: (lines) => t('sociogram-lines', { lines }),
  gives: (supports) => t('sociogram-gives', { supports: plain().format(supports) }),
  pale: t('sociogram-pale'),
  potential: t('sociogram-potential'),
  remembered: t('sociogram-remembered'),
  two_answers: t('sociogram-two-answers'),
  no_longer: t('sociogram-no_longer'),
  confirmed: t('sociogram-confirmed'),
  more: (count) => t('sociogram-more', { count }),
  selected: (person) => t('sociogram-selected', { person }),
  picked_up: (person) => t('sociogram-picked-up', { person }),
  moved: (person, place) => t('sociogram-moved', { person, place }),
  nudged: (person, place) => t('sociogram-nudged', { person, place }),
  to_tray: (person) => t('sociogram-to-tray', { person }),
  painted: (person, support, isGiven) => t(isGiven ? 'sociogram-painted' : 'sociogram-unpainted', { person, support }),
  tie_begun: (person) => t('sociogram-tie-begun', { person }),
  tie_ended: (person) => t('sociogram-tie-ended', { person }),
  tied: (a, b, isPresent) => t(isPresent ? 'sociogram-tied' : 'sociogram-untied', { a, b }),
  removed: (person) => t('sociogram-removed', { person }),
  added: (person) => t('sociogram-added', { person }),
  renamed: (person, label) => t('sociogram-renamed', { person, label }),
  presence_told: (person, presence) => t(`sociogram-told-${presence}`, { person }),
  described: (person, told, name) =>
    t('sociogram-described', {
      person,
      what: factLabel(told.fact),
      value: factValue(told, name) ?? t('about-not-told'),
    }),
  asked: (support) => t('sociogram-asked', { support }),
  kept_ties: (count) => t('sitting-ties-kept', { count }),
  settled: t('sitting-settled'),
  people: (names) =>
    names.length > MOST_NAMED ? t('sociogram-list-count', { people: names.length }) : list().format(names),
  people_confirmed: (people) => t('sociogram-people-confirmed', { people }),
  still_pale: (person) => t('sociogram-still-pale', { person }),
  cancelled: t('sociogram-cancelled'),
  change: each(CHANGES, (change) => t(`sociogram-change-${change}`)),
  shortcuts: each<Shortcut, string>(
    SHORTCUTS.map(({ does }) => does),
    (does) => t(`key-${does}`),
  ),
  menu: (person) => t('sociogram-menu', { person }),
  menu_tray: t('sociogram-menu-tray'),
  list: {
    title: t('sociogram-list-title'),
    ring: t('sociogram-list-ring'),
    sector: t('sociogram-list-sector'),
    name: t('sociogram-list-name'),
    gives: t('sociogram-list-gives'),
    knows: t('sociogram-list-knows'),
    help: t('about-help'),
    helps: each(HELPS, (way) => t(`about-help-${way}`)),
    adult: t('about-is-adult'),
    adults: { yes: t('about-is-adult-yes'), no: t('about-is-adult-no') },
    not_told: t('about-not-told'),
    presence: t('sociogram-list-presence'),
    remove: (person) => t('sociogram-list-remove', { person }),
    remove_short: t('sociogram-list-remove-short'),
    rename: (person) => t('sociogram-list-rename', { person }),
    confirm: (person) => t('sociogram-list-confirm', { person }),
    confirm_short: t('sociogram-list-confirm-short'),
    asked: t('sociogram-list-asked'),
    nudge: (place) => t('sociogram-list-nudge', { place }),
    nudges: each(NUDGES, (way) => t(`sociogram-nudge-${way}`)),
    confirm_all: t('sociogram-list-confirm-all'),
    empty: t('sociogram-list-empty'),
    count: (people) => t('sociogram-list-count', { people }),
    meet: (people) => t('timeline-caption-wanted', { people }),
    presences: each(PRESENCES, (presence) => t(`sociogram-presence-${presence}`)),
  },
}));
