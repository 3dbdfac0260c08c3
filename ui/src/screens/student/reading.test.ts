// Can a fifth-grader read what stands in a sitting? The Flesch-Kincaid grade (Kincaid et al. 1975) of each sentence that a
// student may read. A single label of a word or two has no grade.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MOST = 5.9;
const FILES = ['student.ftl', 'take.ftl', 'paper/page.ftl'];
const locale = `${import.meta.dirname}/../../../../crates/words/locales/en/`;
const text = FILES.map((file) => readFileSync(locale + file, 'utf8')).join('\n');
// The card for the session is for whoever leads it.
const STUDENT_READS = /^(sitting|finish|forget|about|sociogram|take(?!-card)|page|file)-/;

function messages(): [string, string][] {
  const found: [string, string][] = [];
  for (const line of text.split('\n')) {
    const begins = /^([a-z][\w-]*) = ?(.*)$/.exec(line);
    const variant = /^\s+\*?\[\w+\] (.*)$/.exec(line);
    if (begins) found.push([begins[1], begins[2]]);
    else if (variant && found.length > 0) found.push([found[found.length - 1][0], variant[1]]);
  }
  return found.map(([key, words]) => [
    key,
    // A name stands for Jada, a number for a small one.
    words.replace(/\{ ?\$\w+ ->/g, '').replace(/\{[^}]*\}/g, 'Jada'),
  ]);
}

export const syllables = (word: string): number => {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = bare.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
};

function grade(words: string): number {
  const all = words.split(/\s+/).filter((word) => /[a-z]/i.test(word));
  const sentences = Math.max(1, words.split(/[.?:;]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length);
  const sounds = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences) + 11.8 * (sounds / all.length) - 15.59;
}

test('syllables are counted about as a reader does', () => {
  expect(['place', 'people', 'corner', 'remembered', 'tapped', 'map', 'nobody'].map(syllables)).toEqual([
    1, 2, 2, 3, 1, 1, 3,
  ]);
});

test('every sentence of a sitting is at or below grade five', () => {
  const hard = messages()
    .filter(([key, words]) => STUDENT_READS.test(key) && /[.?]$/.test(words) && words.split(/\s+/).length >= 4)
    .map(([key, words]) => `${grade(words).toFixed(1)} ${key}: ${words}`)
    .filter((line) => Number.parseFloat(line) > MOST);
  expect(hard).toEqual([]);
});
