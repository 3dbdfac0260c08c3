// What was logged can be told more of, corrected, joined and taken back; the directory finds people and joins what is one.

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { client, commit, type FunnelAsked, type TableAs, type VisitsWords } from '../../ipc';
import { goTo } from '../../route';
import { t } from '../../words';
import { daysAfter, today } from '../../words/dates';
import { NO_STEPS } from './doing';

afterEach(close);

async function openPart(name: string) {
  const opened = await openKith();
  goTo('visits');
  await opened.user.click(await screen.findByRole('tab', { name }));
  return opened;
}

test('by key one goes along the tabs past those that begin with a field, and opens one with Enter', async () => {
  const { user } = await openKith();
  goTo('visits');
  const tabs = await screen.findAllByRole('tab');
  tabs[0].focus();
  for (const tab of tabs.slice(1)) {
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(tab);
  }
  expect(tabs[0].getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(tabs.at(-1)?.getAttribute('aria-selected')).toBe('true'));
});

test('a visit that was logged on two laptops is asked about, joined, and shown as two again', async () => {
  const { user, double } = await openPart('Visits');
  await screen.findByText('Logged twice?');
  await user.click(screen.getByRole('button', { name: 'One visit' }));
  await screen.findByText(/Shown as one visit/);
  expect(screen.queryByText('Logged twice?')).toBeNull();
  await user.click(screen.getAllByRole('button', { name: /^Details of the visit of Maya Brandt/ })[0]);
  await user.click(await screen.findByRole('button', { name: 'Show as two visits' }));
  await screen.findByText('Logged twice?');
  await user.click(screen.getByRole('button', { name: 'Two visits' }));
  await screen.findByText('They stay two visits.');
  expect(screen.queryByText('Logged twice?')).toBeNull();
  expect(double.edits.map((edit) => edit.on === 'visit' && edit.do.edit)).toEqual([
    'join_visits',
    'separate_visit',
    'keep_visits_apart',
  ]);
});

test('of a visit of which nobody noted who was there, no zero is told', async () => {
  const { double } = await openPart('Visits');
  const banner = (await screen.findByText('Logged twice?')).parentElement;
  expect(banner?.textContent).toMatch(/ noted \d+ present \(at 9:12.*\); .* noted \d+ present \(at 9:20.*\)\.$/);
  double.heldVisit(double.visitRoom('').twins[0].other.id).met = new Map();
  await act(() => client.invalidateQueries());
  await screen.findByText(/ did not note who was there \(at 9:20.*\)\.$/);
  expect(screen.getByText('Logged twice?').parentElement?.textContent).not.toMatch(/\b0\b/);
});

test('purpose and aim are told later, and who was here is corrected', async () => {
  const { user, double } = await openPart('Visits');
  await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
  await user.type(screen.getByLabelText('What was it for? Both sides know'), 'How a clinic runs');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved.');
  const [told] = double.edits;
  expect(told.on === 'visit' && told.do.edit === 'describe_visit' && told.do.purpose).toBe('How a clinic runs');
  await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
  await user.click(screen.getByRole('button', { name: 'Correct' }));
  await screen.findByText(/^You are correcting the visit/);
  // Whoever came here to correct is here with the keyboard too, and no comma stands where nothing follows.
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Leave it as it is' }));
  expect(screen.getByText('Dr. Samuel Adeyemi').parentElement?.textContent).not.toMatch(/, *$/);
  await screen.findByText(/· 2 away/);
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await screen.findByText(/^Saved: Dr. Samuel Adeyemi/);
  const last = double.edits.at(-1);
  const visit = last?.on === 'visit' && last.do.edit === 'log_visit' ? last.do.visit : null;
  expect(visit?.absent).toHaveLength(2);
});

test.each(['xlsx', 'csv'] as const)(
  'the visits leave as %s, with what is counted and no student’s name',
  async (kind) => {
    const { user, double } = await openPart('Visits');
    await user.click(await screen.findByRole('button', { name: t('past-export') }));
    await user.click(await screen.findByRole('menuitem', { name: t(`table-as-${kind}`) }));
    await screen.findByText(t('past-exported'));
    const [words, how] = (double.calls.find(([name]) => name === 'saveVisits')?.[1] ?? []) as [VisitsWords, TableAs];
    expect(how).toBe(kind);
    // Day, time, visitor, organisation, cluster, class, how, there, away, by a list, four steps, purpose, aim.
    expect(words.headings).toHaveLength(16);
    expect(new Set(words.headings).size).toBe(16);
    expect(words.about.headings).toHaveLength(5);
    expect(words.about.lines.every(({ what, definition, rule }) => what && definition && rule)).toBe(true);
  },
);

test('in a correction whoever joined the class since was not there, unless it is said', async () => {
  const { user, double } = await openPart('Visits');
  const presence = () => {
    const { present, absent } = double.visitPresence(idOf('visit', 3));
    return { present: present.toSorted(), absent: absent.toSorted() };
  };
  const before = presence();
  double.isClassOf(30);
  await act(() => client.invalidateQueries());
  const newcomer = double
    .visitClass(idOf('section', 1))
    .students.find((one) => ![...before.present, ...before.absent].includes(one.student));
  if (!newcomer) throw new Error('nobody joined');
  const correct = async () => {
    await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
    await user.click(screen.getByRole('button', { name: 'Correct' }));
    const here = within(await screen.findByRole('toolbar', { name: 'Who was here?' }));
    return here.getByText(newcomer.name);
  };
  const tile = await correct();
  expect(tile.closest('button')?.getAttribute('aria-pressed')).toBe('false');
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await screen.findByText(/^Saved: Dr. Samuel Adeyemi/);
  expect(presence()).toEqual(before);
  await user.click(screen.getByRole('tab', { name: 'Visits' }));
  await user.click(await correct());
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await waitFor(() => expect(presence().present).toContain(newcomer.student));
  expect(presence().absent).toEqual(before.absent);
});

test('pressed twice, one visit is logged and one person is new', async () => {
  const { user, double } = await openKith({ role: 'teacher' });
  double.isClassOf(30);
  await act(() => client.invalidateQueries());
  await screen.findByText('30 here');
  await user.click(screen.getByRole('combobox', { name: 'Who came?' }));
  await user.keyboard('Ruth');
  await user.click(await screen.findByRole('option', { name: /Someone new/ }));
  const log = screen.getByRole('button', { name: 'Log this visit' });
  act(() => {
    log.click();
    log.click();
  });
  await screen.findByText(/^Logged: Ruth with English 10/);
  expect(double.edits).toHaveLength(1);
});

test('a visitor is found, described, and two entries of one are joined', async () => {
  const { user, double } = await openPart('Visitors');
  await screen.findByText(/These may be one person/);
  // What either entry says stands side by side before they are one, and which of them is shown is chosen.
  await user.click(screen.getByRole('button', { name: 'Look at both' }));
  const both = within(await screen.findByRole('dialog', { name: 'Is this one person?' }));
  expect(both.getAllByRole('row').length).toBeGreaterThan(3);
  const [first] = double.visitors().twins;
  await user.click(both.getByRole('radio', { name: 'Second entry' }));
  await user.click(both.getByRole('button', { name: 'One person' }));
  await screen.findByText(/^Shown as one person/);
  expect(double.edits.at(-1)).toMatchObject({
    on: 'visitor',
    do: { edit: 'join_visitors', visitor: first.one.id, same_as: first.other.id },
  });
  await user.type(screen.getByRole('searchbox', { name: 'Find a visitor' }), 'clinic');
  const rows = await screen.findAllByRole('row');
  expect(rows).toHaveLength(2);
  rows[1].focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByText('Mentor'));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('Dr. Samuel Adeyemi is in the directory.');
  const last = double.edits.at(-1);
  const told = last?.on === 'visitor' && last.do.edit === 'describe_visitor' ? last.do.told : null;
  expect(told).toMatchObject({ cluster: 'health', offers: ['mentor'], returns: true });
});

test('whoever is in the directory already is found while a visitor is added', async () => {
  const { user, double } = await openPart('Visitors');
  await user.click(await screen.findByRole('button', { name: 'Add a visitor' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'A visitor' }));
  await user.type(dialog.getByLabelText('Name'), ' dr. samuel  ADEYEMI');
  await dialog.findByText(/^Dr. Samuel Adeyemi of .* is in the directory already\.$/);
  await user.click(dialog.getByRole('button', { name: 'This is them' }));
  await screen.findByRole('dialog', { name: 'Dr. Samuel Adeyemi' });
  expect(double.edits).toEqual([]);
});

test('a visitor who comes no more is taken out of the directory, and put back', async () => {
  const { user, double } = await openPart('Visitors');
  const row = () => screen.queryByRole('row', { name: /Maya Brandt/ });
  (await screen.findByRole('row', { name: /Maya Brandt/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Maya Brandt' }));
  await user.click(dialog.getByRole('button', { name: 'Take out of the directory' }));
  await screen.findByText('Maya Brandt is in the directory no more. Visits keep the name.');
  expect(row()).toBeNull();
  expect(double.visitorSuggestions('Maya B').some((one) => one.told.name === 'Maya Brandt')).toBe(false);
  expect(double.visitorSuggestions('Maya Brandt').length).toBe(1);
  await user.click(screen.getByText('Taken out of the directory (1)'));
  await user.click(screen.getByRole('button', { name: /^Maya Brandt/ }));
  await user.click(await screen.findByRole('button', { name: 'Put back into the directory' }));
  await screen.findByText('Maya Brandt is in the directory again.');
  expect(row()).not.toBeNull();
});

test('a visit that is older than those that are listed is opened from whoever came', async () => {
  const { user, double } = await openPart('Visits');
  const newest = double.heldVisit(idOf('visit', 3));
  for (let n = 0; n < 60; n++) {
    const [visitor, held_on] = [idOf('visitor', n < 30 ? 2 : 3), daysAfter(today(), -(n % 30))];
    double.holdsVisit({ ...newest, id: idOf('visit', 100 + n), section: idOf('section', 2), visitor, held_on });
  }
  await act(() => client.invalidateQueries());
  await screen.findByText(/^These are the 60 newest visits\./);
  const old = double.visitors().visitors.find(({ told }) => told.name === 'Maya Brandt');
  const last = double.visitor(old?.id ?? '').history.at(-1);
  expect(double.visitRoom('').recent.some(({ id }) => id === last?.id)).toBe(false);
  await user.click(screen.getByRole('tab', { name: 'Visitors' }));
  (await screen.findByRole('row', { name: /Maya Brandt/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Maya Brandt' }));
  await user.click(dialog.getAllByRole('button', { name: /^Open this visit:/ }).at(-1) as HTMLElement);
  await screen.findByRole('button', { name: 'Correct' });
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Details of the visit of Maya Brandt'),
  );
});

test('what was tapped in the details of a visit is kept when they are closed', async () => {
  const { user, double } = await openPart('Visits');
  const details = () => screen.getAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ })[0];
  await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ });
  // Looked at and closed: nothing is written.
  await user.click(details());
  await user.click(details());
  expect(double.edits).toEqual([]);
  await user.click(details());
  const steps = within(screen.getByRole('toolbar', { name: 'Steps of the visit' }));
  const isTicked = steps.getByText('Reflected').closest('button')?.getAttribute('aria-pressed') === 'true';
  await user.click(steps.getByText('Reflected'));
  await user.click(details());
  await screen.findByText('Saved.');
  const last = double.edits.at(-1);
  const told = last?.on === 'visit' && last.do.edit === 'describe_visit' ? last.do.steps : null;
  expect(told?.reflected).toBe(!isTicked);
});

test('of a visit that a list brought all stand alike, and everyone is one tap', async () => {
  const { user, double } = await openPart('Visits');
  const visit = double.heldVisit(idOf('visit', 3));
  visit.met = new Map();
  double.isClassOf(30, [idOf('student', 4)]);
  await act(() => client.invalidateQueries());
  await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
  await user.click(screen.getByRole('button', { name: 'Correct' }));
  await screen.findByText('Nobody noted yet who was here. Tap who was, or begin with everyone.');
  const people = () => within(screen.getByRole('toolbar', { name: 'Who was here?' })).getAllByRole('button');
  const looks = () => new Set(people().map((one) => `${one.getAttribute('aria-pressed')} ${one.children.length}`));
  // Whoever opted out looks like everyone.
  expect(looks()).toEqual(new Set(['false 1']));
  // Only the hour was to be put right: nobody's presence is guessed.
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await screen.findByText(/^Saved: Dr. Samuel Adeyemi/);
  expect(double.visitPresence(visit.id)).toEqual({ present: [], absent: [] });
  await user.click(screen.getByRole('tab', { name: 'Visits' }));
  await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
  await user.click(screen.getByRole('button', { name: 'Correct' }));
  await user.click(await screen.findByRole('button', { name: 'Everyone was here' }));
  expect(looks()).toEqual(new Set(['true 1']));
  await user.click(people()[0]);
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await waitFor(() => {
    const { present, absent } = double.visitPresence(visit.id);
    expect([present.length, absent.length]).toEqual([28, 1]);
  });
});

test('the class of a visit is corrected: it is taken from the one and logged with the other', async () => {
  const { user, double } = await openPart('Visits');
  await user.click((await screen.findAllByRole('button', { name: /^Details of the visit of Dr. Samuel/ }))[0]);
  await user.click(screen.getByRole('button', { name: 'Correct' }));
  await screen.findByText(/^You are correcting the visit/);
  const classes = within(screen.getByRole('radiogroup', { name: 'Which class?' }));
  const other = classes.getAllByRole('radio').find((one) => one.getAttribute('aria-checked') !== 'true');
  const title = other?.textContent ?? '';
  await user.click(other as HTMLElement);
  await screen.findByText(/^It was another class: the visit is taken from/);
  await user.click(screen.getByRole('button', { name: 'Save this visit' }));
  await screen.findByText(`Saved: Dr. Samuel Adeyemi with ${title}.`);
  const last = double.edits.at(-1);
  const moved = last?.on === 'visit' && last.do.edit === 'move_visit' ? last.do : null;
  expect(moved?.visit.visit).not.toBe(moved?.instead_of);
  const left = double.visitRoom('').recent;
  expect(left.some(({ id }) => id === moved?.instead_of)).toBe(false);
  expect(left.find(({ id }) => id === moved?.visit.visit)?.class).toBe(title);
});

test('what came of visits is four figures, a sentence, a table, and names behind a bar', async () => {
  const { user } = await openPart('What came of it');
  const table = within(await screen.findByRole('table', { name: /From seeing a visitor/ }));
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent?.replace(/\d.*/, ''))).toEqual([
    'Saw a visitor',
    'Spoke with one, live',
    'Had contact with the same one again',
    'Put a visitor on their map',
  ]);
  screen.getByText(/Not enough asked yet/);
  // On paper it says what it is, of what and of which day.
  const paper = document.querySelector('.came-paper')?.textContent;
  expect(paper).toMatch(/^What came of visits.*As it stood on .*\.$/);
  expect(paper).toContain('This school year');
  await user.click(screen.getByRole('button', { name: 'Who: Had contact with the same one again' }));
  const list = within(await screen.findByRole('dialog'));
  expect((await list.findAllByText('Maya Brandt')).length).toBeGreaterThan(3);
});

test('who came again is named and looked at alone, and each school year has its encounters where enough was asked', async () => {
  const { user, double } = await openPart(t('visits-tab-came'));
  const again = await screen.findByRole('region', { name: /came on more than one day/ });
  const name = within(again).getAllByRole('button')[0];
  const asked = () => double.calls.findLast(([called]) => called === 'funnel')?.[1] as unknown as [FunnelAsked];
  await user.click(name);
  await waitFor(() => expect(asked()[0].visitor).not.toBeNull());
  await user.click(screen.getByRole('radio', { name: t('came-period-always') }));
  const years = await screen.findByRole('table', { name: t('came-year-table') });
  within(years).getByRole('row', { name: /2026–27 13 13/ });
  within(years).getByRole('row', { name: /2025–26 Not enough asked: known for 1 of 4 visits/ });
});

test('where it was seldom asked whether both sides spoke, no figure rests on that', async () => {
  const { double } = await openPart('What came of it');
  const name = /From seeing a visitor/;
  await screen.findByRole('table', { name });
  for (const n of [1, 2, 3])
    await act(() =>
      commit({
        on: 'visit',
        do: { edit: 'describe_visit', visit: idOf('visit', n), steps: NO_STEPS, purpose: null, aim: null },
      }),
    );
  expect(double.edits).toHaveLength(3);
  await screen.findByText('How many had contact with the same visitor again: not enough asked yet.');
  const lines = within(screen.getByRole('table', { name })).getAllByRole('rowheader');
  expect(lines.slice(1).map((cell) => cell.textContent?.endsWith('Not enough asked yet'))).toEqual([true, true, true]);
  expect(lines[0].textContent).toMatch(/\d+ of \d+ students$/);
  screen.getByText(/^5 visits\. Of \d+ students, \d+ saw a visitor\.$/);
});

test('a teacher is told that what stands on maps is not known here', async () => {
  const { user } = await openKith({ role: 'teacher' });
  await user.click(await screen.findByRole('tab', { name: 'What came of it' }));
  await screen.findByText(/known only where counselors make maps/);
  expect(screen.queryByText('Put a visitor on their map')).toBeNull();
});
