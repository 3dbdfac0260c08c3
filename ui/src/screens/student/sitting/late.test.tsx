// Does anything act on the map of a moment ago? Whoever holds what was drawn then means the map that is known now.

import { act, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginRoom, double, endRoom, entry, onMap, open, person } from '../../../../test/student/room';
import { idOf } from '../../../../test/double/people';
import type { EgoNetwork, MapEdit } from '../../../ipc';
import { paint } from '../../../sociogram/intents';
import { sit } from '../visit';
import { type OnMeant, useMeant } from './useMeant';
import type { Writing } from './useWriting';

beforeEach(beginRoom);
afterEach(endRoom);

test('a button that was drawn before the last change is worked out on the map as it is now', async () => {
  await open(3, 3);
  const before = double().egoNetwork(idOf('wave', 3)).network;
  const mom = before.alters.find(({ label }) => label === 'Mom');
  if (!mom) throw new Error('nobody is called Mom');
  const taken: (readonly MapEdit[])[] = [];
  const writing = { onMap: vi.fn(async (edits: readonly MapEdit[]) => taken.push(edits) > 0) } as unknown as Writing;
  const drawn = renderHook(({ network }: { network: EgoNetwork }) => useMeant(network, writing), {
    initialProps: { network: before },
  });
  const held: OnMeant = drawn.result.current;
  const is = !mom.supports.includes('fun');
  const since = {
    ...mom,
    supports: is ? [...mom.supports, 'fun' as const] : mom.supports.filter((one) => one !== 'fun'),
  };
  drawn.rerender({ network: { ...before, alters: before.alters.map((one) => (one.id === mom.id ? since : one)) } });
  // Pressed as it stood there: it is so by now, and nothing is written twice. To mean nothing is no refusal.
  expect(await held((now) => paint(now, mom.id, 'fun', is))).toBe(true);
  expect(taken).toEqual([]);
  expect(await held((now) => paint(now, mom.id, 'fun', !is))).toBe(true);
  expect(taken).toEqual([[{ edit: 'paint_support', alters: [mom.id], support: 'fun', is_given: !is }]]);
  // And it is the same function for whoever holds it.
  expect(drawn.result.current).toBe(held);
});

test('Ctrl Enter ends a sitting from anywhere, also from a name that is half typed, which is asked about', async () => {
  await open(3, 3);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  await person('Mom');
  await userEvent.type(await entry(), 'Dre');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog', { name: 'What happens with this map?' });
  await screen.findByRole('button', { name: 'Add Dre' });
  expect(onMap()).toEqual([]);
  // In the question itself it is nobody's key.
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const mom = await person('Mom');
  act(() => mom.focus());
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog', { name: 'What happens with this map?' });
});
