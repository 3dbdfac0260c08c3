// Which language does the window speak? What whoever is here chose, else the system's; in a sitting what the student chose
// for it. It is put on the page's root too, for hyphens, for voices that read aloud, and for the way that lines run.

import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { kith, type Language, readStatusAgain, type Status } from '../ipc';
import { shipped, speak, useSpoken } from '../words';
import { attempt } from './attempt';

export { OWN_NAMES, Speaking } from './spoken';

/** What the student chose for this sitting; null where nobody asked for another language. Gone with the sitting. */
export const useStudentsLanguage = create<{ code: string | null }>(() => ({ code: null }));

/** The code of what was chosen. */
export const codeOf = (chosen: Language, system: readonly string[] = navigator.languages): string =>
  chosen === 'system' ? shipped(system) : chosen;

/** Chooses another language, from now on and the next time. */
export async function chooseLanguage(language: Language): Promise<void> {
  await attempt(() => kith.setLanguage(language));
  await readStatusAgain();
}

/** Speaks what was chosen; draws whoever calls it again when that changes. */
export function useLanguage(status: Pick<Status, 'language' | 'sitting'> | undefined): void {
  const { code: students } = useStudentsLanguage();
  useSpoken();
  const language = status?.language;
  const isSitting = status?.sitting != null;
  useLayoutEffect(() => {
    if (!isSitting) useStudentsLanguage.setState({ code: null });
    if (language) speak((isSitting && students) || codeOf(language));
  }, [language, isSitting, students]);
}
