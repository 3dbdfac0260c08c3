// What a school says in a sitting, written in each language by itself.

import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { close, openKith, withSizes } from '../../../test/screens/open';
import { goTo } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openWording() {
  const opened = await openKith();
  await screen.findByRole('navigation');
  act(() => goTo('settings'));
  const part = within(await screen.findByRole('region', { name: 'What is said in a sitting' }));
  const field = () => part.findByRole<HTMLTextAreaElement>('textbox', { name: 'Before the first name' });
  const language = async (name: string) => opened.user.click(await part.findByRole('radio', { name }));
  const press = async (name: string) => opened.user.click((await part.findAllByRole('button', { name }))[0]);
  return { ...opened, part, field, language, press };
}

test('each language is written by itself, and what is typed in one waits while the other is looked at', async () => {
  const { double, user, part, field, language, press } = await openWording();
  expect((await field()).value).toContain('This map is yours.');
  expect((await field()).lang).toBe('en');
  await user.clear(await field());
  await user.type(await field(), 'Ours in English.');
  await language('Español');
  // The shipped words of that language, and not those of the other.
  await waitFor(async () => expect((await field()).value).toContain('Este mapa es tuyo.'));
  expect((await field()).lang).toBe('es');
  expect(part.queryByText('Most students can read this.')).toBeNull();
  await user.clear(await field());
  await user.type(await field(), 'Lo nuestro.');
  await press('Use these words');
  await screen.findByText('These words are said from now on, in this language.');
  expect(double.wordings()).toMatchObject({ en: { opening: null }, es: { opening: { lines: ['Lo nuestro.'] } } });
  await part.findByText('These are the words of your school.');
  await language('English');
  expect((await field()).value).toBe('Ours in English.');
  await press('Use these words');
  await waitFor(() => expect(double.wordings().en.opening?.lines).toEqual(['Ours in English.']));
  // Each goes back alone.
  await press('Back to the shipped words');
  await waitFor(() => expect(double.wordings()).toMatchObject({ en: { opening: null }, es: { opening: {} } }));
  await waitFor(async () => expect((await field()).value).toContain('This map is yours.'));
});

test('nothing and too much are said in a sentence and not taken', async () => {
  const { double, user, part, field, language } = await openWording();
  await language('Español');
  await user.clear(await field());
  await part.findByText('There is nothing written. Write a line, or go back to the shipped words.');
  await user.click(await field());
  await user.paste('a'.repeat(1201));
  await part.findByText('That is 1,201 characters. At most 1,200 fit on the screen.');
  expect((await field()).value).toHaveLength(1201);
  expect(double.wordings()).toMatchObject({ es: { opening: null } });
});

test('what was written before each language had its own says so, in both', async () => {
  const { double, part, field, language, press } = await openWording();
  act(() => double.wroteBefore('opening', ['We say it so.']));
  for (const name of ['Español', 'English']) {
    await language(name);
    await waitFor(async () => expect((await field()).value).toBe('We say it so.'));
    await part.findByText(/before each language had words of its own/);
  }
  await language('Español');
  await press('Back to the shipped words');
  await waitFor(async () => expect((await field()).value).toContain('Este mapa es tuyo.'));
  await language('English');
  expect((await field()).value).toBe('We say it so.');
});
