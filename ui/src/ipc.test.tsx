import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Double } from '../test/double/double';
import { idOf } from '../test/double/people';
import {
  client,
  commit,
  concerns,
  type Edit,
  failureOf,
  kith,
  listenToShell,
  mapKey,
  speakThrough,
  STATUS,
  useLive,
  uuidv7,
} from './ipc';

afterEach(() => {
  cleanup();
  client.clear();
});

test('an id made later sorts later, and says its version', () => {
  const ids = [0, 1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47].map((at) => uuidv7(at));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(Array.from({ length: 500 }, () => uuidv7(1))).size).toBe(500);
});

test('a question is asked again only when a commit touched what it watches', () => {
  expect(concerns('any', [])).toBe(true);
  expect(concerns([{ of: 'student', id: 'a' }], [{ of: 'student', id: 'a' }])).toBe(true);
  expect(concerns([{ of: 'student', id: 'a' }], [{ of: 'draft', id: 'a' }])).toBe(false);
  expect(concerns([{ of: 'district' }], [{ of: 'student', id: 'a' }, { of: 'district' }])).toBe(true);
  expect(concerns([], [{ of: 'district' }])).toBe(false);
});

test('a refusal is thrown with its code, and anything else is unexpected', async () => {
  speakThrough(new Double());
  const refused = await kith.student('not there').catch((error: unknown) => error);
  expect(failureOf(refused)).toMatchObject({ code: 'refused', refusal: { refusal: 'no_such_student' } });
  expect(failureOf(new Error('boom')).code).toBe('unexpected');
});

test('a screen reads again after a commit in its scope, and not after another', async () => {
  const double = new Double();
  speakThrough(double);
  const stop = await listenToShell(() => undefined);
  const [one, other] = [idOf('student', 1), idOf('student', 2)];
  const Shown = () => {
    const file = useLive(['student', one], () => kith.student(one), [{ of: 'student', id: one }]);
    return <p>{file.data?.shown}</p>;
  };
  render(
    <QueryClientProvider client={client}>
      <Shown />
    </QueryClientProvider>,
  );
  await screen.findByText('Luz Morales');
  const reads = () => double.calls.filter(([name]) => name === 'student').length;
  await act(() => commit({ on: 'people', do: { edit: 'call_student', student: other, called: 'Ama' } }));
  expect(reads()).toBe(1);
  await act(() => commit({ on: 'people', do: { edit: 'call_student', student: one, called: 'Lucita' } }));
  await screen.findByText('Lucita');
  expect(reads()).toBe(2);
  stop();
});

/** A map on the screen, and what its ego is to be called. */
async function showsMap(double: Double) {
  const wave = idOf('wave', 3);
  const Shown = () => {
    const map = useLive(mapKey(wave), () => kith.egoNetwork(wave), [{ of: 'draft', id: wave }]);
    return <p>{map.data?.network.alters.map(({ label }) => label).join(', ')}</p>;
  };
  render(
    <QueryClientProvider client={client}>
      <Shown />
    </QueryClientProvider>,
  );
  const [first] = double.egoNetwork(wave).network.alters;
  await screen.findByText(new RegExp(first.label));
  const rename = (label: string): Edit => ({
    on: 'map',
    do: { wave, edit: { edit: 'rename_alter', alter: first.id, label } },
  });
  const reads = () => double.calls.filter(([name]) => name === 'egoNetwork').length;
  return { rename, reads };
}

test('a map comes with the answer to what was done on it, and is not asked for once more', async () => {
  const double = new Double({ alters: 3 });
  speakThrough(double);
  const stop = await listenToShell(() => undefined);
  const { rename, reads } = await showsMap(double);
  expect(reads()).toBe(1);
  await act(() => commit(rename('Amparo')));
  await screen.findByText(/Amparo/);
  expect(reads()).toBe(1);
  // Somebody else's hand: this window is told, and reads.
  act(() => void double.commit(rename('Benigno')));
  await screen.findByText(/Benigno/);
  expect(reads()).toBe(2);
  stop();
});

test('a map that was read while something was done on it is read once more, since nobody knows which is newer', async () => {
  const double = new Double({ alters: 3 });
  speakThrough(double);
  const stop = await listenToShell(() => undefined);
  const { rename, reads } = await showsMap(double);
  const held = double.call.bind(double);
  vi.spyOn(double, 'call').mockImplementation(async (name, args) => {
    const answer = await held(name, args);
    // Between its being done and its answer another hand was here, and the map is read already.
    if (name === 'commit') {
      double.commit(rename('Benigno'));
      await vi.waitFor(() => expect(reads()).toBe(2));
    }
    return answer;
  });
  await act(() => commit(rename('Amparo')));
  await vi.waitFor(() => expect(reads()).toBe(3));
  await screen.findByText(/Benigno/);
  expect(screen.queryByText(/Amparo/)).toBeNull();
  stop();
});

test('locking forgets everything that was read', async () => {
  speakThrough(new Double());
  let isLocked = false;
  const stop = await listenToShell(() => {
    isLocked = true;
  });
  client.setQueryData(STATUS, await kith.status());
  client.setQueryData(['student', 'x'], { shown: 'somebody' });
  await kith.lock();
  expect(isLocked).toBe(true);
  expect(client.getQueryData(['student', 'x'])).toBeUndefined();
  expect(client.getQueryData(STATUS)).toMatchObject({ open: null });
  stop();
});
