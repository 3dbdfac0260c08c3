// Is the network off until somebody says otherwise, does it say its finding, and can everything of it be done without seeing it?

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DoubleOptions } from '../../../../test/double/answering';
import { close, openKith, withSizes } from '../../../../test/screens/open';
import type { NetworkView } from '../../../ipc';
import { t } from '../../../words';
import { between, boundsOf, fitting, moved, panned, zoomed } from './lens';
import { EVERYBODY, narrowed } from './narrowed';
import { neighborsOf, readPicture } from './picture';
import { groupWords, namesBeside } from './told';

beforeAll(() => {
  withSizes();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(close);

async function openNetwork(options: DoubleOptions = {}) {
  const kith = await openKith({ network: 'on', ...options });
  await kith.user.click(await screen.findByRole('button', { name: t('room-school') }));
  await kith.user.click(await screen.findByRole('tab', { name: t('school-part-network') }));
  return kith;
}

async function openNetworkOn() {
  fireEvent.click(await screen.findByRole('button', { name: t('room-school') }));
  fireEvent.click(await screen.findByRole('tab', { name: t('school-part-network') }));
}

const stage = () => screen.findByRole('application', { name: t('network-picture-label') });

describe('who may look', () => {
  test('it is off until it is said; then its finding stands over it, and it can be undone', async () => {
    const { user, double } = await openNetwork({ network: undefined });
    await screen.findByText(t('network-off-title'));
    expect(double.calls.some(([name]) => name === 'networkPicture')).toBe(false);
    await user.click(screen.getByRole('button', { name: t('network-who') }));
    await user.click(await screen.findByRole('radio', { name: new RegExp(t('network-seen-me')) }));
    await user.click(screen.getByRole('button', { name: t('network-who-save') }));
    await screen.findByText(/for 4 no adult is known/);
    expect(double.edits.at(-1)).toMatchObject({ do: { edit: 'set_network', seen_by: 'leads_and_counselors' } });
  });

  test('a counselor of a district is told who says it, and a teacher has nothing of it', async () => {
    const { user } = await openNetwork({ network: undefined, district: 'well' });
    await screen.findByText(new RegExp(t('network-off-ask')));
    expect(screen.queryByRole('button', { name: t('network-who') })).toBeNull();
    await openKith({ role: 'teacher', network: 'on' });
    await user.click(await screen.findByRole('button', { name: t('room-school') }));
    await screen.findByRole('heading', { name: t('school-title') });
    expect(screen.queryByRole('tab', { name: t('school-part-network') })).toBeNull();
  });

  test('what is for the leads alone is not shown to a counselor', async () => {
    await openNetwork({ network: 'leads' });
    await screen.findByText(t('network-closed-title'));
    expect(screen.queryByRole('application')).toBeNull();
  });
});

describe('by key alone', () => {
  test('people are gone through by name, and each says whom they go with; neighbors one by one', async () => {
    const { user } = await openNetwork();
    (await stage()).focus();
    await user.keyboard('{PageDown}');
    const beside = await screen.findByRole('complementary');
    const first = within(beside).getByRole('heading', { level: 2 }).textContent;
    await user.keyboard('{PageDown}');
    await waitFor(() => expect(within(beside).getByRole('heading', { level: 2 }).textContent).not.toBe(first));
    await user.keyboard('{PageUp}');
    await waitFor(() => expect(within(beside).getByRole('heading', { level: 2 }).textContent).toBe(first));
    const names = within(beside).queryAllByRole('listitem');
    await user.keyboard('n{Enter}');
    if (names.length > 0)
      await waitFor(() => expect(within(beside).getByRole('heading', { level: 2 }).textContent).not.toBe(first));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });

  test('the table is one key away, has everybody and no figure beside a student', async () => {
    const { user } = await openNetwork();
    (await stage()).focus();
    await user.keyboard('t');
    const table = await screen.findByRole('grid', { name: t('network-table') });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.length).toBeGreaterThan(5);
    // A grade is what a student is, not a figure about them.
    for (const row of rows) expect(row.textContent?.replace(/Grade \d+/g, '')).not.toMatch(/\d/);
    await user.keyboard('{Alt>}t{/Alt}');
    await stage();
  });
});

test('whoever is searched comes into the middle, also where a filter had left them out', async () => {
  const { user, double } = await openNetwork();
  await stage();
  await user.click(screen.getByRole('button', { name: new RegExp(t('network-any-seat')) }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: t('network-seat-adults') }));
  await user.type(
    screen.getByRole('combobox', { name: t('network-find') }),
    double.schoolNetwork().view?.people[0].name.slice(0, 4) ?? '',
  );
  const found = await screen.findByRole('listbox');
  await user.click(within(found).getAllByRole('option')[0]);
  const beside = await screen.findByRole('complementary');
  within(beside).getByRole('heading', { level: 2 });
  await screen.findByRole('button', { name: new RegExp(t('network-any-seat')) });
});

test('a picture that has to be laid out shows how far it is, and stopped leaves the table', async () => {
  const { user } = await openNetwork({ network: 'unlaid', step_ms: 40 });
  await user.click(await screen.findByRole('button', { name: t('bring-stop') }));
  await screen.findByText(t('network-stopped'));
  await user.click(screen.getByRole('radio', { name: t('network-how-table') }));
  const table = await screen.findByRole('grid', { name: t('network-table') });
  expect(within(table).queryByText(t('network-table-waits'))).toBeNull();
  await user.click(screen.getByRole('radio', { name: t('network-how-picture') }));
  await user.click(screen.getByRole('button', { name: t('network-lay') }));
  await stage();
});

test('left while it is laid out, it goes on, and whoever comes back waits for the same one', async () => {
  const { user, double } = await openNetwork({ network: 'unlaid', step_ms: 40 });
  await screen.findByRole('button', { name: t('bring-stop') });
  await user.click(screen.getByRole('tab', { name: t('school-part-indicators') }));
  await user.click(screen.getByRole('tab', { name: t('school-part-network') }));
  await stage();
  const asked = double.calls.filter(([name, [settles]]) => name === 'networkPicture' && settles === true);
  expect(asked).toHaveLength(1);
  // And once it is laid out, it is there at once.
  await user.click(screen.getByRole('tab', { name: t('school-part-indicators') }));
  await user.click(screen.getByRole('tab', { name: t('school-part-network') }));
  await stage();
  expect(screen.queryByRole('button', { name: t('bring-stop') })).toBeNull();
  expect(double.calls.filter(([name, [settles]]) => name === 'networkPicture' && settles === true)).toHaveLength(1);
});

test('it leaves as a table and as a network, and says before that it names students; to whom it goes is asked and noted', async () => {
  const { user, double } = await openNetwork();
  await stage();
  await user.click(screen.getByRole('button', { name: t('network-save') }));
  await screen.findByText(t('network-save-words'));
  const csv = screen.getByRole('button', { name: t('network-save-csv') });
  expect(csv.hasAttribute('disabled')).toBe(true);
  await user.type(screen.getByRole('textbox', { name: t('given-to-whom') }), 'Dr. Ibarra, evaluation');
  await user.type(screen.getByRole('textbox', { name: new RegExp(`^${t('given-why')}`) }), 'yearly review');
  await user.click(csv);
  const call = () => double.calls.find(([name]) => name === 'saveNetwork')?.[1];
  const given = () => call()?.[0];
  await waitFor(() => expect(given()).toMatchObject({ as: 'csv' }));
  expect(call()?.[2]).toEqual({ to_whom: 'Dr. Ibarra, evaluation', why: 'yearly review' });
  const { headings, lines, people } = given() as { headings: string[]; lines: string[][]; people: string[] };
  // Whoever is named in it, also where they stand beside somebody.
  const view = double.schoolNetwork().view as NetworkView;
  const named = new Set(lines.flatMap(([name, , beside]) => [name, ...beside.split('; ')]));
  expect(view.people.filter(({ id }) => people.includes(id)).every(({ name }) => named.has(name))).toBe(true);
  expect(view.people.filter(({ name }) => named.has(name)).every(({ id }) => people.includes(id))).toBe(true);
  expect(lines.every((line) => line.length === headings.length)).toBe(true);
  expect(lines.some(([, , beside]) => beside.includes('; '))).toBe(true);
});

test('whom somebody goes to is said whoever else is shown', async () => {
  const { user, double } = await openNetwork();
  await stage();
  const view = double.schoolNetwork().view as NetworkView;
  const picture = readPicture(await double.networkPicture(true));
  const alone = narrowed(view, picture, { ...EVERYBODY, seat: 'student' }, null);
  for (const [at, person] of view.people.entries())
    expect(namesBeside(view, picture, at, alone).length > 0).toBe(person.standing !== 'alone');
  await user.click(screen.getByRole('button', { name: new RegExp(t('network-any-seat')) }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: t('network-seat-student') }));
  await user.click(screen.getByRole('radio', { name: t('network-how-table') }));
  const table = await screen.findByRole('grid', { name: t('network-table') });
  const row = view.people.find(({ standing }) => standing === 'by_one')?.name ?? '';
  const cells = within(within(table).getByText(row).closest('[role=row]') as HTMLElement).getAllByRole('gridcell');
  expect(cells.some(({ textContent }) => textContent === t('network-beside-nobody'))).toBe(false);
});

test('a group is called by what most of it shares, can be shown alone, and is said of whoever is in it', async () => {
  const { user, double } = await openNetwork();
  await stage();
  const view = double.schoolNetwork().view as NetworkView;
  const [first, second] = view.groups;
  expect([groupWords(first), groupWords(second)]).toEqual(['Group 1, mostly Grade 9', 'Group 2']);
  expect(groupWords({ ...second, section: 'Algebra 1' })).toBe('Group 2, mostly Algebra 1');
  const picture = readPicture(await double.networkPicture(true));
  const { people } = narrowed(view, picture, { ...EVERYBODY, group: first.community }, null);
  for (const [at, person] of view.people.entries()) expect(people[at] === 1).toBe(person.community === first.community);
  await user.click(screen.getByRole('button', { name: new RegExp(t('network-any-group')) }));
  const list = await screen.findByRole('listbox');
  await user.click(within(list).getByRole('option', { name: groupWords(first) }));
  await user.click(screen.getByRole('radio', { name: t('network-how-table') }));
  const table = await screen.findByRole('grid', { name: t('network-table') });
  const outside = view.people.find(({ community }) => community === second.community)?.name ?? '';
  expect(within(table).queryAllByText(outside)).toEqual([]);
});

test('a picture of other people than those who are named is not shown', async () => {
  const { double } = await openKith({ network: 'on' });
  const bytes = await double.networkPicture(true);
  new DataView(bytes).setUint32(8, 1, true);
  vi.spyOn(double, 'networkPicture').mockResolvedValue(bytes);
  await openNetworkOn();
  await waitFor(() => expect(double.calls.filter(([name]) => name === 'schoolNetwork').length).toBeGreaterThan(1));
  expect(screen.queryByRole('application')).toBeNull();
});

describe('what is drawn', () => {
  const size = { width: 800, height: 400 };
  const people = new Uint8Array([1, 1, 1]);
  const places = new Float32Array([0, 0, 100, 0, 0, 300]);

  test('all of it fits, the point under the finger stays, and nothing is lost outside the window', () => {
    const bounds = boundsOf(places, people);
    const fit = fitting(bounds, size);
    for (let at = 0; at < 3; at++) {
      expect(places[2 * at] * fit.zoom + fit.x).toBeGreaterThanOrEqual(0);
      expect(places[2 * at + 1] * fit.zoom + fit.y).toBeLessThanOrEqual(size.height);
    }
    const near = zoomed(fit, 1.7, { x: 120, y: 80 }, fit);
    expect((120 - near.x) / near.zoom).toBeCloseTo((120 - fit.x) / fit.zoom);
    const away = panned(near, 1e6, -1e6, bounds, size);
    expect(bounds.left * away.zoom + away.x).toBeLessThan(size.width);
    expect(bounds.bottom * away.zoom + away.y).toBeGreaterThan(0);
    expect(between(fit, near, 1, size).x).toBeCloseTo(near.x);
    expect(moved(fit, fit, { x: 10, y: 20 })).toBe('translate(-10px, -20px) scale(1)');
  });

  test('a class keeps the adults its students go to, and one way of knowing keeps who is known so', async () => {
    const { double } = await openKith({ network: 'on' });
    const view = double.schoolNetwork().view as NetworkView;
    const picture = readPicture(await double.networkPicture(true));
    expect(picture.stamp).toBe(view.stamp);
    const all = narrowed(view, picture, EVERYBODY, null);
    expect([...all.people].every((one) => one === 1)).toBe(true);
    const student = view.people.findIndex(({ standing }) => standing === 'by_one');
    const one = narrowed(view, picture, { ...EVERYBODY, section: 's' }, new Set([view.people[student].id]));
    const left = view.people.flatMap((_, at) => (one.people[at] === 1 ? [at] : []));
    expect(left).toEqual([student, ...neighborsOf(picture, student, all)].sort((a, b) => a - b));
    const met = narrowed(view, picture, { ...EVERYBODY, way: 'visit' }, null);
    expect(view.people.filter((_, at) => met.people[at] === 1).some(({ seat }) => seat === 'visitor')).toBe(true);
    expect(view.people.filter((_, at) => met.people[at] === 1).some(({ seat }) => seat === 'adult')).toBe(false);
    expect(() => readPicture(new ArrayBuffer(40))).toThrow();
  });
});

test('a finger that only presses chooses nobody where nobody stands', async () => {
  await openNetwork();
  const box = await stage();
  box.setPointerCapture = () => undefined;
  fireEvent.pointerDown(box, { pointerId: 1, button: 0, clientX: 3, clientY: 3 });
  fireEvent.pointerUp(box, { pointerId: 1, button: 0, clientX: 3, clientY: 3 });
  expect(screen.queryByRole('complementary')).toBeNull();
});
