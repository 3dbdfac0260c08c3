// What does Rust tell the sociogram, and what may it answer? The generated shapes, cut down to what a drawing reads.
// Types only: no value here can drift from what the domain decides.

import type { Alter as WholeAlter, EgoNetwork as WholeNetwork } from '../bindings';

export type { AlterFact, MapEdit, Moved, Presence, Reciprocity, Ring, Sector, Spot, Support, Tie } from '../bindings';

/** Only what the drawing reads of a person; the generated type has more and fits. */
export type Alter = Pick<
  WholeAlter,
  'id' | 'label' | 'initials' | 'is_adult' | 'spot' | 'presence' | 'reciprocity' | 'supports' | 'is_pale' | 'conflicts'
>;
export type EgoNetwork = Omit<WholeNetwork, 'alters'> & { alters: Alter[] };
