// Who gives what, as the counselor reads it, on the double.

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRoom, endRoom, open } from '../../../../test/student/room';

beforeEach(beginRoom);
afterEach(endRoom);

const tab = async () => userEvent.click(await screen.findByRole('tab', { name: 'Supports' }));

test('every person and every kind of help that was asked stands in one table, said in words', async () => {
  await open(1);
  await tab();
  const table = within(await screen.findByRole('region', { name: 'Who gives what' }));
  const heads = table.getAllByRole('columnheader').map((head) => head.textContent);
  expect(heads[0]).toBe('Person');
  expect(heads).toContain('Listens3 people');
  const mom = within(table.getByRole('row', { name: /^Mom/ }));
  expect(mom.getAllByText(/gives it$/).length).toBeGreaterThan(1);
  expect(document.body.textContent).not.toContain('nobody yet');
});

test('where there is no kept map it says what it waits for', async () => {
  await open(2);
  await tab();
  await screen.findByText(/has no kept map yet/);
});
