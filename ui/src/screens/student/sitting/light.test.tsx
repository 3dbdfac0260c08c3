// The cards before the map, who helps with a goal, and one next step: as two people use them, on the double.

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { begin, beginRoom, double, endRoom, entry, open, person } from '../../../../test/student/room';
import type { Edit } from '../../../ipc';
import { exactly, schoolWeekEnd, today } from '../../../words/dates';

beforeEach(beginRoom);
afterEach(endRoom);

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const told = (): Edit[] => double().edits.filter((edit) => edit.on === 'goal' || edit.on === 'ask');
const last = () => told().at(-1);

async function toTheCards(): Promise<void> {
  await userEvent.click(await button('Go on with this map'));
  await userEvent.click(await button('Begin'));
  await userEvent.click(await button('We talked about it'));
  await screen.findByRole('heading', { name: 'What is today for?' });
}

async function lit(...help: string[]): Promise<HTMLElement> {
  await open(3, 5);
  await userEvent.click(await button('Go on with this map'));
  await begin();
  await entry();
  await userEvent.click(await button('Light up who helps'));
  const chips = await screen.findByRole('group', { name: 'What help do you need?' });
  for (const one of help) await userEvent.click(within(chips).getByRole('button', { name: one }));
  return chips;
}

test('a card is chosen and taken back, a goal is said, and one key goes on to the map', async () => {
  await open(3, 3);
  await toTheCards();
  const card = await button('Find help for a goal');
  await userEvent.click(card);
  await waitFor(() => expect(card.getAttribute('aria-pressed')).toBe('true'));
  expect(last()).toMatchObject({ do: { edit: { edit: 'set_purpose', purpose: 'find_help' } } });
  await screen.findByText('Today: Find help for a goal.');
  await userEvent.click(card);
  await waitFor(() => expect(last()).toMatchObject({ do: { edit: { edit: 'set_purpose', purpose: null } } }));
  await userEvent.type(screen.getByLabelText('A goal, in your own words'), 'a summer job{Enter}');
  await waitFor(() => expect(last()).toMatchObject({ do: { edit: { edit: 'set_goal', goal: 'a summer job' } } }));
  expect(document.activeElement).toBe(await button('Go to the map'));
  await userEvent.keyboard('{Enter}');
  await entry();
  await screen.findByText('a summer job');
});

test('nobody has to choose: one key skips the cards and nothing is written', async () => {
  await open(3, 3);
  await toTheCards();
  expect(document.activeElement).toBe(await button('Go to the map'));
  await userEvent.keyboard('{Enter}');
  await entry();
  expect(told()).toEqual([]);
});

test('one key covers the cards too, and from the cover they come back', async () => {
  await open(3, 3);
  await toTheCards();
  await userEvent.type(screen.getByLabelText('A goal, in your own words'), 'a summer job');
  await userEvent.keyboard('{F9}');
  // What was said when the cover came is kept.
  await waitFor(() => expect(last()).toMatchObject({ do: { edit: { edit: 'set_goal', goal: 'a summer job' } } }));
  expect(told()).toHaveLength(1);
  expect(screen.queryByRole('heading', { name: 'What is today for?' })).toBeNull();
  await userEvent.click(await button('Go on'));
  await screen.findByRole('heading', { name: 'What is today for?' });
  await userEvent.click(await button('Go to the map'));
  await entry();
});

test('two who just talk write nothing, and nothing leads back to a map', async () => {
  await open(2);
  await userEvent.click(await button('Start a map'));
  await userEvent.click(await button('Begin'));
  await userEvent.click(await button('We talked about it'));
  await userEvent.click(await button(/^Just talk/));
  await userEvent.click((await screen.findAllByRole('button', { name: 'Just talk' })).at(-1) as HTMLElement);
  await screen.findByText('Nothing is written down from here on. Take your time.');
  expect(told()).toEqual([]);
  expect(screen.queryByRole('combobox', { name: 'Add a name' })).toBeNull();
  const refused = await double().call('commit', [
    { on: 'goal', do: { wave: 'w', edit: { edit: 'set_goal', goal: 'x' } } },
  ]);
  expect(refused).toMatchObject({ status: 'error', error: { code: 'in_sitting' } });
});

test('the help that is tapped lights up who gives it, and a sentence says how many', async () => {
  await lit('Listens');
  await waitFor(() =>
    expect(last()).toMatchObject({ do: { edit: { edit: 'choose_help', support: 'listens', is_chosen: true } } }),
  );
  await screen.findByText(/^Listens: .*people do this\.$/);
  const map = document.querySelector('.kith-has-lit');
  expect(map?.querySelectorAll('.kith-person:not(.kith-dim)').length).toBeGreaterThan(0);
  expect(map?.querySelectorAll('.kith-dim').length).toBeGreaterThan(0);
});

test('where nobody gives it nobody is blamed, and what was not asked is said to be open', async () => {
  await lit('Could introduce me');
  const panel = screen.getByRole('group', { name: 'Light up who helps' });
  await within(panel).findByText('We did not talk about this yet.');
  await userEvent.click(within(panel).getByRole('button', { name: 'Could introduce me: Add people' }));
  await waitFor(() =>
    expect(double().edits.at(-1)).toMatchObject({ do: { edit: { edit: 'ask_support', support: 'could_introduce' } } }),
  );
  await within(panel).findByText('Nobody yet. Who might?');
  (await person('Mom')).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(double().edits.at(-1)).toMatchObject({ do: { edit: { edit: 'paint_support', is_given: true } } }),
  );
  await within(panel).findByText('1 person does this.');
});

test('three kinds are enough, and a fourth says so and changes nothing', async () => {
  const chips = await lit('Listens', 'Gives rides', 'Fun to be with');
  await waitFor(() => expect(told()).toHaveLength(3));
  await userEvent.click(within(chips).getByRole('button', { name: 'Proud of me' }));
  expect(await screen.findAllByText('Three is enough. Take one back to choose another.')).toHaveLength(2);
  expect(told()).toHaveLength(3);
});

test('two quick taps are two kinds of help', async () => {
  const chips = await lit();
  for (const name of ['Listens', 'Gives rides']) fireEvent.click(within(chips).getByRole('button', { name }));
  await waitFor(() => expect(within(chips).getAllByRole('button', { pressed: true })).toHaveLength(2));
});

test('whoever is missing is added as somebody to meet, dotted, and is whom to ask', async () => {
  await lit('Knows about jobs');
  await userEvent.type(screen.getByLabelText('Someone you want to meet'), 'a vet{Enter}');
  await screen.findByText('You want to meet a vet.');
  expect(double().edits.at(-1)).toMatchObject({ do: { edit: { edit: 'want_to_meet', label: 'a vet' } } });
  const who = screen.getByLabelText<HTMLSelectElement>('Who will you ask?');
  await waitFor(() => expect(who.selectedOptions[0].textContent).toBe('a vet'));
});

test('a step is agreed by keys alone, said, changed, undone and taken away', async () => {
  await lit('Gives rides');
  (await person('Mom')).focus();
  await userEvent.keyboard('{Enter}');
  const who = screen.getByLabelText<HTMLSelectElement>('Who will you ask?');
  await waitFor(() => expect(who.selectedOptions[0].textContent).toBe('Mom'));
  const agree = await button('Agree on this');
  expect(agree).toHaveProperty('disabled', true);
  const form = who.closest('form') as HTMLElement;
  within(form).getByRole('button', { name: 'Gives rides' }).focus();
  await userEvent.keyboard('{Enter}');
  within(form).getByRole('button', { name: 'This week' }).focus();
  await userEvent.keyboard('{Enter}');
  agree.focus();
  await userEvent.keyboard('{Enter}');
  const due = schoolWeekEnd(today());
  const card = await screen.findByRole('group', { name: 'Ask Mom for a ride' });
  expect(last()).toMatchObject({
    do: { edit: { edit: 'agree_ask', what: { for: 'help', is: 'rides' }, due_on: due } },
  });
  expect(within(card).getByTitle(exactly(due))).toBeTruthy();
  await screen.findByText(/^Ask Mom for a ride, by /);

  await userEvent.click(within(card).getByRole('button', { name: 'Change' }));
  await userEvent.type(screen.getByLabelText('What will you ask?'), 'to come to the game');
  await userEvent.click(await button('Next week'));
  await userEvent.click(await button('Keep this change'));
  await screen.findByRole('group', { name: 'Ask Mom: to come to the game' });
  expect(told().filter((edit) => edit.on === 'ask')).toHaveLength(2);

  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('{Control>}z{/Control}');
  await screen.findByRole('group', { name: 'Ask Mom for a ride' });
  await screen.findByText('Undone: the next step.');
  await userEvent.click(await button('Take away'));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Ask Mom for a ride' })).toBeNull());
  expect(last()).toMatchObject({ do: { edit: { edit: 'remove_ask' } } });
});

test('on the lit map a tap moves nobody, H and Escape go back, and finishing says that the step is kept', async () => {
  await lit('Listens');
  (await person('Mom')).focus();
  await userEvent.keyboard('{Enter}{ArrowUp}{Enter}');
  expect(double().edits.filter((edit) => edit.on === 'map')).toEqual([]);
  await userEvent.type(screen.getByLabelText('What will you ask?'), 'to listen');
  await userEvent.click(await button('A day'));
  const day = screen.getByLabelText<HTMLInputElement>('Which day');
  await waitFor(() => expect(document.activeElement).toBe(day));
  await userEvent.type(day, '2031-05-09');
  await userEvent.click(await button('Agree on this'));
  await waitFor(() => expect(last()).toMatchObject({ do: { edit: { due_on: '2031-05-09' } } }));
  (await person('Mom')).focus();
  await userEvent.keyboard('h');
  await waitFor(() => expect(screen.queryByRole('group', { name: 'What help do you need?' })).toBeNull());
  await userEvent.click(await button('Finish'));
  await screen.findByText('Your next step is kept with it.');
});

test('where people are shown by letters or not at all, it says that a name in their own words would be seen', async () => {
  await lit('Listens');
  const words = /your own words are\. Leave names out/;
  expect(screen.queryByText(words)).toBeNull();
  // Names, nicknames, initials, hidden.
  await userEvent.keyboard('{F10}');
  await screen.findByText('People are shown by the names you type.');
  expect(screen.queryByText(words)).toBeNull();
  await userEvent.keyboard('{F10}');
  await screen.findByText(words);
  await userEvent.keyboard('{F10}');
  await screen.findByText(/^Names are hidden now/);
  expect(screen.getByText(words).closest('.light')).not.toBeNull();
});
