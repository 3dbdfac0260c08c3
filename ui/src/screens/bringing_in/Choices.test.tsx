// Is a list of chosen career clusters read in from a class's fields: its columns said, what would change counted, taken, and undone?

import { screen, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { CHOICES } from '../../../test/double/choices';
import { close, openKith, withSizes } from '../../../test/screens/open';
import { goTo } from '../../route';

beforeAll(withSizes);
afterEach(close);

async function openChoices() {
  const { double, user } = await openKith();
  goTo('visits');
  await user.click(await screen.findByRole('tab', { name: 'Questions' }));
  await user.click(await screen.findByRole('radio', { name: 'Fields of work' }));
  await user.click(await screen.findByRole('button', { name: 'From a file…' }));
  await screen.findByRole('heading', { name: 'Read in chosen fields' });
  await user.click(screen.getByRole('button', { name: 'Choose a file' }));
  await screen.findByRole('heading', { name: 'What is in each column?' });
  const told = (command: string) => double.calls.filter(([name]) => name === command).map(([, asked]) => asked);
  return { user, told };
}

test('a list is counted before anything changes, taken as one, and leads back to the class', async () => {
  const { user, told } = await openChoices();
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await screen.findByText('From a list of choices. Nothing is changed yet.');
  expect(told('previewChoiceList')).toEqual([['/media/usb/students.csv', CHOICES.mark, CHOICES.mapping]]);
  screen.getByText('This is none of the sixteen career clusters. It is left out.');
  screen.getByText('This student chose otherwise before. What is on this line takes its place.');
  await user.click(screen.getByRole('button', { name: 'Take the choices of 26 students' }));
  await screen.findByText('The choices of 26 students were taken.');
  await user.click(screen.getByRole('button', { name: 'See the class' }));
  await screen.findByRole('table', { name: 'Fields of work that students chose' });
});

test('it is taken back as one, one can go back to each step, and what is missing is said', async () => {
  const { user } = await openChoices();
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  await screen.findByRole('heading', { name: 'What is in each column?' });
  await user.click(screen.getByRole('button', { name: /Column “Which career fields.*means/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Leave out' }));
  screen.getByText('Choose at least one column with career clusters to go on.');
  await user.click(screen.getByRole('button', { name: /Column “Which career fields.*means/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Career cluster' }));
  await user.click(screen.getByRole('button', { name: 'See what would change' }));
  await user.click(await screen.findByRole('button', { name: 'Take the choices of 26 students' }));
  await user.click(await screen.findByRole('button', { name: 'Undo all of it' }));
  await screen.findByText('Undone: a list of chosen fields of work.');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findByRole('table', { name: 'Fields of work that students chose' });
});
