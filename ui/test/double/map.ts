// What does a gesture change on the double's map? The same edits as the domain's, over one plain value per wave, so that
// undo is to put the former value back. It stands in for the store in a browser and proves nothing about it.

import type {
  Alter,
  Ask,
  AskEdit,
  AskState,
  Comparison,
  EgoNetwork,
  Fate,
  Goal,
  GoalEdit,
  MapEdit,
  Moved,
  Refusal,
  Sector,
  Shown,
  Spot,
  Support,
  Supports,
  WaveLine,
} from '../../src/bindings';
import { fold, type Id, idOf } from './people';

export interface Wave {
  line: Omit<WaveLine, 'alters' | 'days_left'>;
  student: Id;
  network: EgoNetwork;
  goal: Goal;
  asks: Ask[];
  shown: Shown;
  undone: { edit: string; before: Told }[];
  done: { edit: string; before: Told }[];
}

/** What undo puts back. */
export type Told = Pick<Wave, 'network' | 'goal' | 'asks' | 'shown'>;
export const toldOf = ({ network, goal, asks, shown }: Told): Told => ({ network, goal, asks, shown });

/** The network with its people called so. */
export const calledAs = (network: EgoNetwork, shown: Shown): EgoNetwork => {
  if (shown !== 'initials' && shown !== 'hidden') return network;
  const called = (one: Alter, at: number) => (shown === 'hidden' ? String(at + 1) : initials(one.label));
  return {
    ...network,
    alters: network.alters.map((one, at) => ({ ...one, label: called(one, at), initials: called(one, at) })),
  };
};

export const NO_GOAL: Goal = { purpose: null, words: null, help: [], conflicts: [] };

export class No extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refusal);
  }
}

export const initials = (label: string): string => {
  const words = label.split(/[ -]/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (word: string) => (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').toUpperCase();
  if (words.length === 0) return [...label][0] ?? '';
  return words.length === 1 ? first(words[0]) : first(words[0]) + first(words[words.length - 1]);
};

export function alter(id: Id, label: string, more: Partial<Alter> = {}): Alter {
  return {
    id,
    label,
    initials: initials(label),
    is_adult: null,
    origin: null,
    broker: null,
    last_contact: null,
    link: null,
    spot: null,
    presence: 'confirmed',
    reciprocity: null,
    supports: [],
    is_pale: false,
    is_withheld: false,
    conflicts: [],
    ...more,
  };
}

const told = (label: string): string => {
  const clean = label.trim().replace(/\s+/g, ' ');
  if (clean === '') throw new No({ refusal: 'name_is_empty' });
  if ([...clean].length > 120) throw new No({ refusal: 'name_is_too_long', most: 120 });
  return clean;
};

export const counted = (network: EgoNetwork) =>
  network.alters.filter((one) => !one.is_pale && (one.presence === 'confirmed' || one.presence === 'remembered'));

/** The network after this edit; the same value where it changes nothing. */
export function edited(network: EgoNetwork, edit: MapEdit): EgoNetwork {
  const find = (id: Id): Alter => {
    const found = network.alters.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_alter' });
    return found;
  };
  const change = (id: Id, to: Partial<Alter>): EgoNetwork => {
    find(id);
    return { ...network, alters: network.alters.map((one) => (one.id === id ? { ...one, ...to } : one)) };
  };
  const asked = (before: EgoNetwork, support: EgoNetwork['supports_asked'][number]): EgoNetwork =>
    before.supports_asked.includes(support)
      ? before
      : { ...before, supports_asked: [...before.supports_asked, support] };
  /** What is said about somebody pale says that they are on today's map. */
  const onMap = (ids: readonly Id[]): EgoNetwork => {
    ids.forEach(find);
    return {
      ...network,
      alters: network.alters.map((one) => (ids.includes(one.id) ? { ...one, is_pale: false } : one)),
    };
  };
  const tied = (a: Id, b: Id, is_present: boolean): EgoNetwork => {
    if (a === b) throw new No({ refusal: 'tie_to_self' });
    const before = onMap([a, b]);
    const [low, high] = a < b ? [a, b] : [b, a];
    const others = before.ties.filter((tie) => tie.a !== low || tie.b !== high);
    return { ...before, ties: [...others, { a: low, b: high, is_present }] };
  };
  switch (edit.edit) {
    case 'add_alter':
      if (network.alters.length >= 300) throw new No({ refusal: 'map_is_full', most: 300 });
      {
        const meant = network.alters.find(
          (one) =>
            one.is_pale &&
            (edit.link === null ? fold(one.label) === fold(told(edit.label)) : one.link?.id === edit.link.id),
        );
        if (meant) return onMap([meant.id]);
      }
      return {
        ...network,
        // By its link alone the registry says who it is.
        alters: [
          ...network.alters,
          alter(edit.alter, told(edit.label || (edit.link ? 'Registered Person' : '')), { link: edit.link }),
        ],
      };
    case 'add_met': {
      const named = edited(network, { edit: 'add_alter', alter: edit.alter, label: edit.label, link: edit.link });
      const isNew = named.alters.length > network.alters.length;
      const known = { origin: 'activity', broker: { by: 'the_school' } } as const;
      return isNew
        ? { ...named, alters: named.alters.map((one) => (one.id === edit.alter ? { ...one, ...known } : one)) }
        : named;
    }
    case 'want_to_meet': {
      const named = edited(network, { edit: 'add_alter', alter: edit.alter, label: edit.label, link: edit.link });
      const meant = named.alters.find(
        (one) => one.id === edit.alter || (edit.link === null && fold(one.label) === fold(told(edit.label))),
      );
      return {
        ...named,
        alters: named.alters.map((one) => (one === meant ? { ...one, presence: 'potential' } : one)),
      };
    }
    case 'confirm_alters':
      return onMap(edit.alters);
    case 'set_presence':
      return change(edit.alter, { presence: edit.presence, is_pale: false });
    case 'place_alter':
      return change(edit.alter, { spot: edit.spot, is_pale: false });
    case 'unplace_alter':
      return change(edit.alter, { spot: null, is_pale: false });
    case 'remove_alter':
      find(edit.alter);
      return {
        ...network,
        alters: network.alters.filter((one) => one.id !== edit.alter),
        ties: network.ties.filter((tie) => tie.a !== edit.alter && tie.b !== edit.alter),
      };
    case 'rename_alter':
      return change(edit.alter, { label: told(edit.label), initials: initials(edit.label) });
    case 'describe_alter': {
      const isOfToday = edit.fact.fact === 'last_contact' || edit.fact.fact === 'reciprocity';
      return change(edit.alter, { [edit.fact.fact]: edit.fact.value, ...(isOfToday ? { is_pale: false } : {}) });
    }
    case 'ask_support':
      return asked(network, edit.support);
    case 'paint_support': {
      const before = onMap(edit.alters);
      const painted = before.alters.map((one) => {
        if (!edit.alters.includes(one.id)) return one;
        const rest = one.supports.filter((support) => support !== edit.support);
        return { ...one, supports: edit.is_given ? [...rest, edit.support] : rest };
      });
      return asked({ ...before, alters: painted }, edit.support);
    }
    case 'draw_tie':
      return tied(edit.a, edit.b, true);
    case 'erase_tie':
      return tied(edit.a, edit.b, false);
    case 'keep_ties':
      return edit.pairs.reduce((now, { a, b }) => edited(now, { edit: 'draw_tie', a, b }), network);
    case 'settle_ties': {
      const people = counted(network).map((one) => one.id);
      const known = new Set(network.ties.map((tie) => `${tie.a} ${tie.b}`));
      const ties = [...network.ties];
      for (const a of people)
        for (const b of people) if (a < b && !known.has(`${a} ${b}`)) ties.push({ a, b, is_present: false });
      return { ...network, ties };
    }
  }
}

const said = (words: string): string => {
  const clean = words.trim().replace(/\s+/g, ' ');
  if (clean === '') throw new No({ refusal: 'nothing_said' });
  if ([...clean].length > 280) throw new No({ refusal: 'text_is_too_long', most: 280 });
  return clean;
};

/** What a map is for, after this edit. */
export function aimed(goal: Goal, edit: GoalEdit): Goal {
  switch (edit.edit) {
    case 'set_purpose':
      return { ...goal, purpose: edit.purpose };
    case 'set_goal':
      return { ...goal, words: edit.goal === null ? null : said(edit.goal) };
    case 'choose_help': {
      const rest = goal.help.filter((one) => one !== edit.support);
      const help = edit.is_chosen ? [...rest, edit.support] : rest;
      if (help.length > 3) throw new No({ refusal: 'too_many_kinds', most: 3 });
      return { ...goal, help };
    }
  }
}

const NEXT: Record<AskState, AskState | null> = {
  agreed: 'asked',
  asked: 'answered',
  answered: 'got_it',
  got_it: null,
  let_go: null,
};

/** What was agreed on a map, after this edit. */
export function asked({ network, asks }: Told, wave: Id, edit: AskEdit): Ask[] {
  const before = asks.find((ask) => ask.id === edit.ask);
  if (edit.edit === 'agree_ask') {
    if (edit.due_on < edit.on) throw new No({ refusal: 'day_is_over' });
    const whom = network.alters.find((one) => one.id === edit.whom.id);
    if (!whom) throw new No({ refusal: 'no_such_alter' });
    const what = edit.what.for === 'words' ? { for: 'words' as const, is: said(edit.what.is) } : edit.what;
    const ask: Ask = {
      ...(before ?? { id: edit.ask, wave, agreed_on: edit.on, state: 'agreed', moved_on: null, conflicts: [] }),
      whom: edit.whom,
      name: whom.label,
      what,
      due_on: edit.due_on,
      next: NEXT[before?.state ?? 'agreed'],
    };
    return before ? asks.map((one) => (one === before ? ask : one)) : [...asks, ask];
  }
  if (!before) throw new No({ refusal: 'no_such_record' });
  if (edit.edit === 'remove_ask') return asks.filter((ask) => ask !== before);
  const moved = { ...before, state: edit.to, moved_on: edit.to === 'agreed' ? null : edit.on, next: NEXT[edit.to] };
  return asks.map((ask) => (ask === before ? moved : ask));
}

const PEOPLE: [string, Sector, Spot['ring'], Partial<Alter>?][] = [
  ['Abuela Rosa', 'home', 'closest', { supports: ['listens', 'proud_of_me', 'rides'], is_adult: true }],
  [
    'Mom',
    'home',
    'closest',
    { supports: ['listens', 'advice', 'proud_of_me', 'rides', 'homework', 'fun'], is_adult: true },
  ],
  ['Tío Beto', 'home', 'close', { supports: ['rides', 'knows_jobs'], is_adult: true }],
  ['Ms. Abara', 'school', 'close', { supports: ['advice', 'homework'], is_adult: true }],
  ['Jada', 'peers', 'closest', { supports: ['fun', 'listens'] }],
  ['Coach Ramos', 'school', 'close', { supports: ['advice', 'could_introduce'], is_adult: true }],
  ['Mateo', 'peers', 'close', { supports: ['fun', 'homework'] }],
  ['Pastor James', 'community', 'known', { supports: ['listens'], is_adult: true }],
  ['Aunt Carmen', 'work', 'close', { supports: ['knows_jobs', 'could_introduce'], is_adult: true }],
  ['Dre', 'peers', 'known', { supports: ['fun'] }],
  ['Mrs. Lee next door', 'community', 'close', { supports: ['rides'], is_adult: true }],
  ['Boss at the bakery', 'work', 'known', { supports: ['knows_jobs'], is_adult: true }],
];
const MORE =
  'Ines,Kofi,Lena,Omar,Ruth,Sam,Tess,Uma,Vic,Wes,Yara,Zoe,Ari,Bea,Cy,Dot,Eli,Flo,Gus,Hal,Ivy,Jo,Kit,Lou,Max,Nell,Oz,Pia'
    .split(',')
    .map((name) => name);
const RINGS = ['closest', 'close', 'known'] as const;
const SECTORS = ['home', 'school', 'peers', 'community', 'work'] as const;

/** A map of so many people around a student; the first twelve have words and lines. */
export function network(student: Id, wave: Id, count: number, first = 0): EgoNetwork {
  const alters = Array.from({ length: count }, (_, n): Alter => {
    const id = idOf('alter', Number.parseInt(student.slice(-6), 16) * 1000 + first + n);
    const [label, sector, ring, more] = PEOPLE[n] ?? [
      MORE[(n - 12) % MORE.length],
      SECTORS[n % 5],
      RINGS[(n * 7) % 3],
      {},
    ];
    const offset = { across: 180 + ((n * 377) % 640), out: 200 + ((n * 211) % 600) };
    return alter(id, label, { spot: { ring, sector, offset }, ...more });
  });
  const ties: EgoNetwork['ties'] = [];
  for (let a = 0; a < alters.length; a++)
    for (let b = a + 1; b < alters.length; b++)
      if ((a * 5 + b * 3) % 11 === 0) ties.push({ a: alters[a].id, b: alters[b].id, is_present: true });
  const supports_asked = count > 3 ? (['listens', 'advice', 'fun', 'rides'] as const).slice() : [];
  return { wave, student, alters, ties, supports_asked };
}

/** The pale map a new wave starts from: everybody as they were on the last one. */
export function paleOf(earlier: readonly EgoNetwork[], student: Id, wave: Id): EgoNetwork {
  const last = new Map(earlier.flatMap(({ alters }) => alters).map((one) => [one.id, one]));
  const alters = [...last.values()]
    .filter((one) => one.presence !== 'no_longer')
    .map((one) => ({ ...one, is_pale: true, supports: [], reciprocity: null, last_contact: null }));
  return { wave, student, alters, ties: [], supports_asked: [] };
}

/** Two waves beside each other. */
const CHIPS: readonly Support[] = [
  'listens',
  'advice',
  'homework',
  'rides',
  'fun',
  'proud_of_me',
  'knows_jobs',
  'could_introduce',
];

/** Who gives what, as the domain reads it. */
export function supportsOf(network: EgoNetwork): Supports {
  const on = network.alters.filter((one) => !one.is_pale && ['confirmed', 'remembered'].includes(one.presence));
  const isAsked = (chip: Support) =>
    network.supports_asked.includes(chip) || on.some(({ supports }) => supports.includes(chip));
  const chips = CHIPS.filter(isAsked);
  const people = on
    .map(({ id, label, spot, supports }) => ({
      alter: id,
      label,
      ring: spot?.ring ?? null,
      sector: spot?.sector ?? null,
      supports: chips.filter((chip) => supports.includes(chip)),
    }))
    .sort((a, b) => b.supports.length - a.supports.length || a.label.localeCompare(b.label));
  const asked = chips.map((support) => {
    const giving = people.filter(({ supports }) => supports.includes(support));
    return { support, givers: giving.length, only: giving.length === 1 ? giving[0].alter : null };
  });
  const most = people[0]?.supports.length ?? 0;
  return {
    people,
    asked,
    not_asked: CHIPS.filter((chip) => !isAsked(chip)),
    most_used: people
      .filter(({ supports }) => most > 1 && supports.length === most)
      .map(({ alter, label }) => ({
        alter,
        label,
        gives: most,
        lost: asked.filter(({ only }) => only === alter).map(({ support }) => support),
      })),
  };
}

export function compare(earlier: Wave, later: Wave): Comparison {
  const cell = (one: Alter | undefined): Moved['to'] => (one?.spot ? [one.spot.ring, one.spot.sector] : null);
  const people: Moved[] = counted(earlier.network).map((was) => {
    const now = later.network.alters.find((one) => one.id === was.id);
    const fate: Fate = now?.presence === 'no_longer' ? 'gone' : now && !now.is_pale ? 'kept' : 'not_today';
    const to = fate === 'kept' ? now : undefined;
    const inwards = to?.spot && was.spot ? RINGS.indexOf(was.spot.ring) - RINGS.indexOf(to.spot.ring) : null;
    return {
      alter: was.id,
      label: to?.label ?? was.label,
      fate,
      inwards,
      was_wanted: false,
      from: cell(was),
      to: cell(to),
    };
  });
  for (const one of counted(later.network)) {
    if (people.some((person) => person.alter === one.id)) continue;
    const wanted = earlier.network.alters.find((was) => was.id === one.id && was.presence === 'potential');
    const told = { alter: one.id, label: one.label, fate: 'new' as const, inwards: null };
    people.push({ ...told, was_wanted: wanted !== undefined, from: cell(wanted), to: cell(one) });
  }
  const count = (fate: Fate) => people.filter((person) => person.fate === fate).length;
  const counts = (of: Wave, id: Id) => counted(of.network).some((one) => one.id === id);
  const hasFormed = ({ a, b, is_present }: EgoNetwork['ties'][number]) => {
    const before = earlier.network.ties.find((tie) => tie.a === a && tie.b === b);
    const wasNotThere = before ? !before.is_present : !counts(earlier, a) || !counts(earlier, b);
    return is_present && counts(later, a) && counts(later, b) && wasNotThere;
  };
  return {
    earlier: earlier.network,
    later: later.network,
    earlier_on: earlier.line.opened_on,
    later_on: later.line.opened_on,
    people,
    kept: count('kept'),
    new: count('new'),
    gone: count('gone'),
    moved_in: people.filter((person) => (person.inwards ?? 0) > 0).length,
    moved_out: people.filter((person) => (person.inwards ?? 0) < 0).length,
    met: people.filter((person) => person.was_wanted).length,
    ties_formed: later.network.ties.filter(hasFormed).map(({ a, b }) => [a, b] as [string, string]),
    new_by_sector: SECTORS.map((sector): [Sector, number] => [
      sector,
      people.filter((person) => person.fate === 'new' && person.to?.[1] === sector).length,
    ]).filter(([, n]) => n > 0),
  };
}
