import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/tokens.css', 'utf8').replaceAll('"', "'");

/** The custom properties between a heading and its closing brace. */
function properties(heading: string): Map<string, string> {
  const from = css.indexOf(heading);
  expect(from, heading).toBeGreaterThan(-1);
  const body = css.slice(from, css.indexOf('}', from));
  return new Map([...body.matchAll(/(--kith-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const light = properties(':root {');
const darkBySystem = properties(":root:not([data-theme='light']) {");
const darkByHand = properties(":root[data-theme='dark'] {");

test('dark is the same, whoever chose it', () => {
  expect([...darkByHand]).toEqual([...darkBySystem]);
  expect(darkByHand.size).toBeGreaterThan(25);
});

test('dark sets every colour that light has', () => {
  const colours = [...light].filter(([, value]) => /^#|^rgb/.test(value)).map(([name]) => name);
  for (const name of colours) expect(darkByHand.has(name), name).toBe(true);
});

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test.each([
  ['light', light],
  ['dark', darkByHand],
])('text can be read and lines can be seen in %s', (_, of) => {
  const colour = (name: string) => of.get(`--kith-${name}`) ?? '';
  for (const ground of ['paper', 'raised', 'sunk']) {
    for (const text of ['ink', 'ink-soft', 'accent', 'amber', 'red'])
      expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('line-strong'), colour(ground)), `line-strong on ${ground}`).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('focus'), colour(ground)), `focus on ${ground}`).toBeGreaterThanOrEqual(3);
  }
  for (const [text, ground] of [
    ['on-accent', 'accent'],
    ['on-red', 'red'],
    ['accent', 'accent-soft'],
    ['ink-soft', 'accent-soft'],
    ['amber', 'amber-soft'],
    ['red', 'red-soft'],
  ])
    expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['light', light],
  ['dark', darkByHand],
])('sectors are equally light in %s, and each can be seen', (_, of) => {
  const sectors = ['home', 'school', 'peers', 'community', 'work'].map((name) => of.get(`--kith-sector-${name}`) ?? '');
  const against = sectors.map((sector) => contrast(sector, of.get('--kith-paper') ?? ''));
  for (const figure of against) expect(figure).toBeGreaterThanOrEqual(3);
  expect(Math.max(...against) / Math.min(...against)).toBeLessThan(1.15);
});

// The system draws its own ground, the colour of paper, behind every word: a word of that colour is gone.
test('where the system sets the colours no word has the colour of the ground behind it', () => {
  const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => name.endsWith('.css'));
  for (const name of files) {
    const sheet = readFileSync(`src/${name}`, 'utf8');
    const forced = sheet.slice(sheet.indexOf('@media (forced-colors: active)'));
    for (const [, selector] of sheet.matchAll(/(?:^|\n)([^{}@\n]+) \{[^{}]*[^-]color: var\(--kith-paper\)[^{}]*\}/g))
      expect(sheet.includes('@media (forced-colors') && forced.includes(selector.trim()), `${name}: ${selector}`).toBe(
        true,
      );
  }
});
