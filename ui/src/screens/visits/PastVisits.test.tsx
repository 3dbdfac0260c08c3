// What is said of a visit where nobody noted who was there, and by which rule each figure of the table is counted?

import { act, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client, type VisitsWords } from '../../ipc';
import { goTo, goToAfter } from '../../route';
import { t } from '../../words';

afterEach(close);

async function openPast() {
  const opened = await openKith();
  goTo('visits');
  await opened.user.click(await screen.findByRole('tab', { name: 'Visits' }));
  return opened;
}

test('where nobody noted who was there, no line says that nobody was', async () => {
  const { double } = await openPast();
  const visit = double.heldVisit(idOf('visit', 3));
  await screen.findAllByText(/, \d+ students/);
  visit.met = new Map();
  await act(() => client.invalidateQueries());
  const title = double.visitRoom('').recent.find(({ id }) => id === visit.id)?.class ?? '';
  await screen.findByText((said) => said.startsWith(`${title} · `));
  expect(screen.queryByText(/, 0 students/)).toBeNull();
});

test('the figure that a list says has a rule of its own: it is the platform’s', async () => {
  const { user, double } = await openPast();
  await user.click(await screen.findByRole('button', { name: t('past-export') }));
  await user.click(await screen.findByRole('menuitem', { name: t('table-as-xlsx') }));
  await screen.findByText(t('past-exported'));
  const [{ about }] = (double.calls.find(([name]) => name === 'saveVisits')?.[1] ?? []) as [VisitsWords];
  const ruleOf = (what: string) => about.lines.find((line) => line.what === what)?.rule;
  expect(ruleOf(t('past-file-present'))).toMatch(/opted out of visits are in no count/);
  expect(ruleOf(t('past-file-counted'))).toMatch(/own number: whoever opted out may be in it/);
});

test('a sheet that was asked for opens once, and not by itself when one comes back to the visits', async () => {
  const { double, user } = await openKith({ role: 'teacher' });
  act(() => goToAfter(double.heldVisit(idOf('visit', 5)).id));
  await user.click(await screen.findByRole('button', { name: t('stayed-back') }));
  await screen.findByRole('button', { name: t('past-export') });
  await user.click(screen.getByRole('tab', { name: t('visits-tab-log') }));
  await user.click(screen.getByRole('tab', { name: t('visits-tab-past') }));
  await screen.findByRole('button', { name: t('past-export') });
  expect(screen.queryByRole('button', { name: t('stayed-back') })).toBeNull();
});
