import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { alter, network } from '../../test/sociogram/invented';
import type { MapEdit } from './contract';
import { centreOf } from './geometry';
import { ListView } from './ListView';
import { Sociogram } from './Sociogram';
import { EMPTY } from './hand';
import { ENGLISH } from './words';

afterEach(cleanup);

const net = {
  ...network(0),
  alters: [
    alter('a', 'Ana', { spot: centreOf({ ring: 'closest', sector: 'home' }), supports: ['fun'] }),
    alter('b', 'Ben', { spot: centreOf({ ring: 'known', sector: 'work' }), is_pale: true }),
    alter('c', 'Cai'),
    alter('d', 'Dee', { presence: 'no_longer', spot: centreOf({ ring: 'close', sector: 'peers' }) }),
  ],
  ties: [{ a: 'a', b: 'c', is_present: true }],
};

function listed() {
  const edits: MapEdit[] = [];
  render(<ListView network={net} words={ENGLISH} onCommit={(meant) => edits.push(...meant)} />);
  const row = (id: string) => within(document.querySelector(`[data-list-person="${id}"]`) as HTMLElement);
  const open = (id: string): void => {
    const opens = row(id).getByRole('button', { name: /^Knows/, expanded: false });
    fireEvent.click(opens);
    expect(opens.getAttribute('aria-expanded')).toBe('true');
  };
  return { edits, row, open };
}

test('the list moves, ties, paints, renames, removes and confirms by the same edits as the map', () => {
  const { edits, row, open } = listed();
  fireEvent.change(row('a').getByLabelText('Ana: How close'), { target: { value: 'known' } });
  fireEvent.change(row('a').getByLabelText('Ana: Where from'), { target: { value: 'tray' } });
  fireEvent.change(row('c').getByLabelText('Cai: Where from'), { target: { value: 'peers' } });
  fireEvent.click(row('a').getByLabelText('fun'));
  open('a');
  fireEvent.click(row('a').getByLabelText('Cai'));
  open('b');
  fireEvent.click(row('b').getByLabelText('Ana'));
  fireEvent.change(row('c').getByLabelText('Cai: On this map'), { target: { value: 'potential' } });
  fireEvent.change(row('d').getByLabelText('Dee: On this map'), { target: { value: 'confirmed' } });
  fireEvent.click(row('b').getByRole('button', { name: /still on today/ }));
  fireEvent.click(row('a').getByRole('button', { name: 'Remove Ana' }));
  const name = row('c').getByLabelText('Name of Cai');
  fireEvent.change(name, { target: { value: '  Cai  Lee ' } });
  fireEvent.blur(name);
  expect(edits).toEqual([
    { edit: 'place_alter', alter: 'a', spot: centreOf({ ring: 'known', sector: 'home' }) },
    { edit: 'unplace_alter', alter: 'a' },
    { edit: 'place_alter', alter: 'c', spot: centreOf({ ring: 'known', sector: 'peers' }) },
    { edit: 'paint_support', alters: ['a'], support: 'fun', is_given: false },
    { edit: 'erase_tie', a: 'a', b: 'c' },
    { edit: 'draw_tie', a: 'a', b: 'b' },
    { edit: 'set_presence', alter: 'c', presence: 'potential' },
    { edit: 'set_presence', alter: 'd', presence: 'confirmed' },
    { edit: 'confirm_alters', alters: ['b'] },
    { edit: 'remove_alter', alter: 'a' },
    { edit: 'rename_alter', alter: 'c', label: 'Cai Lee' },
  ]);
});

test('everybody is listed once, under where they are from', () => {
  listed();
  expect(document.querySelectorAll('[data-list-person]').length).toBe(4);
  expect(within(screen.getByRole('region', { name: 'home & family' })).getByDisplayValue('Ana')).toBeTruthy();
  expect(within(screen.getByRole('region', { name: 'Not on the map yet' })).getByDisplayValue('Cai')).toBeTruthy();
});

test('a name that is markup stays a name', () => {
  const odd = {
    ...net,
    alters: [alter('x', '<img src=x onerror=alert(1)>', { spot: centreOf({ ring: 'close', sector: 'home' }) })],
    ties: [],
  };
  render(<ListView network={odd} words={ENGLISH} onCommit={() => undefined} isEditable={false} />);
  expect(document.querySelector('img')).toBeNull();
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
});

test('the map mounts where nothing can be measured yet', () => {
  render(
    <Sociogram
      network={net}
      ego={{ name: 'Luz', initials: 'L' }}
      view={EMPTY}
      onView={() => undefined}
      onCommit={() => undefined}
      words={ENGLISH}
    />,
  );
  expect(document.querySelector('.kith-sociogram')).not.toBeNull();
});
