// The sitting as two people use it, on the double: names, a chip, undo, and the choice at the end.

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
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
  named,
  onMap,
  open,
  person,
} from '../../../../test/student/room';
import { kith, readStatusAgain } from '../../../ipc';
import { closeStudent, openStudent, useRoute } from '../../../route';
import { sit } from '../visit';
import { goOn } from './cover';

beforeEach(beginRoom);
afterEach(endRoom);

/** In the dialog at the end: the map is shared, but not this person. */
async function leaveOut(name: string): Promise<void> {
  await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
  await oneByOne();
  await userEvent.click(screen.getByRole('checkbox', { name }));
}

/** Person by person is for whoever wants it. */
async function oneByOne(): Promise<void> {
  const whom = await screen.findByRole('button', { name: 'Whom to share' });
  if (whom.getAttribute('aria-expanded') === 'false') await userEvent.click(whom);
}

async function isLeftOut(name: string): Promise<void> {
  expect(await screen.findByRole('radio', { name: /^Share it/ })).toHaveProperty('checked', true);
  expect(screen.getByRole('checkbox', { name })).toHaveProperty('checked', false);
}

const momOf = () =>
  double()
    .egoNetwork(idOf('wave', 3))
    .network.alters.find(({ label }) => label === 'Mom')?.id;
const withoutMom = (more: object) => ({ audience: 'counseling_team', withheld: [momOf()], ...more });

describe('a sitting', () => {
  test('three names, one after another with Enter, and each waits for a place', async () => {
    await open(2);
    await userEvent.click(await screen.findByRole('button', { name: 'Start a map' }));
    await begin();
    await userEvent.type(await entry(), 'Abuela Rosa{Enter}Jada{Enter}Mr. O{Enter}');
    await person('Abuela Rosa');
    await person('Jada');
    await person('Mr. O');
    expect(onMap()).toMatchObject([
      { edit: 'add_alter', label: 'Abuela Rosa', link: null },
      { edit: 'add_alter', label: 'Jada', link: null },
      { edit: 'add_alter', label: 'Mr. O', link: null },
    ]);
    expect(await entry()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(await entry());
  });

  test('a name that Kith knows is offered and never chosen by itself', async () => {
    await open(3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.type(await entry(), 'Abara');
    await screen.findByRole('option', { name: /Ms. Abara/ });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(onMap()).toMatchObject([{ label: 'Abara', link: null }]));
    await userEvent.type(await entry(), 'Abara');
    await screen.findByRole('option', { name: /Ms. Abara/ });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(onMap()[1]).toMatchObject({ label: 'Ms. Abara', link: { of: 'staff', id: idOf('staff', 1) } }),
    );
  });

  test('whoever of the school introduced somebody is found by name, said, and shown', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    fireEvent.click(await person('Mom'));
    await userEvent.click(await screen.findByText('More about Mom'));
    const introduced = await screen.findByRole('button', { name: /Introduced by$/ });
    await userEvent.click(introduced);
    expect(screen.queryByRole('option', { name: 'Ms. Abara' })).toBeNull();
    await userEvent.click(await screen.findByRole('option', { name: 'Someone who works at school…' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Their name' }), 'aba');
    await userEvent.click(await screen.findByRole('option', { name: 'Ms. Abara' }));
    await screen.findByText('Mom, Introduced by: Ms. Abara.');
    expect(onMap()).toMatchObject([
      { edit: 'describe_alter', fact: { fact: 'broker', value: { by: 'staff', id: idOf('staff', 1) } } },
    ]);
    await waitFor(() => expect(introduced.textContent).toBe('Ms. Abara'));
    expect(screen.queryByRole('combobox', { name: 'Their name' })).toBeNull();
  });

  test('a name that is too long is refused in a sentence and comes back to be mended', async () => {
    await open(3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    const long = 'A'.repeat(121);
    fireEvent.change(await entry(), { target: { value: long } });
    await userEvent.type(await entry(), '{Enter}');
    await waitFor(async () => expect(await entry()).toHaveProperty('value', long));
    expect(onMap()).toEqual([]);
  });

  test('choosing a chip asks, tapping a person paints, and Escape leaves', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    const chip = await screen.findByRole('button', { name: 'Gives rides' });
    await userEvent.click(chip);
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'ask_support', support: 'rides' }]));
    const tio = await person('Tío Beto');
    act(() => tio.focus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(onMap()[1]).toMatchObject({ edit: 'paint_support', support: 'rides', is_given: false }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(onMap()[2]).toMatchObject({ edit: 'paint_support', support: 'rides', is_given: true }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(chip.getAttribute('aria-pressed')).toBe('false'));
  });

  test('undo takes back the last thing and says what it was; redo brings it back', async () => {
    await open(3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.type(await entry(), 'Jada{Enter}Dre{Enter}');
    await person('Dre');
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Dre, / })).toBeNull());
    await screen.findByText('Undone: adding a person.');
    await person('Jada');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await person('Dre');
  });

  test('what is being typed keeps its own undo', async () => {
    await open(3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.type(await entry(), 'Jada{Enter}');
    await person('Jada');
    await userEvent.type(await entry(), 'Dr');
    await userEvent.keyboard('{Control>}z{/Control}');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(double().calls.filter(([name]) => name === 'undo')).toEqual([]);
  });

  test('finishing offers the most private answer first and counts nobody unasked', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    expect(await screen.findByRole('radio', { name: /Only you and me/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('checkbox', { name: /counted in school figures/ })).toHaveProperty('checked', false);
    await userEvent.click(screen.getByRole('button', { name: 'Keep it for us two' }));
    await screen.findByRole('tab', { name: 'Map' });
    expect(double().edits.at(-1)).toMatchObject({
      on: 'wave',
      do: { edit: 'keep', choice: { audience: 'only_us', withheld: [], is_counted: false } },
    });
    expect(useRoute.getState().isSession).toBe(false);
  });

  test('what was chosen at the end is still chosen after taking it along; opened again the most private answer comes first, and whoever was left out stays so', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await leaveOut('Mom');
    await userEvent.click(screen.getByRole('checkbox', { name: /counted in school figures/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Take it along' }));
    await userEvent.keyboard('{Escape}');
    await screen.findByRole('dialog', { name: 'What happens with this map?' });
    await isLeftOut('Mom');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
    expect(await screen.findByRole('radio', { name: /Only you and me/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('checkbox', { name: /counted in school figures/ })).toHaveProperty('checked', false);
    await userEvent.click(screen.getByRole('radio', { name: /^Share it/ }));
    await isLeftOut('Mom');
    await userEvent.click(screen.getByRole('button', { name: 'Keep and share it' }));
    await screen.findByRole('tab', { name: 'Map' });
    expect(double().edits.at(-1)).toMatchObject({ do: { edit: 'keep', choice: withoutMom({ is_counted: false }) } });
  });

  test('whom to share is gone through by whoever wants it, and whoever was left out and is off the map is not chosen about', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    expect(screen.queryByRole('checkbox', { name: 'Mom' })).toBeNull();
    await leaveOut('Mom');
    await userEvent.keyboard('{Escape}');
    fireEvent.click(await person('Mom'));
    await userEvent.click(await screen.findByRole('button', { name: 'Take off the map' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Mom, / })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep and share it' }));
    await screen.findByRole('tab', { name: 'Map' });
    expect(double().edits.at(-1)).toMatchObject({
      do: { edit: 'keep', choice: { audience: 'counseling_team', withheld: [] } },
    });
  });

  test('whoever stayed between the two before is left out until the student says otherwise, and what they said stays said', async () => {
    await open(3, 3);
    const read = double().egoNetwork.bind(double());
    const [mom, jada] = read(idOf('wave', 3)).network.alters;
    const ours = [mom.id, jada.id];
    vi.spyOn(double(), 'egoNetwork').mockImplementation((id: string) => ({ ...read(id), between_us: ours }));
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    await screen.findByText(/Who stayed between us on your last map is left out/);
    const box = (name: string) => screen.getByRole('checkbox', { name });
    expect([box(mom.label), box(jada.label)]).toMatchObject([{ checked: false }, { checked: false }]);
    await userEvent.click(box(mom.label));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    expect([box(mom.label), box(jada.label)]).toMatchObject([{ checked: true }, { checked: false }]);
    await userEvent.click(screen.getByRole('button', { name: 'Keep and share it' }));
    await screen.findByRole('tab', { name: 'Map' });
    expect(double().edits.at(-1)).toMatchObject({
      do: { edit: 'keep', choice: { audience: 'counseling_team', withheld: [jada.id], is_counted: false } },
    });
  });

  test('one more Enter after Finish decides nothing', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    const before = double().edits.length;
    (await screen.findByRole('button', { name: 'Finish' })).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'What happens with this map?' });
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    expect(screen.getByRole('dialog', { name: 'What happens with this map?' })).toBe(dialog);
    expect(double().edits.length).toBe(before);
    await userEvent.keyboard('{Tab}{Tab}');
    expect(dialog.contains(document.activeElement)).toBe(true);
  });

  test('whom to share stands under its own answer, and the arrows of the answers are not heard in it', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^Share it/ }));
    await oneByOne();
    const [share, mom, forget] = [
      screen.getByRole('radio', { name: /^Share it/ }),
      screen.getByRole('checkbox', { name: 'Mom' }),
      screen.getByRole('radio', { name: /^Forget it/ }),
    ];
    const isBefore = (a: Node, b: Node) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    expect([isBefore(share, mom), isBefore(mom, forget)]).toEqual([true, true]);
    mom.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(share).toHaveProperty('checked', true);
    await userEvent.keyboard(' ');
    expect(screen.getByText(/^Shared: \d+ of \d+\. 1 person is left out\.$/)).toBeTruthy();
  });

  test('stop and forget asks once and then leaves nothing', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Stop and forget' }));
    await userEvent.click(await screen.findByRole('button', { name: 'No, go back' }));
    expect(double().edits.filter((edit) => edit.on === 'wave')).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop and forget' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Yes, forget it' }));
    await screen.findByRole('button', { name: 'Start a map' });
    expect(double().edits.at(-1)).toEqual({ on: 'wave', do: { edit: 'forget', wave: idOf('wave', 3) } });
  });

  test('deciding later leaves the draft as it is', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Decide later' }));
    await screen.findByRole('button', { name: 'Go on with this map' });
    expect(double().edits.filter((edit) => edit.on === 'wave')).toEqual([]);
  });

  test('a second map begins pale, and one button confirms everyone', async () => {
    await open(1);
    await userEvent.click(await screen.findByRole('button', { name: 'New map from the last one' }));
    await begin();
    await userEvent.click(await screen.findByRole('button', { name: /^Still here: all/ }));
    await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'confirm_alters' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Still here: all/ })).toBeNull());
  });

  test('the panel moves, paints, ties and tells by plain clicks', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    const mom = await person('Mom');
    act(() => mom.focus());
    await userEvent.keyboard('{Enter}{Enter}');
    const panel = await screen.findByRole('complementary', { name: 'The person who is chosen' });
    const inPanel = (name: string) => {
      const found = [...panel.querySelectorAll('button')].find((button) => button.textContent === name);
      if (!found) throw new Error(`no ${name}`);
      return found;
    };
    await waitFor(() => inPanel('Both ways'));
    await userEvent.click(inPanel('Both ways'));
    await waitFor(() =>
      expect(onMap().at(-1)).toMatchObject({ edit: 'describe_alter', fact: { fact: 'reciprocity', value: 'both' } }),
    );
    await waitFor(() => expect(inPanel('Both ways').getAttribute('aria-pressed')).toBe('true'));
    // Pressing the chosen one again takes the answer back: not told.
    await userEvent.click(inPanel('Both ways'));
    await waitFor(() => expect(onMap().at(-1)).toMatchObject({ fact: { fact: 'reciprocity', value: null } }));
    await userEvent.click(inPanel('Could introduce me'));
    await waitFor(() => expect(onMap().at(-1)).toMatchObject({ edit: 'paint_support', is_given: true }));
    await addLine('Abuela Rosa');
    await waitFor(() => expect(onMap().at(-1)).toMatchObject({ edit: 'draw_tie' }));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Mamá{Enter}');
    await waitFor(() => expect(onMap().at(-1)).toMatchObject({ edit: 'rename_alter', label: 'Mamá' }));
    await userEvent.click(inPanel('Take off the map'));
    await waitFor(() => expect(onMap().at(-1)).toMatchObject({ edit: 'remove_alter' }));
  });

  test('the list shows the same people, and the key goes back to the map', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await userEvent.click(await screen.findByRole('button', { name: 'List' }));
    expect(await screen.findByRole('textbox', { name: 'Name of Mom' })).toHaveProperty('value', 'Mom');
    act(() => screen.getByRole('combobox', { name: 'Mom: How close' }).focus());
    await screen.findByText('More about Mom');
    act(() => screen.getAllByRole('checkbox')[0].focus());
    await userEvent.keyboard('l');
    await person('Mom');
  });

  test('F6 goes round the parts', async () => {
    await open(3, 3);
    act(() => sit(idOf('student', 3), idOf('wave', 3)));
    await person('Mom');
    act(() => document.querySelector<HTMLInputElement>('.name-entry-input')?.focus());
    const here = () => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane;
    const seen = [here()];
    for (let i = 0; i < 4; i++) {
      await userEvent.keyboard('{F6}');
      seen.push(here());
    }
    expect(seen).toEqual(['names', 'chips', 'tools', 'map', 'names']);
  });

  test('a kept map is looked at; correcting it is asked for', async () => {
    await open(1);
    act(() => sit(idOf('student', 1), idOf('wave', 2)));
    await screen.findByRole('button', { name: 'Correct this map' });
    expect(screen.queryByRole('combobox', { name: 'Add a name' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Finish' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Correct this map' }));
    await userEvent.type(await entry(), 'Kofi{Enter}');
    await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'add_alter', label: 'Kofi' }]));
  });
});

test('opening a file is told once, also through a kept map, and again on the next visit', async () => {
  await open(1);
  await userEvent.click((await screen.findAllByRole('button', { name: /^Open the map of/ }))[0]);
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await screen.findByRole('tab', { name: 'Map' });
  expect(named('open_file')).toHaveLength(1);
  act(() => closeStudent());
  await screen.findByText('closed');
  act(() => openStudent(idOf('student', 1)));
  await screen.findByRole('tab', { name: 'Map' });
  expect(named('open_file')).toHaveLength(2);
});

test('no window title ever names the student', async () => {
  const before = document.title;
  await open(1);
  await screen.findByRole('tab', { name: 'Record' });
  expect(document.title).toBe(before);
});

describe('the cover', () => {
  const prepared = async () => {
    await open(3, 3);
    await userEvent.click(await screen.findByRole('button', { name: 'Go on with this map' }));
    await screen.findByRole('button', { name: 'Begin' });
  };

  test('a sitting begins under it, with the one name it was prepared for', async () => {
    await prepared();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(double().status().sitting?.name);
    expect(document.body.textContent).not.toMatch(/Mom|Reyes|Okafor/);
    await begin();
    await person('Mom');
  });

  test('a button pressed twice skips nothing of what is said first', async () => {
    await prepared();
    act(() => {
      void goOn('prepared');
      void goOn('prepared');
    });
    await screen.findByRole('button', { name: 'We talked about it' });
    expect(screen.queryByRole('button', { name: /^Mom, / })).toBeNull();
  });

  test('one key brings it back, out of a dialog too, and nothing is lost', async () => {
    await prepared();
    await begin();
    await userEvent.type(await entry(), 'Jada{Enter}');
    await person('Jada');
    await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
    await screen.findByRole('dialog');
    await userEvent.keyboard('{F9}');
    const on = await screen.findByRole('button', { name: 'Go on' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.body.textContent).not.toMatch(/Mom|Jada/);
    expect(document.activeElement).toBe(on);
    await userEvent.keyboard('{Enter}');
    await person('Jada');
  });

  test('a name that was half typed when the cover came is there again, and is not under it', async () => {
    await prepared();
    await begin();
    await userEvent.type(await entry(), 'Auntie R');
    await userEvent.keyboard('{F9}');
    await screen.findByRole('button', { name: 'Go on' });
    expect(document.body.innerHTML).not.toContain('Auntie');
    await userEvent.keyboard('{Enter}');
    await waitFor(async () => expect(((await entry()) as HTMLInputElement).value).toBe('Auntie R'));
    await userEvent.type(await entry(), 'osa{Enter}');
    await person('Auntie Rosa');
  });

  test('what was being chosen when it came is still chosen, and is not under it', async () => {
    await prepared();
    await begin();
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await leaveOut('Mom');
    await userEvent.keyboard('{F9}');
    await screen.findByRole('button', { name: 'Go on' });
    expect(document.body.innerHTML).not.toContain('Mom');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await isLeftOut('Mom');
    await userEvent.click(screen.getByRole('button', { name: 'Keep and share it' }));
    await screen.findByRole('heading', { name: /^Thank you, / });
    expect(double().edits.at(-1)).toMatchObject({ do: { edit: 'keep', choice: withoutMom({ is_counted: false }) } });
  });

  test('what was being chosen is gone when somebody leaves from it: the next sitting begins with the most private answer', async () => {
    await prepared();
    await begin();
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await leaveOut('Mom');
    await userEvent.keyboard('{F9}');
    await userEvent.click(await screen.findByRole('button', { name: 'Leave and lock' }));
    await screen.findByText('locked');
    act(() => {
      double().unlockWithKeychain();
      openStudent(idOf('student', 3));
      void readStatusAgain();
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Go on with this map' }));
    await begin();
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    expect(await screen.findByRole('radio', { name: /Only you and me/ })).toHaveProperty('checked', true);
    await userEvent.click(screen.getByRole('radio', { name: /^Share it/ }));
    expect(screen.getByText(/^All \d+ people on it are shared\.$/)).toBeTruthy();
  });

  test('meanwhile nothing else is answered, and nothing at all under the cover', async () => {
    await prepared();
    await expect(kith.egoNetwork(idOf('wave', 3))).rejects.toThrow('in_sitting');
    await begin();
    await expect(kith.students({} as never)).rejects.toThrow('in_sitting');
    await expect(kith.student(idOf('student', 1))).rejects.toThrow('in_sitting');
  });

  test('when the student has chosen it says so, and leaving locks', async () => {
    await prepared();
    await begin();
    await userEvent.click(await screen.findByRole('button', { name: 'Finish' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep it for us two' }));
    await screen.findByRole('heading', { name: /^Thank you, / });
    expect(screen.queryByRole('button', { name: /^Mom, / })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Leave and lock' }));
    await screen.findByText('locked');
  });

  test('it comes by itself when the shell says that nobody was here', async () => {
    await prepared();
    await begin();
    await person('Mom');
    act(() => double().nobodyIsHere());
    await screen.findByRole('button', { name: 'Go on' });
  });
});
