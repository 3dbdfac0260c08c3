// What would the double's files bring in? One roster with all that a preview can hold, one table, one pasted list.

import type { CaseloadMatch, Counts, Preview, TableView } from '../../src/bindings';
import { type Id, type Student, typed } from './people';

export const none: Counts = {
  schools: 0,
  students: 0,
  staff: 0,
  classes: 0,
  enrollments: 0,
  contacts: 0,
  visitors: 0,
  visits: 0,
  planned: 0,
  answers: 0,
  choices: 0,
};

const GIVEN = ['Chidi', 'Freja', 'Paola', 'Ren', 'Efua', 'Luca', 'Nia'];
const FAMILY = ['Okonkwo', 'Larsen', 'Gutiérrez', 'Nakamura', 'Boateng', 'Marchetti', 'de la Cruz', 'Novák'];

export const ROSTER_PREVIEW: Preview = {
  format: 'OneRoster 1.2',
  adds: { ...none, schools: 0, students: 960, staff: 12, classes: 74, enrollments: 5310, contacts: 1873 },
  changes: { ...none, schools: 0, students: 31, staff: 2, classes: 5, enrollments: 0, contacts: 18 },
  leavers: { ...none, schools: 0, students: 3, staff: 1, classes: 0, enrollments: 44, contacts: 0 },
  unchanged: { ...none, schools: 3, students: 212, staff: 41, classes: 458, enrollments: 1207, contacts: 388 },
  refused: [
    { file: 'users.csv', line: 418, column: 'familyName', reason: { is: 'value_missing' }, more: 0 },
    { file: 'users.csv', line: 2077, column: 'sourcedId', reason: { is: 'value_missing' }, more: 0 },
    { file: 'enrollments.csv', line: 96, column: 'userSourcedId', reason: { is: 'value_missing' }, more: 0 },
  ],
  warned: [
    { file: 'users.csv', line: 12, column: 'status', reason: { is: 'status_unknown' }, more: 0 },
    { file: 'users.csv', line: 733, column: 'birthDate', reason: { is: 'not_a_date' }, more: 900 },
  ],
  refused_total: 3,
  warned_total: 2,
  leaving: ['Nia Thompson', 'Rafael Souza', 'Clara Dubois'],
  look_alikes: [],
  coming: Array.from({ length: 120 }, (_, at) => ({
    line: null,
    given: GIVEN[at % GIVEN.length],
    family: FAMILY[(at * 7) % FAMILY.length],
    grade: String(9 + (at % 4)).padStart(2, '0'),
    is_new: at % 31 !== 0,
  })),
  listed_again: [],
  untaken: 0,
};

export const TABLE: TableView = {
  first_line: 'headings',
  columns: ['Last name', 'First name', 'Gr', 'Student ID', 'Bus route'],
  sample: [
    ['Okonkwo', 'Chidi', '09', '30112', '14'],
    ['Larsen', 'Freja', '10', '30118', '2'],
    ['Gutiérrez', 'Paola', '11', '30121', ''],
    ['Nakamura', 'Ren', '09', '30127', '7'],
    ['Boateng', 'Efua', '12', '30133', '14'],
    ['Marchetti', 'Luca', '10', '30140', ''],
  ],
  total: 212,
  mapping: ['family', 'given', 'grade', 'number', 'ignore'],
  is_remembered: false,
  mark: '0192f3a4-0000-7000-8000-00000000ab1e',
  left_out: [],
  sheets: [],
};

/** The same table, its first line taken for a student. */
export const TURNED: TableView = {
  ...TABLE,
  first_line: 'student',
  columns: TABLE.columns.map(() => ''),
  sample: [TABLE.columns, ...TABLE.sample],
  total: TABLE.total + 1,
  mapping: ['given', 'family', 'grade', 'number', 'ignore'],
};

export const CASELOAD_TABLE: CaseloadMatch = {
  matched: 38,
  commit: null,
  unmatched: [
    { file: 'caseload.csv', line: 7, column: null, reason: { is: 'no_such_student' }, more: 0 },
    { file: 'caseload.csv', line: 23, column: null, reason: { is: 'several_such_students' }, more: 0 },
  ],
};

/** A pasted list, one student a line: "Given Family" or "Family, Given", then perhaps a grade. */
export function pastedPreview(text: string, school: Id | null): [Preview, Student[]] {
  const preview: Preview = {
    ...ROSTER_PREVIEW,
    format: 'List',
    adds: { ...none },
    changes: none,
    leavers: none,
    unchanged: none,
  };
  Object.assign(preview, { refused: [], warned: [], refused_total: 0, warned_total: 0, leaving: [], coming: [] });
  const add: Student[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const [name, grade] = line.split(/[,\t]/).map((part) => part.trim());
    if (!/\p{L}/u.test(name)) {
      preview.refused.push({
        file: 'pasted list',
        line: at + 1,
        column: null,
        reason: { is: 'name_missing' },
        more: 0,
      });
      preview.refused_total += 1;
      return;
    }
    const [given, ...rest] = name.split(/\s+/);
    const by_hand = { given, family: rest.join(' '), grade: grade || null, school, number: null };
    preview.coming.push({ line: at + 1, given, family: rest.join(' '), grade: grade || null, is_new: true });
    add.push(typed(crypto.randomUUID(), by_hand));
  });
  preview.adds = { ...none, students: add.length };
  return [preview, add];
}
