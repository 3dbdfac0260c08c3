// Which edits does an intention become? One function per thing a person can mean, the same for a drag, a tap, a key, a menu
// and the list. It compares with what is recorded, so that meaning nothing commits nothing. What is said about somebody pale
// confirms them in the same edit: one thing meant is one edit, and one step of undo. It never commits.

import type { Alter, EgoNetwork, MapEdit, Presence, Reciprocity, Spot, Support } from './contract';
import { centreOf, sameSpot, type Cell } from './geometry';

export const SUPPORTS: readonly Support[] = [
  'listens',
  'advice',
  'homework',
  'rides',
  'fun',
  'proud_of_me',
  'knows_jobs',
  'could_introduce',
];

export function alterOf<A extends Alter>(network: { alters: readonly A[] }, id: string | null): A | null {
  return id === null ? null : (network.alters.find((alter) => alter.id === id) ?? null);
}

export function move(network: EgoNetwork, id: string, spot: Spot): MapEdit[] {
  const alter = alterOf(network, id);
  if (!alter || (sameSpot(alter.spot, spot) && !alter.is_pale)) return [];
  return [{ edit: 'place_alter', alter: id, spot }];
}

/** To a cell named by its words: keeps the place inside the cell, or takes the middle. */
export function spotIn(alter: Alter, cell: Cell): Spot {
  return { ...centreOf(cell), offset: alter.spot?.offset ?? centreOf(cell).offset };
}

export function moveTo(network: EgoNetwork, id: string, cell: Cell): MapEdit[] {
  const alter = alterOf(network, id);
  return alter ? move(network, id, spotIn(alter, cell)) : [];
}

export function unplace(network: EgoNetwork, id: string): MapEdit[] {
  const alter = alterOf(network, id);
  return alter?.spot ? [{ edit: 'unplace_alter', alter: id }] : [];
}

export function gives(network: EgoNetwork, id: string, support: Support): boolean {
  return alterOf(network, id)?.supports.includes(support) ?? false;
}

export function paint(network: EgoNetwork, id: string, support: Support, isGiven: boolean): MapEdit[] {
  return sweep(network, [id], support, isGiven);
}

/** One sweep over several people; whoever has it already is passed over. */
export function sweep(network: EgoNetwork, ids: readonly string[], support: Support, isGiven: boolean): MapEdit[] {
  const alters = ids.filter((id) => alterOf(network, id) && gives(network, id, support) !== isGiven);
  return alters.length > 0 ? [{ edit: 'paint_support', alters, support, is_given: isGiven }] : [];
}

/** What can be said of people one tap after another, beside what they do: which way help runs, and whether they are grown up. */
export type PaintedFact = { fact: 'reciprocity'; value: Reciprocity } | { fact: 'is_adult'; value: boolean };

/** In the order in which they stand. */
export const PAINTED_FACTS: readonly PaintedFact[] = [
  { fact: 'reciprocity', value: 'to_me' },
  { fact: 'reciprocity', value: 'both' },
  { fact: 'reciprocity', value: 'from_me' },
  { fact: 'is_adult', value: true },
  { fact: 'is_adult', value: false },
];

export const sameFact = (one: PaintedFact | null, other: PaintedFact): boolean =>
  one?.fact === other.fact && one.value === other.value;

export const isTold = (alter: Pick<Alter, 'reciprocity' | 'is_adult'> | null, { fact, value }: PaintedFact): boolean =>
  alter?.[fact] === value;

/** Says it of this person; said again it is not told any more. */
export function toggleFact(network: EgoNetwork, id: string, told: PaintedFact): MapEdit[] {
  const alter = alterOf(network, id);
  if (!alter) return [];
  const fact = isTold(alter, told) ? { ...told, value: null } : told;
  return [{ edit: 'describe_alter', alter: id, fact }];
}

export function areTied(network: EgoNetwork, a: string, b: string): boolean {
  return network.ties.some((tie) => tie.is_present && ((tie.a === a && tie.b === b) || (tie.a === b && tie.b === a)));
}

export function tiesOf(network: EgoNetwork, id: string): string[] {
  return network.ties
    .filter((tie) => tie.is_present && (tie.a === id || tie.b === id))
    .map((tie) => (tie.a === id ? tie.b : tie.a));
}

/** Draws the line between two people, or takes it away. The smaller id stands first, whoever was touched first. */
export function tie(network: EgoNetwork, one: string, other: string, isPresent: boolean): MapEdit[] {
  const first = alterOf(network, one);
  const second = alterOf(network, other);
  if (!first || !second || one === other || areTied(network, one, other) === isPresent) return [];
  const [a, b] = one < other ? [one, other] : [other, one];
  return [{ edit: isPresent ? 'draw_tie' : 'erase_tie', a, b }];
}

export function toggleTie(network: EgoNetwork, one: string, other: string): MapEdit[] {
  return tie(network, one, other, !areTied(network, one, other));
}

/** Off the map. Somebody pale is not on it yet: "no longer" has to be said in so many words. */
export function remove(network: EgoNetwork, id: string): MapEdit[] {
  const alter = alterOf(network, id);
  return alter && !alter.is_pale ? [{ edit: 'remove_alter', alter: id }] : [];
}

export function rename(network: EgoNetwork, id: string, label: string): MapEdit[] {
  const told = label.trim().replace(/\s+/g, ' ');
  const alter = alterOf(network, id);
  return alter && told !== '' && told !== alter.label ? [{ edit: 'rename_alter', alter: id, label: told }] : [];
}

export function presence(network: EgoNetwork, id: string, told: Presence): MapEdit[] {
  const alter = alterOf(network, id);
  if (!alter || (alter.presence === told && !alter.is_pale)) return [];
  // Confirming alone leaves a person to meet a person to meet; "on the map" says more.
  if (alter.is_pale && alter.presence === told && told === 'confirmed')
    return [{ edit: 'confirm_alters', alters: [id] }];
  return [{ edit: 'set_presence', alter: id, presence: told }];
}

/** On today's map as on the one before: whom the student wants to meet, they still want to meet. */
export function confirm(network: EgoNetwork, id: string): MapEdit[] {
  return alterOf(network, id)?.is_pale
    ? [{ edit: 'confirm_alters', alters: [id] }]
    : presence(network, id, 'confirmed');
}

/** Someone the student wants to meet, or no longer only wants to. */
export function toggleWanted(network: EgoNetwork, id: string): MapEdit[] {
  return presence(network, id, alterOf(network, id)?.presence === 'potential' ? 'confirmed' : 'potential');
}

export function confirmAll(network: EgoNetwork): MapEdit[] {
  const alters = network.alters.filter((alter) => alter.is_pale).map((alter) => alter.id);
  return alters.length > 0 ? [{ edit: 'confirm_alters', alters }] : [];
}
