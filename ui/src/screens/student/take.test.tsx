// A student takes their map along: what is on it is theirs to say, by keyboard too; a machine that shows no page says so and
// nothing is lost; the card for the session names nobody.

import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRoom, double, endRoom, open } from '../../../test/student/room';
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
  const user = await openTake();
  await user.click(screen.getByRole('button', { name: 'Print' }));
  await screen.findByText(/open in another window/);
  expect(asked('printPaper')).toMatchObject([
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

test('where nothing shows a page it says so, and saving is one key away', async () => {
  const user = await openTake();
  Object.assign(double(), { printPaper: () => false });
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect((await screen.findByText(/can not show a page/)).closest('[role=status]')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save as PDF' }));
  await screen.findByText('Saved where you said.');
  expect(screen.queryByText(/can not show a page/)).toBeNull();
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
