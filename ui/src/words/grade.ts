// Can a fifth-grader read this? The Flesch-Kincaid grade (Kincaid et al. 1975), for English. It is a hint to whoever writes,
// and a bar for the words that Kith ships.

export const syllables = (word: string): number => {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  const groups = bare.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
};

/** The grade of a text; a single label of a word or two has none that means anything. */
export function grade(words: string): number {
  const all = words.split(/\s+/).filter((word) => /[a-z]/i.test(word));
  const sentences = Math.max(1, words.split(/[.?:;]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length);
  const sounds = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences) + 11.8 * (sounds / Math.max(1, all.length)) - 15.59;
}

/** What a student may read stands at or below this: grade five, to its end. */
export const MOST_GRADE = 5.9;
