// What is the hand doing, what is chosen, and what may come of it? The words that gesture and keyboard share.
// Types and the empty hand only; the rules stand in gesture.ts and keyboard.ts.

import type { EgoNetwork, MapEdit, Spot, Support } from './contract';
import type { Cell, Point } from './geometry';
import type { PaintedFact } from './intents';

export type Mode =
  | { as: 'arrange' }
  | { as: 'paint'; support: Support }
  | { as: 'tell'; told: PaintedFact }
  | { as: 'connect' };
export type PointerKind = 'mouse' | 'touch' | 'pen';

export type Hand =
  | { is: 'empty' }
  | { is: 'pressing'; pointer: number; kind: PointerKind; from: Point; person: string | null; is_handle: boolean }
  | { is: 'dragging'; pointer: number; person: string; grab: Point; at: Point }
  | { is: 'tying'; pointer: number; person: string; at: Point }
  | { is: 'painting'; pointer: number; support: Support; is_given: boolean; people: readonly string[] }
  | { is: 'panning'; pointer: number; last: Point }
  | { is: 'pinching'; pointers: readonly [number, number]; points: readonly [Point, Point] }
  /** Picked up by key: goes from cell to cell until it is put down. */
  | { is: 'carrying'; person: string; spot: Spot };

/** What the finger is doing and what is selected: all that the interface itself remembers of a map. */
export interface View {
  mode: Mode;
  selected: string | null;
  /** The next click on a cell takes the selected person there. */
  is_armed: boolean;
  focused: string | null;
  /** First end of a line that waits for its second. */
  tie_from: string | null;
  hand: Hand;
}

export const EMPTY: View = {
  mode: { as: 'arrange' },
  selected: null,
  is_armed: false,
  focused: null,
  tie_from: null,
  hand: { is: 'empty' },
};

/** Something worth hearing while a gesture goes on; speech.ts makes the sentence. What came of it is told from the edits. */
export type Said =
  | { said: 'selected'; person: string }
  | { said: 'picked_up'; person: string }
  | { said: 'over'; cell: Cell }
  | { said: 'tie_begun'; person: string }
  | { said: 'let_go'; person: string }
  | { said: 'still_pale'; person: string }
  | { said: 'cancelled' };

export type Effect =
  | { do: 'commit'; edit: MapEdit }
  | { do: 'say'; said: Said }
  | { do: 'pan'; dx: number; dy: number }
  | { do: 'zoom'; by: number; at: Point }
  | { do: 'zoom_step'; step: 1 | -1 }
  | { do: 'fit' }
  | { do: 'menu'; person: string }
  | { do: 'rename'; person: string }
  | { do: 'list' }
  | { do: 'light' };

export interface Step {
  view: View;
  effects: Effect[];
}

/** What lies under a point of the screen, answered from the drawing as it is. */
export interface Ground {
  network: EgoNetwork;
  personAt(point: Point): string | null;
  /** The little handle beside the selected person, from which lines are drawn. */
  handleAt(point: Point): string | null;
  /** Where a person is drawn. */
  placeOf(person: string): Point | null;
  spotAt(point: Point): Spot | null;
  isTray(point: Point): boolean;
}

export const commits = (edits: readonly MapEdit[]): Effect[] => edits.map((edit) => ({ do: 'commit', edit }));
export const say = (said: Said): Effect => ({ do: 'say', said });
