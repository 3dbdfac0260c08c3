// What on a page is no word of ours? For the walks over all screens: a page whose buttons are found by their English names in an
// invented language too, and what on the page that is shown did not come from `words`.

import { accented, CLOSE, MORE, OPEN } from './accent.mjs';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name in English, or the same in the invented language. */
function either(name, code, isExact) {
  if (name instanceof RegExp) {
    const other = accented(
      name.source.replace(/\\./g, (escape) => escape),
      code,
    ).replace(/^\^/, `^${OPEN}?`);
    return new RegExp(`${name.source}|${other}`, name.flags);
  }
  const [plain, other] = [escaped(name), escaped(accented(name, code))];
  if (!isExact) return new RegExp(`${plain}|${other}`, 'i');
  // White space around it is none of it, as where a name is given as text.
  return new RegExp(`^\\s*(?:${plain}|${OPEN}${other}(?: ${MORE[code]}+)*${CLOSE})\\s*$`);
}

/** The page, asked for as in English. */
export function asInEnglish(page, code) {
  const named = { getByRole: 1, getByLabel: 0, getByText: 0, getByPlaceholder: 0 };
  return new Proxy(page, {
    get(target, key) {
      const value = target[key];
      if (typeof value !== 'function') return value;
      if (!(key in named)) return value.bind(target);
      return (...args) => {
        if (key === 'getByRole') {
          const [role, { name, exact, ...rest } = {}] = args;
          return name === undefined
            ? target.getByRole(role, rest)
            : target.getByRole(role, { ...rest, name: either(name, code, exact) });
        }
        const [text, { exact } = {}] = args;
        return target[key](either(text, code, exact));
      };
    },
  });
}

/** Every text on the page that is no word of ours, one line each. Runs in the page. */
export function findings([open, close]) {
  const { whole, names } = window.told;
  const wholes = [...whole].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
  // Names that are no words: of the program, of a language in itself, of keys, of formats and licences.
  const OURS = /\b(Kith|English|Español|Ctrl|Shift|Enter|Esc|Escape|Tab|Home|End|Delete|F[0-9]+|CSV|MB)\b/g;
  const strip = (text) => {
    let rest = text.normalize();
    for (;;) {
      // The innermost first: a sentence may stand in another.
      const less = rest.replace(new RegExp(`${open}[^${open}${close}]*${close}`, 'gu'), ' ');
      if (less === rest) break;
      rest = less;
    }
    // A name on the map's rim may be shortened; the whole of it is in the list and in what is read aloud.
    rest = rest.replace(new RegExp(`${open}[^${close}]*…$`, 'u'), ' ');
    for (const each of wholes) if (rest.includes(each)) rest = rest.split(each).join(' ');
    rest = rest.replace(OURS, ' ');
    rest = rest.replace(/([\p{L}\p{M}]+)…/gu, (cut, begins) =>
      [...names].some((name) => name.startsWith(begins)) ? ' ' : cut,
    );
    return rest.replace(/[\p{L}\p{M}]+/gu, (word) => (names.has(word) ? ' ' : word));
  };
  const isForeign = (text) => /\p{Script=Latin}{2,}/u.test(strip(text).replace(/\b\p{Lu}{1,2}\b/gu, ' '));
  const wrong = new Set();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (!parent || ['SCRIPT', 'STYLE', 'TEXTAREA'].includes(parent.tagName) || !node.data.trim()) continue;
    // What is said to a reader alone is words too; what is not drawn at all is not.
    // A page that is given away is in the language of whoever reads it, and says so.
    if (!seen(parent) || parent.closest('bdi, kbd, code, article[lang]')) continue;
    if (isForeign(node.data)) wrong.add(`no word of ours: “${node.data.trim().slice(0, 80)}”`);
  }
  const SAID = [
    'aria-label',
    'aria-description',
    'aria-valuetext',
    'aria-roledescription',
    'title',
    'placeholder',
    'alt',
  ];
  for (const element of document.body.querySelectorAll('*')) {
    if (!seen(element) || element.closest('article[lang]')) continue;
    for (const name of SAID) {
      const value = element.getAttribute(name);
      if (value && isForeign(value)) wrong.add(`no word of ours in ${name}: “${value.slice(0, 80)}”`);
    }
  }
  return [...wrong];
}

export const brackets = [OPEN, CLOSE];
