// From records to what is drawn: arrangement first, scene second, each made anew only when what it rests on has changed.
// Keeps the last arrangement, so that the next one can leave everybody where they are.

import { useEffect, useMemo, useRef } from 'react';
import { type Arrangement, arrange } from './arrange';
import type { EgoNetwork } from './contract';
import type { View } from './hand';
import type { Ruler } from './labels';
import { bandWordsOf, type Ego, isDrawn, type Scene, scene, trayHeight } from './scene';
import type { Paper } from './usePaper';
import type { SociogramWords } from './words';

export interface Overlay {
  earlier: EgoNetwork;
  /** 0 is then, 1 is now. */
  t: number;
}

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
  const { network, ego, paper, detail, words, ruler, lit, overlay } = seen;
  const { mode, selected, focused, tie_from } = seen.view;
  const last = useRef<Arrangement | null>(null);
  const below = trayHeight(network, paper.width, paper.text_scale);
  const sheet = useMemo(
    () => ({ width: paper.width * detail, height: (paper.height - below) * detail, text_scale: paper.text_scale }),
    [paper, below, detail],
  );
  const arrangement = useMemo(
    // oxlint-disable-next-line react/refs -- only a hint where everybody stands; a picture without it is right as well
    () => arrange(network.alters.filter(isDrawn), sheet, bandWordsOf(words), ruler, last.current),
    [network, sheet, words, ruler],
  );
  useEffect(() => {
    last.current = arrangement;
  }, [arrangement]);
  const then = overlay?.earlier ?? null;
  const former = useMemo(
    () => (then ? arrange(then.alters.filter(isDrawn), sheet, bandWordsOf(words), ruler) : null),
    [then, sheet, words, ruler],
  );
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
        former: then && former ? { network: then, arrangement: former, t } : null,
      }),
    [network, ego, mode, selected, focused, tie_from, arrangement, paper, words, ruler, lit, then, former, t],
  );
}
