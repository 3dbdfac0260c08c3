// Can a fifth-grader read what stands in a sitting? The Flesch-Kincaid grade (Kincaid et al. 1975) of each sentence that a
// student may read. A single label of a word or two has no grade.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grade, MOST_GRADE, syllables } from '../../words/grade';

const FILES = [
  'student.ftl',
  'opening.ftl',
  'closing.ftl',
  'after.ftl',
  'take.ftl',
  'growth.ftl',
  'kiosk.ftl',
  'paper/page.ftl',
];
const locale = `${import.meta.dirname}/../../../../crates/words/locales/en/`;
const text = FILES.map((file) => readFileSync(locale + file, 'utf8')).join('\n');
// The card for the session is for whoever leads it.
const STUDENT_READS = /^(sitting|finish|choice|forget|about|sociogram|take(?!-card)|page|file|mine|sheet|talk|kiosk)-/;

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

test('syllables are counted about as a reader does', () => {
  expect(['place', 'people', 'corner', 'remembered', 'tapped', 'map', 'nobody'].map(syllables)).toEqual([
    1, 2, 2, 3, 1, 1, 3,
  ]);
});

test('every sentence of a sitting is at or below grade five', () => {
  const hard = messages()
    .filter(([key, words]) => STUDENT_READS.test(key) && /[.?]$/.test(words) && words.split(/\s+/).length >= 4)
    .map(([key, words]) => `${grade(words).toFixed(1)} ${key}: ${words}`)
    .filter((line) => Number.parseFloat(line) > MOST_GRADE);
  expect(hard).toEqual([]);
});
