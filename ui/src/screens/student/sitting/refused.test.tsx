// What was not taken is said in a sentence and lost nowhere: words that are too long stay to be shortened, and a full map says
// what to do. And whatever is typed, it is only ever words.

import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failed } from '../../../../test/double/answering';
import { idOf } from '../../../../test/double/people';
import { begin, beginRoom, double, endRoom, entry, onMap, open, person } from '../../../../test/student/room';
import { sit } from '../visit';

// The slowest laptop of the team gets its time.
configure({ asyncUtilTimeout: 6_000, getElementError: (message) => new Error(message ?? 'not found') });

beforeEach(beginRoom);
afterEach(endRoom);

const LONG = 'a job with animals '.repeat(106);
const SCRIPT = '<img src=x onerror="window.ran=1">';

const valueOf = (field: HTMLElement) => (field as HTMLInputElement).value;
const goal = () => screen.findByRole('textbox', { name: 'A goal, in your own words' });
const goals = () => double().edits.flatMap((edit) => (edit.on === 'goal' ? [edit.do.edit] : []));
const types = (field: HTMLElement, words: string) => {
  act(() => field.focus());
  fireEvent.change(field, { target: { value: words } });
};
const panel = () => screen.getByRole('complementary', { name: 'The person who is chosen' });

async function seated(alters: number): Promise<void> {
  await open(3, alters);
  act(() => sit(idOf('student', 3), idOf('wave', 3)));
  await entry();
}

test('a goal of two thousand letters is refused in a sentence and stays to be shortened, before the map, under a cover and beside it', async () => {
  await open(2);
  await userEvent.click(await screen.findByRole('button', { name: 'Start a map' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Begin' }));
  await userEvent.click(await screen.findByRole('button', { name: 'We talked about it' }));
  types(await goal(), LONG);
  expect(valueOf(await goal())).toHaveLength(LONG.length);
  fireEvent.keyDown(await goal(), { key: 'Enter' });
  await screen.findByText('The words can have at most 280 characters. Shorten them and try again.');
  await waitFor(async () => expect((await goal()).getAttribute('aria-invalid')).toBe('true'));
  expect([valueOf(await goal()), goals()]).toEqual([LONG, []]);

  await userEvent.keyboard('{F9}');
  await screen.findByRole('button', { name: 'Go on' });
  expect(document.body.textContent).not.toContain('a job with animals');
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(valueOf(await goal())).toBe(LONG);

  await userEvent.click(await screen.findByRole('button', { name: 'Go to the map' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Light up who helps' }));
  expect(valueOf(await goal())).toBe(LONG);
  types(await goal(), 'a job with animals');
  expect((await goal()).getAttribute('aria-invalid')).toBeNull();
  fireEvent.blur(await goal());
  await waitFor(() => expect(goals()).toEqual([{ edit: 'set_goal', goal: 'a job with animals' }]));
  await waitFor(async () => expect(valueOf(await goal())).toBe('a job with animals'));
});

test('Escape leaves a goal that was refused as it was', async () => {
  await seated(3);
  await userEvent.click(await screen.findByRole('button', { name: 'Light up who helps' }));
  types(await goal(), LONG);
  fireEvent.blur(await goal());
  await waitFor(async () => expect((await goal()).getAttribute('aria-invalid')).toBe('true'));
  fireEvent.keyDown(await goal(), { key: 'Escape' });
  expect(valueOf(await goal())).toBe('');
});

test('a name that was made too long stays in its field, in the panel, in the list, and where F2 was pressed', async () => {
  await seated(3);
  const mom = await person('Mom');
  fireEvent.click(mom);
  const field = await within(panel()).findByRole('textbox', { name: 'Name' });
  types(field, LONG);
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByText(/^A name can have at most 120 characters/);
  expect(valueOf(await within(panel()).findByRole('textbox', { name: 'Name' }))).toBe(LONG);

  // Somebody else is chosen meanwhile: it is not thrown away, and is nobody else's.
  fireEvent.click(await person('Tío Beto'));
  await waitFor(async () =>
    expect(valueOf(await within(panel()).findByRole('textbox', { name: 'Name' }))).toBe('Tío Beto'),
  );
  act(() => mom.focus());
  fireEvent.keyDown(mom, { key: 'F2' });
  const onTheMap = await screen.findByRole('textbox', { name: 'Name of Mom' });
  expect(valueOf(onTheMap)).toBe(LONG);
  fireEvent.keyDown(onTheMap, { key: 'Enter' });
  // Enter found it too long again: the field is back, with the words in it.
  await waitFor(async () => {
    const again = await screen.findByRole('textbox', { name: 'Name of Mom' });
    expect(again).not.toBe(onTheMap);
    expect([valueOf(again), document.activeElement]).toEqual([LONG, again]);
  });
  const again = screen.getByRole('textbox', { name: 'Name of Mom' });
  types(again, 'Mamá');
  fireEvent.keyDown(again, { key: 'Enter' });
  await person('Mamá');
  expect(onMap()).toEqual([{ edit: 'rename_alter', alter: idOf('alter', 3001), label: 'Mamá' }]);

  await userEvent.click(screen.getByRole('button', { name: 'List' }));
  const listed = await screen.findByRole('textbox', { name: 'Name of Mamá' });
  types(listed, LONG);
  fireEvent.blur(listed);
  await waitFor(() => expect(listed.getAttribute('aria-invalid')).toBe('true'));
  expect(valueOf(listed)).toBe(LONG);
});

test('what is to be asked, and whoever is missing, may be too long too', async () => {
  await seated(3);
  await userEvent.click(await screen.findByRole('button', { name: 'Light up who helps' }));
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Who will you ask?' }), 'Mom');
  const what = screen.getByRole('textbox', { name: 'What will you ask?' });
  types(what, LONG);
  await userEvent.click(screen.getByRole('button', { name: 'This week' }));
  await userEvent.click(screen.getByRole('button', { name: 'Agree on this' }));
  await screen.findByText(/^The words can have at most 280 characters/);
  expect(valueOf(what)).toBe(LONG);
  const wanted = screen.getByRole('textbox', { name: 'Someone you want to meet' });
  types(wanted, LONG);
  fireEvent.keyDown(wanted, { key: 'Enter' });
  await screen.findByText(/^A name can have at most 120 characters/);
  await waitFor(() => expect(valueOf(wanted)).toBe(LONG));
  expect(double().edits.filter(({ on }) => on === 'ask' || on === 'map')).toEqual([]);
});

test('three hundred people sit on a map; one more is told why not, and the name is still there', async () => {
  await seated(300);
  const everyone = () => document.querySelectorAll('[data-person]').length;
  expect(everyone()).toBe(300);
  const field = await entry();
  types(field, 'One more');
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByText('A map can hold at most 300 people. Take somebody off to add another.');
  await waitFor(() => expect(valueOf(field)).toBe('One more'));
  expect([everyone(), onMap()]).toEqual([300, []]);

  fireEvent.click(await person('Mom'));
  await userEvent.click(await within(panel()).findByRole('button', { name: 'Take off the map' }));
  await waitFor(() => expect(onMap()).toMatchObject([{ edit: 'remove_alter' }]));
  fireEvent.keyDown(field, { key: 'Enter' });
  await person('One more');
  expect([everyone(), valueOf(field)]).toEqual([300, '']);
}, 60_000);

test('a name, a goal and a step that are markup are those words wherever they stand', async () => {
  await open(2);
  await userEvent.click(await screen.findByRole('button', { name: 'Start a map' }));
  await begin();
  types(await entry(), SCRIPT);
  fireEvent.keyDown(await entry(), { key: 'Enter' });
  await waitFor(() => expect(onMap()).toHaveLength(1));
  await userEvent.click(await screen.findByRole('button', { name: 'Light up who helps' }));
  types(await goal(), SCRIPT);
  fireEvent.blur(await goal());
  await waitFor(() => expect(goals()).toEqual([{ edit: 'set_goal', goal: SCRIPT }]));
  const who = await screen.findByRole('combobox', { name: 'Who will you ask?' });
  within(who).getByRole('option', { name: SCRIPT });
  const [told] = onMap();
  await userEvent.selectOptions(who, 'alter' in told ? told.alter : '');
  types(screen.getByRole('textbox', { name: 'What will you ask?' }), SCRIPT);
  await userEvent.click(screen.getByRole('button', { name: 'This week' }));
  await userEvent.click(screen.getByRole('button', { name: 'Agree on this' }));
  await waitFor(() => expect(document.querySelector('.step-words')?.textContent).toBe(`Ask ${SCRIPT}: ${SCRIPT}`));
  await userEvent.click(screen.getByRole('button', { name: 'List' }));
  await screen.findByRole('textbox', { name: `Name of ${SCRIPT}` });
  await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await screen.findByRole('dialog');
  expect(document.querySelectorAll('img')).toHaveLength(0);
  expect((window as unknown as { ran?: number }).ran).toBeUndefined();
});

test.each([
  ['disk_full', /The disk is full, so this could not be kept. Everything before it is safe./],
  ['read_only', /Kith may not write to its folder, so this could not be kept./],
] as const)(
  '%s in the middle of a sitting: said, nothing typed is lost, and work goes on afterwards',
  async (code, words) => {
    await seated(3);
    const commit = double().commit.bind(double());
    let isFull = true;
    vi.spyOn(double(), 'commit').mockImplementation((edit) => {
      if (isFull) throw new Failed(code, {});
      return commit(edit);
    });
    const before = onMap().length;
    // A name.
    await userEvent.type(await entry(), 'Nurse Amadi{Enter}');
    await screen.findAllByText(words);
    await waitFor(async () => expect(valueOf(await entry())).toBe('Nurse Amadi'));
    // Somebody who is carried to another place by key stands where they stood.
    const mom = await person('Mom');
    const stood = mom.getAttribute('aria-label');
    act(() => mom.focus());
    await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
    await waitFor(async () => expect((await person('Mom')).getAttribute('aria-label')).toBe(stood));
    expect(onMap()).toHaveLength(before);
    // There is room again.
    isFull = false;
    act(() => mom.focus());
    await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
    await waitFor(() => expect(onMap()).toHaveLength(before + 1));
    await userEvent.click(await entry());
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('button', { name: /^Nurse Amadi, / });
    expect(valueOf(await entry())).toBe('');
  },
);
