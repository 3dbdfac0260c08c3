// Does a class use the laptop by itself, and does nobody see what is kept of whom?

import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client } from '../../ipc';
import { today } from '../../words/dates';

afterEach(close);

const VISIT = idOf('visit', 5);
const CLASS = idOf('section', 1);

async function openKiosk(what: 'door' | 'after' | 'questions' | 'clusters', optedOut: string[] = []) {
  const { double, user } = await openKith({ role: 'teacher' });
  await screen.findByRole('tab', { name: 'At the door' });
  double.isClassOf(12, optedOut);
  const visit = double.heldVisit(VISIT);
  visit.met = new Map();
  double.beginKiosk(what, CLASS, what === 'questions' || what === 'clusters' ? null : VISIT);
  await client.invalidateQueries();
  const names = double.visitClass(CLASS).students;
  return { double, user, names, visit };
}

const nameButton = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}`) });

test('at the door a name is tapped, and one whose parents opted out looks and taps like everyone', async () => {
  const { user, names, visit } = await openKiosk('door', [idOf('student', 3)]);
  const out = names.find((one) => one.is_opted_out)?.name ?? '';
  const other = names.find((one) => !one.is_opted_out)?.name ?? '';
  await screen.findByRole('heading', { name: 'Come in' });
  expect(screen.queryByRole('navigation')).toBeNull();
  for (const name of [out, other]) {
    await user.click(await nameButton(name));
    await screen.findByText(`${name}, you are in.`);
    await waitFor(async () => expect((await nameButton(name)).getAttribute('aria-pressed')).toBe('true'));
  }
  expect(visit.met.size).toBe(1);
  // Somebody else's name was tapped: once more takes it back.
  await user.click(await nameButton(other));
  await screen.findByText(`${other} is not in now.`);
  expect(visit.met.size).toBe(0);
});

test('a badge that a scanner types says who comes, and an unknown one asks for a tap', async () => {
  const { double, user, names } = await openKiosk('door');
  const [first] = names;
  double.givesBadge(first.student, 'MZXW6YTBOI2345677ABCDEFGHI');
  await screen.findByRole('heading', { name: 'Come in' });
  // Whatever has the focus: a scanner presses no button.
  (await nameButton(names[1].name)).focus();
  await user.keyboard('MZXW6YTBOI2345677ABCDEFGHI{Enter}');
  await screen.findByText(`${first.name}, you are in.`);
  await user.keyboard('AAAA6YTBOI2345677ABCDEFGHI{Enter}');
  await screen.findByText('We do not know this badge here. Please tap your name.');
  // Lost, and made anew: the lost one opens nothing, and says so without saying whose it was.
  double.givesBadge(first.student, 'BBBB6YTBOI2345677ABCDEFGHI');
  await user.keyboard('MZXW6YTBOI2345677ABCDEFGHI{Enter}');
  await screen.findByText('You have a newer badge for this class. Use that one, or tap your name.');
  expect(double.edits.filter((edit) => edit.on === 'door')).toHaveLength(1);
});

test('the visitor sees all that is kept about them and signs in', async () => {
  const { double, user } = await openKiosk('door');
  await user.click(await screen.findByRole('button', { name: 'I am Maya Brandt' }));
  await screen.findByText('Left school at 17, came back at 24.');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText('You are signed in.');
  await screen.findByText('Maya Brandt is here.');
  expect(double.edits.at(-1)).toMatchObject({ on: 'door', do: { edit: 'sign_in', visit: VISIT, name: 'Maya Brandt' } });
});

test('a badge that is scanned while the visitor types signs nobody in under it, and the student is in', async () => {
  const { double, user, names } = await openKiosk('door');
  const [first] = names;
  double.givesBadge(first.student, 'MZXW6YTBOI2345677ABCDEFGHI');
  await user.click(await screen.findByRole('button', { name: 'I am Maya Brandt' }));
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Your name' });
  expect(document.activeElement).toBe(name);
  await user.type(name, ' Ruiz');
  // The scanner begins while the hand is still typing, and the machine is slow: what the hand typed stays.
  let at = performance.now();
  const types = (key: string): boolean => {
    const pressed = createEvent.keyDown(name, { key });
    at += 90;
    Object.defineProperty(pressed, 'timeStamp', { value: at });
    return fireEvent(name, pressed);
  };
  for (const key of 'MZXW6YTBOI2345677ABCDEFGHI')
    if (types(key)) fireEvent.input(name, { target: { value: name.value + key } });
  // Its Enter signs nobody in.
  expect(types('Enter')).toBe(false);
  await screen.findByText(`${first.name}, you are in.`);
  expect(name.value).toBe('Maya Brandt Ruiz');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText('You are signed in.');
  expect(double.edits.at(-1)).toMatchObject({ on: 'door', do: { edit: 'sign_in', name: 'Maya Brandt Ruiz' } });
  expect(double.edits.filter((edit) => edit.on === 'door' && edit.do.edit === 'check_in')).toHaveLength(1);
});

test('four taps after a visit, and whoever is through is not opened again', async () => {
  const { double, user, names } = await openKiosk('after');
  const { name, student } = names[0];
  await user.click(await nameButton(name));
  await screen.findByText(`${name.split(' ')[0]}, what stayed with you?`);
  const [talked, learned, wishes] = screen.getAllByRole('radio', { name: 'Yes' });
  for (const one of [talked, learned, wishes]) await user.click(one);
  await user.type(screen.getByRole('textbox', { name: 'Is there a question left?' }), 'Is it hard?');
  await user.click(screen.getByRole('button', { name: 'I am done' }));
  await screen.findByText('Thank you. Please pass it on.');
  expect((await nameButton(name)).hasAttribute('disabled')).toBe(true);
  expect(double.edits.at(-1)).toMatchObject({
    on: 'after',
    do: { told: [{ student, talked: true, learned: true, wishes: true, question: 'Is it hard?' }] },
  });
  await user.click(screen.getByRole('button', { name: 'Give it back' }));
  await screen.findByText(/Ana Whitfield/);
  expect(double.status().open).toBeNull();
});

test('where the district has nobody asked about staying in touch, the laptop does not ask', async () => {
  const { double, user, names } = await openKiosk('after');
  double.asksNobody();
  await client.invalidateQueries();
  await user.click(await nameButton(names[0].name));
  await screen.findByText(/what stayed with you/);
  expect(screen.getAllByRole('radio', { name: 'Yes' })).toHaveLength(2);
});

test('a question is sent with a name or without, and nobody sees what others asked', async () => {
  const { double, user } = await openKiosk('questions');
  await user.type(await screen.findByRole('textbox', { name: 'Your question' }), 'What do you earn?');
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  await screen.findByText('Thank you. Your question is kept.');
  expect(screen.queryByText('What do you earn?')).toBeNull();
  expect(double.questions(CLASS).map((one) => [one.text, one.name])).toEqual([['What do you earn?', null]]);
});

test('where a visitor was chosen they are named, and the question is for them', async () => {
  const { double, user } = await openKith({ role: 'teacher' });
  await screen.findByRole('tab', { name: 'At the door' });
  double.isClassOf(12);
  const plan = crypto.randomUUID();
  const who = { who: 'known', visitor: idOf('visitor', 1) } as const;
  const unsaid = { begins_at: null, lesson: null, aim: null, purpose: null };
  const told = { section: CLASS, who, planned_on: today(), format: 'in_person', ...unsaid } as const;
  double.commit({ on: 'plan', do: { edit: 'plan_visit', plan, told, tasks: [], by: '' } });
  double.beginKiosk('questions', CLASS, plan);
  await client.invalidateQueries();
  await screen.findByRole('heading', { name: 'What would you like to ask Maya Brandt?' });
  await user.type(screen.getByRole('textbox', { name: 'Your question' }), 'What do you earn?');
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  await screen.findByText('Thank you. Your question is kept.');
  expect(double.questions(CLASS).map((one) => [one.visit, one.visitor?.name])).toEqual([[plan, 'Maya Brandt']]);
});

test('up to three fields of work are tapped, and one whose parents opted out taps like everyone', async () => {
  const { double, user, names } = await openKiosk('clusters', [idOf('student', 3)]);
  const out = names.find((one) => one.is_opted_out)?.name ?? '';
  const other = names.find((one) => !one.is_opted_out)?.name ?? '';
  for (const name of [out, other]) {
    await user.click(await nameButton(name));
    await screen.findByText(`${name.split(' ')[0]}, what kind of work do you want to know more about?`);
    for (const field of ['Health', 'Building', 'Science'])
      await user.click(screen.getByRole('button', { name: field }));
    await screen.findByText('That is three. Tap one again to change it.');
    expect(screen.getByRole('button', { name: 'Money' }).hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Building' }));
    expect(screen.getByRole('button', { name: 'Money' }).hasAttribute('disabled')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'I am done' }));
    await screen.findByText('Thank you. Please pass it on.');
    expect((await nameButton(name)).hasAttribute('disabled')).toBe(true);
  }
  const chosen = double.classClusters(CLASS).filter((line) => line.chosen.clusters.length > 0);
  expect(chosen.map((line) => [line.name, line.chosen.clusters])).toEqual([[other, ['health', 'science']]]);
});
