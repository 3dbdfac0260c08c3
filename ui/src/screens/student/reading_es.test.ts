// Can a fifth-grader who reads Spanish read what stands in a sitting? The grade of Crawford (1989), made for Spanish of the
// first six grades: -0.205 sentences + 0.049 syllables - 3.407, both for a hundred words.

import { expect, test } from 'vitest';
import { studentReads } from '../../../test/words/student_reads';

const MOST = 5;

const syllables = (word: string): number => {
  const bare = word
    .toLowerCase()
    .replace(/[^a-záéíóúüñ]/g, '')
    // A letter that is written and not said.
    .replace(/qu|gu(?=[eiéí])/g, 'k')
    .replace(/y$/, 'i')
    .replace(/y/g, 'j');
  // Each open vowel begins a syllable of its own; i and u lean on their neighbour.
  const groups = bare.match(/[aeiouáéíóúü]+/g) ?? [];
  return Math.max(
    1,
    groups.reduce((sum, group) => sum + Math.max(1, group.match(/[aeoáéóíú]/g)?.length ?? 0), 0),
  );
};

function grade(words: string): number {
  const all = words.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const sentences = Math.max(1, words.split(/[.?:;]+(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length);
  const sounds = all.reduce((sum, word) => sum + syllables(word), 0);
  return -0.205 * ((sentences * 100) / all.length) + 0.049 * ((sounds * 100) / all.length) - 3.407;
}

test('syllables are counted about as a reader does', () => {
  expect(['mapa', 'quién', 'próximo', 'ayuda', 'línea', 'guarda', 'escuela'].map(syllables)).toEqual([
    2, 1, 3, 3, 3, 2, 3,
  ]);
});

test('every Spanish sentence of a sitting is at or below grade five', () => {
  const sentences = studentReads('es');
  const hard = sentences
    .filter(({ words }) => grade(words) > MOST)
    .map(({ key, words }) => `${grade(words).toFixed(1)} ${key}: ${words}`);
  expect(hard).toEqual([]);
  expect(sentences.length).toBeGreaterThan(70);
});
