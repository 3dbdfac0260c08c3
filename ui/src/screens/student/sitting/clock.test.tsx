// How long have the two been sitting there? The shell counts, the counselor may look, and nobody is hurried. A clock on the wall
// that is set meanwhile changes nothing of it.

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { begin, beginRoom, double, endRoom, entry, open } from '../../../../test/student/room';
import { Clock } from './Clock';

const clock = (): HTMLElement | null => document.querySelector('.sitting-clock');
/** What is seen of it, and what is read out of it. */
const seen = (): string | undefined => clock()?.querySelector('[aria-hidden="true"]:not(svg)')?.textContent;
const read = (): string | undefined => clock()?.querySelector('.k-hidden')?.textContent;

describe('by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  test('whole minutes go by, from what had passed when it was drawn, whatever the wall says', () => {
    render(<Clock soFar={11 * 60 + 50} />);
    expect([seen(), read()]).toEqual(['11 min', 'Time so far: 11 minutes']);
    act(() => vi.advanceTimersByTime(5_000));
    expect(seen()).toBe('11 min');
    act(() => vi.advanceTimersByTime(5_000));
    expect([seen(), read()]).toEqual(['12 min', 'Time so far: 12 minutes']);
    vi.setSystemTime(Date.now() - 3_600_000);
    act(() => vi.advanceTimersByTime(60_000));
    expect(seen()).toBe('13 min');
    act(() => vi.advanceTimersByTime(47 * 60_000));
    expect(seen()).toBe('60 min');
  });

  test('while the cards are looked at its time has not begun, and then it begins at nothing', () => {
    const { rerender } = render(<Clock soFar={null} />);
    act(() => vi.advanceTimersByTime(3 * 60_000));
    expect(seen()).toBe('0 min');
    rerender(<Clock soFar={0} />);
    expect(seen()).toBe('0 min');
    act(() => vi.advanceTimersByTime(60_000));
    expect(seen()).toBe('1 min');
  });

  test('it looks and is told the same after two minutes and after an hour: nothing warns, and nothing interrupts a reader', () => {
    const after = (seconds: number): string => {
      render(<Clock soFar={seconds} />);
      const drawn = document.body.innerHTML.replaceAll(/\d+/g, '0');
      expect(clock()?.closest('[aria-live], [role=status], [role=timer], [role=alert]')).toBeNull();
      expect(clock()?.querySelector('[aria-live], [role], progress, meter')).toBeNull();
      cleanup();
      return drawn;
    };
    expect(after(60 * 60)).toBe(after(2 * 60));
  });
});

describe('in a sitting', () => {
  beforeEach(beginRoom);
  afterEach(endRoom);

  test('it is on the counselor’s line while the map is open, goes on under the cover, and the cover shows none', async () => {
    await open(2);
    await userEvent.click(await screen.findByRole('button', { name: 'Start a map' }));
    await screen.findByRole('button', { name: 'Begin' });
    expect(clock()).toBeNull();
    await begin();
    await entry();
    await waitFor(() => expect(seen()).toBe('0 min'));
    expect(clock()?.closest('header')?.className).toBe('sitting-top');
    act(() => double().haveSat(12 * 60 + 5));
    await waitFor(() => expect(seen()).toBe('12 min'));
    fireEvent.keyDown(window, { key: 'F9' });
    await screen.findByRole('button', { name: 'Go on' });
    expect(clock()).toBeNull();
    act(() => double().haveSat(19 * 60));
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect([seen(), read()]).toEqual(['19 min', 'Time so far: 19 minutes']));
  });
});
