// Every map small, and one gliding into the other, on the double.

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';

beforeEach(beginRoom);
afterEach(() => {
  delete document.documentElement.dataset.motion;
  endRoom();
});

// Nothing waits for a clock that the test does not look at.
const user = userEvent.setup({ delay: null });
const tab = async () => user.click(await screen.findByRole('tab', { name: 'Timeline' }));

test('every kept map stands in its order, says who is on it, and one person is followed by key through all of them', async () => {
  await open(1);
  await tab();
  await user.click(await screen.findByRole('radio', { name: 'All maps' }));
  const maps = await screen.findAllByRole('img', { name: /^Map of Luz/ });
  expect(maps.length).toBe(2);
  expect(maps[0].getAttribute('aria-label')).not.toContain('Dre');
  expect(maps[1].getAttribute('aria-label')).toContain('Dre');
  const follow = screen.getByRole('button', { name: /Follow one person/ });
  follow.focus();
  await user.keyboard('{Enter}');
  await user.click(within(await screen.findByRole('listbox')).getByText('Dre'));
  await screen.findByText('Dre: people I know, peers');
  screen.getByText('Not on this map');
});

test('the change is shown from the first map to the second, and at once where things are to hold still', async () => {
  await open(1);
  await tab();
  const slider = await screen.findByRole<HTMLInputElement>('slider');
  document.documentElement.dataset.motion = 'less';
  await user.click(screen.getByRole('button', { name: 'Show the change' }));
  expect(slider.value).toBe('100');
  document.documentElement.dataset.motion = 'full';
  let frames: FrameRequestCallback[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((then) => frames.push(then));
  await user.click(screen.getByRole('button', { name: 'Show the change' }));
  expect(slider.value).toBe('0');
  const pass = (now: number) =>
    act(() => {
      const due = frames;
      frames = [];
      for (const then of due) then(now);
    });
  pass(1000);
  pass(1700);
  expect(Number(slider.value)).toBeGreaterThan(30);
  expect(Number(slider.value)).toBeLessThan(70);
  pass(2500);
  await waitFor(() => expect(slider.value).toBe('100'));
});

test('what is printed is all maps and light, and the record says first that a page was given', async () => {
  await open(1);
  await tab();
  await user.click(await screen.findByRole('radio', { name: 'All maps' }));
  document.documentElement.dataset.theme = 'dark';
  const printed: (string | undefined)[] = [];
  window.print = () => {
    printed.push(double().edits.at(-1)?.on, document.documentElement.dataset.theme);
  };
  await user.click(await screen.findByRole('button', { name: 'Print all maps' }));
  await waitFor(() => expect(printed).toEqual(['disclosure', 'light']));
  expect(double().edits.at(-1)).toMatchObject({ do: { edit: 'disclose', what: 'page', to_whom: 'Luz' } });
  window.dispatchEvent(new Event('afterprint'));
  expect(document.documentElement.dataset.theme).toBe('dark');
  delete document.documentElement.dataset.theme;
});
