// Is every change said once it is kept, and does the focus stay with the person it was on? In the list, the panel and the
// map alike, on the double.

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf } from '../../../../test/double/people';
import {
  addLine,
  begin,
  beginRoom,
  double,
  endRoom,
  entry,
  onMap,
  open,
  person,
  pick,
} from '../../../../test/student/room';
import type { Told } from '../../../ipc';
import { sit } from '../visit';

beforeEach(beginRoom);
afterEach(endRoom);

const MOM = idOf('alter', 3001);

async function seated(alters = 3): Promise<void> {
  await open(3, alters);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  if (alters > 0) await person('Mom');
}

async function listed(alters = 3): Promise<void> {
  await seated(alters);
  await userEvent.click(await screen.findByRole('button', { name: 'List' }));
  await screen.findByRole('textbox', { name: 'Name of Mom' });
}

/** What the one live line of the screen says. */
const said = (): string => document.querySelector('.prompt [role=status]')?.textContent ?? '';
const rowOf = (name: string): HTMLElement =>
  screen.getByRole('textbox', { name: `Name of ${name}` }).closest<HTMLElement>('[data-list-person]') as HTMLElement;
const panel = () => screen.getByRole('complementary', { name: 'The person who is chosen' });
const focusIsOn = (name: string, control: string): void => {
  const focused = document.activeElement as HTMLElement | null;
  expect(focused?.closest('[data-list-person]')?.getAttribute('aria-label')).toBe(name);
  expect(focused?.dataset.control ?? 'row').toBe(control);
};

describe('what is said', () => {
  test('an edit in the list is said in a ring and a sector', async () => {
    await listed();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Mom: How close' }), 'known');
    await waitFor(() => expect(said()).toBe('Mom is now in: people I know, home & family.'));
    await userEvent.click(within(rowOf('Mom')).getByRole('checkbox', { name: 'Could introduce me' }));
    await waitFor(() => expect(said()).toBe('Mom: Could introduce me.'));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Mom: On this map' }), 'remembered');
    await waitFor(() => expect(said()).toBe('Mom: not now, keeps the place.'));
  });

  test('an edit in the panel is said: help, a fact, a line, the name, taking off', async () => {
    await seated();
    fireEvent.click(await person('Mom'));
    const press = async (name: string) => userEvent.click(await within(panel()).findByRole('button', { name }));
    await press('Both ways');
    await waitFor(() => expect(said()).toBe('Mom, Help goes: Both ways.'));
    await userEvent.click(within(panel()).getByText('More about Mom'));
    await pick('Met through', 'Family');
    await waitFor(() => expect(said()).toBe('Mom, Met through: Family.'));
    await addLine('Abuela Rosa');
    await waitFor(() => expect(said()).toMatch(/know each other\.$/));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Mamá{Enter}');
    await waitFor(() => expect(said()).toBe('Mom is now called Mamá.'));
    await press('Take off the map');
    await waitFor(() => expect(said()).toMatch(/^Mamá is off today’s map\./));
  });

  test('the tool and F2 are said too', async () => {
    await seated();
    const mom = await person('Mom');
    fireEvent.click(mom);
    await userEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Want to meet' }));
    await waitFor(() => expect(said()).toBe('You want to meet Mom.'));
    act(() => mom.focus());
    await userEvent.keyboard('{F2}');
    await userEvent.keyboard('Mama{Enter}');
    await waitFor(() => expect(said()).toBe('Mom is now called Mama.'));
  });

  test('what was refused is never said as done', async () => {
    await listed();
    vi.spyOn(double(), 'commit').mockImplementation(() => {
      throw new Error('the disk is full');
    });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Mom: How close' }), 'known');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(said()).toBe('');
  });
});

describe('the focus in the list', () => {
  test('stays on the same control when the person moves to another ring, sector or state', async () => {
    await listed();
    const change = async (label: string, value: string) => {
      const select = screen.getByRole('combobox', { name: `Mom: ${label}` });
      act(() => select.focus());
      await userEvent.selectOptions(select, value);
    };
    await change('How close', 'known');
    await waitFor(() => expect(said()).toContain('people I know'));
    focusIsOn('Mom', 'ring');
    await change('Part of life', 'work');
    await waitFor(() => expect(said()).toContain('work'));
    focusIsOn('Mom', 'sector');
    await change('On this map', 'no_longer');
    await waitFor(() => expect(said()).toBe('Mom: not any more.'));
    focusIsOn('Mom', 'presence');
  });

  test('whom they know stays open while the person moves', async () => {
    await listed();
    await userEvent.click(within(rowOf('Mom')).getByRole('button', { name: /^Knows:/ }));
    await waitFor(() => within(rowOf('Mom')).getByRole('checkbox', { name: 'Abuela Rosa' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Mom: How close' }), 'known');
    await waitFor(() => expect(said()).toContain('people I know'));
    within(rowOf('Mom')).getByRole('checkbox', { name: 'Abuela Rosa' });
  });

  test('goes to the next person when somebody is taken off', async () => {
    await listed();
    const all = [...document.querySelectorAll('[data-list-person]')].map((row) => row.getAttribute('aria-label'));
    const next = all[all.indexOf('Mom') + 1] ?? all[all.indexOf('Mom') - 1] ?? '';
    const button = screen.getByRole('button', { name: 'Take off the map: Mom' });
    act(() => button.focus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Name of Mom' })).toBeNull());
    focusIsOn(next, 'name');
  });

  test('a new name with Enter is kept once and leaves the field, and Ctrl Z takes it back', async () => {
    await listed();
    const name = screen.getByRole('textbox', { name: 'Name of Mom' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Mamá{Enter}');
    await waitFor(() => screen.getByRole('textbox', { name: 'Name of Mamá' }));
    expect(onMap().filter(({ edit }) => edit === 'rename_alter')).toHaveLength(1);
    focusIsOn('Mamá', 'ring');
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => screen.getByRole('textbox', { name: 'Name of Mom' }));
  });

  test('L goes to the same person on the other side, and back', async () => {
    await seated();
    const mom = await person('Mom');
    act(() => mom.focus());
    await userEvent.keyboard('l');
    await waitFor(() => focusIsOn('Mom', 'row'));
    await userEvent.keyboard('l');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-person')).toBe(MOM));
  });
});

test('closing the panel brings the focus to the person, and taking off to the next', async () => {
  await seated();
  fireEvent.click(await person('Mom'));
  await userEvent.click(await screen.findByRole('button', { name: 'Close this panel' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('data-person')).toBe(MOM));
  expect(screen.queryByRole('button', { name: 'Close this panel' })).toBeNull();
  fireEvent.click(await person('Mom'));
  await userEvent.click(await within(panel()).findByRole('button', { name: 'Take off the map' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Mom, / })).toBeNull());
  await waitFor(() => expect(document.activeElement?.getAttribute('data-person')).toBeTruthy());
});

test('Ctrl Z is heard on a tick, and on a name that nobody is changing', async () => {
  await listed();
  const tick = within(rowOf('Mom')).getByRole('checkbox', { name: 'Could introduce me' });
  await userEvent.click(tick);
  await waitFor(() => expect(said()).toBe('Mom: Could introduce me.'));
  act(() => tick.focus());
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(said()).toMatch(/^Undone/));
  // Undoing is said as soon as it is taken back, and the tick is drawn after that: it is pressed as it stands there.
  await waitFor(() => expect((tick as HTMLInputElement).checked).toBe(false));
  await userEvent.click(tick);
  await waitFor(() => expect(said()).toBe('Mom: Could introduce me.'));
  act(() => screen.getByRole('textbox', { name: 'Name' }).focus());
  await userEvent.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(said()).toMatch(/^Undone/));
});

test('a second tap on “still belongs” takes nobody off', async () => {
  await open(1);
  await userEvent.click(await screen.findByRole('button', { name: 'New map from the last one' }));
  await begin();
  await userEvent.click(await screen.findByRole('button', { name: 'List' }));
  const confirm = await screen.findByRole('button', { name: 'Mom still belongs' });
  await userEvent.click(confirm);
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'confirm_alters' }]));
  // The same button pressed again, and whatever stands in its place now.
  fireEvent.click(confirm);
  const slots = rowOf('Mom').querySelectorAll('.kith-list-slot');
  expect(slots[0].querySelector('button')).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(onMap().filter(({ edit }) => edit === 'remove_alter')).toEqual([]);
});

describe('a kept map', () => {
  const kept = async () => {
    await open(1);
    act(() => sit(idOf('student', 1), idOf('wave', 2)));
    await screen.findByRole('button', { name: 'Correct this map' });
  };

  test('Ctrl Z changes nothing while it is only looked at', async () => {
    await kept();
    await userEvent.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(double().calls.filter(([name]) => name === 'undo' || name === 'redo')).toEqual([]);
  });

  test('a conflict is shown with both values and who said them, and choosing is one commit', async () => {
    await open(1);
    const { network } = double().egoNetwork(idOf('wave', 2));
    const mom = network.alters.find(({ label }) => label === 'Mom');
    if (!mom?.spot) throw new Error('nobody is called Mom');
    const told = (ring: string, author_name: string, is_shown: boolean): Told => ({
      kind: 'placement',
      record: 'r',
      field: 'spot',
      author: 'a',
      author_name,
      is_shown,
      value: { ...mom.spot, ring },
    });
    mom.conflicts = [told('closest', 'Ana', true), told('known', 'Ben', false)];
    act(() => sit(idOf('student', 1), idOf('wave', 2)));
    await userEvent.click(await screen.findByRole('button', { name: 'Show' }));
    within(panel()).getByText(/^Ben put Mom in “people I know/);
    within(panel()).getByText('Ana said so');
    await userEvent.click(within(panel()).getByRole('button', { name: /people I know/ }));
    await waitFor(() => expect(double().edits.filter(({ on }) => on === 'choose')).toHaveLength(1));
    expect((await person('Mom')).getAttribute('aria-label')).toContain('has two answers');
  });

  test('the list is read person by person, and the panel tells the rest', async () => {
    await open(1);
    const { network } = double().egoNetwork(idOf('wave', 2));
    const mom = network.alters.find(({ label }) => label === 'Mom');
    Object.assign(mom ?? {}, { origin: 'family', last_contact: 'this_week', reciprocity: 'both' });
    act(() => sit(idOf('student', 1), idOf('wave', 2)));
    await userEvent.click(await screen.findByRole('button', { name: 'List' }));
    act(() => document.querySelector<HTMLElement>('[data-list-person][aria-label^="Mom,"]')?.focus());
    for (const words of ['Adult: Yes', 'Met through: Family', 'Last talked: This week', 'Help goes: Both ways'])
      await within(panel()).findByText(words);
  });
});

test('whoever is chosen in the list is not moved by the next click on the map', async () => {
  await listed();
  act(() => screen.getByRole('combobox', { name: 'Mom: How close' }).focus());
  await userEvent.click(screen.getByRole('button', { name: 'Map' }));
  await person('Mom');
  const map = document.querySelector<SVGSVGElement>('.kith-map') as SVGSVGElement;
  fireEvent.pointerDown(map, { pointerId: 1, clientX: 450, clientY: 160, button: 0 });
  fireEvent.pointerUp(map, { pointerId: 1, clientX: 450, clientY: 160 });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(onMap()).toEqual([]);
});

test('a name that was typed and not added is offered before the map is kept', async () => {
  await seated();
  await userEvent.type(await entry(), 'Dre');
  await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Add Dre' }));
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'add_alter', label: 'Dre' }]));
});

test('a reader’s “activate” chooses a person, and says so', async () => {
  await seated();
  const mom = await person('Mom');
  expect(mom.getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(mom);
  await waitFor(async () => expect((await person('Mom')).getAttribute('aria-pressed')).toBe('true'));
});

test('nudges of a held key add up, and two quick presses of a chip’s key take it back', async () => {
  await seated();
  const mom = await person('Mom');
  act(() => mom.focus());
  const press = (key: string, shiftKey = false) => fireEvent.keyDown(mom, { key, shiftKey });
  const before = double()
    .egoNetwork(idOf('wave', 3))
    .network.alters.find(({ id }) => id === MOM)?.spot?.offset.across;
  for (let i = 0; i < 3; i++) press('ArrowRight', true);
  press('8');
  press('8');
  await waitFor(() => expect(onMap()).toHaveLength(5));
  const after = double()
    .egoNetwork(idOf('wave', 3))
    .network.alters.find(({ id }) => id === MOM);
  expect(after?.spot?.offset.across).toBe(Math.min(1000, (before ?? 0) + 300));
  expect(onMap().slice(3)).toMatchObject([{ is_given: true }, { is_given: false }]);
});

test('what is asked about is said in the list too, though nobody does it', async () => {
  await listed();
  const asked = screen.getByRole('group', { name: 'Asked about' });
  await userEvent.click(within(asked).getByRole('checkbox', { name: 'Helps with homework' }));
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'ask_support', support: 'homework' }]));
});

test('a map that is only looked at has its list as well, one key away', async () => {
  await open(1);
  const [mom] = await screen.findAllByRole('button', { name: /^Mom, / });
  act(() => mom.focus());
  await userEvent.keyboard('l');
  await waitFor(() => expect(document.activeElement?.hasAttribute('data-list-person')).toBe(true));
  await userEvent.keyboard('l');
  await waitFor(() => expect(document.activeElement?.hasAttribute('data-person')).toBe(true));
});
