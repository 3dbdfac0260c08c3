// A counselor and the record of a student: who saw it, what was given, what is wrong, the parent's copy, and what teachers may
// read. By keyboard too, and what cannot be undone is not offered to be.

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idOf } from '../../../../test/double/people';
import { beginRoom, double, endRoom, open } from '../../../../test/student/room';
import { StatusLine } from '../../../widgets/StatusLine';
import { today } from '../../../words/dates';
import { copyPage } from './copyPage';
import { InGroups } from './InGroups';
import { perDay } from './Openings';

const LUZ = idOf('student', 1);

beforeEach(beginRoom);
afterEach(endRoom);

async function openRecord() {
  await open(1);
  render(<StatusLine closeLabel="Close" />);
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: 'Record' }));
  await screen.findByRole('heading', { name: 'Corrections' });
  return user;
}

const of = (on: string) => double().edits.filter((edit) => edit.on === on);

test('openings of one day by one person are one line', () => {
  const at = (day: number, hour: number) => new Date(2026, 8, day, hour).toISOString();
  const days = perDay([
    { at: at(9, 15), by: 'Ana' },
    { at: at(9, 9), by: 'Ben' },
    { at: at(9, 8), by: 'Ana' },
    { at: at(8, 8), by: 'Ana' },
  ]);
  expect(days.map(({ day, by, times }) => `${day} ${by} ${times}`)).toEqual([
    '2026-09-09 Ana 2',
    '2026-09-09 Ben 1',
    '2026-09-08 Ana 1',
  ]);
});

test('what was told by hand is noted for good, and no undo is offered', async () => {
  const user = await openRecord();
  await user.click(screen.getByRole('button', { name: 'Note something given…' }));
  const dialog = await screen.findByRole('dialog');
  const note = within(dialog).getByRole('button', { name: 'Note it' });
  expect(note).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByRole('textbox', { name: 'To whom' }), 'the school nurse');
  await user.click(note);
  await screen.findByText(/Told by word of mouth to the school nurse/);
  expect(of('disclosure')[0]).toMatchObject({
    do: { edit: 'disclose', student: LUZ, what: 'told', to_whom: 'the school nurse', why: null, on: today() },
  });
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('what went into the district’s records is told with where it went and who noted it', async () => {
  const user = await openRecord();
  const line = (await screen.findByText(/Visits and parents’ answers, as files to Juniper/)).closest('li');
  expect(line?.textContent).toMatch(/noted by the district’s server/);
  await user.click(screen.getByRole('button', { name: 'Note something given…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /What/ }));
  const offered = await screen.findAllByRole('option');
  expect(offered.some((option) => /as files/.test(option.textContent ?? ''))).toBe(false);
});

test('an answer is erased at somebody’s wish, and not while a hold stands', async () => {
  const user = await openRecord();
  double().commit({
    on: 'answer',
    do: { edit: 'say_adults', campaign: 'c', student: LUZ, named: [{ label: 'Coach', staff: null }], on: '2026-09-08' },
  });
  const heading = await screen.findByRole('heading', { name: 'Which adults the student would go to' });
  expect(heading.closest('section')?.textContent).toContain('Coach');
  await user.click(screen.getByRole('button', { name: 'Erase the answer of September 8, 2026' }));
  const dialog = await screen.findByRole('alertdialog');
  await user.click(within(dialog).getByRole('radio', { name: 'a parent’s' }));
  await user.click(within(dialog).getByRole('button', { name: 'Erase it for good' }));
  await screen.findByText('The answer is erased. Its backups here are being replaced.');
  expect(of('answer').at(-1)).toMatchObject({ do: { edit: 'erase_answer', asked_by: 'parent' } });
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Which adults/ })).toBeNull());
});

test('a request is noted, declined with a reason, opened again and made, by keyboard', async () => {
  const user = await openRecord();
  const list = () => within(screen.getByRole('region', { name: 'Corrections' }));
  await user.click(list().getByRole('button', { name: 'Note a request…' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox', { name: /What is wrong/ }), 'The school number is wrong.');
  await user.click(within(dialog).getByRole('radio', { name: 'The student' }));
  expect(within(dialog).queryByRole('textbox', { name: /Their name/ })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Note the request' }));
  await list().findByText('The school number is wrong.');
  const decline = list().getByRole('button', { name: /^Decline: The school number/ });
  decline.focus();
  await user.keyboard('{Enter}');
  const asked = await screen.findByRole('dialog', { name: 'Decline this request?' });
  await user.type(within(asked).getByRole('textbox', { name: 'Reason' }), 'The district says so.');
  await user.click(within(asked).getByRole('button', { name: 'Decline it' }));
  await list().findByText('The district says so.');
  await user.click(list().getByRole('button', { name: /^Open again: The school number/ }));
  await user.click(await list().findByRole('button', { name: /^Corrected: The school number/ }));
  await list().findByText(/Corrected today/);
  expect(of('correction').map((edit) => edit.on === 'correction' && edit.do.edit)).toEqual([
    'ask_correction',
    'settle_correction',
    'settle_correction',
    'settle_correction',
  ]);
});

test('the parent’s copy is looked at as it is saved, without other students, and saving notes it', async () => {
  const user = await openRecord();
  await user.click(screen.getByRole('button', { name: 'Look at the copy…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Copy of the record' });
  const page = await within(dialog).findByRole('article');
  within(page).getByRole('heading', { name: 'Record of Luz Morales' });
  expect(within(page).getAllByText('another student').length).toBeGreaterThan(0);
  expect(page.textContent).toContain('Marisol Morales');
  expect(within(dialog).getByRole('button', { name: 'Save as PDF…' })).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByRole('textbox', { name: 'Handed to' }), 'Ms. Morales');
  await user.click(within(dialog).getByRole('button', { name: 'Save as PDF…' }));
  await screen.findByText(/The parent’s copy to Ms. Morales/);
  const [saved] = double().savedCopies;
  expect(saved.how).toMatchObject({ as: 'pdf' });
  expect(saved.page.title).toBe('Record of Luz Morales');
  expect(saved.page.sections.map(({ heading }) => heading)).toContain('Corrections');
});

test('the copy speaks Spanish for whoever reads Spanish, and this window prints it, so that no viewer shows it to the next one', async () => {
  const user = await openRecord();
  await user.click(screen.getByRole('button', { name: 'Look at the copy…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Copy of the record' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Handed to' }), 'Sra. Morales');
  await user.click(within(dialog).getByRole('radio', { name: 'Español' }));
  const page = await within(dialog).findByRole('article', { name: 'Registro de Luz Morales' });
  expect(page.getAttribute('lang')).toBe('es-US');
  await waitFor(() => expect(within(page).getAllByText('otro estudiante').length).toBeGreaterThan(0));
  expect(page.textContent).not.toMatch(/another student|Kept |Map of|Gives/);
  const prints = vi.fn();
  vi.stubGlobal('print', prints);
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  await user.click(within(dialog).getByRole('button', { name: 'Print' }));
  await screen.findByText(/The parent’s copy to Sra. Morales/);
  await waitFor(() => expect(prints).toHaveBeenCalledOnce());
  expect(document.querySelector('.drawn-paper img')).not.toBeNull();
  const drawn = double().calls.find(([name]) => name === 'drawParentsCopy');
  expect(drawn?.[1]).toMatchObject([LUZ, { language: 'es-US' }, 'letter', { to_whom: 'Sra. Morales' }]);
  // With the dialog it goes.
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.querySelector('.drawn-paper')).toBeNull());
  vi.unstubAllGlobals();
  Reflect.deleteProperty(HTMLImageElement.prototype, 'decode');
});

test('programs and groups that may be told apart stand on the record and in the copy, with their days and their ground', async () => {
  await open(1, 3);
  const copy = double().parentsCopy(LUZ, 'another student');
  const days = { begins_on: null, ends_on: null };
  const groups = [
    { name: 'AVID', is: 'program', ground: null, ...days, begins_on: '2026-09-01' } as const,
    { name: 'Multilingual learners', is: 'lawful', ground: 'Board policy 12', ...days } as const,
  ];
  const { sections } = copyPage({ ...copy, record: { ...copy.record, groups } });
  const rows = sections.find(({ heading }) => heading === 'Programs and groups')?.rows ?? [];
  expect(rows.map(({ what }) => what)).toEqual(['AVID', 'Multilingual learners']);
  expect(rows[0].is).toMatch(/^Program · from /);
  expect(rows[1].is).toBe('Group that may be told apart · Board policy 12');
  render(<InGroups groups={groups} />);
  expect(screen.getAllByText('Multilingual learners').length).toBe(1);
  screen.getByText('Group that may be told apart · Board policy 12');
});

test('the copy tells answers and erasures, who is not on a map any more, and which way help runs', async () => {
  await open(1, 3);
  const copy = double().parentsCopy(LUZ, 'another student');
  const told = { id: 'c', what: 'mapping', answer: 'no', given_by: 'mother', given_on: '2026-09-01' } as const;
  const person = { is_hidden: false, spot: null, supports: [], reciprocity: null };
  const { sections } = copyPage({
    ...copy,
    file: {
      ...copy.file,
      consents: [
        { told: { ...told, withdrawn_on: '2026-09-03' }, by: 'Ana' },
        { told: { ...told, withdrawn_on: null }, by: '' },
      ],
      erasures: [{ id: 'e', asked_by: 'parent', erased_on: '2026-09-02', is_finished: true }],
    },
    maps: [
      {
        ...copy.maps[0],
        people: [
          { ...person, label: 'Tío Raúl', presence: 'no_longer' },
          { ...person, label: 'Coach', presence: 'potential', supports: ['advice'], reciprocity: 'both' },
          { ...person, label: 'Mom' },
        ],
      },
    ],
  });
  const lines = (heading: string) =>
    sections.find((one) => one.heading === heading)?.rows.map(({ what, is }) => `${what}: ${is}`);
  expect(lines('A parent’s answer')).toEqual([
    'No to maps of people: mother, on September 1, 2026 · written down by Ana · withdrawn on September 3, 2026',
    'No to maps of people: mother, on September 1, 2026',
  ]);
  expect(lines('Erased')).toEqual(['A map or an answer, at a parent’s wish: September 2, 2026']);
  const people = sections.find(({ heading }) => heading.startsWith('Map of'))?.rows ?? [];
  expect(people.filter(({ what }) => /Raúl|Coach|Mom/.test(what)).map(({ what, is }) => `${what}: ${is}`)).toEqual([
    'Tío Raúl: Not any more.',
    'Coach: Want to meet. The student marked “Gives advice”. Help goes: Both ways.',
    'Mom: On the map.',
  ]);
});

test('a summary is proposed, said to wait, written otherwise, and removed', async () => {
  const user = await openRecord();
  const card = () => within(screen.getByRole('region', { name: 'For the teachers' }));
  await user.type(card().getByRole('textbox', { name: /What you would tell/ }), 'Needs a quiet start.');
  card().getByText('580 characters left');
  await user.click(card().getByRole('button', { name: 'Ask Luz next time' }));
  await card().findByText('Needs a quiet start.');
  await user.click(card().getByRole('button', { name: 'Write it otherwise' }));
  await user.type(card().getByRole('textbox'), ' Likes pairs.');
  await user.click(card().getByRole('button', { name: 'Ask Luz next time' }));
  await card().findByText('Needs a quiet start. Likes pairs.');
  await user.click(card().getByRole('button', { name: 'Remove' }));
  await card().findByRole('textbox');
});

test('what the student approved can be taken back here, after one question and without an undo', async () => {
  await open(1);
  const on = today();
  double().commit({ on: 'summary', do: { edit: 'write_summary', student: LUZ, text: 'Needs quiet.', on } });
  double().commit({
    on: 'summary',
    do: { edit: 'answer_summary', student: LUZ, text: 'Needs quiet.', said: 'yes', on },
  });
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('tab', { name: 'Record' }));
  await screen.findByText(/It waits to be sent/);
  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Take it back' }));
  await screen.findByText(/You took it back today/);
  await waitFor(() => expect(screen.queryByText(/It waits to be sent/)).toBeNull());
});
