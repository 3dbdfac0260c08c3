// Does the principal's page say what was given out, and nothing else, and is a release made with open eyes?

import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../../test/screens/open';
import type { DoubleOptions } from '../../../../test/double/answering';
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
    await kith.user.click(await screen.findByRole('button', { name: t('report-csv') }));
    const given = () => kith.double.calls.find(([name]) => name === 'giveReport');
    await waitFor(() => expect(given()).toBeTruthy());
    const [page, how] = (given()?.[1] ?? []) as unknown as [
      { headings: string[]; lines: string[][]; parts: object[] },
      object,
    ];
    expect(how).toEqual({ as: 'csv' });
    expect(page.lines.every((line) => line.length === page.headings.length)).toBe(true);
    const size = page.lines.find(([table]) => table === t('report-table-size'));
    expect(size?.slice(1, 3)).toEqual(['Q1', '1']);
    expect(size?.at(-1)).toBe(t('report-how-rule', { threshold: 10 }));
    expect(page.parts).toHaveLength(8);
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

test('the dictionary says of every figure what it means, how it is computed and who said so', async () => {
  await openPart('school-part-indicators');
  await screen.findByRole('heading', { name: t('indicator-Q1-title') });
  screen.getByText(t('indicator-Q1-how'));
  screen.getByText('Burt 1984; Marin & Hampton 2007');
});
