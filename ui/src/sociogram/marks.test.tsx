// What floats beside somebody goes along when they glide to another place: when others are named, or the window changes.

import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import type { EgoNetwork } from './contract';
import { centreOf } from './geometry';
import { EMPTY } from './hand';
import { HANDLE } from './handle';
import { Sociogram } from './Sociogram';
import { ENGLISH } from './words';

let paper = { width: 900, height: 700 };
let looks: (() => void)[] = [];

beforeEach(() => {
  paper = { width: 900, height: 700 };
  looks = [];
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(
    () => ({ x: 0, y: 0, left: 0, top: 0, right: paper.width, bottom: paper.height, ...paper }) as DOMRect,
  );
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(look: () => void) {
        looks.push(look);
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const at = (ring: 'closest' | 'close' | 'known', sector: 'home' | 'school') => ({ spot: centreOf({ ring, sector }) });
const corner: EgoNetwork = {
  ...network(0),
  alters: [alter('p1', 'Ana', at('close', 'home')), alter('p2', 'Coach Daniels', at('known', 'school'))],
  ties: [],
};

function drawn(shown: EgoNetwork) {
  return (
    <Sociogram
      network={shown}
      ego={{ name: 'Luz', initials: 'L' }}
      view={{ ...EMPTY, selected: 'p2' }}
      onView={() => undefined}
      onCommit={() => undefined}
      words={ENGLISH}
    />
  );
}

const settled = () => act(async () => void (await new Promise((done) => setTimeout(done, 400))));
const placeOf = (selector: string): [number, number] => {
  const [x, y] = (document.querySelector(selector)?.getAttribute('transform') ?? '').match(/-?[\d.]+/g) ?? [];
  return [Number(x), Number(y)];
};
function away(): number {
  const [x, y] = placeOf('.kith-map [data-person="p2"]');
  const [hx, hy] = placeOf('.kith-handle');
  const disc = Number(document.querySelector('[data-person="p2"] .kith-disc')?.getAttribute('r'));
  return Math.abs(Math.hypot(hx - x, hy - y) - disc - HANDLE.away);
}

test('the handle stays beside the chosen person when a name waits below and the map is smaller for it', async () => {
  const { rerender } = render(drawn(corner));
  await settled();
  const before = placeOf('.kith-map [data-person="p2"]');
  expect(away()).toBeLessThan(1);
  rerender(drawn({ ...corner, alters: [...corner.alters, alter('p3', 'Jada')] }));
  await settled();
  expect(placeOf('.kith-map [data-person="p2"]')).not.toEqual(before);
  expect(away()).toBeLessThan(1);
});

test('and when the window changes its size', async () => {
  render(drawn(corner));
  await settled();
  const before = placeOf('.kith-map [data-person="p2"]');
  paper = { width: 620, height: 500 };
  act(() => {
    for (const look of looks) look();
  });
  await settled();
  expect(placeOf('.kith-map [data-person="p2"]')).not.toEqual(before);
  expect(away()).toBeLessThan(1);
});
