// Does the principal's page say what was given out, and nothing else, and is a release made with open eyes?

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../../test/screens/open';
import type { DoubleOptions } from '../../../../test/double/answering';
import type { ReportPage } from '../../../ipc';
import { t } from '../../../words';

beforeAll(withSizes);
afterEach(close);

async function openPart(
  part: 'school-part-page' | 'school-part-cohort' | 'school-part-indicators',
  options: DoubleOptions = {},
) {
  const kith = await openKith({ hasMarking: true, ...options });
  await kith.user.click(await screen.findByRole('button', { name: t('room-school') }));
  await kith.user.click(await screen.findByRole('tab', { name: t(part) }));
  return kith;
}

async function makeRelease({ user }: Awaited<ReturnType<typeof openKith>>) {
  await user.click(await screen.findByRole('button', { name: t('report-make') }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: t('report-make') }));
}

async function asTable({ user }: Awaited<ReturnType<typeof openKith>>, kind: 'csv' | 'xlsx') {
  await user.click(await screen.findByRole('button', { name: t('report-table') }));
  await user.click(await screen.findByRole('menuitem', { name: t(`table-as-${kind}`) }));
}

describe('the principal’s page', () => {
  test('nothing is shown before a release, which says first that it stays; then each finding stands over its table', async () => {
    const kith = await openPart('school-part-page');
    await screen.findByText(t('report-none-title'));
    await makeRelease(kith);
    await screen.findByRole('heading', { name: new RegExp(t('report-finding-mapped', { count: 127, students: 400 })) });
    const size = await screen.findByRole('table', { name: /15 people or more/ });
    // Every answer by grade, and all grades together.
    expect(within(size).getAllByRole('columnheader')).toHaveLength(4);
    expect(within(size).getByText('22 · 17%')).toBeTruthy();
    // What is not in it says why.
    screen.getByRole('heading', { name: t('report-others') });
    expect(screen.getAllByText(t('report-state-too_few'))).toHaveLength(1);
  });

  test('a second one that would tell of single students is refused in words, and the first stands', async () => {
    const kith = await openPart('school-part-page');
    await makeRelease(kith);
    await screen.findByRole('heading', { name: t('report-others') });
    await makeRelease(kith);
    await screen.findByText(t('refusal-release_stands'));
    expect(screen.getAllByText(/the furthest is/)).toHaveLength(1);
  });

  test('it leaves as a file with the definition, version, coverage and rule beside each figure', async () => {
    const kith = await openPart('school-part-page');
    await makeRelease(kith);
    await asTable(kith, 'csv');
    const given = () => kith.double.calls.find(([name]) => name === 'giveReport');
    await waitFor(() => expect(given()).toBeTruthy());
    const [page, how] = (given()?.[1] ?? []) as unknown as [
      { headings: string[]; lines: (string | number)[][]; parts: object[] },
      object,
    ];
    expect(how).toEqual({ as: 'csv' });
    expect(page.lines.every((line) => line.length === page.headings.length)).toBe(true);
    const size = page.lines.find(([table]) => table === t('report-table-size'));
    expect(size?.slice(1, 3)).toEqual(['Q1', 1]);
    expect(size?.at(-1)).toBe(t('report-how-rule', { threshold: 10 }));
    expect(page.parts).toHaveLength(8);
  });

  test('a workbook takes along what each of its tables means', async () => {
    const kith = await openPart('school-part-page');
    await makeRelease(kith);
    await asTable(kith, 'xlsx');
    const given = () => kith.double.calls.find(([name]) => name === 'giveReport');
    await waitFor(() => expect(given()).toBeTruthy());
    const [{ about }, how] = (given()?.[1] ?? []) as unknown as [ReportPage, object];
    expect(how).toEqual({ as: 'xlsx' });
    expect(about.headings).toHaveLength(5);
    expect(about.lines).toHaveLength(8);
    const size = about.lines.find(({ what }) => what === t('report-table-size'));
    expect(size?.version).toBe(t('report-how-version', { id: 'Q1', version: 1 }));
    expect(size?.rule).toBe(t('report-how-rule', { threshold: 10 }));
    expect(about.lines.every((line) => Object.values(line).every((words) => words !== ''))).toBe(true);
  });

  test('a school lead asks for more students in a figure, and never for fewer; maps need the district’s server', async () => {
    const { user, double } = await openKith({ role: 'school_lead', hasMarking: true });
    await user.click(await screen.findByRole('tab', { name: t('school-part-page') }));
    await screen.findByText(t('report-needs-server'));
    await user.click(screen.getByRole('button', { name: t('report-threshold-do', { threshold: 10 }) }));
    const field = await screen.findByLabelText(t('report-threshold-field'));
    await user.clear(field);
    await user.type(field, '8');
    await user.click(screen.getByRole('button', { name: t('report-threshold-save') }));
    await screen.findByText(t('refusal-threshold_only_rises', { now: 10, most: 100 }));
    await user.clear(field);
    await user.type(field, '25');
    await user.click(screen.getByRole('button', { name: t('report-threshold-save') }));
    await screen.findByRole('button', { name: t('report-threshold-do', { threshold: 25 }) });
    expect(double.edits.at(-1)).toMatchObject({ on: 'report', do: { edit: 'set_threshold', threshold: 25 } });
  });

  test('a lead of a district asks its server, waits, reads what no laptop could make, and is told when none is made', async () => {
    const { user, double } = await openKith({ role: 'school_lead', hasMarking: true, district: 'well' });
    await user.click(await screen.findByRole('tab', { name: t('school-part-page') }));
    await screen.findByText(t('report-by-server'));
    expect(screen.queryByText(t('report-needs-server'))).toBeNull();
    const ask = () => screen.getByRole('button', { name: t('report-ask') });
    const asks = async () => {
      ask().focus();
      await user.keyboard('{Enter}');
      const dialog = await screen.findByRole('dialog', { name: t('report-ask-title') });
      within(dialog)
        .getByRole('button', { name: t('report-ask') })
        .focus();
      await user.keyboard('{Enter}');
      await screen.findAllByText(/The tables come here once the server has been met/);
    };
    await asks();
    // Whoever presses it again keeps their place, and nothing is asked twice.
    await waitFor(() => expect(document.activeElement).toBe(ask()));
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(double.calls.filter(([name]) => name === 'makeRelease')).toHaveLength(1);
    const school = double.calls.find(([name]) => name === 'makeRelease')?.[1][0] as string;
    act(() => double.serverAnswers(school, null));
    await screen.findByRole('table', { name: /15 people or more/ });
    expect(screen.queryByText(/The tables come here once/, { selector: 'p' })).toBeNull();
    await asks();
    act(() => double.serverAnswers(school, 'stands'));
    await screen.findByText(/Too little has changed since the last one/);
  });

  test('a teacher has none of it', async () => {
    const { user } = await openKith({ role: 'teacher', hasMarking: true });
    await user.click(await screen.findByRole('button', { name: t('room-school') }));
    await screen.findByRole('heading', { name: t('school-title') });
    expect(screen.queryByRole('tab', { name: t('school-part-page') })).toBeNull();
  });
});

test('my students stand behind the bars by name', async () => {
  const { user } = await openPart('school-part-cohort');
  const growth = await screen.findByRole('table', { name: /more people/ });
  await user.click(within(growth).getAllByRole('button')[3]);
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getAllByRole('listitem').length).toBeGreaterThan(3));
});

test('before and after are shares of the students with two maps, and whoever has one stands beside them', async () => {
  await openPart('school-part-cohort');
  // Nine fewer, eleven as many, thirty-six more: of fifty-six, and not of the sixty who have a map.
  const growth = await screen.findByRole('table', { name: /Of 56 students with two maps, 36 have/ });
  within(growth).getByText('36 · 64%');
  within(growth).getByText('9 · 16%');
  const one = within(growth).getByRole('row', { name: /one map so far/ });
  expect(within(one).getAllByRole('cell')[0].textContent).toBe('4');
});

test('a release says the same of matched students, on the page and in its file', async () => {
  const kith = await openPart('school-part-page');
  await makeRelease(kith);
  const growth = await screen.findByRole('table', { name: /Of 69 students with two maps, 44 have/ });
  within(growth).getByText('44 · 64%');
  await asTable(kith, 'csv');
  const given = () => kith.double.calls.find(([name]) => name === 'giveReport');
  await waitFor(() => expect(given()).toBeTruthy());
  const [{ lines }] = (given()?.[1] ?? []) as unknown as [{ lines: (string | number)[][] }];
  const rows = lines.filter(([table]) => table === t('report-table-growth'));
  expect(rows.map(([, , , , , count, of]) => [count, of])).toEqual([
    [58, ''],
    [13, 69],
    [12, 69],
    [44, 69],
  ]);
});

test('the students are told apart by grade, each group with its own matched students', async () => {
  const { user } = await openPart('school-part-cohort');
  await user.click(await screen.findByRole('button', { name: new RegExp(t('cohort-by-nothing')) }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: t('cohort-by-grade') }));
  await user.click((await screen.findAllByText(t('cohort-apart-grade')))[1]);
  const apart = await screen.findByRole('table', {
    name: `${t('report-table-growth')}, ${t('cohort-apart-grade')}`,
  });
  expect(within(apart).getAllByRole('row')).toHaveLength(3);
  within(apart).getByText('18 · 67%');
  expect(within(apart).getAllByText(t('cohort-median-of', { change: '+2.5', matched: 28 }))).toHaveLength(2);
});

test('a lead sees the whole school, and nothing that stands on a map', async () => {
  const { user } = await openKith({ role: 'school_lead', hasMarking: true });
  await user.click(await screen.findByRole('tab', { name: t('school-part-cohort-school') }));
  await screen.findByRole('heading', { name: t('cohort-title-school') });
  await screen.findByRole('table', { name: /students, 31 were marked by/ });
  expect(screen.queryByRole('table', { name: /with a map/ })).toBeNull();
});

test('the dictionary says of every figure what it means, how it is computed and who said so, also in a workbook', async () => {
  const kith = await openPart('school-part-indicators');
  await screen.findByRole('heading', { name: t('indicator-Q1-title') });
  screen.getByText(t('indicator-Q1-how'));
  screen.getByText('Burt 1984; Marin & Hampton 2007');
  await asTable(kith, 'xlsx');
  const given = () => kith.double.calls.find(([name]) => name === 'giveReport');
  await waitFor(() => expect(given()).toBeTruthy());
  const [{ about }] = (given()?.[1] ?? []) as unknown as [ReportPage];
  expect(about.lines.every((line) => Object.values(line).every((words) => words !== ''))).toBe(true);
});

test('a measure that nobody may be told says that it is not available, and why', async () => {
  await openPart('school-part-indicators');
  const card = await screen.findByRole('region', { name: t('connectedness-none') });
  within(card).getByText(t('connectedness-why'));
  close();
  await openPart('school-part-cohort');
  await screen.findByRole('region', { name: t('connectedness-none') });
});
