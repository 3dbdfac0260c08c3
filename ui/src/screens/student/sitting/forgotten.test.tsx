// Whoever was on an older map or was met, and is not on this one, is offered; whoever was met again is asked about.

import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { client } from '../../../ipc';
import { idOf } from '../../../../test/double/people';
import { begin, beginRoom, double, endRoom, entry, onMap, open, person } from '../../../../test/student/room';

// The slowest laptop of the team gets its time.
configure({ asyncUtilTimeout: 6_000, getElementError: (message) => new Error(message ?? 'not found') });

beforeEach(beginRoom);
afterEach(endRoom);

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const find = (name: string | RegExp) => screen.findByRole('button', { name });

const leaveOut = (...names: string[]) => {
  const waves = (double() as unknown as { waves: Map<string, { network: { alters: { label: string }[] } }> }).waves;
  const last = waves.get(idOf('wave', 2));
  if (last)
    last.network = { ...last.network, alters: last.network.alters.filter(({ label }) => !names.includes(label)) };
};

test('people of an older map are one key away, each one tap from this one, and leaving them out says nothing', async () => {
  await open(1);
  leaveOut('Jada', 'Mateo', 'Mom');
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  expect(screen.queryByRole('button', { name: /People you may have forgotten/ })).toBeNull();
  await userEvent.keyboard('{F4}');
  const panel = await screen.findByRole('region', { name: 'People you may have forgotten' });
  const all = within(panel).getAllByRole('button', { name: /^Put / });
  // Whoever is pale on the map is seen there, and is not offered again.
  expect(all.map((one) => one.getAttribute('aria-label'))).toEqual(
    ['Mom', 'Jada', 'Mateo'].map((name) => `Put ${name} on the map`),
  );
  await waitFor(() => expect(document.activeElement).toBe(all[0]));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(within(panel).getAllByRole('button', { name: /^Put / })).toHaveLength(all.length - 1));
  expect(onMap()).toHaveLength(1);
  expect(onMap()[0].edit).toBe('confirm_alters');
  await person('Mom');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'People you may have forgotten' })).toBeNull());
  expect(document.activeElement).toBe(await entry());
});

test('whoever was on an older map is said to be gone where they are offered, and comes onto no map for it', async () => {
  await open(1);
  leaveOut('Jada', 'Mateo', 'Mom');
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  const put = await find('Put Mom on the map');
  // Where she was, and when, is told with her name.
  const described = document.getElementById(put.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toMatch(/home.* · Map of /i);
  await waitFor(() => expect(document.activeElement).toBe(put));
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Mom: not any more.');
  const [wave] = double().edits.flatMap((edit) => (edit.on === 'map' ? [edit.do] : []));
  expect(onMap()).toMatchObject([{ edit: 'set_presence', presence: 'no_longer' }]);
  const mom = double()
    .egoNetwork(wave.wave)
    .network.alters.find((one) => one.label === 'Mom');
  expect([mom?.presence, mom?.is_pale]).toEqual(['no_longer', false]);
  expect(screen.queryByRole('button', { name: 'Put Mom on the map' })).toBeNull();
  await waitFor(async () => expect(document.activeElement).toBe(await find('Put Jada on the map')));
});

test('two older people of one name are told apart in what is seen and in what their buttons are called', async () => {
  await open(2);
  const was = { on: '2026-03-03', ring: 'closest', sector: 'home', origin: null, activity: null } as const;
  vi.spyOn(double(), 'mayHaveForgotten').mockReturnValue({
    earlier: [
      { alter: idOf('alter', 901), label: 'Ana', was },
      { alter: idOf('alter', 902), label: 'Ana', was: { ...was, ring: null, sector: null, origin: 'work' } },
    ],
    met: [],
    met_again: [],
  });
  await userEvent.click(await find('Start a map'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  await find('Put Ana (closest, home & family · Map of March 3, 2026) on the map');
  await find('Put Ana (Work · Map of March 3, 2026) on the map');
  await find('Ana (Work · Map of March 3, 2026): not any more');
});

test('where nobody may have been forgotten nothing offers it, and the key says so', async () => {
  await open(1);
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  expect(screen.queryByRole('button', { name: /People you may have forgotten/ })).toBeNull();
  await userEvent.keyboard('{F4}');
  await screen.findByText('No one from before is left out.');
  expect(screen.queryByRole('region', { name: 'People you may have forgotten' })).toBeNull();
  expect(document.activeElement).toBe(await entry());
});

test('the last who may have been forgotten takes the panel along, and the next name can be typed', async () => {
  await open(1);
  leaveOut('Mateo');
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  await press('Put Mateo on the map');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'People you may have forgotten' })).toBeNull());
  expect(document.activeElement).toBe(await entry());
});

test('a visitor whom the student met is offered on the map that lay behind the cards', async () => {
  await open(2);
  vi.spyOn(double(), 'mayHaveForgotten').mockReturnValue({
    earlier: [],
    met: [
      {
        link: { of: 'visitor', id: idOf('visitor', 1) },
        name: 'Kofi Mensah',
        detail: 'Harbor Clinic',
        activity: null,
        is_in_touch: false,
      },
    ],
    met_again: [],
  });
  await userEvent.click(await find('Start a map'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  await press('Put Kofi Mensah on the map, dotted');
  expect(onMap()).toMatchObject([{ edit: 'want_to_meet', link: { of: 'visitor', id: idOf('visitor', 1) } }]);
  // Nobody is left to offer: the panel goes, and the next name can be typed.
  await waitFor(() => expect(screen.queryByRole('region', { name: 'People you may have forgotten' })).toBeNull());
  expect(document.activeElement).toBe(await entry());
});

test('whoever led an activity that the student was in is offered with its name, and comes dotted from there', async () => {
  await open(2);
  const link = { of: 'staff', id: idOf('staff', 3) } as const;
  const activity = idOf('activity', 2);
  vi.spyOn(double(), 'mayHaveForgotten').mockReturnValue({
    earlier: [],
    met: [{ link, name: 'Coach Ramos', detail: 'Monday circle', activity, is_in_touch: false }],
    met_again: [],
  });
  await userEvent.click(await find('Start a map'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  await screen.findByText('Monday circle');
  await press('Put Coach Ramos on the map, dotted');
  expect(onMap()).toMatchObject([
    { edit: 'add_met', label: 'Coach Ramos', link, activity },
    { edit: 'set_presence', presence: 'potential' },
  ]);
});

/** One key after the other, each once the one before is seen. */
async function showsAs(...ways: string[]): Promise<void> {
  for (const shown of ways) {
    await userEvent.keyboard('{F10}');
    await find(new RegExp(`^How people are shown: ${shown}`, 'i'));
  }
}

test('where names are hidden whoever was met is offered by no name, by letters as letters, and the key says why', async () => {
  await open(1);
  leaveOut('Mateo');
  await userEvent.click(await find('New map from the last one'));
  await begin();
  await entry();
  const met = vi.spyOn(double(), 'mayHaveForgotten');
  const link = { of: 'visitor', id: idOf('visitor', 1) } as const;
  await showsAs('nicknames', 'initials');
  met.mockReturnValue({
    earlier: [],
    met: [{ link, name: 'KM', detail: null, activity: null, is_in_touch: false }],
    met_again: [],
  });
  await act(() => client.invalidateQueries({ queryKey: ['may_have_forgotten'] }));
  await userEvent.keyboard('{F4}');
  await press('Put KM on the map, dotted');
  // By letters nobody is written down: the registry says who they are.
  await waitFor(() => expect(onMap()[0]).toMatchObject({ edit: 'want_to_meet', label: '', link }));
  met.mockRestore();
  await showsAs('hidden');
  await userEvent.keyboard('{F4}');
  await screen.findByText('Names are hidden, so nobody from before is named here.');
  expect(document.body.innerHTML).not.toContain('Mateo');
});

test('somebody to meet with whom the student was in contact again is asked about, and only the student makes them theirs', async () => {
  await open(2);
  const link = { of: 'visitor', id: idOf('visitor', 1) } as const;
  const met = [{ link, name: 'Kofi Mensah', detail: null, activity: null, is_in_touch: true }];
  vi.spyOn(double(), 'mayHaveForgotten').mockReturnValue({ earlier: [], met, met_again: [link.id] });
  await userEvent.click(await find('Start a map'));
  await begin();
  await entry();
  await userEvent.keyboard('{F4}');
  await press('Put Kofi Mensah on the map, dotted');
  await screen.findByText('Is anyone here one of your people now?');
  await press('Yes, Kofi Mensah is one of my people');
  await waitFor(() => expect(onMap().at(-1)).toMatchObject({ edit: 'set_presence', presence: 'confirmed' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'People you may have forgotten' })).toBeNull());
});

test('who came onto the map by themselves is said there, once the two see it', async () => {
  await open(2);
  const uncover = double().uncoverSitting.bind(double());
  vi.spyOn(double(), 'uncoverSitting').mockImplementation((from) => {
    uncover(from);
    return from === 'cards' ? 1 : 0;
  });
  await userEvent.click(await find('Start a map'));
  await begin();
  await screen.findByText('You were in contact with a visitor again: they are on the map, dotted.');
});
