// Can a fifth-grader read what stands in a sitting? The Flesch-Kincaid grade (Kincaid et al. 1975) of each sentence that a
// student may read. A single label of a word or two has no grade.

import { expect, test } from 'vitest';
import { language } from '../../../scripts/words.mjs';
import { notDone, studentReads } from '../../../test/words/student_reads';
import { grade, MOST_GRADE, syllables } from '../../words/grade';

test('syllables are counted about as a reader does', () => {
  expect(['place', 'people', 'corner', 'remembered', 'tapped', 'map', 'nobody'].map(syllables)).toEqual([
    1, 2, 2, 3, 1, 1, 3,
  ]);
});

test('every sentence of a sitting is at or below grade five', () => {
  const sentences = studentReads('en');
  const hard = sentences
    .filter(({ words }) => grade(words) > MOST_GRADE)
    .map(({ key, words }) => `${grade(words).toFixed(1)} ${key}: ${words}`);
  expect(hard).toEqual([]);
  expect(sentences.length).toBeGreaterThan(150);
});

test('what a sitting says where something was not done is among them', () => {
  const { words } = language('en');
  expect(notDone.filter((key) => !words.has(key))).toEqual([]);
  expect(studentReads('en').map(({ key }) => key)).toEqual(expect.arrayContaining(['keeping-body', 'conflict-other']));
});
