// How much of a name can be written here? Cuts names to a width, on one or two lines, without breaking a letter.
// It never decides who gets more room, and measures only through the ruler that it is handed.

/** Width in pixels of a text at a size. The component measures with the real font, tests with `roughRuler`. */
export type Ruler = (text: string, px: number) => number;

const NARROW = new Set("iljtfrI.,:;'’!|()[] -");
const WIDE = new Set('mwMWÆŒæœ@%');

/** Slightly wider than the bundled font, so that what fits here fits there. */
export const roughRuler: Ruler = (text, px) => {
  let em = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (NARROW.has(letter)) em += 0.36;
    else if (WIDE.has(letter)) em += 0.9;
    else if (code > 0x2e7f) em += 1.05;
    else if (letter !== letter.toLowerCase()) em += 0.69;
    else em += 0.58;
  }
  return em * px;
};

const segmenter = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter() : null;

/** Letters as a reader counts them: an emoji of several code points is one. */
export function letters(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), (part) => part.segment) : Array.from(text);
}

export interface Written {
  lines: string[];
  width: number;
  is_cut: boolean;
}

/** One line up to `widest`, then two if there may be; a line is cut only beyond `longest`. */
export function written(
  name: string,
  px: number,
  widest: number,
  most: 1 | 2,
  ruler: Ruler,
  longest = widest,
): Written {
  const whole = ruler(name, px);
  if (whole <= widest) return { lines: [name], width: whole, is_cut: false };
  const words = most === 2 ? name.split(' ') : [name];
  if (words.length === 1) {
    const one = cut(name, px, longest, ruler);
    return { lines: [one.text], width: one.width, is_cut: one.is_cut };
  }
  // Where the longer of both lines is shortest; of a name that is far too long the beginning counts.
  let [first, width] = ['', Infinity];
  for (let used = 1; used < words.length; used++) {
    const above = words.slice(0, used).join(' ');
    const wide = Math.max(ruler(above, px), ruler(words.slice(used).join(' '), px));
    if (used > 1 && (wide >= width || ruler(above, px) > longest)) break;
    [first, width] = [above, wide];
  }
  const above = cut(first, px, longest, ruler);
  const below = cut(name.slice(first.length + 1), px, longest, ruler);
  return {
    lines: [above.text, below.text],
    width: Math.max(above.width, below.width),
    is_cut: above.is_cut || below.is_cut,
  };
}

function cut(text: string, px: number, widest: number, ruler: Ruler): { text: string; width: number; is_cut: boolean } {
  const whole = ruler(text, px);
  if (whole <= widest) return { text, width: whole, is_cut: false };
  const all = letters(text);
  // At least one letter stays, so that a cut name is still somebody.
  const guess = Math.ceil((all.length * widest) / whole) + 2;
  for (let kept = Math.min(all.length - 1, guess); kept > 1; kept--) {
    const short = `${all.slice(0, kept).join('').trimEnd()}…`;
    const width = ruler(short, px);
    if (width <= widest) return { text: short, width, is_cut: true };
  }
  const least = `${all[0] ?? ''}…`;
  return { text: least, width: ruler(least, px), is_cut: true };
}
