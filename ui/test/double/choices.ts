// What would a list of chosen career clusters bring in at the double? One that a form would write, with a word that is no cluster's
// and a line of somebody who is nobody here.

import type { ChoicesView, Preview } from '../../src/bindings';
import { none } from './previews';

export const CHOICES: ChoicesView = {
  columns: ['Timestamp', 'What is your name?', 'Which career fields would you like to meet?'],
  sample: [
    ['11/20/2026 10:41:07', 'Luz Rivera', 'Health Science;Law, Public Safety, Corrections & Security'],
    ['11/20/2026 10:41:30', 'Omar Haddad', 'Astronaut;Finance'],
  ],
  total: 28,
  mapping: ['ignore', 'full_name', 'cluster'],
  is_remembered: false,
  mark: '0192f3a4-0000-7000-8000-0000000c401c',
  left_out: [],
};

const note = (line: number, is: 'no_such_student' | 'choice_unknown' | 'chosen_otherwise') =>
  ({ file: 'choices.csv', line, column: null, reason: { is }, more: 0 }) as const;

/** What it would change. */
export const CHOICES_PREVIEW: Preview = {
  format: 'Choices',
  adds: { ...none, choices: 24 },
  changes: { ...none, choices: 2 },
  leavers: none,
  unchanged: { ...none, choices: 1 },
  refused: [note(9, 'no_such_student')],
  warned: [note(3, 'choice_unknown'), note(12, 'chosen_otherwise')],
  refused_total: 1,
  warned_total: 2,
  leaving: [],
  look_alikes: [],
  coming: [],
  listed_again: [],
  untaken: 0,
};
