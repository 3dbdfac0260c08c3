// Can every adult mark fast, by keys alone, and does nobody see what is not theirs?

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../test/screens/open';
import type { DoubleOptions } from '../../../test/double/answering';
import { t } from '../../words';

beforeAll(withSizes);
afterEach(close);

async function openSchool(options: DoubleOptions = {}) {
  const kith = await openKith({ hasMarking: true, ...options });
  await kith.user.click(await screen.findByRole('button', { name: t('room-school') }));
  await screen.findByRole('heading', { name: t('school-title') });
  return kith;
}

const edits = (double: Awaited<ReturnType<typeof openKith>>['double']) =>
  double.edits.flatMap((edit) => (edit.on === 'mark' || edit.on === 'campaign' ? [edit.do] : []));

describe('marking', () => {
  test('one key is one mark, and the next student is at hand', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-mark') }));
    const list = await screen.findByRole('grid', { name: t('marking-list') });
    const rows = within(list).getAllByRole('row');
    list.focus();
    await user.keyboard('12');
    await waitFor(() => expect(edits(double)).toHaveLength(2));
    expect(edits(double)).toMatchObject([
      { edit: 'mark', student: rows[0].id.replace('mark-', ''), level: 'would_come' },
      { edit: 'mark', student: rows[1].id.replace('mark-', ''), level: 'could_build' },
    ]);
    await waitFor(() => expect(within(rows[0]).getByRole('button', { pressed: true })).toBeTruthy());
    // Back up, and the mark comes off again.
    await user.keyboard('{ArrowUp}0');
    await waitFor(() => expect(edits(double)).toHaveLength(3));
    expect(edits(double)[2]).toMatchObject({ student: rows[1].id.replace('mark-', ''), level: null });
  });

  test('undo takes the last mark back', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-mark') }));
    const list = await screen.findByRole('grid', { name: t('marking-list') });
    list.focus();
    await user.keyboard('1');
    const row = within(list).getAllByRole('row')[0];
    await waitFor(() => expect(within(row).getByRole('button', { pressed: true })).toBeTruthy());
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(within(row).queryByRole('button', { pressed: true })).toBeNull());
    expect(double.calls.filter(([name]) => name === 'undo')).toHaveLength(1);
    expect(double.calls.filter(([name]) => name === 'undoLast')).toHaveLength(0);
  });

  test('a few letters and Enter mark from a sheet of paper, whose ever it is', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-paper') }));
    await user.type(await screen.findByRole('searchbox', { name: t('around-paper-search') }), 'lund{Enter}');
    await screen.findByRole('heading', { name: t('marking-from-paper', { name: 'Mr. Lund' }) });
    await user.type(screen.getByRole('searchbox', { name: t('marking-search') }), 'patel');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(edits(double)).toHaveLength(1));
    expect(edits(double)[0]).toMatchObject({ edit: 'mark', level: 'would_come' });
    await user.click(screen.getByRole('button', { name: t('marking-done') }));
    await user.click(screen.getByRole('radio', { name: t('through-some', { count: 2 }) }));
    await user.click(screen.getByRole('button', { name: t('through-do') }));
    await waitFor(() => expect(edits(double)).toHaveLength(3));
    expect(edits(double).slice(1)).toMatchObject([
      { edit: 'offer_quietly', students: 2 },
      { edit: 'finish_sheet', way: 'paper' },
    ]);
  });

  test('whoever types faster than the list comes marks whom they typed, and nobody who stood there before', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-mark') }));
    const list = await screen.findByRole('grid', { name: t('marking-list') });
    const [before] = within(list).getAllByRole('row');
    expect(before.textContent).not.toMatch(/patel/i);
    // Both at once: no answer can come in between.
    const search = screen.getByRole('searchbox', { name: t('marking-search') });
    fireEvent.change(search, { target: { value: 'patel' } });
    expect(screen.getAllByRole('row')[0].id).toBe(before.id);
    fireEvent.click(within(screen.getAllByRole('row')[0]).getAllByRole('button')[0]);
    fireEvent.keyDown(search, { key: 'Enter' });
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(1));
    const [found] = screen.getAllByRole('row');
    await waitFor(() => expect(edits(double)).toHaveLength(1));
    expect(edits(double)[0]).toMatchObject({ student: found.id.replace('mark-', ''), level: 'would_come' });
  });

  test('back on a laptop that goes around asks whether they are through, once something was marked', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-pass') }));
    await user.click(await screen.findByRole('button', { name: 'Dr. Anand' }));
    await screen.findByRole('heading', { name: t('marking-for', { name: 'Dr. Anand' }) });
    // Somebody else's name, pressed by mistake: nothing has happened yet.
    await user.click(screen.getByRole('button', { name: t('marking-back') }));
    await user.click(await screen.findByRole('button', { name: 'Dr. Anand' }));
    const list = await screen.findByRole('grid', { name: t('marking-list') });
    list.focus();
    await user.keyboard('2');
    await waitFor(() => expect(edits(double)).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: t('marking-back') }));
    await user.click(await screen.findByRole('button', { name: t('through-do') }));
    await screen.findByRole('heading', { name: t('around-title') });
    expect(edits(double)[1]).toMatchObject({ edit: 'finish_sheet', way: 'passed' });
  });

  test('on a laptop that goes around there is nothing but marking, until it locks', async () => {
    const { double, user } = await openSchool();
    await user.click(screen.getByRole('button', { name: t('campaign-pass') }));
    await screen.findByRole('heading', { name: t('around-title') });
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(await double.call('students', [])).toMatchObject({ status: 'error', error: { code: 'not_here' } });
    await user.click(await screen.findByRole('button', { name: 'Dr. Anand' }));
    await screen.findByRole('heading', { name: t('marking-for', { name: 'Dr. Anand' }) });
    await user.click(screen.getByRole('button', { name: t('marking-done') }));
    await user.click(screen.getByRole('button', { name: t('through-do') }));
    await screen.findByRole('heading', { name: t('around-title') });
    // Whoever is through is: the next person does not open their marks.
    await waitFor(() => expect(screen.getByRole('button', { name: /Dr. Anand/ }).hasAttribute('disabled')).toBe(true));
    await user.click(screen.getByRole('button', { name: t('around-end') }));
    await waitFor(() => expect(double.status().open).toBeNull());
    await waitFor(() => expect(screen.queryByText(t('around-end'))).toBeNull());
  });
});

describe('the result', () => {
  test('says what we know, and asks an adult who could build it', async () => {
    const { double, user } = await openSchool({ role: 'school_lead' });
    await user.click(screen.getByRole('button', { name: t('campaign-result') }));
    const finding = await screen.findByText(/^We have not yet learned who \d+ of \d+ students go to\.$/);
    expect(finding).toBeTruthy();
    const choices = await screen.findAllByRole('button', { name: /Who quietly looks out for/ });
    await user.click(choices[0]);
    const list = await screen.findByRole('listbox');
    await user.click(within(list).getAllByRole('option')[1]);
    await waitFor(() => expect(edits(double)).toMatchObject([{ edit: 'match_quietly', is_on: true }]));
  });

  test('a teacher marks, and is offered no result and no plan', async () => {
    await openSchool({ role: 'teacher' });
    expect(screen.getByRole('button', { name: t('campaign-mark') })).toBeTruthy();
    for (const name of ['campaign-result', 'campaign-paper', 'school-open'] as const)
      expect(screen.queryByRole('button', { name: t(name) })).toBeNull();
  });

  test('a school lead begins with the school', async () => {
    await openKith({ role: 'school_lead', hasMarking: true });
    await screen.findByRole('heading', { name: t('school-title') });
  });
});

describe('both sides', () => {
  const openSides = async () => {
    const kith = await openSchool();
    const [student] = kith.double.askedStudents('lu');
    const named = [{ label: 'Coach Canary', staff: null }];
    const campaign = kith.double.campaigns()[0].campaign.id;
    const on = kith.double.campaigns()[0].campaign.opens_on;
    const edit = { edit: 'say_adults', campaign, student: student.student, named, on: `9${on.slice(1)}` } as const;
    kith.double.commit({ on: 'answer', do: edit });
    return { ...kith, student, campaign };
  };

  test('what a student answered stands beside what adults say', async () => {
    const { user, student } = await openSides();
    await user.click(screen.getByRole('button', { name: t('campaign-result') }));
    await user.click(await screen.findByRole('radio', { name: t('result-view-sides') }));
    const row = await screen.findByRole('row', { name: new RegExp(student.name) });
    within(row).getByText('Coach Canary');
  });

  test('of two answers from two laptops a counselor chooses one, and the other is not shown any more', async () => {
    const { double, user, student } = await openSides();
    const told = (author_name: string, named: { label: string }[], is_shown: boolean) => ({
      kind: 'adults_answer' as const,
      record: 'r1',
      field: 'said',
      value: { named, on: '2026-09-08' },
      author: author_name,
      author_name,
      is_shown,
    });
    double.answeredTwice.set(student.student, [told('Ana', [{ label: 'Coach' }], true), told('Ben', [], false)]);
    await user.click(screen.getByRole('button', { name: t('campaign-result') }));
    await user.click(await screen.findByRole('radio', { name: t('result-view-sides') }));
    await user.click(await screen.findByRole('button', { name: t('sides-two') }));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText(t('sides-two-by', { who: 'Ben' }));
    const holds = t('sides-two-choose-named', { what: t('sides-two-nobody') });
    await user.click(within(dialog).getByRole('button', { name: holds }));
    await waitFor(() =>
      expect(double.edits.at(-1)).toEqual({
        on: 'choose',
        do: { kind: 'adults_answer', record: 'r1', field: 'said', value: { named: [], on: '2026-09-08' } },
      }),
    );
  });
});

describe('planning', () => {
  test('a marking is planned with whom it is for and who could be hurt, or not at all', async () => {
    const { double, user } = await openSchool({ hasMarking: false });
    await user.click(screen.getByRole('button', { name: t('school-open') }));
    const plan = await screen.findByRole('button', { name: t('plan-do') });
    await user.type(screen.getByLabelText(t('campaign-who-benefits')), 'Everybody');
    expect(plan.hasAttribute('disabled')).toBe(true);
    await user.type(screen.getByLabelText(t('campaign-who-could-be-hurt')), 'Nobody');
    await user.click(plan);
    await waitFor(() => expect(edits(double)).toMatchObject([{ edit: 'open_campaign' }]));
    await screen.findByRole('heading', { name: t('campaign-open-title') });
  });
});
