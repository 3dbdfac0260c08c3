// What can be done while a map waits to be kept, since something long is being written? It can be forgotten and left, and
// nothing is told on it. On the double.

import { act, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { beginRoom, double, endRoom, open, person } from '../../../../test/student/room';
import { type CommandName, type Edit, speakThrough } from '../../../ipc';
import { sit } from '../visit';
import { useWriting } from './useWriting';

beforeEach(beginRoom);
afterEach(endRoom);

const WAVE = idOf('wave', 3);
const choices = (): string[] => double().edits.flatMap((edit) => (edit.on === 'wave' ? [edit.do.edit] : []));

/** Keeps the map, which waits until it is let go; it is refused then where it was forgotten. */
async function keptButWaiting(): Promise<{ go: () => void }> {
  await open(3, 3);
  act(() => sit(idOf('student', 3), WAVE));
  const commit = double().commit.bind(double());
  let go = (): void => undefined;
  const waits = new Promise<void>((resolve) => (go = resolve));
  vi.spyOn(double(), 'commit').mockImplementation(((edit: Edit) =>
    edit.on === 'wave' && edit.do.edit === 'keep' ? waits.then(() => commit(edit)) : commit(edit)) as never);
  await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Keep it for us two' }));
  return { go };
}

test('“stop and forget” is done while “keep” waits, and the map takes nothing more until then', async () => {
  const { go } = await keptButWaiting();
  // At once nothing can be chosen otherwise, and Escape leads to no map on which something could be told.
  expect(screen.getByRole('radio', { name: /Only you and me/, hidden: true }).closest('[inert]')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  screen.getByRole('dialog');
  await screen.findByRole('dialog', { name: 'Your map is not kept yet' }, { timeout: 3_000 });
  await userEvent.keyboard('{Escape}');
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop and forget' }));
  await userEvent.click(await screen.findByRole('button', { name: 'No, go back' }));
  await screen.findByRole('dialog', { name: 'Your map is not kept yet' });
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop and forget' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Yes, forget it' }));
  await screen.findByRole('button', { name: 'Start a map' });
  expect(choices()).toEqual(['forget']);
  await act(async () => go());
  expect(choices()).toEqual(['forget']);
});

test('a map that waited is kept by itself', async () => {
  const { go } = await keptButWaiting();
  await screen.findByRole('dialog', { name: 'Your map is not kept yet' }, { timeout: 3_000 });
  await act(async () => go());
  await screen.findByRole('tab', { name: 'Map' });
  expect(choices()).toEqual(['keep']);
});

test('what is written elsewhere keeps no gesture waiting', async () => {
  await open(3, 3);
  act(() => sit(idOf('student', 3), WAVE));
  await person('Mom');
  const { network } = double().egoNetwork(WAVE);
  const sent: Edit[] = [];
  speakThrough({
    call: (name: CommandName, [edit]) => {
      if (name === 'commit') sent.push(edit as Edit);
      const isEarlier = (edit as Edit).on === 'ask';
      return isEarlier ? new Promise(() => undefined) : Promise.resolve({ status: 'ok', data: null });
    },
    listen: async () => () => undefined,
  });
  const { result } = renderHook(() => useWriting(network, { of: 'draft', id: WAVE }, 'names', () => undefined));
  const move = { edit: 'move_ask', ask: idOf('alter', 1), to: 'asked', on: '2026-03-02' } as const;
  void result.current.write([{ on: 'ask', do: { wave: idOf('wave', 2), edit: move } }]);
  void result.current.onMap([{ edit: 'settle_ties' }]);
  await waitFor(() => expect(sent.map(({ on }) => on)).toEqual(['ask', 'map']));
  // On this map one waits for the other.
  void result.current.write([{ on: 'ask', do: { wave: WAVE, edit: move } }]);
  void result.current.onMap([{ edit: 'settle_ties' }]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(sent.map(({ on }) => on)).toEqual(['ask', 'map', 'ask']);
});
