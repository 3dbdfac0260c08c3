// Who may have been forgotten? People of older maps, and others whom they met, who are not on this map, as the shell knows them. Whoever is on
// the map already, pale or not, is seen there and is not offered again.

import { kith, type MapView, type MayHaveForgotten, useLive } from '../../../ipc';

const NOBODY: MayHaveForgotten = { earlier: [], met: [] };

export const countOf = ({ earlier, met }: MayHaveForgotten): number => earlier.length + met.length;

/** `isAsked`: not behind the cards, where the shell says nothing of whom they met, and not of a kept map. */
export function useForgotten({ wave, shown, network }: MapView, isAsked: boolean): MayHaveForgotten {
  const { id } = wave;
  // Asked once for each way of calling people: nobody logs a visit while a student sits here, and a gesture waits for nothing.
  const { data } = useLive(['may_have_forgotten', id, shown], () => kith.mayHaveForgotten(id), [{ of: 'district' }], {
    enabled: isAsked,
  });
  const { earlier, met } = data ?? NOBODY;
  const here = new Set(network.alters.map((one) => one.id));
  const linked = new Set(network.alters.flatMap((one) => (one.link ? [one.link.id] : [])));
  return {
    earlier: earlier.filter((one) => !here.has(one.alter)),
    met: met.filter((one) => !linked.has(one.link.id)),
  };
}
