// From records to what is drawn: arrangement first, scene second, each made anew only when what it rests on has changed.
// Keeps the last arrangement, so that the next one can leave everybody where they are.

import { useEffect, useMemo, useRef } from 'react';
import { type Arrangement, arrange, type BandWords, type How, type Paper as PaperSize } from './arrange';
import type { Alter, EgoNetwork } from './contract';
import { forgetsBy } from './forgetting';
import type { View } from './hand';
import type { Ruler } from './labels';
import { type Change, changeOf, type Overlay, toldNow, toldThen } from './overlay';
import { bandWordsOf, type Ego, isDrawn, type Scene, scene, trayHeight } from './scene';
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

export function useScene(seen: Seen): Scene {
  const { network, paper, detail, words, ruler, lit, overlay } = seen;
  const { name, initials } = seen.ego;
  // By what it says: whoever draws the map need not keep the object.
  const ego = useMemo(() => ({ name, initials }), [name, initials]);
  const { mode, selected, focused, tie_from } = seen.view;
  const last = useRef<Arrangement | null>(null);
  const then = overlay?.earlier ?? null;
  const fates = overlay?.people ?? null;
  const { width, height, text_scale } = paper;
  const below = Math.max(trayHeight(network, width, text_scale), then ? trayHeight(then, width, text_scale) : 0);
  const sheet = useMemo(
    () => ({ width: width * detail, height: (height - below) * detail, text_scale }),
    [width, height, text_scale, below, detail],
  );
  const { arrangement, former } = useMemo(() => {
    if (then && fates) return bothArranged(network, { earlier: then, people: fates }, sheet, words, ruler);
    // oxlint-disable-next-line react/refs -- only a hint where everybody stands; a picture without it is right as well
    const before = last.current;
    return { arrangement: arrangedAgain(network, sheet, words, ruler, before), former: null };
  }, [network, then, fates, sheet, words, ruler]);
  useEffect(() => {
    last.current = arrangement;
  }, [arrangement]);
  const t = overlay?.t ?? 1;
  return useMemo(
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
        former: then && fates && former ? { earlier: then, people: fates, arrangement: former, t } : null,
      }),
    [network, ego, mode, selected, focused, tie_from, arrangement, paper, words, ruler, lit, then, fates, former, t],
  );
}

/** What was arranged last, and what it rested on: a map that comes back after the cover is drawn from it at once. */
let kept: { of: readonly unknown[]; arrangement: Arrangement } | null = null;
forgetsBy(() => {
  kept = null;
});

function arrangedAgain(
  network: EgoNetwork,
  sheet: PaperSize,
  words: SociogramWords,
  ruler: Ruler,
  before: Arrangement | null,
): Arrangement {
  const of = [network, words, ruler, sheet.width, sheet.height, sheet.text_scale];
  if (kept && before === null && kept.of.every((one, i) => one === of[i])) return kept.arrangement;
  const arrangement = arrange(network.alters.filter(isDrawn), sheet, bandWordsOf(words), ruler, { before });
  kept = { of, arrangement };
  return arrangement;
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
