// A stand-in for the store: applies edits to a network as Rust would, as far as the sociogram can tell. For tests only.

import type { Alter, EgoNetwork, MapEdit, Moved } from '../../src/sociogram/contract';
import { RINGS } from '../../src/sociogram/geometry';
import { alter as invented } from './invented';

export function applied(network: EgoNetwork, edit: MapEdit): EgoNetwork {
  const change = (id: string, part: Partial<Alter>): EgoNetwork => ({
    ...network,
    alters: network.alters.map((alter) => (alter.id === id ? { ...alter, ...part } : alter)),
  });
  switch (edit.edit) {
    case 'add_alter':
      return { ...network, alters: [...network.alters, invented(edit.alter, edit.label)] };
    case 'confirm_alters':
      return {
        ...network,
        alters: network.alters.map((alter) => (edit.alters.includes(alter.id) ? { ...alter, is_pale: false } : alter)),
      };
    case 'set_presence':
      return change(edit.alter, { presence: edit.presence, is_pale: false });
    case 'place_alter':
      return change(edit.alter, { spot: edit.spot, is_pale: false });
    case 'unplace_alter':
      return change(edit.alter, { spot: null, is_pale: false });
    case 'remove_alter':
      return {
        ...network,
        alters: network.alters.filter(({ id }) => id !== edit.alter),
        ties: network.ties.filter(({ a, b }) => a !== edit.alter && b !== edit.alter),
      };
    case 'rename_alter':
      return change(edit.alter, { label: edit.label });
    case 'paint_support':
      return {
        ...network,
        alters: network.alters.map((one) => {
          if (!edit.alters.includes(one.id)) return one;
          const rest = one.supports.filter((support) => support !== edit.support);
          return { ...one, is_pale: false, supports: edit.is_given ? [...rest, edit.support] : rest };
        }),
      };
    case 'draw_tie':
    case 'erase_tie': {
      const rest = network.ties.filter(({ a, b }) => a !== edit.a || b !== edit.b);
      const alters = network.alters.map((one) =>
        one.id === edit.a || one.id === edit.b ? { ...one, is_pale: false } : one,
      );
      return { ...network, alters, ties: [...rest, { a: edit.a, b: edit.b, is_present: edit.edit === 'draw_tie' }] };
    }
    default:
      return network;
  }
}

/** What became of everybody, as Rust compares two maps. */
export function fatesOf(then: EgoNetwork, now: EgoNetwork): Moved[] {
  const counts = (alter: Alter): boolean =>
    !alter.is_pale && (alter.presence === 'confirmed' || alter.presence === 'remembered');
  const cell = (alter: Alter | undefined): Moved['to'] => (alter?.spot ? [alter.spot.ring, alter.spot.sector] : null);
  const before = then.alters.filter(counts).map((was): Moved => {
    const is = now.alters.find(({ id }) => id === was.id);
    const fate = is?.presence === 'no_longer' ? 'gone' : is && !is.is_pale ? 'kept' : 'not_today';
    const there = fate === 'kept' ? is : undefined;
    const inwards = there?.spot && was.spot ? RINGS.indexOf(was.spot.ring) - RINGS.indexOf(there.spot.ring) : null;
    return { alter: was.id, label: was.label, fate, inwards, was_wanted: false, from: cell(was), to: cell(there) };
  });
  const added = now.alters
    .filter((is) => counts(is) && before.every(({ alter }) => alter !== is.id))
    .map((is): Moved => {
      const wanted = then.alters.find(({ id, presence }) => id === is.id && presence === 'potential');
      const told = { alter: is.id, label: is.label, fate: 'new', inwards: null } as const;
      return { ...told, was_wanted: wanted !== undefined, from: cell(wanted), to: cell(is) };
    });
  return [...before, ...added];
}
