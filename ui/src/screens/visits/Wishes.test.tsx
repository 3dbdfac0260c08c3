// A wish to stay in touch is noted, goes into one letter, and has an honest state; what waits comes back on Today.

import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { close, openKith } from '../../../test/screens/open';
import { commit } from '../../ipc';
import { goTo } from '../../route';
import { t } from '../../words';

afterEach(close);

test('what waits for five school days is said on Today and leads to the queue', async () => {
  const { user } = await openKith();
  await user.click(await screen.findByRole('button', { name: 'Look at them' }));
  await screen.findByText('1 wish has waited for five school days.');
  screen.getByText('How did you find your first job?');
});

test('students who said so are noted, and one letter with first names goes out for all', async () => {
  const { user, double } = await openKith();
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'Stay in touch' }));
  await user.click(await screen.findByRole('button', { name: 'Who wants to stay in touch' }));
  const dialog = within(await screen.findByRole('dialog'));
  const people = await within(await dialog.findByRole('toolbar')).findAllByRole('button');
  await user.click(people[0]);
  await user.click(people[1]);
  await user.click(dialog.getByRole('button', { name: 'Note it' }));
  await screen.findByText('2 wishes are noted.');
  await user.click(screen.getAllByRole('button', { name: 'A letter for the class' })[0]);
  const letter = await screen.findByRole('textbox', { name: 'The letter' });
  expect((letter as HTMLTextAreaElement).value).toMatch(/^Dear .*would like to hear from you/s);
  await user.click(screen.getByRole('button', { name: 'It is sent' }));
  await screen.findByText('2 wishes are handed on.');
  const last = double.edits.at(-1);
  expect(last?.on === 'wish' && last.do.edit === 'move_wishes' && last.do.to).toBe('sent');
});

test('an answer is noted in the visitor’s words, then that they were in contact again, and once more', async () => {
  const { user } = await openKith();
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'Stay in touch' }));
  await user.click((await screen.findAllByRole('button', { name: /^They answered/ }))[0]);
  await user.type(await screen.findByRole('textbox', { name: 'What the visitor answered' }), 'Gladly.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('They answered: Gladly.');
  await user.click(screen.getAllByRole('button', { name: /^In contact again/ })[0]);
  const said = await screen.findByText(/: in contact again\. .* there as somebody to meet\.$/);
  const first = said.textContent?.split(':')[0] ?? '';
  // On the same day another one is no slip of the finger.
  expect(screen.queryByRole('button', { name: `And once more: ${first}` })).toBeNull();
  await user.click(screen.getByRole('button', { name: t('wish-more-named', { name: first }) }));
  await user.click(await screen.findByRole('menuitem', { name: 'And once more' }));
  await screen.findByText(/: in contact once more\. /);
  await screen.findByText(/^in contact more than once/);
});

test('a wish of a thousand letters stands on its card whole and is not called too long', async () => {
  const { user, double } = await openKith();
  const { visit, student, name } = double.wishes().groups[0].wishes[0];
  const message = 'How did you start? '.repeat(53).slice(0, 990);
  await commit({ on: 'wish', do: { edit: 'write_message', visit, student, message } });
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'Stay in touch' }));
  await user.click((await screen.findAllByRole('button', { name: t('wish-more-named', { name }) }))[0]);
  await user.click(await screen.findByRole('menuitem', { name: t('wish-card') }));
  const text = (await screen.findByRole('textbox', { name: 'What stands on the card' })) as HTMLTextAreaElement;
  expect(text.value).toHaveLength(990);
  expect(text.getAttribute('aria-invalid')).not.toBe('true');
  await user.type(text, '!!');
  expect(text.value).toHaveLength(992);
});

test.each([
  ['Call me at (505) 555-0137', true],
  ['Write to omar.h@example.org', true],
  ['505.555.0137', true],
  ['Can I come on 2026-11-27 at 10:40, or 12/04/2026?', false],
  ['I am 16 and in grade 10 @ Grand Bend', false],
])('a number or an address in a message is noticed before it is handed on: %s', async (message, isNoticed) => {
  const { user, double } = await openKith();
  const { visit, student, name } = double.wishes().groups[0].wishes[0];
  await commit({ on: 'wish', do: { edit: 'write_message', visit, student, message } });
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'Stay in touch' }));
  const isSaid = () => screen.queryByText(/^A phone number or an e-mail address seems to stand in it\./) !== null;
  await user.click(await screen.findByRole('button', { name: 'A letter for the class' }));
  await screen.findByRole('textbox', { name: 'The letter' });
  expect(isSaid()).toBe(isNoticed);
  await user.keyboard('{Escape}');
  await user.click((await screen.findAllByRole('button', { name: t('wish-more-named', { name }) }))[0]);
  await user.click(await screen.findByRole('menuitem', { name: t('wish-card') }));
  await screen.findByRole('textbox', { name: 'What stands on the card' });
  expect(isSaid()).toBe(isNoticed);
});
