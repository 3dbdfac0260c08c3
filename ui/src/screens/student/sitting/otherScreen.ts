// Where is the student's own screen? The shell opens, places and closes it, and says where it stands; here it is asked for, and
// what became of it is told to whoever has the map.

import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useStudentsLanguage } from '../../../frame/speaking';
import { attempt } from '../../../frame/attempt';
import { kith, type Language, readStatusAgain, type ScreenNow } from '../../../ipc';
import { t } from '../../../words';

/** One key: opens it where there is none, else closes it. */
export const toggleScreen = (now: ScreenNow): void =>
  void attempt(() => (now === 'closed' ? kith.openStudentScreen() : kith.closeStudentScreen())).then(readStatusAgain);

/** Whether help is lit up on the map: then whoever gives it glows on the student's screen too. */
export const useLitUp = create<{ isLit: boolean }>(() => ({ isLit: false }));

/** Tells the shell how the student's screen is to be: in the student's own language, and lit as this one is. */
export function useScreenWish(): void {
  const { code } = useStudentsLanguage();
  const { isLit } = useLitUp();
  useEffect(() => {
    const language = code as Language | null;
    void kith.wishScreen({ is_lit: isLit, language }).catch(() => undefined);
  }, [code, isLit]);
}

const SAID = {
  closed: 'sitting-screen-closed',
  beside: 'sitting-screen-beside',
  window: 'sitting-screen-window',
  came_back: 'sitting-screen-came-back',
} as const satisfies Record<ScreenNow, string>;

/** Says what became of it, once for each change. */
export function useScreenSaid(now: ScreenNow, onSaid: (words: string) => void): void {
  const last = useRef(now);
  useEffect(() => {
    if (last.current === now) return;
    last.current = now;
    onSaid(t(SAID[now]));
  }, [now, onSaid]);
}
