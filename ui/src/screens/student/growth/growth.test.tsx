// What a student's maps say, as the counselor reads it and as both do, on the double.

import { readFileSync } from 'node:fs';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { language } from '../../../../scripts/words.mjs';
import { beginRoom, endRoom, open } from '../../../../test/student/room';

beforeEach(beginRoom);
afterEach(endRoom);

const tab = async () => userEvent.click(await screen.findByRole('tab', { name: 'Growth' }));
const row = async (title: string) => within((await screen.findByRole('heading', { name: title })).closest('li')!);

test('growth stands first, then four panels, each figure with how much was asked and what it was', async () => {
  await open(1);
  await tab();
  await screen.findByRole('heading', { name: 'Quantity' });
  const heads = screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent);
  expect(heads).toEqual(['Growth since the last map', 'Quantity', 'Quality', 'Structure', 'Ability to mobilize']);
  const size = await row('Network size');
  size.getByText('11');
  size.getByText('Known for 11 of 11 people');
  size.getByText(/^\d+ on /);
});

test('what was not asked enough says so and shows no value', async () => {
  await open(1);
  await tab();
  const both = await row('Reciprocity');
  both.getByText('Not enough asked yet');
  both.getByText('Known for 2 of 11 people');
  expect(both.queryByText('50%')).toBeNull();
});

test('one key tells how a figure is computed and who is counted', async () => {
  await open(1);
  await tab();
  const size = await row('Network size');
  await userEvent.click(size.getByText('How is this computed?'));
  size.getByText('Burt 1984; Marin & Hampton 2007');
  size.getByText(/^n: people on the map/);
  size.getByText(/Mom/);
});

test('what both read has names and no figure', async () => {
  await open(1);
  await tab();
  await userEvent.click(await screen.findByRole('radio', { name: 'For both of you' }));
  const mine = (await screen.findByRole('heading', { name: 'How your corner grows' })).closest<HTMLElement>('.mine')!;
  await within(mine).findByRole('heading', { name: 'Who helps with what' });
  expect(mine.textContent).not.toMatch(/\d/);
});

test('where there is no kept map it says what it waits for', async () => {
  await open(2);
  await tab();
  await screen.findByText(/The panels begin with the first one/);
});

test('every line of the dictionary has its words, and title and formula are the dictionary’s own', () => {
  const rust = readFileSync('../crates/domain/src/measures/dictionary.rs', 'utf8');
  const lines = [...rust.matchAll(/^ {4}\w+ "([^"]+)" v \d+ \w+ \w+: "([^"]+)"\s*= "((?:[^"\\]|\\.)*)",/gm)];
  expect(lines.length).toBeGreaterThan(35);
  const { words } = language('en');
  for (const [, id, title, formula] of lines) {
    const key = `indicator-${id.replace('.', '-')}`;
    expect(words.get(`${key}-title`)?.body, id).toBe(title);
    expect(words.get(`${key}-how`)?.body, id).toBe(formula.replaceAll('\\\\', '\\'));
    expect(words.has(`${key}-means`), id).toBe(true);
  }
  // And none speaks of a line that is not there.
  const told = [...words.keys()].filter((key) => /^indicator-.*-means$/.test(key));
  expect(told.length).toBe(lines.length);
});
