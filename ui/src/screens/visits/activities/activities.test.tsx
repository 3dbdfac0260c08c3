// An activity is logged by keys or taps, a circle says who spoke with whom, a dialogue has two groups; nothing typed is lost where
// something is missing or refused, and what was logged twice is asked about.

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { close, openKith } from '../../../../test/screens/open';
import { client, type LoggedActivity } from '../../../ipc';
import { goTo } from '../../../route';
import { t } from '../../../words';

afterEach(close);

async function openActivities() {
  const opened = await openKith({ role: 'teacher' });
  goTo('visits');
  await opened.user.click(await screen.findByRole('tab', { name: t('visits-tab-activities') }));
  await screen.findByRole('toolbar', { name: t('visit-here') });
  const last = (): LoggedActivity => {
    const edit = opened.double.edits.at(-1);
    if (edit?.on !== 'activity' || edit.do.edit !== 'log_activity') throw new Error('no activity was logged');
    return edit.do.activity;
  };
  return { ...opened, last };
}

const press = (name: string | RegExp) => screen.findByRole('button', { name });
const seats = () => within(screen.getByRole('group', { name: t('activity-spoke') })).getAllByRole('button');
const nameField = () => screen.getByLabelText(t('activity-name'));

test('a circle is logged by keys alone, with who led it, who was away and who spoke with whom', async () => {
  const { user, double, last } = await openActivities();
  await waitFor(() => expect(document.activeElement).toBe(nameField()));
  await user.keyboard('Talking circle');
  await user.tab();
  await user.keyboard('ramos');
  await screen.findByRole('option', { name: /Coach Ramos/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByText('Coach Ramos');
  const students = double.visitClass(idOf('section', 1)).students;
  const here = within(screen.getByRole('toolbar', { name: t('visit-here') })).getAllByRole('button');
  here[0].focus();
  await user.keyboard(' ');
  expect(seats()).toHaveLength(students.length - 1);
  seats()[0].focus();
  await user.keyboard(' {ArrowRight} {ArrowRight} {Escape}');
  expect(screen.getByText(t('activity-pairs', { count: 2 }))).toBeTruthy();
  // The second spoke with the third as well, and not with the first after all.
  await user.keyboard('{ArrowLeft} {ArrowRight} {ArrowLeft}{ArrowLeft} ');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^Logged: Talking circle/);
  const [, one, two, three] = students.map(({ student }) => student);
  const pairs = last()
    .spoke.map((pair) => pair.toSorted().join(' '))
    .toSorted();
  expect(pairs).toEqual([[one, three].toSorted().join(' '), [two, three].toSorted().join(' ')].toSorted());
  expect(last()).toMatchObject({ what: 'circle', led_by: { by: 'staff' }, absent: [students[0].student] });
  expect((nameField() as HTMLInputElement).value).toBe('');
});

test('of a class only some are in a club, and nobody else was away', async () => {
  const { user, double, last } = await openActivities();
  await user.click(await screen.findByRole('radio', { name: t('activity-what-club') }));
  await user.type(nameField(), 'Robotics');
  await user.click(screen.getByRole('checkbox', { name: new RegExp(`^${t('activity-some')}`) }));
  await user.click(await press(t('activity-log')));
  await screen.findByText(t('activity-needs-somebody'));
  const [first] = double.visitClass(idOf('section', 1)).students;
  await user.click(within(screen.getByRole('toolbar', { name: t('visit-here') })).getByText(first.name));
  await user.click(await press(t('activity-log')));
  await screen.findByText(/^Logged: Robotics/);
  expect(last()).toMatchObject({
    present: [{ student: first.student, side: null }],
    absent: [],
    led_by: null,
    spoke: [],
  });
});

test('a dialogue has two groups, and whoever is tapped sat in the second', async () => {
  const { user, double, last } = await openActivities();
  await user.click(await screen.findByRole('radio', { name: t('activity-what-dialogue') }));
  await user.type(nameField(), 'Two towns');
  await user.type(screen.getByLabelText(new RegExp(`^${t('activity-group-other')}`)), 'Lakeview');
  const [first] = double.visitClass(idOf('section', 1)).students;
  const second = screen.getByRole('toolbar', { name: t('activity-group-who', { group: 'Lakeview' }) });
  await user.click(within(second).getByText(first.name));
  await user.click(await press(t('activity-log')));
  await screen.findByText(/^Logged: Two towns/);
  expect(last().groups).toEqual(['', 'Lakeview']);
  const sides = last().present.map(({ student, side }) => side === (student === first.student ? 'other' : 'one'));
  expect(sides.every(Boolean)).toBe(true);
});

test('what is missing is said, a refusal keeps what was typed, and a day far away is doubted and kept', async () => {
  const { user, double, last } = await openActivities();
  await user.click(await press(t('activity-log')));
  await screen.findByText(t('activity-needs-name'));
  await user.type(nameField(), 'Chess');
  await user.type(screen.getByRole('combobox', { name: t('activity-led') }), 'nobody chose');
  await user.keyboard('{Escape}');
  await user.click(await press(t('activity-log')));
  await screen.findByText(t('activity-needs-led'));
  expect(double.edits).toEqual([]);
  await user.clear(screen.getByRole('combobox', { name: t('activity-led') }));
  await user.clear(nameField());
  await user.click(nameField());
  await user.paste('x'.repeat(2000));
  await user.click(await press(t('activity-log')));
  await screen.findByText(t('refusal-name_is_too_long', { most: 120 }));
  expect((nameField() as HTMLInputElement).value).toHaveLength(2000);
  await user.clear(nameField());
  await user.type(nameField(), 'Chess');
  await user.click(await press(t('activity-day-change')));
  const day = screen.getByLabelText(t('visit-day'));
  await user.clear(day);
  await user.type(day, '2024-03-05');
  await screen.findByText(/It is kept as you set it/);
  await user.click(await press(t('activity-log')));
  await screen.findByText(/^Logged: Chess/);
  expect(last().held_on).toBe('2024-03-05');
});

test('one that was logged twice is asked about, joined and shown as two again', async () => {
  const { user, double } = await openActivities();
  await user.click(await press(t('activity-twins-join')));
  await screen.findByText(t('activity-twins-joined'));
  expect(screen.queryByText(t('twins-title'))).toBeNull();
  await user.click(await press(t('activity-separate')));
  await screen.findByText(t('twins-title'));
  await user.click(await press(t('activity-twins-apart')));
  await screen.findByText(t('activity-twins-kept-apart'));
  expect(screen.queryByText(t('twins-title'))).toBeNull();
  expect(double.edits.map((edit) => edit.on === 'activity' && edit.do.edit)).toEqual([
    'join_activities',
    'separate_activity',
    'keep_activities_apart',
  ]);
});

test('corrected, whoever joined the class since took no part, unless it is said', async () => {
  const { user, double, last } = await openActivities();
  const before = double.activityParts(idOf('activity', 2));
  double.isClassOf(30);
  await act(() => client.invalidateQueries());
  await user.click(await press(t('activity-correct', { name: 'Monday circle' })));
  await screen.findByText(/^You are correcting Monday circle/);
  await waitFor(() => expect((nameField() as HTMLInputElement).value).toBe('Monday circle'));
  await user.click(await press(t('activity-save')));
  await screen.findByText(/^Saved: Monday circle/);
  expect(last().activity).toBe(idOf('activity', 2));
  const ids = (parts: readonly { student: string }[]) => parts.map(({ student }) => student).toSorted();
  expect(ids(last().present)).toEqual(ids(before.present));
  expect(last().absent).toEqual(before.absent);
  expect(last().spoke).toHaveLength(before.spoke.length);
});

test('a club of two classes is logged once, each class with its own, and nobody of both is asked for twice', async () => {
  const { user, double, last } = await openActivities();
  await user.click(await screen.findByRole('radio', { name: t('activity-what-club') }));
  await user.type(nameField(), 'Robotics');
  const room = double.visitRoom('10:40');
  const other = [...room.own, ...room.others].find((one) => one.section !== idOf('section', 1));
  if (!other) throw new Error('there is one class');
  await user.click(await press(t('activity-also-ask')));
  if (room.own.includes(other)) await user.click(await screen.findByRole('button', { name: other.title }));
  else {
    await user.type(screen.getAllByRole('combobox', { name: t('visit-class-other') })[1], other.title);
    await user.click(await screen.findByRole('option', { name: other.title }));
  }
  const theirs = await screen.findByRole('toolbar', { name: t('visit-here-of', { class: other.title }) });
  const both = double.visitClass(other.section).students.map(({ student }) => student);
  const first = double.visitClass(idOf('section', 1)).students.map(({ student }) => student);
  const alone = both.filter((student) => !first.includes(student));
  expect(within(theirs).queryAllByRole('button')).toHaveLength(alone.length);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(new RegExp(`^Logged: Robotics with .*${other.title}`));
  const [part] = last().with;
  expect(part.section).toBe(other.section);
  expect(part.present.map(({ student }) => student)).toEqual(alone);
  expect(last().present.map(({ student }) => student)).toEqual(first);
});

test('what was logged leaves as a table, and tells how many ties followed to whoever may know of maps', async () => {
  const { user, double } = await openActivities();
  const saved = vi.spyOn(double, 'saveActivities');
  await user.click(await press(t('activity-export')));
  await user.click(await screen.findByRole('menuitem', { name: t('table-as-xlsx') }));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  const [words, how] = saved.mock.calls[0];
  expect([words.headings.length, words.whats.length, words.about.lines.length, how]).toEqual([9, 4, 4, 'xlsx']);
});
