import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PASSPHRASE } from '../../../test/double/double';
import { Failed } from '../../../test/double/answering';
import { close, openKith } from '../../../test/screens/open';

afterEach(close);

const button = (name: RegExp | string) => screen.findByRole('button', { name });

test('somebody sets up, sees the code once, and goes on only when they say they have it', async () => {
  const { double, user } = await openKith({ start: 'first' });
  await user.click(await button(/Set up for my school/));
  await user.click(await button('Next'));
  await screen.findByText('Kith needs your name to go on.');
  await user.type(screen.getByLabelText('Your name'), 'Ana Whitfield');
  await user.type(screen.getByLabelText('Your school'), 'Cedar Creek High School');
  await user.click(await button('Next'));
  await user.type(screen.getByLabelText('New passphrase'), PASSPHRASE);
  await screen.findByText(/Very good/);
  await user.type(screen.getByLabelText('The same once more'), 'something else');
  await user.click(await button('Set up'));
  await screen.findByText('These two are not the same.');
  expect(double.calls.some(([name]) => name === 'setUp')).toBe(false);
  await user.clear(screen.getByLabelText('The same once more'));
  await user.type(screen.getByLabelText('The same once more'), PASSPHRASE);
  await user.click(await button('Set up'));
  await screen.findByText(/MAPLE-7H2Q/);
  expect(screen.queryByRole('heading', { name: 'Today' })).toBeNull();
  const go = screen.getByRole<HTMLButtonElement>('button', { name: 'I have it' });
  expect(go.disabled).toBe(true);
  await user.click(screen.getByRole('checkbox'));
  await user.click(go);
  await screen.findByRole('heading', { name: 'Today' });
});

test('a passphrase can be pasted, and a password manager finds its fields', async () => {
  const { user } = await openKith({ start: 'locked' });
  await user.click(await button(/Ana Whitfield/));
  const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
  expect(field.autocomplete).toBe('current-password');
  expect(document.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value).toBe('Ana Whitfield');
  await user.click(field);
  await user.paste(PASSPHRASE);
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Today' });
});

test('after an update it is said that the records are read again, how far that is, and that stopping and closing are safe', async () => {
  const { user } = await openKith({ start: 'locked', isUpdated: true, step_ms: 60 });
  await user.click(await button(/Ana Whitfield/));
  await user.type(screen.getByLabelText('Passphrase'), `${PASSPHRASE}{Enter}`);
  const bar = await screen.findByRole('progressbar', { name: 'Kith was updated: your records are being read again' });
  await waitFor(() => expect(Number(bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0));
  screen.getByText(/Nothing is lost if you stop it or close Kith now/);
  await screen.findByRole('heading', { name: 'Today' });
});

test('reading again is stopped at the door: it stays closed, a sentence says so, and the next unlock begins again', async () => {
  const { double, user } = await openKith({ start: 'locked', isUpdated: true, step_ms: 60 });
  await user.click(await button(/Ana Whitfield/));
  await user.type(screen.getByLabelText('Passphrase'), `${PASSPHRASE}{Enter}`);
  await screen.findByRole('progressbar', { name: /your records are being read again/ });
  await user.click(await button('Stop'));
  await screen.findByText(/^Stopped. Nothing is lost, and Kith stays locked/);
  expect(double.status().open).toBeNull();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
  // Nothing was wrong with what was typed.
  expect(screen.getByLabelText('Passphrase').getAttribute('aria-invalid')).not.toBe('true');
  await user.click(await button('Unlock'));
  await screen.findByRole('progressbar', { name: /your records are being read again/ });
  expect(screen.queryByText(/^Stopped/)).toBeNull();
  await screen.findByRole('heading', { name: 'Today' });
});

test('stopped after the recovery code, the door says that the new passphrase holds already', async () => {
  const { user } = await openKith({ start: 'locked', isUpdated: true, step_ms: 60 });
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('Use the recovery code'));
  await user.type(screen.getByLabelText('Recovery code'), 'maple-7h2q-9fdx-k3wt-pn4v-river');
  await user.type(screen.getByLabelText('New passphrase'), 'seven tin kites');
  await user.type(screen.getByLabelText('The same once more'), 'seven tin kites{Enter}');
  await screen.findByRole('progressbar', { name: /your records are being read again/ });
  await user.click(await button('Stop'));
  await screen.findByText(/Your new passphrase holds already/);
  screen.getByLabelText('Passphrase');
});

test('a wrong passphrase is said plainly, and after several the wait is counted down', async () => {
  const { double, user } = await openKith({ start: 'locked' });
  await user.click(await button(/Ana Whitfield/));
  const field = screen.getByLabelText('Passphrase');
  const say = (words: string) => screen.findByText(`That is not the passphrase. Nothing was changed.${words}`);
  for (const wrong of ['one', 'two']) {
    await user.clear(field);
    await user.type(field, `${wrong}{Enter}`);
    await say(' Try once more.');
  }
  await user.clear(field);
  await user.type(field, 'three{Enter}');
  await screen.findByText('You can try again in 4 seconds.');
  // Nobody who has to wait is told to try.
  await say('');
  expect(screen.queryByText(/Try once more/)).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Unlock' }).disabled).toBe(true);
  const tries = () => double.calls.filter(([name]) => name === 'unlock').length;
  await user.type(field, '{Enter}');
  expect(tries()).toBe(3);
  await waitFor(() => expect(screen.queryByRole('timer')).toBeNull(), { timeout: 6_000 });
  await say(' Try once more.');
  await user.clear(field);
  await user.type(field, `${PASSPHRASE}{Enter}`);
  await screen.findByRole('heading', { name: 'Today' });
}, 20_000);

test('a wait that began before the window did is counted down, and then one may try', async () => {
  const { double, user } = await openKith({ start: 'locked' });
  await user.click(await button(/Ana Whitfield/));
  Object.assign(double, {
    unlock: () => {
      throw new Failed('wait', { retry_after_s: 1 });
    },
  });
  await user.type(screen.getByLabelText('Passphrase'), 'one{Enter}');
  await screen.findByText('You can try again in 1 second.');
  await screen.findByText('A few tries went wrong, so there is a short wait.');
  await screen.findByText('You can try again now.');
  expect(screen.queryByText(/short wait/)).toBeNull();
});

test('the computer’s own lock is offered where there is one, and nowhere else', async () => {
  const { user } = await openKith({ start: 'locked' });
  await user.click(await button(/Ben Osei/));
  expect(screen.queryByRole('button', { name: 'Unlock with this computer' })).toBeNull();
  await user.click(await button('Someone else'));
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('Unlock with this computer'));
  await screen.findByRole('heading', { name: 'Today' });
});

test('the recovery code opens with a new passphrase, and a wrong one says so', async () => {
  const { user } = await openKith({ start: 'locked' });
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('Use the recovery code'));
  await user.type(screen.getByLabelText('Recovery code'), 'OAK-1');
  await user.type(screen.getByLabelText('New passphrase'), 'seven tin kites');
  await user.type(screen.getByLabelText('The same once more'), 'seven tin kites');
  await user.click(await button('Unlock and set the new passphrase'));
  await screen.findByText(/That is not the recovery code/);
  await user.clear(screen.getByLabelText('Recovery code'));
  await user.type(screen.getByLabelText('Recovery code'), 'maple-7h2q-9fdx-k3wt-pn4v-river{Enter}');
  await screen.findByRole('heading', { name: 'Today' });
});

test('somebody looks around in an invented school, and the window always says so', async () => {
  const { user } = await openKith({ start: 'first' });
  await user.click(await button(/Look around/));
  await waitFor(() => expect(screen.getByText('Invented school. Nobody here is real.')).toBeTruthy());
});

test.each([
  ['store_damaged', /Your backups are kept.*K-7QX2/],
  ['store_newer', /A newer Kith wrote this store. Nothing was changed./],
  ['read_only', /Kith may not write to its folder.*Everything before it is safe./],
  ['disk_full', /The disk is full.*Everything before it is safe./],
] as const)('%s at the door says what was kept and what to do', async (code, words) => {
  const { user } = await openKith({ start: 'locked', fails: { unlock: code } });
  await user.click(await button(/Ana Whitfield/));
  await user.type(screen.getByLabelText('Passphrase'), `${PASSPHRASE}{Enter}`);
  await screen.findByText(words);
});

async function setsUp(user: Awaited<ReturnType<typeof openKith>>['user'], role?: string) {
  await user.click(await button(/Set up for my school/));
  await user.type(screen.getByLabelText('Your name'), 'Ana Whitfield');
  await user.type(screen.getByLabelText('Your school'), 'Cedar Creek High School');
  if (role) {
    await user.click(await button(/Your role/));
    await user.click(await screen.findByRole('option', { name: role, hidden: false }));
  }
  await user.click(await button('Next'));
  await user.type(screen.getByLabelText('New passphrase'), PASSPHRASE);
  await user.type(screen.getByLabelText('The same once more'), PASSPHRASE);
}

test('whoever reads the recovery code is somebody who is here', async () => {
  const { double, user } = await openKith({ start: 'first' });
  await setsUp(user);
  await user.click(await button('Set up'));
  await screen.findByText(/MAPLE-7H2Q/);
  const touches = () => double.calls.filter(([name]) => name === 'touch').length;
  const before = touches();
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  await user.keyboard('{Tab}');
  now.mockRestore();
  expect(touches()).toBe(before + 1);
});

test('a clipboard that is not given says so, and the code stays', async () => {
  const { user } = await openKith({ start: 'first' });
  await setsUp(user);
  await user.click(await button('Set up'));
  const refused = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await user.click(await button('Copy'));
  await screen.findByText(/could not be copied\. It is still on the screen/);
  refused.mockRestore();
  expect(screen.getByText(/MAPLE-7H2Q/)).toBeTruthy();
});

test('a teacher reads beforehand what the role can do today', async () => {
  const { user } = await openKith({ start: 'first' });
  await setsUp(user, 'Teacher');
  await user.click(await button('Back'));
  await screen.findByText(/marks the students they know.*Maps belong to counselors/);
});

test('no keychain is offered where there is none', async () => {
  const { user } = await openKith({ start: 'first', hasNoKeychain: true });
  await setsUp(user);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a laptop that was too long without its district stays closed, says how it opens again, and opens when they have met', async () => {
  const { double, user } = await openKith({ start: 'locked', door: 'lease' });
  await screen.findByText('Closed until it meets the district');
  await user.click(await button(/Ana Whitfield/));
  await screen.findByRole('heading', { name: 'Meet your district first' });
  screen.getByText(/Everything here is kept. 3 changes wait/);
  expect(screen.queryByLabelText('Passphrase')).toBeNull();
  // The key that is pressed first meets the district.
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Passphrase'), `${PASSPHRASE}{Enter}`);
  await screen.findByRole('heading', { name: 'Today' });
  expect(double.calls.filter(([name]) => name === 'meetAtDoor')).toHaveLength(1);
});

test('what stands in the way of a meeting is said before the door, and that no more time was given', async () => {
  const first = await openKith({ start: 'locked', door: 'lease_away' });
  await first.user.click(await button(/Ana Whitfield/));
  await screen.findByText(/There is no way to the district’s server/);
});

test('whoever is let in no more is not told that they were away for too long', async () => {
  const { user } = await openKith({ start: 'locked', door: 'refused' });
  await screen.findByText('Closed by the district');
  await user.click(await button(/Ana Whitfield/));
  await screen.findByRole('heading', { name: 'Ask your district first' });
  screen.getByText(/lets this laptop in no more/);
  expect(screen.queryByText(/longer than it may/)).toBeNull();
});

test('where what was noted of the district is gone, and its key, a new invitation opens the door', async () => {
  const { double, user } = await openKith({ start: 'locked', door: 'note_no_key' });
  await user.click(await button(/Ana Whitfield/));
  await screen.findByRole('heading', { name: 'Join your district again' });
  screen.getByText(/Your records say that they belong to Juniper Unified/);
  expect(screen.queryByRole('button', { name: 'Meet the district now' })).toBeNull();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  // What is wrong is said beside what was typed, and stays there.
  await user.type(within(dialog).getByLabelText('Passphrase'), 'wrong words');
  await user.keyboard('{Tab}{Tab}kith1-a-new-one');
  await user.click(within(dialog).getByRole('button', { name: 'Join again' }));
  await within(dialog).findByText(/That is not the passphrase/);
  expect(within(dialog).getByLabelText<HTMLTextAreaElement>('Invitation').value).toBe('kith1-a-new-one');
  await user.clear(within(dialog).getByLabelText('Passphrase'));
  await user.type(within(dialog).getByLabelText('Passphrase'), PASSPHRASE);
  await user.click(within(dialog).getByRole('button', { name: 'Join again' }));
  await screen.findByRole('heading', { name: 'Today' });
  expect(double.calls.filter(([name]) => name === 'joinAtDoor')).toHaveLength(2);
});

test('past its lease a text that is no invitation is told, and a right one opens', async () => {
  const { user } = await openKith({ start: 'locked', door: 'lease_away' });
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('I have a new invitation'));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Passphrase'), PASSPHRASE);
  await user.type(within(dialog).getByLabelText('Invitation'), 'please');
  await user.click(within(dialog).getByRole('button', { name: 'Join again' }));
  await within(dialog).findByText(/That is no invitation/);
  await user.type(within(dialog).getByLabelText('Invitation'), '{Control>}a{/Control}kith1-x');
  await user.click(within(dialog).getByRole('button', { name: 'Join again' }));
  await screen.findByRole('heading', { name: 'Today' });
});

test('an invitation of another server shows whose it is before anything is changed, and is refused where the door is', async () => {
  const { double, user } = await openKith({ start: 'locked', door: 'lease_away' });
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('I have a new invitation'));
  await user.type(await screen.findByLabelText('Passphrase'), PASSPHRASE);
  await user.type(screen.getByLabelText('Invitation'), 'kith1-elsewhere{Tab}{Tab}{Tab}');
  await user.click(await button('Join again'));
  const asked = await screen.findByRole('dialog', { name: 'Is this your district’s new server?' });
  within(asked).getByText(/of Juniper Unified, at https:\/\/kith.juniper.example:8443/);
  within(asked).getByText(/belonged to Juniper County/);
  // Going back keeps what was typed.
  await user.keyboard('{Escape}');
  const typed = await screen.findByLabelText<HTMLTextAreaElement>('Invitation');
  expect(typed.value).toBe('kith1-elsewhere');
  await user.click(await button('Join again'));
  await user.click(await button('Join this one'));
  await screen.findByRole('heading', { name: 'Today' });
  const said = double.calls.filter(([name]) => name === 'joinAtDoor').map(([, args]) => args[4]);
  expect(said).toEqual([null, null, 'https://kith.juniper.example:8443']);
});

test('whoever is let in no more is let in by no other server', async () => {
  const { user } = await openKith({ start: 'locked', door: 'refused' });
  await user.click(await button(/Ana Whitfield/));
  await user.click(await button('I have a new invitation'));
  await user.type(await screen.findByLabelText('Passphrase'), PASSPHRASE);
  await user.type(screen.getByLabelText('Invitation'), 'kith1-elsewhere');
  await user.click(await button('Join again'));
  await screen.findByText(/of another server than your district’s/);
});

test('a lost laptop cannot be taken off before its district knows of it', async () => {
  const { user } = await openKith({ start: 'locked', door: 'lost_untold' });
  await user.click(await button(/Ana Whitfield/));
  await screen.findByText(/Juniper Unified does not know yet/);
  screen.getByText(/There is no way to the district’s server/);
  expect(screen.queryByRole('button', { name: 'Take this profile off' })).toBeNull();
  await user.click(await button('Tell the district now'));
  await button('Take this profile off');
});

test('of a laptop that was lost it is said what happened, what is kept where and what to do, and it can be taken off', async () => {
  const { double, user } = await openKith({ start: 'locked', door: 'lost_unsent' });
  await screen.findByText('Its keys were destroyed');
  await user.click(await button(/Ana Whitfield/));
  await screen.findByRole('heading', { name: 'This laptop was reported lost' });
  screen.getByText(/What you had sent is kept by Juniper Unified. 3 changes had not been sent/);
  screen.getByText(/1 map that nobody had decided on is gone/);
  screen.getByText(/Your memory aid is gone from this laptop/);
  screen.getByText(/Ask IT of Juniper Unified for a new invitation/);
  expect(screen.queryByLabelText('Passphrase')).toBeNull();
  await user.click(await button('Take this profile off'));
  const dialog = await screen.findByRole('alertdialog');
  await user.click(within(dialog).getByRole('button', { name: 'Take it off' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'This laptop was reported lost' })).toBeNull());
  expect(double.calls.some(([name, args]) => name === 'removeLost' && args[0] === 'p1')).toBe(true);
});
