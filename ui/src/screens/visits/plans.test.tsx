// Is a visit planned with what is usually to be done, due on Today, and logged with one press when it took place?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { close, openKith } from '../../../test/screens/open';
import { client } from '../../ipc';
import { today } from '../../words/dates';

afterEach(close);

test('a visit is planned, its tasks are ticked, and one press makes it the logged one', async () => {
  const { double, user } = await openKith({ role: 'teacher' });
  await user.click(await screen.findByRole('tab', { name: 'Coming up' }));
  await user.click(await screen.findByRole('button', { name: 'Plan a visit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Plan a visit' });
  await user.click(await within(dialog).findByRole('button', { name: 'Maya Brandt' }));
  await user.type(within(dialog).getByRole('textbox', { name: 'Lesson or project' }), 'Circuits');
  await user.type(within(dialog).getByRole('textbox', { name: /^What is it for/ }), 'Her work');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const plan = within(await screen.findByRole('region', { name: 'Maya Brandt' }));
  expect(plan.getAllByRole('listitem')).toHaveLength(4);
  await user.click(plan.getByRole('checkbox', { name: 'Agree on the purpose with the visitor' }));
  await waitFor(() => expect(double.plans().plans[0].tasks[0].done_on).toBe(today()));
  await user.click(plan.getByRole('button', { name: 'It took place' }));
  await screen.findByText('No visit is planned');
  expect(double.edits.at(-1)).toMatchObject({ on: 'plan', do: { edit: 'hold_planned', held_on: today(), absent: [] } });
  expect(double.visitRoom('').recent[0]).toMatchObject({ purpose: 'Her work', held_on: today() });
});

test('what a school asks for is said by its lead, and an approval and a clearance are noted with their days', async () => {
  const { double, user } = await openKith({ role: 'school_lead' });
  await user.click(await screen.findByRole('button', { name: 'Visits' }));
  await user.click(await screen.findByRole('tab', { name: 'Coming up' }));
  await user.click(await screen.findByRole('button', { name: 'The school’s rules' }));
  await user.type(await screen.findByRole('textbox', { name: 'Who approves' }), 'the principal');
  await user.click(screen.getByRole('checkbox', { name: /Visitors have to be cleared/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('The rules are kept.');
  expect(double.plans().rules[0].rules).toEqual({ approver: 'the principal', hours_before: 0, cleared_days: 365 });
});

test('whoever is expected today comes through the door as the planned visit', async () => {
  const { double, user } = await openKith({ role: 'teacher' });
  await user.click(await screen.findByRole('tab', { name: 'Coming up' }));
  await user.click(await screen.findByRole('button', { name: 'Plan a visit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Plan a visit' });
  await user.click(await within(dialog).findByRole('button', { name: 'Maya Brandt' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const plan = await waitFor(() => {
    const [first] = double.plans().plans;
    expect(first).toBeTruthy();
    return first;
  });
  double.isPlannedOn(plan.id, today());
  await client.invalidateQueries();
  await user.click(screen.getByRole('tab', { name: 'At the door' }));
  await user.click(await screen.findByRole('radio', { name: /^Maya Brandt/ }));
  await user.click(screen.getByRole('button', { name: 'Stand at the door' }));
  await screen.findByRole('heading', { name: 'Come in' });
  expect(double.edits.at(-1)).toMatchObject({ on: 'visit', do: { edit: 'log_visit', visit: { visit: plan.id } } });
  expect(double.plans().plans).toEqual([]);
});
