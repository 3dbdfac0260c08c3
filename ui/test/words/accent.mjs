// How does a sentence look that nobody can have typed into the code? Every letter accented, in brackets and two fifths longer;
// or in letters that run from right to left. What stands on a screen without brackets came from somewhere else than words.

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀɃÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽ'];
const HEBREW = [...'אבגדהוזחטיכלמנסעפצקרשתםןףץ'];

/** What stands at the end to make it longer. */
export const MORE = { pseudo: 'ẋ', mirrored: 'ץ' };
export const [OPEN, CLOSE] = ['⟦', '⟧'];

/** The letters of a text, in one of the two invented languages. */
export const accented = (text, code) =>
  [...text]
    .map((letter) => {
      const at = PLAIN.indexOf(letter);
      if (at < 0) return letter;
      return code === 'mirrored' ? HEBREW[at % 26] : ACCENTED[at];
    })
    .join('');

/** As many letters as make a text of this length two fifths longer, in words. */
export function padding(length, code) {
  const letters = Math.max(1, Math.round(length * 0.4));
  const words = [];
  for (let left = letters; left > 0; left -= 6) words.push(MORE[code].repeat(Math.min(5, left)));
  return ` ${words.join(' ')}`;
}
