// What does a key mean on the map? The same intentions as the pointer's, through the same functions: between people by
// arrow, a person from cell to cell, lines, chips. Works only while the map has the focus. No DOM.

import type { Ring, Sector, Spot } from './contract';
import { endOfTie, escape } from './gesture';
import { centreOf, type Point, RINGS, SECTORS } from './geometry';
import { commits, type Effect, type Ground, say, type Step, type View } from './hand';
import {
  SUPPORTS,
  alterOf,
  confirm,
  confirmAll,
  gives,
  move,
  paint,
  remove,
  toggleFact,
  toggleWanted,
} from './intents';

export interface Key {
  key: string;
  shift: boolean;
  /** Ctrl, Alt or Cmd: belongs to the window, not to the map. */
  is_modified: boolean;
  /** False for whoever has no letter, figure or sign as a key of its own. */
  has_letters?: boolean;
}

/** Everybody who can be reached, and where they are drawn. */
export type Places = ReadonlyMap<string, Point>;

export interface KeyGround extends Pick<Ground, 'network'> {
  places: Places;
}

/** For the page that lists what keys do; `does` names the sentence. */
export const SHORTCUTS = [
  { keys: ['←', '→', '↑', '↓'], does: 'go_to_neighbour' },
  { keys: ['Home', 'End'], does: 'go_to_first_or_last' },
  { keys: ['Enter', 'Space'], does: 'pick_up_or_put_down' },
  { keys: ['←', '→'], does: 'carry_to_next_sector' },
  { keys: ['↑', '↓'], does: 'carry_outward_or_inward' },
  { keys: ['Shift + ←', 'Shift + →', 'Shift + ↑', 'Shift + ↓'], does: 'nudge' },
  { keys: ['Esc'], does: 'cancel' },
  { keys: ['T'], does: 'connect' },
  { keys: ['1', '…', '8'], does: 'paint' },
  { keys: ['M', 'Shift + F10'], does: 'menu' },
  { keys: ['W'], does: 'want_to_meet' },
  { keys: ['C'], does: 'confirm' },
  { keys: ['A'], does: 'confirm_all' },
  { keys: ['F2'], does: 'rename' },
  { keys: ['Delete'], does: 'remove' },
  { keys: ['L'], does: 'list' },
  { keys: ['H'], does: 'light' },
  { keys: ['+', '−', '0'], does: 'zoom' },
] as const;

export type Shortcut = (typeof SHORTCUTS)[number]['does'];

/** What writes something when somebody types; the space bar picks up and puts down. */
const isCharacter = (key: string): boolean => [...key].length === 1 && key !== ' ';

/** Whether a key of the list above is one of these. */
export const isWritten = (key: string): boolean => isCharacter(key) && !'←→↑↓'.includes(key);

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const NUDGE = 100;

/** Null: this key means nothing here and belongs to somebody else. */
export function press(view: View, key: Key, ground: KeyGround): Step | null {
  if (key.is_modified || (key.has_letters === false && isCharacter(key.key))) return null;
  const anywhere = mapKey(view, key);
  if (anywhere) return anywhere;
  const { hand } = view;
  if (hand.is !== 'empty' && hand.is !== 'carrying') return null;
  if (hand.is === 'carrying') return carry(view, hand.person, hand.spot, key, ground);
  const arrow = ARROWS[key.key];
  const person = view.focused !== null && ground.places.has(view.focused) ? view.focused : null;
  if (arrow && key.shift && person) return nudge(view, person, arrow, ground);
  if (arrow) return go(view, person ? neighbour(ground.places, person, arrow) : firstOf(ground.places));
  if (key.key === 'Home') return go(view, firstOf(ground.places));
  if (key.key === 'End') return go(view, lastOf(ground.places));
  if (key.key.toLowerCase() === 'a') {
    return { view, effects: commits(confirmAll(ground.network)) };
  }
  return person ? personKey(view, person, key, ground) : null;
}

function mapKey(view: View, key: Key): Step | null {
  const effect = (told: Effect): Step => ({ view, effects: [told] });
  switch (key.key) {
    case 'Escape':
      return isAtRest(view) ? null : escape(view);
    case '+':
    case '=':
      return effect({ do: 'zoom_step', step: 1 });
    case '-':
    case '−':
      return effect({ do: 'zoom_step', step: -1 });
    case '0':
      return effect({ do: 'fit' });
    case 'l':
    case 'L':
      return view.hand.is === 'empty' ? effect({ do: 'list' }) : null;
    case 'h':
    case 'H':
      return view.hand.is === 'empty' ? effect({ do: 'light' }) : null;
    default:
      return null;
  }
}

/** Nothing that Escape could take back: then it belongs to whoever is around the map. */
const isAtRest = (view: View): boolean =>
  view.hand.is === 'empty' && view.tie_from === null && view.mode.as === 'arrange' && view.selected === null;

function go(view: View, person: string | null): Step | null {
  if (person === null) return null;
  const selected = view.selected === null ? null : person;
  return { view: { ...view, focused: person, selected, is_armed: false }, effects: [] };
}

function personKey(view: View, person: string, key: Key, ground: KeyGround): Step | null {
  const { network } = ground;
  const alter = alterOf(network, person);
  if (!alter) return null;
  const chip = /^[1-8]$/.test(key.key) ? SUPPORTS[Number(key.key) - 1] : null;
  if (chip) return painted(view, person, chip, ground);
  switch (key.key) {
    case 'Enter':
    case ' ':
      if (view.mode.as === 'paint') return painted(view, person, view.mode.support, ground);
      if (view.mode.as === 'tell') return { view, effects: commits(toggleFact(network, person, view.mode.told)) };
      if (view.mode.as === 'connect' || view.tie_from !== null) return endOfTie(view, person, ground);
      return {
        view: {
          ...view,
          selected: person,
          is_armed: false,
          hand: { is: 'carrying', person, spot: alter.spot ?? FROM_TRAY },
        },
        effects: [say({ said: 'picked_up', person })],
      };
    case 't':
    case 'T':
      return endOfTie(view, person, ground);
    case 'w':
    case 'W':
      return { view, effects: commits(toggleWanted(network, person)) };
    case 'c':
    case 'C':
      return { view, effects: commits(confirm(network, person)) };
    case 'Delete':
    case 'Backspace': {
      if (alter.is_pale) return { view, effects: [say({ said: 'still_pale', person })] };
      const next = afterRemoval(ground.places, person);
      return {
        view: { ...view, focused: next, selected: null, is_armed: false },
        effects: commits(remove(network, person)),
      };
    }
    case 'F2':
      return { view, effects: [{ do: 'rename', person }] };
    case 'm':
    case 'M':
    case 'ContextMenu':
      return { view, effects: [{ do: 'menu', person }] };
    case 'F10':
      return key.shift ? { view, effects: [{ do: 'menu', person }] } : null;
    default:
      return null;
  }
}

/** Whoever comes out of the tray by key begins in the outer ring, at home; one arrow leads on. */
const FROM_TRAY: Spot = centreOf({ ring: 'known', sector: 'home' });

function painted(view: View, person: string, support: (typeof SUPPORTS)[number], ground: KeyGround): Step {
  const is_given = !gives(ground.network, person, support);
  return { view, effects: commits(paint(ground.network, person, support, is_given)) };
}

const clamp = (value: number): number => Math.min(1000, Math.max(0, value));

/** A little to one side within the cell, as far as its border. */
export function nudged(spot: Spot, arrow: Point): Spot {
  const { across, out } = spot.offset;
  return { ...spot, offset: { across: clamp(across + arrow.x * NUDGE), out: clamp(out - arrow.y * NUDGE) } };
}

function nudge(view: View, person: string, arrow: Point, ground: KeyGround): Step {
  const spot = alterOf(ground.network, person)?.spot;
  if (!spot) return { view, effects: [] };
  return { view, effects: commits(move(ground.network, person, nudged(spot, arrow))) };
}

/** Up is outward, down inward, right clockwise. The place inside the cell comes along. */
export function nextCell(spot: Spot, arrow: Point): Spot {
  const ring: Ring = RINGS[Math.min(2, Math.max(0, RINGS.indexOf(spot.ring) - arrow.y))];
  const sector: Sector = SECTORS[(SECTORS.indexOf(spot.sector) + arrow.x + SECTORS.length) % SECTORS.length];
  return { ...spot, ring, sector };
}

function carry(view: View, person: string, spot: Spot, key: Key, ground: KeyGround): Step | null {
  const arrow = ARROWS[key.key];
  if (arrow) {
    const there = key.shift ? nudged(spot, arrow) : nextCell(spot, arrow);
    return {
      view: { ...view, hand: { is: 'carrying', person, spot: there } },
      effects: [say({ said: 'over', cell: { ring: there.ring, sector: there.sector } })],
    };
  }
  if (key.key !== 'Enter' && key.key !== ' ') return null;
  const edits = move(ground.network, person, spot);
  return {
    view: { ...view, hand: { is: 'empty' } },
    effects: edits.length > 0 ? commits(edits) : [say({ said: 'cancelled' })],
  };
}

/** Reading order: from the top, then from the left. */
function inOrder(places: Places): string[] {
  return [...places].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id);
}

const firstOf = (places: Places): string | null => inOrder(places)[0] ?? null;
const lastOf = (places: Places): string | null => inOrder(places).at(-1) ?? null;

/** Whom the focus goes to when this person goes: the next as one reads, or the one before. */
export function afterRemoval(places: Places, person: string): string | null {
  const all = inOrder(places);
  const at = all.indexOf(person);
  return all[at + 1] ?? all[at - 1] ?? null;
}

/** The nearest person in a direction; to the side counts double, so that right means right. */
export function neighbour(places: Places, from: string, arrow: Point): string | null {
  const here = places.get(from);
  if (!here) return null;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, there] of places) {
    if (id === from) continue;
    const dx = there.x - here.x;
    const dy = there.y - here.y;
    const along = dx * arrow.x + dy * arrow.y;
    if (along <= 0.5) continue;
    const aside = Math.abs(dx * arrow.y - dy * arrow.x);
    const far = along + 2 * aside;
    if (far < least || (far === least && best !== null && id < best)) {
      least = far;
      best = id;
    }
  }
  return best;
}
