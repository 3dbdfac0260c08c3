// What does a screen reader hear? Whole sentences about people, rings and sectors. Never a position in pixels, and never
// a name that is not on this map.

import type { Alter, EgoNetwork, MapEdit, Spot } from './contract';
import { sameCell } from './geometry';
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
    alter.conflicts.length > 0 && words.two_answers,
  ].filter((state) => state !== false);
  const lines = tiesOf(network, alter.id).length;
  const first = [alter.label, placeWords(words, alter.spot), ...states, words.lines(lines)].join(', ');
  const gives =
    alter.supports.length > 0 ? ` ${words.gives(alter.supports.map((support) => words.supports[support]))}` : '';
  return `${first}.${gives}`;
}

/** What is heard while something is in the hand. What came of it is told by `told`, once it is kept. */
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
    case 'tie_begun':
      return words.tie_begun(name(said.person));
    case 'still_pale':
      return words.still_pale(name(said.person));
    case 'let_go':
      return words.tie_ended(name(said.person));
    case 'cancelled':
      return words.cancelled;
  }
}

/**
 * What one gesture changed, in one sentence: the same whether it was dragged, typed, ticked or chosen. `network` is the map
 * as it was before. `called` names somebody whom it does not show yet, such as a person of an older map.
 */
export function told(
  network: EgoNetwork,
  edits: readonly MapEdit[],
  words: SociogramWords,
  called: ReadonlyMap<string, string> = new Map(),
): string {
  const name = (id: string): string => alterOf(network, id)?.label ?? called.get(id) ?? '';
  return edits.map((edit) => toldOne(network, edit, words, name)).join(' ');
}

function toldOne(network: EgoNetwork, edit: MapEdit, words: SociogramWords, name: (id: string) => string): string {
  switch (edit.edit) {
    case 'add_alter':
    case 'add_met':
      return words.added(edit.label);
    case 'want_to_meet':
      return words.presence_told(edit.label || name(edit.alter), 'potential');
    case 'confirm_alters':
      return edit.alters.length === 1
        ? words.presence_told(name(edit.alters[0]), alterOf(network, edit.alters[0])?.presence ?? 'confirmed')
        : words.people_confirmed(edit.alters.length);
    case 'set_presence':
      return words.presence_told(name(edit.alter), edit.presence);
    case 'place_alter': {
      const place = placeWords(words, edit.spot);
      const isNudge = sameCell(alterOf(network, edit.alter)?.spot ?? null, edit.spot);
      return isNudge ? words.nudged(name(edit.alter), place) : words.moved(name(edit.alter), place);
    }
    case 'unplace_alter':
      return words.to_tray(name(edit.alter));
    case 'remove_alter':
      return words.removed(name(edit.alter));
    case 'rename_alter':
      return words.renamed(name(edit.alter), edit.label);
    case 'describe_alter':
      return words.described(name(edit.alter), edit.fact, name);
    case 'ask_support':
      return words.asked(words.supports[edit.support]);
    case 'paint_support':
      return words.painted(words.people(edit.alters.map(name)), words.supports[edit.support], edit.is_given);
    case 'draw_tie':
      return words.tied(name(edit.a), name(edit.b), true);
    case 'erase_tie':
      return words.tied(name(edit.a), name(edit.b), false);
    case 'keep_ties':
      return words.kept_ties(edit.pairs.length);
    case 'settle_ties':
      return words.settled;
  }
}
