// Is somebody found among many? By a few letters in the line for names, without naming them twice.

import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginRoom, double, endRoom, entry, onMap, open, person } from '../../../../test/student/room';
import { idOf } from '../../../../test/double/people';
import { alter } from '../../../../test/sociogram/invented';
import { sit } from '../visit';
import { calledHere } from './NameEntry';

beforeEach(beginRoom);
afterEach(endRoom);

describe('who is called so', () => {
  const names = ['Ana Bell', 'Bella', 'Beto', 'Tía Ana', 'Jo-Ann Bell', 'Ñandu', 'Bel', '21', '210'];
  const here = names.map((name, at) => alter(`p${at}`, name));
  const called = (typed: string): string[] => calledHere(typed, here).map(({ label }) => label);

  test('the very name first, then who begins so, then who has a word that does; accents and capitals are the same', () => {
    expect(called('bel')).toEqual(['Bel', 'Bella', 'Ana Bell', 'Jo-Ann Bell']);
    expect(called('tia')).toEqual(['Tía Ana']);
    expect(called('ÑAN')).toEqual(['Ñandu']);
    expect(called('ann')).toEqual(['Jo-Ann Bell']);
    expect(called(' ')).toEqual([]);
    expect(called('b')).toEqual([]);
  });

  test('where names are hidden a number is who bears it', () => {
    expect(called('21')).toEqual(['21', '210']);
    expect(calledHere('7', [alter('p7', '7'), alter('p70', '70')]).map(({ label }) => label)).toEqual(['7']);
  });

  test('whoever is no longer there is not offered, and of many only a few are', () => {
    const many = Array.from({ length: 300 }, (_, at) => alter(`q${at}`, `Person ${at}`));
    expect(calledHere('pers', many)).toHaveLength(4);
    expect(calledHere('person 217', many).map(({ id }) => id)).toEqual(['q217']);
    expect(calledHere('person 217', [{ ...many[217], presence: 'no_longer' }])).toEqual([]);
  });
});

test('whoever is on the map is offered, chosen by a key and not named again; Enter alone adds another of that name', async () => {
  await open(3, 12);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  const mom = await person('Mom');
  await userEvent.type(await entry(), 'mom');
  await screen.findByRole('option', { name: /^Mom\s*On this map/ });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onMap()).toEqual([]);
  expect(await entry()).toHaveProperty('value', '');
  await waitFor(() => expect(document.activeElement).toBe(mom));
  expect(mom.getAttribute('aria-pressed')).toBe('true');
  await screen.findByRole('button', { name: /More about Mom/ });

  await userEvent.type(await entry(), 'Mom{Enter}');
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'add_alter', label: 'Mom', link: null }]));
});

test('in the list the row of whoever is looked for has the focus', async () => {
  await open(3, 12);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  await person('Mom');
  await userEvent.click(screen.getByRole('button', { name: 'List' }));
  await userEvent.type(await entry(), 'mom');
  await userEvent.click(await screen.findByRole('option', { name: /^Mom\s*On this map/ }));
  const mom = double()
    .egoNetwork(idOf('wave', 3))
    .network.alters.find(({ label }) => label === 'Mom')?.id;
  await waitFor(() => expect(document.activeElement?.getAttribute('data-list-person')).toBe(mom));
  expect(onMap()).toEqual([]);
});
