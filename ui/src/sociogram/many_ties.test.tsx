import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import type { EgoNetwork } from './contract';
import { centreOf, RINGS, SECTORS } from './geometry';
import { EMPTY, type View } from './hand';
import { Sociogram } from './Sociogram';
import { ENGLISH } from './words';

const PEOPLE = 30;
const TIES = 200;

beforeEach(() => {
  const paper = { x: 0, y: 0, left: 0, top: 0, right: 900, bottom: 700, width: 900, height: 700, toJSON: () => ({}) };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(paper as DOMRect);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const id = (nth: number): string => `p${String(nth).padStart(2, '0')}`;

const crowd: EgoNetwork = {
  ...network(0),
  alters: Array.from({ length: PEOPLE }, (_, nth) =>
    alter(id(nth), `Person ${nth}`, { spot: centreOf({ ring: RINGS[nth % 3], sector: SECTORS[nth % 5] }) }),
  ),
  ties: Array.from({ length: PEOPLE }, (_, a) => Array.from({ length: PEOPLE - a - 1 }, (_, b) => [a, a + b + 1]))
    .flat()
    .slice(0, TIES)
    .map(([a, b]) => ({ a: id(a), b: id(b), is_present: true })),
};

function drawn(shown: EgoNetwork, view: View, isBehind = false) {
  return (
    <Sociogram
      network={shown}
      ego={{ name: 'Luz', initials: 'L' }}
      view={view}
      onView={() => undefined}
      onCommit={() => undefined}
      words={ENGLISH}
      isReducedMotion
      isBehind={isBehind}
    />
  );
}

const twoFrames = () =>
  act(async () => {
    for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  });
const stroke = (): string => document.querySelector('.kith-all-ties')?.getAttribute('d') ?? '';
const ends = (path: string): number => path.split('M').length - 1;
const own = () => document.querySelectorAll('[data-tie]');

test('many lines are one stroke, and those of whoever is chosen are apart', async () => {
  const { rerender } = render(drawn(crowd, EMPTY));
  await twoFrames();
  expect([ends(stroke()), own().length]).toEqual([TIES, 0]);
  const chosen = id(0);
  rerender(drawn(crowd, { ...EMPTY, selected: chosen }));
  const lit = crowd.ties.filter(({ a, b }) => a === chosen || b === chosen).length;
  expect([ends(stroke()), own().length]).toEqual([TIES - lit, lit]);
  expect([...own()].every((line) => line.classList.contains('kith-lit'))).toBe(true);
});

test('the stroke ends where people stand after they have moved', async () => {
  const { rerender } = render(drawn(crowd, EMPTY));
  await twoFrames();
  const before = stroke();
  const moved = {
    ...crowd,
    alters: crowd.alters.map((one, nth) => ({ ...one, spot: crowd.alters[(nth + 1) % PEOPLE].spot })),
  };
  rerender(drawn(moved, EMPTY));
  expect([ends(stroke()), stroke() === before]).toEqual([TIES, false]);
  const places = [...document.querySelectorAll('[data-person]')].map((one) => one.getAttribute('transform') ?? '');
  const near = places.map((place) => place.match(/-?[\d.]+/g)?.map(Number) ?? []);
  const starts = [...stroke().matchAll(/M(-?[\d.]+) (-?[\d.]+)Q/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(starts.every(([x, y]) => near.some(([px, py]) => Math.abs(px - x) < 0.2 && Math.abs(py - y) < 0.2))).toBe(
    true,
  );
});

test('what lies ready behind the cards has no place for the focus', async () => {
  const { rerender } = render(drawn(crowd, EMPTY, true));
  expect(document.querySelectorAll('[data-person]').length).toBe(PEOPLE);
  expect(document.querySelectorAll('[tabindex="0"]').length).toBe(0);
  rerender(drawn(crowd, EMPTY));
  expect(document.querySelectorAll('[tabindex="0"]').length).toBe(1);
});
