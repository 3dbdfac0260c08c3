// Single letters on the map, its list and in the list of keys, for somebody who has turned them off.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { begin, beginRoom, endRoom, onMap, open, person } from '../../../../test/student/room';
import { hearLetters } from '../../../letters';

beforeEach(beginRoom);
afterEach(() => {
  act(() => hearLetters(true));
  endRoom();
});

async function onTheMap(areKeys: boolean) {
  act(() => hearLetters(areKeys));
  await open(3, 3);
  await userEvent.click(await screen.findByRole('button', { name: 'Go on with this map' }));
  await begin();
  const mom = await person('Mom');
  act(() => mom.focus());
  return mom;
}

const isList = () => screen.queryByRole('region', { name: 'People in your corner' }) !== null;

test('with letters L is the list, and W wants to meet', async () => {
  await onTheMap(true);
  await userEvent.keyboard('w');
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'set_presence', presence: 'potential' }]));
  await userEvent.keyboard('l');
  await waitFor(() => expect(isList()).toBe(true));
});

test('without letters they change nothing on the map and in its list, and every other key and every button works', async () => {
  const mom = await onTheMap(false);
  await userEvent.keyboard('wcatlhm18+-0?');
  expect(isList()).toBe(false);
  expect(screen.queryByRole('menu')).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(onMap()).toEqual([]);
  expect(document.activeElement).toBe(mom);
  await userEvent.keyboard('{Shift>}{F10}{/Shift}');
  await screen.findByRole('menu');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'List' }));
  await waitFor(() => expect(isList()).toBe(true));
  act(() => screen.getByRole('region', { name: 'People in your corner' }).focus());
  await userEvent.keyboard('lh');
  expect(isList()).toBe(true);
  expect(screen.queryByRole('heading', { name: 'What help do you need?' })).toBeNull();

  await userEvent.keyboard('{F1}');
  const keys = await screen.findByRole('dialog', { name: 'What the keys do' });
  within(keys).getByText(/Single-letter shortcuts are off/);
  within(keys).getByText('Pick up, put down');
  within(keys).getByText('Move to…');
  for (const gone of ['Want to meet', 'List or map', 'Closer, further, everything']) {
    expect(within(keys).queryByText(gone)).toBeNull();
  }
  expect(within(keys).queryByText('M')).toBeNull();
});
