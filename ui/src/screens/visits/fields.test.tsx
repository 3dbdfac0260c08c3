// What students chose is typed in from a sheet, stands beside who came, and says who has met nobody there. And of a school with many
// classes one's own stand in the list.

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { idOf } from '../../../test/double/people';
import { close, openKith } from '../../../test/screens/open';
import { classesListed } from '../../frame/ClassPick';
import { client, type Cluster, commit, type FunnelAsked } from '../../ipc';
import { goTo } from '../../route';
import { numbered } from './Fields';

afterEach(close);

async function openPart(name: string) {
  const opened = await openKith();
  goTo('visits');
  await opened.user.click(await screen.findByRole('tab', { name }));
  return opened;
}

const chooses = (n: number, clusters: Cluster[]) =>
  act(() =>
    commit({
      on: 'interest',
      do: { edit: 'choose_clusters', told: [{ student: idOf('student', n), clusters }], on: '2026-11-20' },
    }),
  );

test('numbers are read however they are parted, and what is no choice is no choice', () => {
  expect(numbered('8, 3')).toEqual(['arts', 'health']);
  expect(numbered(' 16 ')).toEqual(['transport']);
  expect(numbered('8 8 8 8')).toEqual(['health']);
  expect(numbered('')).toEqual([]);
  for (const text of ['17', '0', '1 2 3 4', 'health', '8 x']) expect(numbered(text), text).toBeNull();
});

test('a sheet is typed in with Enter alone, and what cannot be read stays to be mended', async () => {
  const { user, double } = await openPart('Questions');
  await user.click(await screen.findByRole('radio', { name: 'Fields of work' }));
  const table = within(await screen.findByRole('table', { name: 'Fields of work that students chose' }));
  const [first, second, third] = await table.findAllByRole('textbox');
  await user.click(first);
  await user.keyboard('8 3{Enter}');
  expect(document.activeElement).toBe(second);
  await user.keyboard('8 17{Enter}');
  expect(document.activeElement).toBe(second);
  await screen.findByText('Not kept yet: up to three numbers from 1 to 16.');
  await user.keyboard('{Backspace}{Backspace}{Enter}');
  expect(document.activeElement).toBe(third);
  await screen.findByText(/^Students who have chosen: 2 of \d+\.$/);
  const told = double.edits.map(
    (edit) => edit.on === 'interest' && edit.do.edit === 'choose_clusters' && edit.do.told[0].clusters,
  );
  expect(told).toEqual([['arts', 'health'], ['health']]);
  table.getByText('Arts, media and communication · Health science');
});

test('of one whose parents opted out nothing is asked', async () => {
  const { user, double } = await openPart('Questions');
  double.isClassOf(6, [idOf('student', 3)]);
  await act(() => client.invalidateQueries());
  await user.click(await screen.findByRole('radio', { name: 'Fields of work' }));
  await screen.findByText('Opted out of visits: nothing is kept');
  expect(await screen.findAllByRole('textbox')).toHaveLength(5);
});

test('what students chose stands beside who came, and who met nobody there is listed', async () => {
  const { user, double } = await openPart('What came of it');
  await screen.findByRole('heading', { name: 'No student has chosen a field of work yet' });
  const visit = double.heldVisit(idOf('visit', 1));
  const cluster = double.visitors().visitors.find(({ id }) => id === visit.visitor)?.told.cluster;
  expect(cluster).toBeTruthy();
  const met = [...visit.met].filter(([, isHere]) => isHere).map(([id]) => id);
  const there = double.classClusters(visit.section).filter(({ student }) => met.includes(student));
  await act(() =>
    commit({
      on: 'interest',
      do: {
        edit: 'choose_clusters',
        told: [
          { student: there[0].student, clusters: [cluster ?? 'law'] },
          { student: there[1].student, clusters: ['marketing'] },
        ],
        on: '2026-11-20',
      },
    }),
  );
  await screen.findByRole('heading', { name: /^2 of \d+ students chose fields of work\. 1 of them spoke with nobody/ });
  const table = within(screen.getByRole('table', { name: 'What students chose, and who came' }));
  table.getByRole('row', { name: /^Marketing 1 0 0/ });
  await user.click(table.getByRole('button', { name: 'Who met nobody: Marketing' }));
  const list = within(await screen.findByRole('dialog'));
  await list.findByText(there[1].name);
  expect(list.queryByText(there[0].name)).toBeNull();
  await user.click(list.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: /What students chose/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Chose: Marketing' }));
  const asked = () => double.calls.findLast(([called]) => called === 'funnel')?.[1] as unknown as [FunnelAsked];
  await waitFor(() => expect(asked()[0].chosen).toBe('marketing'));
});

test('a choice is taken back with its undo', async () => {
  const { double } = await openPart('What came of it');
  await chooses(1, ['law']);
  await chooses(1, []);
  expect(double.studentClusters(idOf('student', 1)).clusters).toEqual([]);
});

test('in a small school every class is listed, in a large one only one’s own and the one that is chosen', () => {
  const classes = (from: number, n: number) =>
    Array.from({ length: n }, (_, at) => ({ section: `${from + at}`, title: `Class ${from + at}`, students: 20 }));
  const few = classesListed(classes(0, 2), classes(2, 3), null);
  expect([few.listed.length, few.found.length]).toEqual([5, 0]);
  const many = classesListed(classes(0, 3), classes(100, 200), '150');
  expect(many.listed.map((one) => one.section)).toEqual(['0', '1', '2', '150']);
  expect(many.found).toHaveLength(200);
});

test('a class of somebody else is found by its name, and the list says it is chosen', async () => {
  const { user, double } = await openKith();
  const room = double.visitRoom('');
  const others = Array.from({ length: 200 }, (_, at) => ({
    ...room.own[0],
    section: idOf('section', 1000 + at),
    title: at === 150 ? 'Química, periodo 2' : `Class ${at}`,
  }));
  double.visitRoom = () => ({ ...room, others: [...room.others, ...others] });
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'What came of it' }));
  await user.click(await screen.findByRole('button', { name: /Any class/ }));
  const listbox = within(await screen.findByRole('listbox'));
  expect(listbox.getAllByRole('option')).toHaveLength(room.own.length + 2);
  await user.click(listbox.getByRole('option', { name: 'Another class…' }));
  await user.type(await screen.findByRole('combobox', { name: 'Find a class' }), 'quim per');
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('button', { name: /Química, periodo 2/ });
  const asked = () => double.calls.findLast(([called]) => called === 'funnel')?.[1] as unknown as [FunnelAsked];
  await waitFor(() => expect(asked()[0].section).toBe(idOf('section', 1150)));
  expect(screen.queryByRole('combobox', { name: 'Find a class' })).toBeNull();
});
