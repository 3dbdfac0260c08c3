// A student's fields of work are chosen together with them, shown, and changed.

import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';
import type { Cluster, Told } from '../../../ipc';
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

test('of two choices that were heard at once both are told with who wrote them down, and choosing one is one edit', async () => {
  await open(1);
  render(<StatusLine closeLabel="Close" />);
  const told = (author: string, author_name: string, cluster: Cluster, is_shown: boolean): Told => ({
    kind: 'interest',
    record: idOf('student', 900),
    field: 'chosen',
    value: { clusters: [cluster], on: '2026-11-20' },
    author,
    author_name,
    is_shown,
  });
  const conflicts = [told('a', 'Ana Whitfield', 'health', true), told('b', 'Ben Osei', 'law', false)];
  vi.spyOn(double(), 'studentClusters').mockReturnValue({
    clusters: ['health'],
    on: '2026-11-20',
    is_opted_out: false,
    conflicts,
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: t('student-tab-met') }));
  const asked = within(await screen.findByRole('group', { name: t('met-fields-two') }));
  asked.getByRole('button', { name: /Health science.*Ana Whitfield/ });
  await user.click(asked.getByRole('button', { name: /Law.*Ben Osei/ }));
  const [edit] = double().edits.filter(({ on }) => on === 'choose');
  expect(edit).toEqual({
    on: 'choose',
    do: { kind: 'interest', record: conflicts[1].record, field: 'chosen', value: conflicts[1].value },
  });
});
