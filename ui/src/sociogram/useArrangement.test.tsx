// A gesture is seen at once, with everybody where they stood; the picture of everybody follows, and never into a hand.

import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { network, SPREADS } from '../../test/sociogram/invented';
import { arrange } from './arrange';
import { type Arrangement, auditOf } from './attempt';
import type { EgoNetwork, Spot } from './contract';
import { cellAt, RINGS, SECTORS } from './geometry';
import { roughRuler } from './labels';
import { bandWordsOf } from './scene';
import { useArrangement } from './useArrangement';
import { ENGLISH } from './words';

const sheet = { width: 860, height: 700, text_scale: 1 };
const rest = { sheet, words: ENGLISH, ruler: roughRuler };

interface Shown {
  of: EgoNetwork;
  isHandEmpty: boolean;
  overlaid: Arrangement | null;
}
const shown = (of: EgoNetwork) =>
  renderHook(
    ({ of: seen, isHandEmpty, overlaid }: Shown) => useArrangement({ ...rest, network: seen }, overlaid, isHandEmpty),
    { initialProps: { of, isHandEmpty: true, overlaid: null } as Shown },
  );
const settle = () => act(() => vi.advanceTimersByTime(3_000));
const put = (of: EgoNetwork, id: string, spot: Spot): EgoNetwork => ({
  ...of,
  alters: of.alters.map((alter) => (alter.id === id ? { ...alter, spot } : alter)),
});
const elsewhere = (nth: number): Spot => ({
  ring: RINGS[nth % 3],
  sector: SECTORS[nth % 5],
  offset: { across: 300, out: 600 },
});
const anew = (of: EgoNetwork, before: Arrangement | null = null): Arrangement =>
  arrange(of.alters, sheet, bandWordsOf(ENGLISH), roughRuler, { before });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test.each(SPREADS)(
  '%s: whoever is dropped is in their ring and sector at once, and a moment later nobody is covered',
  (spread) => {
    let [over, all] = [0, 0];
    for (const count of [6, 22, 40]) {
      for (let nth = 0; nth < 12; nth++) {
        const before = network(count, nth + 1, spread);
        const { result, rerender, unmount } = shown(before);
        const stood = result.current.arrangement;
        const { id } = before.alters[(nth * 7) % count];
        const now = put(before, id, elsewhere(nth));
        rerender({ of: now, isHandEmpty: true, overlaid: null });
        const { arrangement, isSettling } = result.current;
        expect(isSettling).toBe(true);
        all++;
        if (auditOf(arrangement).overlapping_discs + auditOf(arrangement).covered_names > 0) over++;
        const at = arrangement.placed.get(id);
        expect(at && cellAt(arrangement.field, arrangement.shape, at), `${count} ${nth}`).toMatchObject({
          ring: elsewhere(nth).ring,
          sector: elsewhere(nth).sector,
        });
        // The borders stand still under the hand.
        expect(arrangement.shape).toEqual(stood.shape);
        settle();
        expect(result.current.isSettling).toBe(false);
        expect(auditOf(result.current.arrangement)).toEqual({ overlapping_discs: 0, covered_names: 0 });
        expect([...result.current.arrangement.placed]).toEqual([...anew(now, stood).placed]);
        unmount();
      }
    }
    console.log(`${spread}: over others for a moment ${over} of ${all}`);
    expect(over).toBeLessThan(all / 3);
  },
);

test('what takes no other room moves nobody, and nothing is worked out for it', () => {
  const before = network(22, 4);
  const { result, rerender } = shown(before);
  const stood = result.current.arrangement;
  const [a, b] = before.alters;
  rerender({ of: { ...before, ties: [{ a: a.id, b: b.id, is_present: true }] }, isHandEmpty: true, overlaid: null });
  expect(result.current).toEqual({ arrangement: stood, isSettling: false });
  expect(result.current.arrangement).toBe(stood);
});

test('nobody comes to rest while somebody is in the hand', () => {
  const before = network(22, 4);
  const { result, rerender } = shown(before);
  const now = put(before, before.alters[3].id, elsewhere(4));
  rerender({ of: now, isHandEmpty: true, overlaid: null });
  const fitted = result.current.arrangement;
  rerender({ of: now, isHandEmpty: false, overlaid: null });
  settle();
  expect(result.current).toEqual({ arrangement: fitted, isSettling: true });
  rerender({ of: now, isHandEmpty: true, overlaid: null });
  settle();
  expect(result.current.isSettling).toBe(false);
});

test('words of what changed do not stay when the other map is taken away', () => {
  const of = network(12, 4);
  const notes = new Map(of.alters.map(({ id }) => [id, 'moved']));
  const overlaid = arrange(of.alters, sheet, bandWordsOf(ENGLISH), roughRuler, { notes });
  const { result, rerender } = shown(of);
  rerender({ of, isHandEmpty: true, overlaid });
  expect(result.current.arrangement).toBe(overlaid);
  rerender({ of, isHandEmpty: true, overlaid: null });
  settle();
  for (const { has_note } of result.current.arrangement.placed.values()) expect(has_note).toBe(false);
});
