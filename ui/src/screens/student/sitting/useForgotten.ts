// Who may have been forgotten? People of older maps, and others whom they met, who are not on this map, as the shell knows them. Whoever is on
// the map already, pale or not, is seen there and is not offered again. And who stands on it as somebody to meet, and was met more
// than once since?

import { type Alter, kith, type MapView, type MayHaveForgotten, useLive } from '../../../ipc';

export interface Offered extends Pick<MayHaveForgotten, 'earlier' | 'met'> {
  /** Dotted on this map, and in contact again: whether they are one of their people by now, only the student says. */
  again: Alter[];
}

const NOBODY: MayHaveForgotten = { earlier: [], met: [], met_again: [] };

export const countOf = ({ earlier, met, again }: Offered): number => earlier.length + met.length + again.length;

/** `isAsked`: not behind the cards, where the shell says nothing of whom they met, and not of a kept map. */
export function useForgotten({ wave, shown, network }: MapView, isAsked: boolean): Offered {
  const { id } = wave;
  // Asked once for each way of calling people: nobody logs a visit while a student sits here, and a gesture waits for nothing.
  const { data } = useLive(['may_have_forgotten', id, shown], () => kith.mayHaveForgotten(id), [{ of: 'district' }], {
    enabled: isAsked,
  });
  const { earlier, met, met_again } = data ?? NOBODY;
  const here = new Set(network.alters.map((one) => one.id));
  const linked = new Set(network.alters.flatMap((one) => (one.link ? [one.link.id] : [])));
  return {
    earlier: earlier.filter((one) => !here.has(one.alter)),
    met: met.filter((one) => !linked.has(one.link.id)),
    again: network.alters.filter(
      ({ link, presence }) => presence === 'potential' && link?.of === 'visitor' && met_again.includes(link.id),
    ),
  };
}
