// A student's fields of work are chosen together with them, shown, and changed.

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';
import { StatusLine } from '../../../widgets/StatusLine';
import { t } from '../../../words';

beforeEach(beginRoom);
afterEach(endRoom);

test('fields of work are chosen on the student’s page, at most three, and changed', async () => {
  await open(1);
  render(<StatusLine closeLabel="Close" />);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: t('student-tab-met') }));
  await user.click(await screen.findByRole('button', { name: 'Choose together' }));
  const dialog = () => within(screen.getByRole('dialog'));
  for (const field of ['Health', 'Selling', 'Science']) await user.click(dialog().getByRole('button', { name: field }));
  expect(dialog().getByRole('button', { name: 'Money' }).hasAttribute('disabled')).toBe(true);
  await user.click(dialog().getByRole('button', { name: 'Save' }));
  await screen.findByText('The choice is kept.');
  await screen.findByText('Health science · Marketing · Science, engineering and mathematics');
  await user.click(screen.getByRole('button', { name: 'Change' }));
  for (const field of ['Selling', 'Science']) await user.click(dialog().getByRole('button', { name: field }));
  await user.click(dialog().getByRole('button', { name: 'Save' }));
  await screen.findByText('Health science');
  expect(double().edits.filter((edit) => edit.on === 'interest')).toHaveLength(2);
});
