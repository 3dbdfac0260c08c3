// What would a form's export bring in at the double? One that Google Forms would write, with a line that means nobody, one that
// may mean two, and one of somebody who was away.

import type { AfterSheet, FormChoice, FormMatch, FormView, Preview } from '../../src/bindings';
import { none } from './previews';

export const FORM: FormView = {
  columns: [
    'Timestamp',
    'Email Address',
    'What is your name?',
    'Did you talk with the visitor?',
    'Did you learn something?',
    'Would you like to stay in touch?',
    'What question would you still like to ask?',
  ],
  sample: [
    ['11/20/2026 10:41:07', 'l.p@school.org', 'Luz P', 'Yes', 'Yes', 'Yes', 'How did you start?'],
    ['11/20/2026 10:41:30', 'o.h@school.org', 'Omar Haddad', 'No', 'Yes, a lot', 'Maybe', '=HYPERLINK("x")'],
    ['11/20/2026 10:42:02', '', 'anonymous', 'Yes', 'Yes', 'No', '<b>Is it hard?</b>'],
  ],
  total: 24,
  mapping: ['ignore', 'ignore', 'full_name', 'talked', 'learned', 'wishes', 'question'],
  is_remembered: false,
  mark: '0192f3a4-0000-7000-8000-0000000ab1e6',
  left_out: [],
  asks_wishes: true,
};

/** Whom its lines mean, of the class on this sheet. */
export function formMatch(sheet: AfterSheet): FormMatch {
  const known = sheet.lines.filter((line) => !line.is_opted_out);
  const of = known.map(({ student, name, was_present }) => ({ student, name, was_away: was_present === false }));
  const away = of.find((one) => one.was_away);
  const ask = (row: number, written: string, why: 'nobody' | 'several' | 'away', like: string[]) => ({
    row,
    file: 'answers.csv',
    line: row + 2,
    written,
    why,
    like,
  });
  const asks = [
    ask(0, 'Luz P', 'several', [of[2].student, of[3].student]),
    ask(2, 'anonymous', 'nobody', []),
    ...(away ? [ask(5, away.name, 'away', [away.student])] : []),
  ];
  return { matched: 21, asks, class: of };
}

/** What a form changes of which all is known. */
export const formKnown = (untaken: number): Preview => ({
  ...formPreview([]),
  adds: none,
  unchanged: { ...none, answers: 21 },
  warned: [],
  warned_total: 0,
  untaken,
});

/** What such a form would change. */
export function formPreview(choices: readonly FormChoice[]): Preview {
  const left = choices.filter(({ student }) => student === null);
  const note = (line: number, is: 'not_of_this_class' | 'answer_not_read') =>
    ({ file: 'answers.csv', line, column: null, reason: { is }, more: 0 }) as const;
  return {
    format: 'Form',
    adds: { ...none, answers: 21 + choices.length - left.length },
    changes: none,
    leavers: none,
    unchanged: none,
    refused: left.map(({ row }) => note(row + 2, 'not_of_this_class')),
    warned: [note(3, 'answer_not_read')],
    refused_total: left.length,
    warned_total: 1,
    leaving: [],
    look_alikes: [],
    coming: [],
    listed_again: [],
    untaken: 0,
  };
}
