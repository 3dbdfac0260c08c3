// What becomes of a text that is pasted and too long? All of it is there, and the field says by how much.

import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Field, sayTooLong } from './Field';

afterEach(cleanup);

function Asks() {
  const [text, setText] = useState('');
  return <Field label="Question" value={text} onChange={setText} maxLength={5} />;
}

test('nothing of what is pasted is cut, and how much too long it is is said until it is shorter', async () => {
  sayTooLong((over) => `${over} too many`);
  render(<Asks />);
  const field = screen.getByRole('textbox', { name: 'Question' });
  await userEvent.click(field);
  // An emoji is one character, as the records count.
  await userEvent.paste('abc👍🏽defg');
  expect((field as HTMLInputElement).value).toBe('abc👍🏽defg');
  screen.getByText('4 too many');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}');
  expect(screen.queryByText(/too many/)).toBeNull();
  expect(field.getAttribute('aria-invalid')).not.toBe('true');
});
