// Is a single letter a key of its own? Whoever dictates to their machine, or strikes keys by accident, can have none (WCAG
// 2.1.4): each person says so for themselves, and the shell keeps it. A table in which a letter is what is filled in is no
// matter of this, and neither is a list that is searched by typing.

import { create } from 'zustand';

const useLetters = create<{ areKeys: boolean }>(() => ({ areKeys: true }));

/** As the shell keeps it for whoever is here. */
export const hearLetters = (areKeys: boolean): void => useLetters.setState({ areKeys });

export const areLettersKeys = (): boolean => useLetters.getState().areKeys;

export const useLettersAreKeys = (): boolean => useLetters(({ areKeys }) => areKeys);

/** A key that writes something when somebody types: a letter, a figure, a sign. The space bar presses what has the focus. */
export const isCharacter = (key: string): boolean => [...key].length === 1 && key !== ' ';
