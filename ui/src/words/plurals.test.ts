// Is nobody told of "1 students"? A figure with a plural noun right behind it stands where the sentence has chosen by that figure.

import { expect, test } from 'vitest';
import { language } from '../../scripts/words.mjs';

/** Figures that are never one, each with its reason. */
const NEVER_ONE: Record<string, string> = {
  most: 'a limit that the program knows: the smallest is 8',
  threshold: 'how many students a figure of a release tells of at the least: 10 or more',
  parts: 'told where the network falls apart, so two or more',
};

/** Sentences in which a figure is never one, each with its reason. */
const NEVER_ONE_IN: Record<string, string> = {
  'preview-again': 'a name that is there more than once',
  'wording-long': 'a text that is too long has hundreds of characters',
  'network-sampled': 'one in so many: where all are drawn nothing is said',
  'report-coverage': 'a release counts ten students or more',
  'past-older': 'said where there are more visits than are listed: sixty',
};

/** A release counts ten students or more, or nobody. */
const OF_A_RELEASE = /^report-finding-(?!all$|mapped-age$)/;

/** What looks like a plural noun behind a figure, and is none. */
const NO_NOUN = {
  en: /^(is|was|has|as|this|plus|goes|gives|us)$/,
  es: /^(es|más|menos|tras|dos|tres|las|los|sus|ellos|ellas|después)$/,
};

/** Names of what is no figure: people, places, words and days. */
const isText = (arg: string): boolean => !FIGURES.has(arg);

const FIGURES: ReadonlySet<string> = new Set(
  (['en', 'es'] as const)
    .flatMap((tongue) => [...language(tongue).words.values()])
    .flatMap(({ body }) =>
      [...body.matchAll(/\{ \$(\w+) ->\s*\n(?:.*\n)*?\s*\*?\[(?:0|one|other)\]/g)].map(([, arg]) => arg),
    )
    .concat([
      'of',
      'total',
      'known',
      'said',
      'most',
      'threshold',
      'parts',
      'matched',
      'live',
      'months',
      'present',
      'minutes',
    ]),
);

interface Told {
  arg: string;
  noun: string;
}

/** Each figure with a plural noun behind it, by which the sentence has not chosen. */
function unchosen(tongue: 'en' | 'es', body: string): Told[] {
  const found: Told[] = [];
  const chosen: (string | null)[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const rest = body.slice(at);
    const selects = /^\{ \$(\w+) ->/.exec(rest);
    const says = /^\{ \$(\w+) \}(?:\s+(?:[\p{Ll}]+\s+)?([\p{L}]+s)(?![\p{L}]))?/u.exec(rest);
    if (selects) chosen.push(selects[1]);
    else if (says) {
      const [, arg, noun] = says;
      if (noun && !isText(arg) && !NO_NOUN[tongue].test(noun) && !chosen.includes(arg)) found.push({ arg, noun });
      at += `{ $${arg} }`.length - 1;
    } else if (rest.startsWith('{')) chosen.push(null);
    else if (rest.startsWith('}')) chosen.pop();
  }
  return found;
}

test('a sentence without a choice is found, and one with it is not', () => {
  expect(unchosen('en', '{ $count } students')).toEqual([{ arg: 'count', noun: 'students' }]);
  expect(unchosen('en', 'Of { $of } live visits')).toEqual([{ arg: 'of', noun: 'visits' }]);
  expect(unchosen('es', 'De { $of } visitas en vivo')).toHaveLength(1);
  const both = '{ $count ->\n    [one] { $count } of { $of } students\n   *[other] { $count } of { $of } students\n}';
  expect(unchosen('en', both).map(({ arg }) => arg)).toEqual(['of', 'of']);
  expect(unchosen('en', '{ $count ->\n    [one] { $count } student\n   *[other] { $count } students\n}')).toEqual([]);
  expect(unchosen('en', '{ $name } is here')).toEqual([]);
});

test.each(['en', 'es'] as const)('in %s every figure before a plural noun is chosen by', (tongue) => {
  const wrong = [...language(tongue).words]
    .filter(([key]) => !(key in NEVER_ONE_IN) && !OF_A_RELEASE.test(key))
    // Of a file's lines the command line says the same sentences, and knows no plural: their figures are all limits.
    .flatMap(([key, { body }]) => unchosen(tongue, body).map((told) => ({ key, ...told })))
    .filter(({ arg }) => !(arg in NEVER_ONE))
    .map(({ key, arg, noun }) => `${key}: { $${arg} } ${noun}`);
  expect(wrong).toEqual([]);
});

test('what need not be chosen by is still there', () => {
  const all = language('en').words;
  for (const key of Object.keys(NEVER_ONE_IN)) expect(all.has(key), key).toBe(true);
  const args = new Set([...all.values()].flatMap((message) => message.args));
  for (const arg of Object.keys(NEVER_ONE)) expect(args.has(arg), arg).toBe(true);
});
