// What has the hand already meant that the store has not answered yet? A held key and a quick second tap begin from there
// and not from the map as it was drawn. Used to understand the next gesture; nothing here is ever drawn or kept.

import type { Alter, EgoNetwork, MapEdit } from './contract';

/** The map as it will be, once these are taken. Setting the same thing twice is no harm: an answer may come in between. */
export function ahead(network: EgoNetwork, sent: readonly MapEdit[]): EgoNetwork {
  return sent.reduce(after, network);
}

function after(network: EgoNetwork, edit: MapEdit): EgoNetwork {
  const change = (ids: readonly string[], to: (alter: Alter) => Partial<Alter>): EgoNetwork => ({
    ...network,
    alters: network.alters.map((alter) => (ids.includes(alter.id) ? { ...alter, ...to(alter) } : alter)),
  });
  switch (edit.edit) {
    case 'place_alter':
      return change([edit.alter], () => ({ spot: edit.spot, is_pale: false }));
    case 'unplace_alter':
      return change([edit.alter], () => ({ spot: null, is_pale: false }));
    case 'set_presence':
      return change([edit.alter], () => ({ presence: edit.presence, is_pale: false }));
    case 'confirm_alters':
      return change(edit.alters, () => ({ is_pale: false }));
    case 'paint_support':
      return change(edit.alters, ({ supports }) => {
        const others = supports.filter((support) => support !== edit.support);
        return { supports: edit.is_given ? [...others, edit.support] : others, is_pale: false };
      });
    case 'describe_alter': {
      const { fact } = edit;
      // Who somebody is does not say that they belong on today's map; which way help runs does.
      if (fact.fact === 'reciprocity')
        return change([edit.alter], () => ({ reciprocity: fact.value ?? null, is_pale: false }));
      return fact.fact === 'is_adult' ? change([edit.alter], () => ({ is_adult: fact.value ?? null })) : network;
    }
    case 'draw_tie':
    case 'erase_tie': {
      const others = network.ties.filter((tie) => tie.a !== edit.a || tie.b !== edit.b);
      const ties = [...others, { a: edit.a, b: edit.b, is_present: edit.edit === 'draw_tie' }];
      return { ...change([edit.a, edit.b], () => ({ is_pale: false })), ties };
    }
    default:
      return network;
  }
}
