// Where does everybody stand, and where in a moment? A gesture that was kept is seen at once: whoever was moved is fitted in
// among the others. The picture of everybody is worked out after it, in steps that no frame has to wait for, and never while
// somebody is in a hand. Keeps the last picture, so that the next one can leave everybody where they are.

import { useEffect, useMemo, useRef, useState } from 'react';
import { arrange, atLeisure, fittedIn, type InSteps } from './arrange';
import type { Arrangement, Paper } from './attempt';
import type { Alter, EgoNetwork } from './contract';
import { sameSpot } from './geometry';
import { forgetsBy } from './forgetting';
import type { Ruler } from './labels';
import { bandWordsOf, isDrawn } from './scene';
import type { SociogramWords } from './words';

interface Asked {
  network: EgoNetwork;
  sheet: Paper;
  words: SociogramWords;
  ruler: Ruler;
}

interface Stands extends Asked {
  arrangement: Arrangement;
  /** The picture from which everybody is still to come to rest; null where they have. */
  from: Arrangement | null;
  /** Drawn together with another map: words of what changed take room. */
  isOverlaid: boolean;
}

export interface Arranged {
  arrangement: Arrangement;
  /** Whether the others will move a little in a moment. */
  isSettling: boolean;
}

/** With `overlaid` the picture is given, and is only remembered. */
export function useArrangement(asked: Asked, overlaid: Arrangement | null, isHandEmpty: boolean): Arranged {
  const { network, sheet, words, ruler } = asked;
  const last = useRef<Stands | null>(null);
  const [rested, setRested] = useState<{ of: Stands; arrangement: Arrangement } | null>(null);
  const stands = useMemo<Stands>(() => {
    const now = { network, sheet, words, ruler };
    if (overlaid) return { ...now, arrangement: overlaid, from: null, isOverlaid: true };
    // oxlint-disable-next-line react/refs -- only a hint where everybody stands; a picture without it is right as well
    return standing(now, last.current);
  }, [network, overlaid, sheet, words, ruler]);
  const isResting = rested?.of === stands;
  const arrangement = isResting ? rested.arrangement : stands.arrangement;
  useEffect(() => {
    last.current = { ...stands, arrangement, from: isResting ? null : stands.from };
  }, [stands, arrangement, isResting]);
  const isSettling = stands.from !== null && !isResting;
  useEffect(() => {
    if (!isSettling || !isHandEmpty || !stands.from) return;
    const people = stands.network.alters.filter(isDrawn);
    const work = atLeisure(people, stands.sheet, bandWordsOf(stands.words), stands.ruler, stands.from);
    return inSteps(work, (settled) => {
      remembered = { ...stands, arrangement: settled, from: null };
      setRested({ of: stands, arrangement: settled });
    });
  }, [stands, isSettling, isHandEmpty]);
  return { arrangement, isSettling };
}

/** What was arranged last, and what it rested on: a map that comes back after the cover is drawn from it at once. */
let remembered: Stands | null = null;
forgetsBy(() => {
  remembered = null;
});

function standing(asked: Asked, last: Stands | null): Stands {
  if (last === null && remembered !== null && isOnSame(asked, remembered) && asked.network === remembered.network)
    return remembered;
  const isPlain = last !== null && !last.isOverlaid && isOnSame(asked, last);
  const stands = { ...asked, ...(isPlain ? after(asked, last) : anew(asked, last)), isOverlaid: false };
  remembered = stands;
  return stands;
}

const isOnSame = (a: Asked, b: Asked): boolean =>
  a.words === b.words &&
  a.ruler === b.ruler &&
  a.sheet.width === b.sheet.width &&
  a.sheet.height === b.sheet.height &&
  a.sheet.text_scale === b.sheet.text_scale;

function anew({ network, sheet, words, ruler }: Asked, last: Stands | null): Pick<Stands, 'arrangement' | 'from'> {
  const people = network.alters.filter(isDrawn);
  const before = last?.arrangement ?? null;
  return { arrangement: arrange(people, sheet, bandWordsOf(words), ruler, { before }), from: null };
}

function after(asked: Asked, last: Stands): Pick<Stands, 'arrangement' | 'from'> {
  const { network, sheet, words, ruler } = asked;
  const people = network.alters.filter(isDrawn);
  // A line was drawn, say: nobody takes another room than before.
  if (areAlike(people, last.network.alters.filter(isDrawn))) return { arrangement: last.arrangement, from: last.from };
  const fitted = fittedIn(people, sheet, bandWordsOf(words), ruler, last.arrangement);
  return fitted ? { arrangement: fitted, from: last.arrangement } : anew(asked, last);
}

function areAlike(some: readonly Alter[], others: readonly Alter[]): boolean {
  if (some.length !== others.length) return false;
  const known = new Map(others.map((alter) => [alter.id, alter]));
  return some.every((alter) => {
    const other = known.get(alter.id);
    return (
      other !== undefined &&
      sameSpot(alter.spot, other.spot) &&
      alter.label === other.label &&
      alter.initials === other.initials &&
      alter.supports.length > 0 === other.supports.length > 0
    );
  });
}

/** Long enough for whoever was let go to be seen in their place. */
const PAUSE_MS = 220;
/** A frame has room for so much beside its drawing. */
const SLICE_MS = 5;

/** Does the work a little at a time; gives back how to stop it. */
function inSteps<T>(work: InSteps<T>, done: (result: T) => void): () => void {
  let next = setTimeout(go, PAUSE_MS);
  function go(): void {
    const until = performance.now() + SLICE_MS;
    do {
      const step = work.next();
      if (step.done) return done(step.value);
    } while (performance.now() < until);
    next = setTimeout(go, 0);
  }
  return () => clearTimeout(next);
}
