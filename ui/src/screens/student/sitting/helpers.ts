// Who gives the help that a goal needs? Read from the map as it is told: whoever is on it, not whoever is only hoped for.

import type { Alter, EgoNetwork, Support } from '../../../ipc';

/** The people on the map who give this. */
export const helpersOf = ({ alters }: EgoNetwork, support: Support): Alter[] =>
  alters.filter(
    (alter) =>
      !alter.is_pale &&
      (alter.presence === 'confirmed' || alter.presence === 'remembered') &&
      alter.supports.includes(support),
  );

/** Everyone who gives any of this. */
export const litBy = (network: EgoNetwork, help: readonly Support[]): ReadonlySet<string> =>
  new Set(help.flatMap((support) => helpersOf(network, support)).map((alter) => alter.id));
