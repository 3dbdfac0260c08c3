// A student takes their map along: what is on it is theirs to say, by keyboard too; a machine that shows no page says so and
// nothing is lost; the card for the session names nobody. While the student sits here this window prints what was drawn, and a
// cover takes that away.

import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { begin, beginRoom, double, endRoom, open } from '../../../test/student/room';
import { client } from '../../ipc';
import { StatusLine } from '../../widgets/StatusLine';
import { languageHere, sheetHere } from '../../frame/usePaper';

beforeEach(() => beginRoom());
afterEach(endRoom);

const asked = (name: string) =>
  double()
    .calls.filter(([called]) => called === name)
    .map(([, [paper]]) => paper);

async function openTake() {
  await open(1);
  render(<StatusLine closeLabel="Close" />);
  const user = userEvent.setup({ delay: null });
  await user.click((await screen.findAllByRole('button', { name: /^Take it along/ }))[0]);
  await screen.findByRole('dialog', { name: 'Take it along' });
  return user;
}

test('nothing is on the page that was not wished: no ring, no name of their own', async () => {
  const prints = vi.fn();
  vi.stubGlobal('print', prints);
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  const user = await openTake();
  await user.click(screen.getByRole('button', { name: 'Print' }));
  await waitFor(() => expect(prints).toHaveBeenCalledOnce());
  act(() => void window.dispatchEvent(new Event('afterprint')));
  vi.unstubAllGlobals();
  Reflect.deleteProperty(HTMLImageElement.prototype, 'decode');
  expect(asked('printPaper')).toEqual([]);
  expect(asked('drawPaper')).toMatchObject([
    { of: 'my_map', wish: { shown: 'names', has_rings: false, has_my_name: false } },
  ]);
});

test('first letters, rings, a name, Spanish and A4 are chosen by keyboard, and the file has the same', async () => {
  const user = await openTake();
  screen.getByRole('radio', { name: 'Names' }).focus();
  await user.keyboard('{ArrowDown}');
  await user.tab();
  await user.keyboard(' ');
  await user.tab();
  await user.keyboard(' ');
  await user.tab();
  await user.keyboard('{ArrowRight}{Enter}');
  await user.tab();
  await user.keyboard('{ArrowRight}{Enter}');
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Take a file' }));
  await user.keyboard('{Enter}');
  await screen.findByText('Saved where you said.');
  expect(asked('savePaper')).toMatchObject([
    { of: 'my_file', wish: { shown: 'initials', has_rings: true, has_my_name: true, language: 'es', sheet: 'a4' } },
  ]);
});

test('whoever takes first letters is told that a name in their own words stays one, and only where they wrote something', async () => {
  const words = /^Your own words are on the page/;
  const user = await openTake();
  const map = double().egoNetwork;
  const says = (goal: string | null) =>
    Object.assign(double(), {
      egoNetwork: (id: string) => {
        const now = map.call(double(), id);
        return { ...now, goal: { ...now.goal, words: goal }, asks: [] };
      },
    });
  says(null);
  await act(() => client.invalidateQueries());
  await user.click(screen.getByRole('radio', { name: 'First letters' }));
  expect(screen.queryByText(words)).toBeNull();
  says('Cook like Tía Rosa');
  await act(() => client.invalidateQueries());
  await screen.findByText(words);
  await user.click(screen.getByRole('radio', { name: 'Names' }));
  expect(screen.queryByText(words)).toBeNull();
});

describe('while the student sits here', () => {
  const drawnPaper = () => document.querySelector('.drawn-paper');
  const prints = vi.fn();
  let isThere: () => void;

  beforeEach(() => {
    prints.mockReset();
    vi.stubGlobal('print', prints);
    // An image takes as long as the test says.
    HTMLImageElement.prototype.decode = () => new Promise((resolve) => (isThere = resolve));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(HTMLImageElement.prototype, 'decode');
  });

  async function asksToPrint() {
    await open(3, 3);
    const user = userEvent.setup({ delay: null });
    await user.click(await screen.findByRole('button', { name: 'Go on with this map' }));
    await begin();
    await user.click(await screen.findByRole('button', { name: 'Finish' }));
    await user.click(await screen.findByRole('button', { name: /^Take it along/ }));
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    await waitFor(() => expect(drawnPaper()).not.toBeNull());
    return user;
  }

  test('the page is drawn, printed from this window when it is there, and gone afterwards', async () => {
    document.documentElement.dataset.theme = 'dark';
    await asksToPrint();
    expect(asked('printPaper')).toEqual([]);
    expect(asked('drawPaper')).toMatchObject([{ of: 'my_map', wish: { has_rings: false, has_my_name: false } }]);
    expect(drawnPaper()?.getAttribute('aria-hidden')).toBe('true');
    expect(drawnPaper()?.querySelector('img')?.src).toMatch(/^data:image\/svg\+xml/);
    expect(prints).not.toHaveBeenCalled();
    prints.mockImplementation(() => expect(document.documentElement.dataset.theme).toBe('light'));
    isThere();
    await waitFor(() => expect(prints).toHaveBeenCalledOnce());
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(drawnPaper()).toBeNull();
    expect(document.documentElement.dataset.theme).toBe('dark');
    delete document.documentElement.dataset.theme;
    expect(screen.queryByText(/open in another window/)).toBeNull();
  });

  test('a cover takes it away, before it is printed and when no system said that it was', async () => {
    const user = await asksToPrint();
    await user.keyboard('{F9}');
    const on = await screen.findByRole('button', { name: 'Go on' });
    expect(drawnPaper()).toBeNull();
    await act(async () => isThere());
    expect(prints).not.toHaveBeenCalled();

    await user.click(on);
    await user.click(await screen.findByRole('button', { name: 'Finish' }));
    await user.click(await screen.findByRole('button', { name: /^Take it along/ }));
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    await waitFor(() => expect(drawnPaper()).not.toBeNull());
    await act(async () => isThere());
    expect(prints).toHaveBeenCalledOnce();
    await user.keyboard('{F9}');
    await screen.findByRole('button', { name: 'Go on' });
    expect(drawnPaper()).toBeNull();
  });
});

test('the card for the session is printed from the map, and asks of no map', async () => {
  await open(1);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('button', { name: 'Print the card for the session' }));
  await screen.findByRole('dialog', { name: 'The card for the session' });
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(asked('printPaper')).toEqual([{ of: 'card', language: 'en', sheet: 'letter' }]);
});

test('the sheet and the language are those of the place', () => {
  expect([sheetHere('en-US'), sheetHere('es-MX'), sheetHere('en-GB'), sheetHere('de')]).toEqual([
    'letter',
    'letter',
    'a4',
    'a4',
  ]);
  expect([languageHere('es-US'), languageHere('en-US'), languageHere('et')]).toEqual(['es', 'en', 'en']);
});
