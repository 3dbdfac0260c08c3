// How does a person want the window to look? Theme, motion and size of text, kept for this machine's user and applied to
// the page's root. It is a matter of eyes and not of records, so it never enters the store.

import { create } from 'zustand';

export type Theme = 'system' | 'light' | 'dark';
export type Motion = 'system' | 'less';
export const TEXT_SIZES = ['100', '112', '125', '150', '175', '200'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Appearance {
  theme: Theme;
  motion: Motion;
  text: TextSize;
}

const KEYS = { theme: 'kith.theme', motion: 'kith.motion', text: 'kith.text' } as const;

const one = <T extends string>(of: readonly T[], value: string | null): T => of.find((each) => each === value) ?? of[0];

const read = (): Appearance => ({
  theme: one(['system', 'light', 'dark'], localStorage.getItem(KEYS.theme)),
  motion: one(['system', 'less'], localStorage.getItem(KEYS.motion)),
  text: one(TEXT_SIZES, localStorage.getItem(KEYS.text)),
});

export const useAppearance = create<Appearance>(read);

/** Puts the wishes on the page's root, where tokens.css and app.css read them. */
export function showAppearance(): void {
  const { theme, motion, text } = read();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  if (motion === 'system') delete dataset.motion;
  else dataset.motion = motion;
  dataset.text = text;
  useAppearance.setState({ theme, motion, text });
}

/** Changes one wish. */
export function wish<K extends keyof Appearance>(what: K, value: Appearance[K]): void {
  localStorage.setItem(KEYS[what], value);
  showAppearance();
}
