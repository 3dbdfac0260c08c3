// What does a screen reader hear? Whole sentences about people, rings and sectors. Never a position in pixels, and never
// a name that is not on this map.

import type { Alter, EgoNetwork, Spot } from './contract';
import type { Said } from './hand';
import { alterOf, tiesOf } from './intents';
import type { SociogramWords } from './words';

/** "closest · family", as it stands under a person who is being dragged. */
export function caption(words: SociogramWords, cell: Pick<Spot, 'ring' | 'sector'>): string {
  return `${words.rings[cell.ring]} · ${words.sectors[cell.sector]}`;
}

export function placeWords(words: SociogramWords, cell: Pick<Spot, 'ring' | 'sector'> | null): string {
  return cell ? words.place(words.rings[cell.ring], words.sectors[cell.sector]) : words.not_placed;
}

/** "Ana, closest, family, 4 lines. Gives: listens, fun." */
export function describe(network: EgoNetwork, alter: Alter, words: SociogramWords): string {
  const states = [
    alter.is_pale && words.pale,
    alter.presence === 'potential' && words.potential,
    alter.presence === 'remembered' && words.remembered,
  ].filter((state) => state !== false);
  const lines = tiesOf(network, alter.id).length;
  const first = [alter.label, placeWords(words, alter.spot), ...states, words.lines(lines)].join(', ');
  const gives =
    alter.supports.length > 0 ? ` ${words.gives(alter.supports.map((support) => words.supports[support]))}` : '';
  return `${first}.${gives}`;
}

export function sentence(network: EgoNetwork, said: Said, words: SociogramWords): string {
  const name = (id: string): string => alterOf(network, id)?.label ?? '';
  switch (said.said) {
    case 'selected':
      return words.selected(name(said.person));
    case 'picked_up': {
      const spot = alterOf(network, said.person)?.spot ?? null;
      return `${words.picked_up(name(said.person))} ${placeWords(words, spot)}.`;
    }
    case 'over':
      return `${placeWords(words, said.cell)}.`;
    case 'moved':
      return words.moved(name(said.person), placeWords(words, said.spot));
    case 'nudged':
      return words.nudged(name(said.person), placeWords(words, said.spot));
    case 'to_tray':
      return words.to_tray(name(said.person));
    case 'painted':
      return words.painted(name(said.person), words.supports[said.support], said.is_given);
    case 'tie_begun':
      return words.tie_begun(name(said.person));
    case 'tied':
      return words.tied(name(said.a), name(said.b), said.is_present);
    case 'removed':
      return words.removed(name(said.person));
    case 'wanted':
      return words.wanted(name(said.person), said.is_wanted);
    case 'confirmed':
      return words.people_confirmed(said.people);
    case 'still_pale':
      return words.still_pale(name(said.person));
    case 'cancelled':
      return words.cancelled;
  }
}
