// From records to what is drawn: arrangement first, scene second, each made anew only when what it rests on has changed.

import { useMemo } from 'react';
import { arrange, type How } from './arrange';
import type { Arrangement, BandWords, Paper as PaperSize } from './attempt';
import type { Alter, EgoNetwork } from './contract';
import type { View } from './hand';
import type { Ruler } from './labels';
import { type Change, changeOf, type Overlay, toldNow, toldThen } from './overlay';
import { bandWordsOf, type Ego, type Scene, scene, trayHeight } from './scene';
import { useArrangement } from './useArrangement';
import type { Paper } from './usePaper';
import type { SociogramWords } from './words';

interface Seen {
  network: EgoNetwork;
  ego: Ego;
  view: View;
  paper: Paper;
  detail: number;
  words: SociogramWords;
  ruler: Ruler;
  lit: ReadonlySet<string> | null;
  overlay: Overlay | null;
}

export function useScene(seen: Seen): { drawn: Scene; isSettling: boolean } {
  const { network, paper, detail, words, ruler, lit, overlay } = seen;
  const { name, initials } = seen.ego;
  // By what it says: whoever draws the map need not keep the object.
  const ego = useMemo(() => ({ name, initials }), [name, initials]);
  const { mode, selected, focused, tie_from } = seen.view;
  const then = overlay?.earlier ?? null;
  const fates = overlay?.people ?? null;
  const formed = overlay?.formed ?? null;
  const { width, height, text_scale } = paper;
  const below = Math.max(trayHeight(network, paper), then ? trayHeight(then, paper) : 0);
  const sheet = useMemo(
    () => ({ width: width * detail, height: (height - below) * detail, text_scale }),
    [width, height, text_scale, below, detail],
  );
  const both = useMemo(
    () => (then && fates ? bothArranged(network, { earlier: then, people: fates }, sheet, words, ruler) : null),
    [network, then, fates, sheet, words, ruler],
  );
  const isHandEmpty = seen.view.hand.is === 'empty';
  const asked = { network, sheet, words, ruler };
  const { arrangement, isSettling } = useArrangement(asked, both?.arrangement ?? null, isHandEmpty);
  const former = both?.former ?? null;
  const t = overlay?.t ?? 1;
  const drawn = useMemo(
    () =>
      scene({
        network,
        ego,
        view: { mode, selected, focused, tie_from },
        arrangement,
        size: paper,
        words,
        ruler,
        lit,
        former:
          then && fates && formed && former ? { earlier: then, people: fates, formed, arrangement: former, t } : null,
      }),
    [
      network,
      ego,
      mode,
      selected,
      focused,
      tie_from,
      arrangement,
      paper,
      words,
      ruler,
      lit,
      then,
      fates,
      formed,
      former,
      t,
    ],
  );
  return { drawn, isSettling };
}

/** So many people can have the word for what changed below their name; beyond that the mark has to do. */
const MOST_NOTED = 26;

/** So many sizes smaller everybody may be drawn to make room for those words. */
const MOST_SHRUNK = 2;

/** Both maps, the fuller one first: whoever stands on both and did not move keeps their place. */
export function bothArranged(
  network: EgoNetwork,
  told: Pick<Overlay, 'earlier' | 'people'>,
  sheet: PaperSize,
  words: SociogramWords,
  ruler: Ruler,
): { arrangement: Arrangement; former: Arrangement } {
  const bands = bandWordsOf(words);
  const [then, now] = [toldThen(told.earlier), toldNow(network, told)];
  const isNoted = Math.max(then.length, now.length) <= MOST_NOTED;
  const changes = told.people.map((moved) => [moved.alter, changeOf(moved)] as const);
  const notes = (isSaid: (change: Change) => boolean): ReadonlyMap<string, string> =>
    new Map(
      isNoted ? changes.filter(([, change]) => isSaid(change)).map(([id, change]) => [id, words.change[change]]) : [],
    );
  const ofThen = { notes: notes((change) => change === 'gone') };
  const ofNow = { notes: notes((change) => change !== 'gone' && change !== 'kept') };
  const [fuller, other] = then.length > now.length ? [then, now] : [now, then];
  const [ofFuller, ofOther] = then.length > now.length ? [ofThen, ofNow] : [ofNow, ofThen];
  const first = worded(fuller, sheet, bands, ruler, ofFuller);
  const second = arrange(other, sheet, bands, ruler, { ...ofOther, beside: first });
  return then.length > now.length ? { former: first, arrangement: second } : { former: second, arrangement: first };
}

const cutNames = ({ placed }: Arrangement): number => [...placed.values()].filter((one) => one.written.is_cut).length;

/**
 * With the words, unless everybody would be drawn much smaller or lose half of a name for them: then the marks have to do, and
 * the word comes with focus, pointer or selection.
 */
function worded(people: readonly Alter[], sheet: PaperSize, bands: BandWords, ruler: Ruler, how: How): Arrangement {
  const plain = arrange(people, sheet, bands, ruler);
  const noted = arrange(people, sheet, bands, ruler, how);
  return noted.level <= plain.level + MOST_SHRUNK && cutNames(noted) <= cutNames(plain) ? noted : plain;
}
