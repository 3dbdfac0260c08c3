// How does a screen say something? `t(key, args)`, with every sentence in Fluent files beside the Rust side's. It knows no
// sentence itself, and a key or an argument that does not exist does not compile. One language is spoken at a time; a screen
// that is drawn while another is chosen is drawn again in it.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { create } from 'zustand';
import { sentences as en } from './words/en';
import { sentences as es } from './words/es';
import type { Words } from './words/keys';

export type WordKey = keyof Words;
type Args<K extends WordKey> = [Words[K]] extends [never] ? [] : [args: Record<Words[K], FluentVariable>];

/** A language: how its days, figures and lists are written (a tag that Intl knows), which way it runs, what it says. */
export interface Tongue {
  tag: string;
  dir: 'ltr' | 'rtl';
  resource: () => FluentResource;
}

const TONGUES: Record<string, Tongue> = {
  en: { tag: 'en', dir: 'ltr', resource: () => new FluentResource(en) },
  // As it is written in the schools that Kith is made for: figures, hours and months as in the United States.
  es: { tag: 'es-US', dir: 'ltr', resource: () => new FluentResource(es) },
};

/** The languages that a person can choose, each called by its own name. */
export const LANGUAGES = ['en', 'es'] as const;

const bundles = new Map<string, FluentBundle>();

function bundleOf(code: string): FluentBundle {
  let bundle = bundles.get(code);
  if (!bundle) {
    // Names are set apart by <bdi> where they stand alone; marks inside sentences would be read aloud by some readers.
    bundle = new FluentBundle(TONGUES[code].tag, { useIsolating: false });
    bundle.addResource(TONGUES[code].resource());
    bundles.set(code, bundle);
  }
  return bundle;
}

/** The code of the language that is spoken, for whatever has to be drawn again when it changes. */
export const useSpoken = create<{ code: string }>(() => ({ code: 'en' }));

/** The language of a text that is being made for somebody else. */
let insteadOf: string | null = null;
const spokenNow = (): string => insteadOf ?? useSpoken.getState().code;

const tongue = (): Tongue => TONGUES[spokenNow()];
export const localeTag = (): string => tongue().tag;
export const direction = (): Tongue['dir'] => tongue().dir;

/** Speaks this language from now on. */
export function speak(code: string): void {
  if (code in TONGUES && useSpoken.getState().code !== code) useSpoken.setState({ code });
}

/** Learns a language that is not shipped: a test's. */
export function learn(code: string, told: Tongue): void {
  TONGUES[code] = told;
}

/** The first of the wished languages that is shipped; English where none is. */
export const shipped = (wished: readonly string[]): string =>
  wished.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => LANGUAGES.some((known) => known === code)) ??
  'en';

/** What depends on the language alone, made once for each: `const list = inLocale((tag) => new Intl.ListFormat(tag))`. */
export function inLocale<T>(make: (tag: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const code = spokenNow();
    if (!made.has(code)) made.set(code, make(localeTag()));
    return made.get(code) as T;
  };
}

/** Makes a text in this language, whatever is spoken on the screen. `make` does it at once: nothing that waits. */
export function inLanguage<T>(code: string, make: () => T): T {
  const before = insteadOf;
  insteadOf = code in TONGUES ? code : null;
  try {
    return make();
  } finally {
    insteadOf = before;
  }
}

/** The sentence for a key. */
export function t<K extends WordKey>(key: K, ...[args]: Args<K>): string {
  // A sentence that a language lacks is a mistake that a test finds; until then it is said in English.
  const spoken = bundleOf(spokenNow());
  const bundle = spoken.hasMessage(key) ? spoken : bundleOf('en');
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`no words for ${key}`);
  const problems: Error[] = [];
  const said = bundle.formatPattern(message.value, args ?? null, problems);
  if (problems.length > 0) throw problems[0];
  return said;
}

/** Whether a key from outside (an edit's name, a reason's code) has words. */
export const hasWords = (key: string): key is WordKey => bundleOf('en').hasMessage(key);
