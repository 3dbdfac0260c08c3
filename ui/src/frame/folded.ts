// How are names compared with what somebody types? Without case and accents, word by word.

export const folded = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of what was typed; none where it is empty. */
export const typedWords = (text: string): readonly string[] => folded(text).split(' ').filter(Boolean);

/** Whether each of these words stands somewhere in it. */
export const hasWords = (name: string, words: readonly string[]): boolean => {
  const within = folded(name);
  return words.every((word) => within.includes(word));
};
