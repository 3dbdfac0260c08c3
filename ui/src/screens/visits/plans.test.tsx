// Is a visit planned with what is usually to be done, due on Today, and logged with one press when it took place?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { close, openKith } from '../../../test/screens/open';
import { client, commit } from '../../ipc';
import { daysAfter, today } from '../../words/dates';

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
  // What is no number becomes none that was not said.
  const hours = screen.getByRole('textbox', { name: 'Hours before the visit' });
  for (const typed of ['abc', '-5', '2 weeks', '2001']) {
    await user.clear(hours);
    await user.type(hours, typed);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Write a whole number from 0 to 2,000. Nothing is saved yet.');
    expect(double.edits).toEqual([]);
  }
  await user.clear(hours);
  await user.type(hours, '0');
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

test('an approval and a clearance of an earlier day are noted with that day', async () => {
  const { double, user } = await openKith({ role: 'school_lead' });
  const rules = { approver: 'the principal', hours_before: 0, cleared_days: 365 };
  const school = double.plans().rules[0].school;
  await commit({ on: 'plan', do: { edit: 'set_visit_rules', school, rules } });
  await user.click(await screen.findByRole('button', { name: 'Visits' }));
  await user.click(await screen.findByRole('tab', { name: 'Coming up' }));
  await user.click(await screen.findByRole('button', { name: 'Plan a visit' }));
  const dialog = await screen.findByRole('dialog', { name: 'Plan a visit' });
  await user.click(await within(dialog).findByRole('button', { name: 'Maya Brandt' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  const plan = within(await screen.findByRole('region', { name: 'Maya Brandt' }));
  const lastMonth = daysAfter(today(), -30);
  const day = await plan.findByLabelText('Day of the clearance');
  await user.clear(day);
  await user.type(day, lastMonth);
  await user.click(plan.getByRole('button', { name: 'Cleared on this day' }));
  await screen.findByText('The clearance is noted.');
  expect(double.plans().plans[0].cleared_on).toBe(lastMonth);
  await user.click(plan.getByRole('button', { name: /principal/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Given' }));
  const given = await plan.findByLabelText('On which day');
  await user.clear(given);
  await user.type(given, lastMonth);
  await user.tab();
  await waitFor(() => expect(double.plans().plans[0].approval).toEqual({ state: 'given', on: lastMonth }));
});

test('at the door it is said that a visit is logged already, and by badges the focus stays in their dialog', async () => {
  const { double, user } = await openKith({ role: 'teacher' });
  await user.click(await screen.findByRole('tab', { name: 'At the door' }));
  await user.click(await screen.findByRole('button', { name: 'Maya Brandt' }));
  expect(screen.queryByText(/is logged for today already/)).toBeNull();
  const { section } = double.visitRoom('').own[0];
  const held = double.visitRoom('').recent.find((visit) => visit.section === section);
  double.heldVisit(held?.id ?? '').held_on = today();
  await client.invalidateQueries();
  await screen.findByText(/^The visit of Maya Brandt is logged for today already, with \d+ students here\./);
  await user.click(screen.getByRole('button', { name: 'Badges' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Badges for the door' }));
  await user.click(await dialog.findByRole('button', { name: /^Make \d+ badges/ }));
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Print the badges' })));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
