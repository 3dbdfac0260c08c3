// What does somebody hear who does not see the window? What unfolds says that it does, and no list chooses before it is heard.

import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Disclosure } from './Disclosure';
import { Select } from './Select';

afterEach(cleanup);

test('what unfolds is a button that says whether it is unfolded', async () => {
  render(<Disclosure label="More about Mom">Met at the market</Disclosure>);
  const more = screen.getByRole('button', { name: 'More about Mom', expanded: false });
  expect(screen.queryByText('Met at the market')).toBeNull();
  more.focus();
  await userEvent.keyboard('{Enter}');
  screen.getByRole('button', { name: 'More about Mom', expanded: true });
  screen.getByText('Met at the market');
  await userEvent.keyboard(' ');
  expect(screen.queryByText('Met at the market')).toBeNull();
});

const OPTIONS = [
  { id: 'none', label: 'Not told' },
  { id: 'mom', label: 'Mom' },
  { id: 'staff', label: 'Someone who works at school…' },
] as const;

function Introduced({ onChange }: { onChange: (id: string) => void }) {
  const [value, setValue] = useState<string>('none');
  const choose = (id: string) => {
    onChange(id);
    setValue(id);
  };
  return <Select<string> label="Introduced by" options={OPTIONS} value={value} onChange={choose} />;
}

test('a letter and an arrow open a list that is closed and choose nothing', async () => {
  const onChange = vi.fn();
  render(<Introduced onChange={onChange} />);
  screen.getByRole('button', { name: /Introduced by/ }).focus();
  await userEvent.keyboard('s');
  await screen.findByRole('listbox');
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  await userEvent.keyboard('{ArrowRight}');
  await screen.findByRole('listbox');
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('option', { name: /Someone/ }));
  expect(onChange.mock.calls).toEqual([['staff']]);
});
