// What stands before the first name and beside the map: a name that was asked for, a parent's no, the school's words, questions
// that come and go, how people are shown, the student's own screen.

import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Speaking, useStudentsLanguage } from '../../../frame/speaking';
import { client, type MapEdit, type Stands } from '../../../ipc';
import { speak } from '../../../words';
import { today } from '../../../words/dates';
import { No } from '../../../../test/double/map';
import { idOf } from '../../../../test/double/people';
import { begin, beginRoom, double, endRoom, entry, onMap, open, person } from '../../../../test/student/room';
import { StudentScreen } from '../screen/StudentScreen';

// The slowest laptop of the team gets its time.
configure({ asyncUtilTimeout: 6_000, getElementError: (message) => new Error(message ?? 'not found') });

beforeEach(beginRoom);
afterEach(endRoom);

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const find = (name: string | RegExp) => screen.findByRole('button', { name });
const valueOf = (field: HTMLElement) => (field as HTMLInputElement).value;
const shownOn = () => double().edits.flatMap((edit) => (edit.on === 'show' ? [edit.do.shown] : []));

async function startMap(student = 2) {
  await open(student);
  await userEvent.click(await find('Start a map'));
}

/** The student's own screen, on the same double. */
function otherScreen() {
  return render(
    <QueryClientProvider client={client}>
      <StudentScreen />
    </QueryClientProvider>,
  );
}

test('the name is asked for: said only here, or written after a yes, and one key goes on without', async () => {
  await startMap();
  await userEvent.click(await find('Begin'));
  const field = await screen.findByRole('textbox', { name: 'What should I call you here?' });
  expect(document.activeElement).toBe(await find('We talked about it'));
  await userEvent.clear(field);
  await userEvent.type(field, 'Bee{Enter}');
  await screen.findByText('The name is Bee. It is not written down.');
  expect(
    double()
      .calls.filter(([name]) => name === 'sayName')
      .map(([, args]) => args),
  ).toEqual([['Bee', null]]);
  await press('Say it and write it down');
  await screen.findByText('The name is Bee. It is written down.');
  const lastSaid = () => double().calls.findLast(([name]) => name === 'sayName')?.[1];
  expect(lastSaid()).toEqual(['Bee', { be_printed: false, be_sent: false }]);
  // Paper and sending are asked for themselves, and a yes to one is none to the other.
  await userEvent.click(screen.getByRole('checkbox', { name: 'It may stand on lists and badges' }));
  expect(lastSaid()).toEqual(['Bee', { be_printed: true, be_sent: false }]);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'It may go to other adults at school' }));
  expect(lastSaid()).toEqual(['Bee', { be_printed: true, be_sent: true }]);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'It may stand on lists and badges' }));
  expect(lastSaid()).toEqual(['Bee', { be_printed: false, be_sent: true }]);
  await press('We talked about it');
  await userEvent.click(await find('Go to the map'));
  await screen.findByRole('heading', { name: 'The people in Bee’s corner' });
});

test('a name that was typed is said by going on, and written nowhere', async () => {
  await startMap();
  await userEvent.click(await find('Begin'));
  const field = await screen.findByRole('textbox', { name: 'What should I call you here?' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Bee');
  await press('We talked about it');
  await find('Go to the map');
  expect(double().calls.findLast(([name]) => name === 'sayName')?.[1]).toEqual(['Bee', null]);
  await press('Go to the map');
  await screen.findByRole('heading', { name: 'The people in Bee’s corner' });
});

test('before the map, too, it is one action to stop and forget, asked once', async () => {
  await startMap();
  await press('Begin');
  await userEvent.click(await find('We talked about it'));
  await find('Go to the map');
  await press('Stop and forget');
  await press('No, go back');
  await press('Stop and forget');
  await press('Yes, forget it');
  await screen.findByText(/The map is gone. Nothing of it was kept./);
  expect(double().edits.at(-1)).toMatchObject({ on: 'wave', do: { edit: 'forget' } });
});

test('one key stops and forgets at any moment: under the cover, while limits are talked about, on the cards and on the map', async () => {
  const forgets = () => double().edits.filter((edit) => edit.on === 'wave' && edit.do.edit === 'forget');
  await startMap();
  await find('Begin');
  for (const goesOn of ['Begin', 'We talked about it', 'Go to the map', null]) {
    await userEvent.keyboard('{F12}');
    await screen.findByRole('alertdialog', { name: 'Forget this map?' });
    await press('No, go back');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    if (goesOn) await press(goesOn);
    await (goesOn === 'Go to the map' ? entry() : Promise.resolve());
  }
  await userEvent.keyboard('{F9}');
  await find('Go on');
  expect(forgets()).toEqual([]);
  await userEvent.keyboard('{F12}');
  await press('Yes, forget it');
  await screen.findByText(/The map is gone. Nothing of it was kept./);
  expect(forgets()).toHaveLength(1);
});

test('before the first name, too, it can be forgotten by a button, and a hold is said to both', async () => {
  await startMap();
  await press('Begin');
  await find('We talked about it');
  vi.spyOn(double(), 'commit').mockImplementation(() => {
    throw new No({ refusal: 'on_hold', reason: null });
  });
  await press('Stop and forget');
  await press('Yes, forget it');
  await screen.findByRole('alertdialog', { name: 'This map can’t be forgotten now' });
  expect(screen.queryByText(/Nothing of it was kept/)).toBeNull();
});

test('a name of two thousand letters is not taken, and is still there to be shortened', async () => {
  await startMap();
  await begin();
  const field = await entry();
  const long = 'a'.repeat(2000);
  fireEvent.change(field, { target: { value: long } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(valueOf(field)).toBe(long));
  expect(onMap()).toEqual([]);
});

test('a parent’s no is recorded, leaves talk alone, writes nothing, and is withdrawn again', async () => {
  await open(2);
  await userEvent.click(await screen.findByRole('tab', { name: 'Record' }));
  await userEvent.click(await find('Record an answer'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Who gave it' }), 'mother');
  await press('Record it');
  await find('Withdraw the answer of mother');
  await userEvent.click(screen.getByRole('tab', { name: 'Map' }));
  expect(screen.queryByRole('button', { name: 'Start a map' })).toBeNull();
  const before = double().edits.length;
  await press('Just talk');
  await userEvent.click(await find('Begin'));
  await find('We talked about it');
  // Nothing is said of a map that is not made.
  await screen.findByText('Today we just talk. No map is made, and nothing is written down.');
  expect(screen.queryByText(/This map is yours/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Say it and write it down' })).toBeNull();
  await press('We talked about it');
  await screen.findByRole('heading', { name: 'Today we just talk' });
  expect(screen.queryByRole('button', { name: 'Go to the map' })).toBeNull();
  await press('Just talk');
  await screen.findByText('Nothing is written down from here on. Take your time.');
  expect(double().edits.length).toBe(before);
  expect((await double().call('commit', [])).status).toBe('error');
});

test('what the school wrote is said before the first name and when somebody is not safe, and that records nothing', async () => {
  await open(2);
  double().commit({
    on: 'wording',
    do: { edit: 'set_wording', which: 'opening', language: 'en', text: 'Ours to say.\nStop any time.' },
  });
  double().commit({
    on: 'wording',
    do: { edit: 'set_wording', which: 'safety', language: 'en', text: 'We call Ms. Ortiz.' },
  });
  await userEvent.click(await find('Start a map'));
  await userEvent.click(await find('Begin'));
  await screen.findByText('Ours to say.');
  expect(screen.queryByText('This map is yours. You say what is kept and who can see it.')).toBeNull();
  // Nobody wrote it in the language that this student chooses: the shipped words are said in it, and not the other's.
  act(() => speak('es'));
  await screen.findByText(/^Este mapa es tuyo/);
  expect(screen.queryByText('Ours to say.')).toBeNull();
  act(() => speak('en'));
  await screen.findByText('Ours to say.');
  await press('We talked about it');
  await userEvent.click(await find('Go to the map'));
  await entry();
  const before = double().edits.length;
  await userEvent.keyboard('{F8}');
  const dialog = await screen.findByRole('dialog', { name: 'If you are not safe' });
  within(dialog).getByText('We call Ms. Ortiz.');
  await userEvent.keyboard('{F8}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(double().edits.length).toBe(before);
  // Under the cover it does not come.
  await userEvent.keyboard('{F9}');
  await find('Go on');
  await userEvent.keyboard('{F8}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('questions come and go with one key while somebody types, and none is kept', async () => {
  await startMap();
  await begin();
  const field = await entry();
  await userEvent.type(field, 'Ja');
  await userEvent.keyboard('{F3}');
  await screen.findAllByText('Who do you have fun with?');
  expect(document.activeElement).toBe(field);
  expect(valueOf(field)).toBe('Ja');
  await userEvent.keyboard('da{Enter}');
  for (let n = 0; n < 6; n++) await userEvent.keyboard('{F3}');
  expect(screen.queryByText('Which grown-ups at school do you know?')).toBeNull();
  expect(onMap().map(({ edit }) => edit)).toEqual(['add_alter']);
});

/** Of the first map these are not on the second. */
/** One key after the other, each once the one before is seen. */
async function showsAs(...ways: string[]): Promise<void> {
  for (const shown of ways) {
    await userEvent.keyboard('{F10}');
    await find(new RegExp(`^How people are shown: ${shown}`, 'i'));
  }
}

test('a name that was typed and not added is not repeated at the end where names are hidden', async () => {
  await startMap();
  await begin();
  const field = await entry();
  await showsAs('nicknames', 'initials', 'hidden');
  await userEvent.type(field, 'Rosalba');
  await press('Finish');
  const dialog = await screen.findByRole('dialog', { name: 'What happens with this map?' });
  await within(dialog).findByText('“Someone” was typed and is not on the map yet.');
  expect(dialog.textContent).not.toContain('Rosalba');
  // The page to take along begins without names, too.
  await userEvent.click(within(dialog).getByRole('button', { name: 'Take it along' }));
  expect(await screen.findByRole('radio', { name: 'First letters' })).toHaveProperty('checked', true);
});

test('the map is there with the tap, nothing can be done on it before the shell has heard, and the cover wins', async () => {
  await startMap();
  await press('Begin');
  await userEvent.click(await find('We talked about it'));
  const cards = () => document.querySelector('.before-map');
  const box = () => document.querySelector('.sitting-window');
  await waitFor(() => expect(box()?.getAttribute('aria-hidden')).toBe('true'));
  const uncover = double().uncoverSitting.bind(double());
  const answers: (() => void)[] = [];
  let isRefused = true;
  vi.spyOn(double(), 'uncoverSitting').mockImplementation(
    ((from: Stands) =>
      new Promise((resolve, reject) =>
        answers.push(() => (isRefused ? reject(new Error('no')) : resolve(uncover(from)))),
      )) as never,
  );
  // No: the cards are back, and what stood there.
  await press('Go to the map');
  expect(cards()?.hasAttribute('data-gone')).toBe(true);
  expect(box()?.hasAttribute('aria-hidden')).toBe(false);
  expect(box()?.querySelector('.sitting-names')?.hasAttribute('inert')).toBe(true);
  await act(async () => answers.pop()?.());
  await waitFor(() => expect(cards()?.hasAttribute('data-gone')).toBe(false));
  expect(box()?.getAttribute('aria-hidden')).toBe('true');
  // Somebody comes in meanwhile.
  isRefused = false;
  await userEvent.click(await find('Go to the map'));
  await userEvent.keyboard('{F9}');
  await waitFor(() => expect(box()).toBeNull());
  expect(cards()?.hasAttribute('data-gone')).toBe(false);
  await act(async () => answers.pop()?.());
  await find('Go on');
  expect(box()).toBeNull();
});

test('people are shown as the student wants, by one key, on the map, in what is said, and on the other screen', async () => {
  await startMap();
  await begin();
  const field = await entry();
  await userEvent.type(field, 'Tía Rosa{Enter}');
  await person('Tía Rosa');
  otherScreen();
  for (const shown of ['nicknames', 'initials', 'hidden']) {
    await userEvent.keyboard('{F10}');
    await waitFor(() => expect(shownOn().at(-1)).toBe(shown));
    await find(new RegExp(`^How people are shown: ${shown}`, 'i'));
  }
  await waitFor(() => expect(document.body.innerHTML).not.toContain('Rosa'));
  // Somebody who is named now is not said by name, and no name is offered.
  await userEvent.type(field, 'Ms');
  expect(screen.queryByRole('option')).toBeNull();
  await userEvent.type(field, ' Kite{Enter}');
  await waitFor(() => expect(onMap()).toHaveLength(2));
  await waitFor(() => expect(valueOf(field)).toBe(''));
  expect(document.body.innerHTML).not.toContain('Kite');
  await userEvent.keyboard('{F10}');
  await person('Ms Kite').catch(() => screen.findAllByRole('button', { name: /^Ms Kite, / }));
});

test('the other screen shows the map alone, live, and a cover with nobody’s name when the map is covered', async () => {
  await startMap();
  await begin();
  await userEvent.type(await entry(), 'Tía Rosa{Enter}');
  const other = within(otherScreen().container);
  const seen = await other.findByRole('button', { name: /^Tía Rosa, / });
  expect(seen).toBeTruthy();
  expect(other.queryByRole('combobox')).toBeNull();
  expect(other.queryByRole('button', { name: 'Finish' })).toBeNull();
  await userEvent.keyboard('{F9}');
  await other.findByText('The map is not open now.');
  expect(other.queryByRole('button', { name: /Rosa/ })).toBeNull();
});

test('how people are shown can be chosen before the first name, and holds on the map and in the list', async () => {
  await startMap();
  await userEvent.click(await find('Begin'));
  await userEvent.click(await find('We talked about it'));
  const choice = await screen.findByRole('radiogroup', { name: 'How people are shown' });
  await userEvent.click(within(choice).getByRole('radio', { name: 'Initials' }));
  await screen.findByText('People are shown by first letters now.');
  expect(shownOn()).toEqual(['initials']);
  await press('Go to the map');
  await userEvent.type(await entry(), 'Tía Rosa{Enter}');
  await person('TR');
  await userEvent.tab();
  await userEvent.click(await find('List'));
  await waitFor(() => expect(document.querySelector('[data-list-person]')).not.toBeNull());
  expect(document.body.innerHTML).not.toContain('Rosa');
});

test('the other screen speaks the language that the student chose, and glows with the help that is lit', async () => {
  await startMap();
  await begin();
  await userEvent.type(await entry(), 'Tía Rosa{Enter}');
  const rosa = await person('Tía Rosa');
  const wave = double().edits.flatMap((edit) => (edit.on === 'map' ? [edit.do.wave] : []))[0];
  const alter = rosa.dataset.person ?? '';
  const gives: MapEdit = { edit: 'paint_support', alters: [alter], support: 'listens', is_given: true };
  double().commit({ on: 'map', do: { wave, edit: gives } });
  double().commit({ on: 'goal', do: { wave, edit: { edit: 'choose_help', support: 'listens', is_chosen: true } } });
  const other = otherScreen().container;
  await within(other).findByRole('button', { name: /^Tía Rosa, / });
  expect(other.querySelector('.kith-has-lit')).toBeNull();
  await userEvent.click(await find('Light up who helps'));
  await waitFor(() => expect(other.querySelector('.kith-has-lit')).not.toBeNull());
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(other.querySelector('.kith-has-lit')).toBeNull());
  act(() => useStudentsLanguage.setState({ code: 'es' }));
  await waitFor(() => expect(double().studentScreen().language).toBe('es'));
});

test('a step of an earlier map is asked about in the next sitting, and moved on there by pointer and by key', async () => {
  await open(6);
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  const steps = within(await screen.findByRole('region', { name: 'From an earlier map' }));
  const how = (name: string) => steps.getByRole('button', { name });
  expect(how('Not yet').getAttribute('aria-pressed')).toBe('true');
  await userEvent.click(how('Asked'));
  await waitFor(() => expect(how('Asked').getAttribute('aria-pressed')).toBe('true'));
  const [first] = double().edits.flatMap((edit) => (edit.on === 'ask' ? [edit.do] : []));
  expect(first).toMatchObject({ wave: idOf('wave', 6), edit: { edit: 'move_ask', to: 'asked', on: today() } });
  how('Got it').focus();
  await userEvent.keyboard(' ');
  // It stays to be put right.
  await waitFor(() => expect(how('Got it').getAttribute('aria-pressed')).toBe('true'));
  await screen.findAllByText(/: Got it\.$/);
  await userEvent.click(how('They answered'));
  await waitFor(() => expect(how('They answered').getAttribute('aria-pressed')).toBe('true'));
  expect(onMap()).toEqual([]);
});

test('the other screen speaks what the profile speaks, and says so to the page', async () => {
  await startMap();
  double().setLanguage('es');
  const shown = render(
    <Speaking>
      <QueryClientProvider client={client}>
        <StudentScreen />
      </QueryClientProvider>
    </Speaking>,
  );
  try {
    await within(shown.container).findByText('El mapa no está abierto ahora.');
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['es-US', 'ltr']);
  } finally {
    act(() => speak('en'));
  }
  expect(document.documentElement.lang).toBe('en');
});

test('one key opens the other screen and says so; what helps the counselor is read only while it has its own monitor', async () => {
  await startMap();
  await begin();
  await entry();
  const coach = () => screen.queryByRole('region', { name: 'For you' });
  await userEvent.keyboard('{F7}');
  await screen.findByText('The map has its own window now. Move it where you can both see it.');
  expect(coach()).toBeNull();
  act(() => double().screenIs('beside'));
  await screen.findByText('The map is on the other screen now.');
  await waitFor(() => expect(coach()).not.toBeNull());
  // The projector is unplugged.
  act(() => double().screenIs('came_back'));
  await screen.findByText('The other screen is gone. The map is here, in a small window. Nothing is lost.');
  expect(coach()).toBeNull();
  await userEvent.keyboard('{F7}');
  await screen.findByText('The other screen is closed. The map is still here.');
});

test('a lid that is closed while somebody is dragged drops the drag and loses nothing', async () => {
  await startMap();
  await begin();
  await userEvent.type(await entry(), 'Tía Rosa{Enter}');
  const disc = await person('Tía Rosa');
  const at = { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, isPrimary: true };
  fireEvent.pointerDown(disc, { ...at, clientX: 450, clientY: 600 });
  fireEvent.pointerMove(disc, { ...at, clientX: 450, clientY: 400 });
  act(() => double().nobodyIsHere());
  const on = await find('Go on');
  fireEvent.pointerUp(window, { ...at, buttons: 0, clientX: 450, clientY: 300 });
  await userEvent.click(on);
  await screen.findByRole('button', { name: /^Tía Rosa, no place yet/ });
  expect(onMap().map(({ edit }) => edit)).toEqual(['add_alter']);
});
