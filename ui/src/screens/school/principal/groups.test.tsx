// Can a program be kept by hand and from a list, with the keyboard, and does a lawful group stand in figures only where it may?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../../test/screens/open';
import { t } from '../../../words';

beforeAll(withSizes);
afterEach(close);

async function openGroups(hasGroups = false) {
  const kith = await openKith({ hasMarking: true, hasGroups });
  await kith.user.click(await screen.findByRole('button', { name: t('room-school') }));
  await kith.user.click(await screen.findByRole('tab', { name: t('school-part-cohort') }));
  await kith.user.click(await screen.findByRole('button', { name: t('groups-do') }));
  await screen.findByRole('dialog', { name: t('groups-title') });
  return kith;
}

const field = (name: string) => screen.findByRole('textbox', { name: new RegExp(`^${name}`) });

test('a program is named and filled by names and from a list; who is not on the list stays to be mended, and one is taken out', async () => {
  const { user, double } = await openGroups();
  const students = double.everybodyHere();
  screen.getByRole('button', { name: t('groups-program-new') }).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: t('groups-program-new') });
  await user.type(await field(t('groups-name')), 'Mentors of the mill');
  screen.getByRole('button', { name: t('do-save') }).focus();
  await user.keyboard('{Enter}');
  // Kept, it opens to be filled.
  const members = await screen.findByRole('dialog', { name: 'Mentors of the mill' });
  within(members).getByText(t('groups-nobody'));
  const names = await field(t('groups-names'));
  await user.type(names, `Nobody Here, 9{Enter}4711{Enter}${students[0].name}`);
  await user.click(within(members).getByRole('button', { name: t('groups-put-in') }));
  await within(members).findByText(t('groups-missed', { names: 'Nobody Here' }));
  // As they were typed, with the grade; a line that is no name is shown with its number and why.
  expect((names as HTMLTextAreaElement).value).toBe('Nobody Here, 9\n4711');
  within(members).getByText(t('paste-class-refused', { count: 1 }));
  within(members).getByText(t('line-name_missing'));
  await within(members).findByRole('button', { name: t('groups-take-out', { name: students[0].name }) });
  await user.click(within(members).getByRole('button', { name: t('caseload-file-choose') }));
  await user.click((await within(members).findAllByRole('button', { name: t('groups-file-do') }))[0]);
  await waitFor(() => expect(double.calls.some(([name]) => name === 'groupFromTable')).toBe(true));
  await user.click(
    await within(members).findByRole('button', { name: t('groups-take-out', { name: students[0].name }) }),
  );
  await waitFor(() =>
    expect(double.edits.at(-1)).toMatchObject({ on: 'group', do: { edit: 'set_in_group', is_in: false } }),
  );
});

test('days in the wrong order are refused in words and what was typed stays; a lawful group needs its ground', async () => {
  const { user } = await openGroups();
  await user.click(screen.getByRole('button', { name: t('groups-program-new') }));
  await user.type(await field(t('groups-name')), 'AVID');
  await user.type(screen.getByLabelText(new RegExp(`^${t('groups-begins')}`)), '2026-12-01');
  await user.type(screen.getByLabelText(new RegExp(`^${t('groups-ends')}`)), '2026-09-01');
  await user.click(screen.getByRole('button', { name: t('do-save') }));
  await screen.findByText(t('refusal-ends_before_it_begins'));
  expect(((await field(t('groups-name'))) as HTMLInputElement).value).toBe('AVID');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: t('groups-lawful-new') }));
  await user.type(await field(t('groups-name')), 'Multilingual learners');
  expect(screen.getByRole('button', { name: t('do-save') }).hasAttribute('disabled')).toBe(true);
  await user.type(await field(t('groups-ground')), 'Board policy 12');
  expect(screen.getByRole('button', { name: t('do-save') }).hasAttribute('disabled')).toBe(false);
});

test('told apart by a lawful group nothing narrows the students, and what would pick somebody out is said and not shown', async () => {
  const { user, double } = await openGroups();
  const school = double.status().open?.school?.id ?? '';
  for (const [at, name] of ['Multilingual learners', 'Newcomers'].entries())
    double.commit({
      on: 'group',
      do: {
        edit: 'describe_group',
        group: `00000000-0000-4000-8000-00000000000${at}`,
        school,
        told: { name, is: 'lawful', ground: 'Board policy 12', begins_on: null, ends_on: null },
      },
    });
  await user.click(screen.getByRole('button', { name: t('do-done') }));
  await user.click(screen.getByRole('button', { name: new RegExp(t('cohort-by-nothing')) }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: t('cohort-by-lawful') }));
  await screen.findByText(t('cohort-lawful-words', { threshold: 10 }));
  expect(screen.queryByRole('button', { name: new RegExp(t('cohort-any-section')) })).toBeNull();
  const apart = (await screen.findAllByText(new RegExp(t('cohort-apart-lawful')))).at(-1);
  await user.click(apart as HTMLElement);
  const table = await screen.findByRole('table', { name: new RegExp('Multilingual learners') });
  within(table).getByRole('rowheader', { name: t('cohort-in-it') });
  expect(screen.getAllByText(t('cohort-lawful-not')).length).toBeGreaterThan(0);
});

test('a program by which the students are narrowed is removed: everybody is told again, and what is asked can be changed', async () => {
  const { user } = await openGroups(true);
  await user.click(screen.getByRole('button', { name: t('do-done') }));
  await user.click(await screen.findByRole('button', { name: new RegExp(t('cohort-any-program')) }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: /^AVID/ }));
  await screen.findByRole('button', { name: /AVID/ });
  await user.click(screen.getByRole('button', { name: t('groups-do') }));
  await user.click(await screen.findByRole('button', { name: t('groups-remove-named', { group: 'AVID' }) }));
  await user.click(screen.getByRole('button', { name: t('do-done') }));
  await screen.findByRole('button', { name: new RegExp(t('cohort-any-program')) });
  await waitFor(() => expect(screen.queryByText(t('broken-title'))).toBeNull());
  await screen.findAllByRole('table');
});
