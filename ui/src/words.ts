// How does a screen say something? `t(key, args)`, with every sentence in Fluent files beside the Rust side's. It knows no
// sentence itself, and a key or an argument that does not exist does not compile.

import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { sentences } from './words/en';
import type { Words } from './words/keys';

export type WordKey = keyof Words;
type Args<K extends WordKey> = [Words[K]] extends [never] ? [] : [args: Record<Words[K], FluentVariable>];

export const locale = 'en';

// Names are set apart by <bdi> where they stand alone; marks inside sentences would be read aloud by some readers.
const bundle = new FluentBundle(locale, { useIsolating: false });
bundle.addResource(new FluentResource(sentences));

/** The sentence for a key. */
export function t<K extends WordKey>(key: K, ...[args]: Args<K>): string {
  const message = bundle.getMessage(key);
  if (!message?.value) throw new Error(`no words for ${key}`);
  const problems: Error[] = [];
  const said = bundle.formatPattern(message.value, args ?? null, problems);
  if (problems.length > 0) throw problems[0];
  return said;
}

/** Whether a key from outside (an edit's name, a reason's code) has words. */
export const hasWords = (key: string): key is WordKey => bundle.hasMessage(key);
