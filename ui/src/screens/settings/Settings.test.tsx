import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { PASSPHRASE } from '../../../test/double/double';
import { close, openKith, withSizes } from '../../../test/screens/open';
import { goTo } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openSettings() {
  const opened = await openKith();
  await screen.findByRole('navigation');
  act(() => goTo('settings'));
  await screen.findByRole('heading', { name: 'Settings' });
  return opened;
}

test('the lock’s minutes are told to the shell', async () => {
  const { double, user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: /Lock after/ }));
  await user.click(await screen.findByRole('option', { name: '3 minutes', hidden: false }));
  await screen.findByText('Kith locks after 3 minutes.');
  expect(double.status().idle_minutes).toBe(3);
});

test('single-letter shortcuts are turned off, for this person and the next time, and F1 still lists the keys', async () => {
  const { double, user } = await openSettings();
  await user.keyboard('?');
  await screen.findByRole('dialog', { name: 'Keys' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.click(screen.getByRole('checkbox', { name: /Single-letter shortcuts/ }));
  await screen.findByText('Single-letter shortcuts are off. All other keys work as before.');
  expect(double.status().letter_keys).toBe(false);
  await user.keyboard('?');
  act(() => goTo('students'));
  await screen.findByRole('heading', { name: 'Students' });
  await user.keyboard('/');
  expect(document.activeElement?.matches('input')).toBe(false);
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{F1}');
  const list = await screen.findByRole('dialog', { name: 'Keys' });
  within(list).getByText(/Single-letter shortcuts are off. Settings turns them on/);
  await user.keyboard('{Escape}');
  // Whoever types still writes.
  const search = screen.getByRole('searchbox', { name: 'Search by name or number' });
  await user.type(search, 'ma?');
  expect(search).toHaveProperty('value', 'ma?');
  act(() => goTo('settings'));
  await user.click(await screen.findByRole('checkbox', { name: /Single-letter shortcuts/ }));
  await screen.findByText('Single-letter shortcuts are on.');
  act(() => goTo('students'));
  await screen.findByRole('heading', { name: 'Students' });
  await user.keyboard('/');
  expect(document.activeElement?.matches('input')).toBe(true);
});

test('dark, larger text and less motion hold on the page at once and the next time', async () => {
  const { double, user } = await openSettings();
  await user.click(await screen.findByRole('radio', { name: 'Dark' }));
  await user.click(screen.getByRole('checkbox', { name: /Reduce motion/ }));
  await user.click(screen.getByRole('button', { name: /Size of text/ }));
  await user.click(await screen.findByRole('option', { name: '150 %', hidden: false }));
  const shown = { theme: 'dark', motion: 'less', text: '150' };
  await waitFor(() => expect({ ...document.documentElement.dataset }).toMatchObject(shown));
  const { appearance } = double.status();
  expect(appearance).toEqual({ theme: 'dark', is_still: true, text_pct: 150 });
  // The next window hears of it from the shell, locked or not.
  await openKith({ start: 'locked' });
  await waitFor(() => expect(document.documentElement.dataset.theme).toBeUndefined());
  await openKith({ start: 'locked', appearance });
  await screen.findByRole('heading', { name: 'Who are you?' });
  expect({ ...document.documentElement.dataset }).toMatchObject(shown);
});

test('the passphrase is changed only with the one that holds', async () => {
  const { user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: 'Change the passphrase' }));
  const dialog = await screen.findByRole('dialog');
  const [old, fresh, again] = ['Passphrase now', 'New passphrase', 'The same once more'].map((label) =>
    within(dialog).getByLabelText(label),
  );
  await user.type(old, 'wrong');
  await user.type(fresh, 'seven tin kites');
  await user.type(again, 'seven tin kites');
  await user.click(within(dialog).getByRole('button', { name: 'Change it' }));
  await within(dialog).findByText('That is not your passphrase. Nothing was changed.');
  await user.clear(old);
  await user.type(old, PASSPHRASE);
  await user.click(within(dialog).getByRole('button', { name: 'Change it' }));
  await screen.findByText('The new passphrase holds from now on.');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a new recovery code is shown once and stays until somebody has it', async () => {
  const { user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: 'New recovery code' }));
  await user.type(await screen.findByLabelText('Passphrase now'), PASSPHRASE);
  await user.click(screen.getByRole('button', { name: 'Make a new code' }));
  await screen.findByText(/CEDAR-3M8P/);
  await user.keyboard('{Escape}');
  expect(screen.getByText(/CEDAR-3M8P/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /printed, saved/ }));
  await user.click(screen.getByRole('button', { name: 'I have it' }));
  await waitFor(() => expect(screen.queryByText(/CEDAR-3M8P/)).toBeNull());
});

test('a backup is made now and stands in the list', async () => {
  const { user } = await openSettings();
  const rows = () => within(screen.getByRole('grid', { name: 'Backups kept' })).getAllByRole('row').length;
  await screen.findByRole('grid', { name: 'Backups kept' });
  const before = rows();
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  await screen.findByText('A backup was made and read back.');
  await waitFor(() => expect(rows()).toBe(before + 1));
});

test('the computer’s own lock can be let in later and shut out again, each with the passphrase', async () => {
  const { double, user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: 'Only the passphrase opens Kith' }));
  await user.type(await screen.findByLabelText('Passphrase now'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Forget the key' }));
  await screen.findByText('That is not your passphrase. Nothing was changed.');
  await user.clear(screen.getByLabelText('Passphrase now'));
  await user.type(screen.getByLabelText('Passphrase now'), PASSPHRASE);
  await user.click(screen.getByRole('button', { name: 'Forget the key' }));
  await screen.findByText('Only your passphrase opens Kith from now on.');
  expect(double.status().profiles[0].has_keychain).toBe(false);
  await user.click(await screen.findByRole('button', { name: 'Open with this computer’s lock' }));
  await user.type(await screen.findByLabelText('Passphrase now'), PASSPHRASE);
  await user.click(screen.getByRole('button', { name: 'Let it open Kith' }));
  await screen.findByText('This computer’s lock opens Kith from now on.');
  expect(double.status().profiles[0].has_keychain).toBe(true);
});

test('Settings says where the log for IT lies', async () => {
  await openSettings();
  await screen.findByText(/kith\.log\. No student’s name is in it/);
});

test('notes are kept for as long as is chosen, and a shorter time is asked once', async () => {
  const { double, user } = await openSettings();
  const part = await screen.findByRole('region', { name: 'Your memory aid' });
  const choose = async (days: string) => {
    await user.click(await within(part).findByRole('button', { name: /Keep a note for/ }));
    await user.click(await screen.findByRole('option', { name: days, hidden: false }));
  };
  await choose('365 days');
  await screen.findByText('Notes are kept for 365 days.');
  await choose('30 days');
  const asked = await screen.findByRole('alertdialog');
  within(asked).getByText(/older than that are removed now/);
  await user.click(within(asked).getByRole('button', { name: 'Cancel' }));
  expect(double.memoryAid().days).toBe(365);
  await choose('30 days');
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Remove older notes' }));
  await screen.findByText('Notes are kept for 30 days.');
  expect(double.memoryAid().days).toBe(30);
});

test('a copy is opened with its own passphrase, and what is missing is put back from it', async () => {
  const { user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: 'Open a copy…' }));
  const words = await screen.findByLabelText('Passphrase of the copy');
  await user.type(words, 'a guess{Enter}');
  await screen.findByText(/That passphrase does not open this copy/);
  await user.clear(words);
  await user.type(words, `${PASSPHRASE}{Enter}`);
  await screen.findByText(/Notes of Ana Whitfield/);
  await screen.findByText(/Tía Rosa is back/);
  await user.click(screen.getByRole('button', { name: 'Put back what is missing' }));
  await screen.findByText('1 note is back.');
});

test('the card for a session is printed from Settings, too', async () => {
  const { double, user } = await openSettings();
  await user.click(await screen.findByRole('button', { name: 'Print the card for the session' }));
  const dialog = await screen.findByRole('dialog', { name: 'The card for the session' });
  await user.click(within(dialog).getByRole('radio', { name: 'Español' }));
  await user.click(within(dialog).getByRole('button', { name: 'Print' }));
  await screen.findByText('It is open in another window. Print it from there.');
  const printed = double.calls.filter(([name]) => name === 'printPaper').map(([, args]) => args);
  expect(printed).toMatchObject([[{ of: 'card', language: 'es' }]]);
});
