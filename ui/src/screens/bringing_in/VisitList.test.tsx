import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../test/screens/open';
import type { DoubleOptions } from '../../../test/double/answering';
import { CALENDAR, VISIT_LIST } from '../../../test/double/visit_lists';
import { startTask } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openBringing(options: DoubleOptions = {}) {
  const opened = await openKith({ role: 'teacher', ...options });
  await screen.findByRole('navigation');
  act(() => startTask('bringing_visits'));
  await screen.findByRole('heading', { name: 'Bring in visits' });
  return opened;
}

test('what comes first in a day is asked with what it would be, and nothing goes on before it is said', async () => {
  const { double, user } = await openBringing();
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByRole('heading', { name: 'What comes first in “Date”?' });
  const next = screen.getByRole('button', { name: 'See what would change' });
  expect(next.hasAttribute('disabled')).toBe(true);
  screen.getByText('Say what comes first in the days to go on.');
  const month = screen.getByRole('radio', { name: /^The month/ });
  expect(month.textContent).toContain('03/09/2026 is March 9, 2026');
  expect(month.textContent).toContain('13/09/2026 cannot be read so');
  expect(month.textContent).toContain('190 lines cannot be read so and are not taken.');
  expect(screen.getAllByRole('radio').every((one) => one.getAttribute('aria-checked') === 'false')).toBe(true);
  await user.click(screen.getByRole('radio', { name: /^The day/ }));
  await user.click(next);
  await screen.findByText('From a list of visits. Nothing is changed yet.');
  const asked = double.calls.find(([name]) => name === 'previewVisitList');
  const [path, mark, mapping] = asked?.[1] ?? [];
  expect([path, mark]).toEqual(['/media/usb/sessions.csv', VISIT_LIST.look.mark]);
  expect(mapping).toMatchObject({ days: 'day_first', of: 'held' });
  const visits = within(screen.getByRole('grid', { name: 'What would change, by kind' })).getByRole('row', {
    name: /^Visits/,
  });
  expect(visits.textContent).toBe('Visits311000');
  screen.getByText('No class of this name is known here. The line is not taken.');
  await user.click(screen.getByRole('button', { name: 'Bring in 311 visits' }));
  await screen.findByRole('heading', { name: 'Visits are in' });
  screen.getByText('311 visits were brought in.');
  await user.click(screen.getByRole('button', { name: 'Undo all of it' }));
  await screen.findByText('Undone: bringing in visits.');
});

test('a calendar is read as last time, its parts are said in words, and its days are plans', async () => {
  const { user } = await openBringing({ visitList: CALENDAR });
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByText('Filled in as you read such a file last time.');
  screen.getByRole('button', { name: /Column “Place” means/ });
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await screen.findByText('From a calendar. Nothing is changed yet.');
  await user.click(screen.getByRole('button', { name: 'Bring in 1 visit' }));
  await user.click(await screen.findByRole('button', { name: 'See what is planned' }));
  await waitFor(() => expect(screen.getByRole('tab', { name: 'Coming up', selected: true })).toBeTruthy());
});

test('without a column of days, of visitors or a class it says what is missing', async () => {
  const view = structuredClone(CALENDAR);
  view.mapping.columns = view.mapping.columns.map((use) => (use === 'class' || use === 'visitor' ? 'ignore' : use));
  const { user } = await openBringing({ visitList: view });
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByText('Choose the column with the visitor to go on.');
  await user.click(screen.getByRole('button', { name: /Column “Title” means/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Visitor' }));
  await screen.findByText('Choose a column with the class, or a class for all lines, to go on.');
  await user.click(screen.getByRole('button', { name: /Class where the list names none/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Biology, period 4' }));
  expect(screen.getByRole('button', { name: 'See what would change' }).hasAttribute('disabled')).toBe(false);
});

test('the room of visits leads there and back', async () => {
  const { user } = await openKith({ role: 'teacher' });
  await user.click(await screen.findByRole('button', { name: 'Visits' }));
  await user.click(await screen.findByRole('tab', { name: 'Visits' }));
  await user.click(await screen.findByRole('button', { name: 'Bring in a list or a calendar…' }));
  await screen.findByRole('heading', { name: 'Bring in visits' });
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findByRole('tab', { name: 'Visits', selected: true });
});
