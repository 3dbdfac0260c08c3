// How does the double keep what is noted about a record, the log of one's own time, and what teachers may read?

import type {
  Correction,
  Disclosure,
  Edit,
  OpeningLine,
  Scope,
  SummaryView,
  TimeEntry,
  TimeGroup,
  TimeKind,
  TimeLog,
} from '../../src/bindings';
import type { Shelf } from './held';
import { No } from './map';
import { type Id, type Student } from './people';

/** What is noted of one student. */
export interface Noted {
  openings: OpeningLine[];
  disclosures: Disclosure[];
  corrections: Correction[];
  summary: SummaryView;
}

export const nothingNoted = (): Noted => ({
  openings: [],
  disclosures: [],
  corrections: [],
  summary: { proposed: null, approved: null },
});

type NotedEdit = Extract<Edit, { on: 'disclosure' | 'correction' | 'time' | 'summary' }>;

export const isNoted = (edit: Edit): edit is NotedEdit =>
  ['disclosure', 'correction', 'time', 'summary'].includes(edit.on);

/** What such an edit does to the shelf. */
export function noted(shelf: Shelf, edit: NotedEdit, by: string): Scope[] {
  const find = (id: Id): Student => {
    const found = shelf.students.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_student' });
    return found;
  };
  const of = (id: Id): Scope[] => [{ of: 'student', id }];
  if (edit.on === 'disclosure') {
    const { disclosure: id, student, what, to_whom, why, on: given_on } = edit.do;
    const given = { id, what, to_whom: to_whom.trim(), why, given_on, by, at: new Date().toISOString() };
    find(student).noted.disclosures.unshift(given);
    return of(student);
  }
  if (edit.on === 'correction') {
    if (edit.do.edit === 'ask_correction') {
      const { correction: id, student, text, by: asked_by, called, on: asked_on } = edit.do;
      find(student).noted.corrections.unshift({ id, text: text.trim(), asked_by, called, asked_on, settled: null });
      return of(student);
    }
    const { correction, settled } = edit.do;
    for (const student of shelf.students)
      for (const one of student.noted.corrections)
        if (one.id === correction) {
          one.settled = settled;
          return of(student.id);
        }
    throw new No({ refusal: 'no_such_record' });
  }
  if (edit.on === 'time') {
    const rest = shelf.time.filter((one) => one.id !== edit.do.entry);
    if (edit.do.edit === 'log_time') {
      const { entry: id, on, kind, minutes, topic, student } = edit.do;
      if (minutes < 1 || minutes > 720) throw new No({ refusal: 'no_such_time', most: 720 });
      rest.unshift({ id, on, kind, minutes, topic: topic?.trim() || null, student });
    }
    shelf.time = rest;
    return [{ of: 'staff', id: edit.do.counselor }];
  }
  const { student } = edit.do;
  const { summary } = find(student).noted;
  switch (edit.do.edit) {
    case 'write_summary':
      summary.proposed = { student, text: edit.do.text.trim(), written_on: edit.do.on, answer: null };
      break;
    case 'drop_summary':
      summary.proposed = null;
      break;
    case 'answer_summary': {
      const { text, said, on } = edit.do;
      if (summary.proposed?.text !== text) throw new No({ refusal: 'words_changed' });
      summary.proposed.answer = { said, on };
      if (said === 'yes') summary.approved = { student, text, approved_on: on, withdrawn: null };
      break;
    }
    case 'withdraw_summary':
      if (!summary.approved) throw new No({ refusal: 'no_such_record' });
      summary.approved = { ...summary.approved, text: null, withdrawn: { by: edit.do.by, on: edit.do.on } };
  }
  return of(student);
}

const GROUPS: Record<TimeKind, TimeGroup> = {
  instruction: 'direct',
  advisement: 'direct',
  counseling: 'direct',
  consultation: 'indirect',
  collaboration: 'indirect',
  referrals: 'indirect',
  planning: 'planning',
  other_task: 'other_task',
};

export function logOf(entries: readonly TimeEntry[], name: (id: Id) => string, from: string, until: string): TimeLog {
  const here = entries.filter(({ on }) => on >= from && on <= until).toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const minutes = here.reduce((sum, entry) => sum + entry.minutes, 0);
  const share = (group: TimeGroup) => {
    const part = here.reduce((sum, entry) => sum + (GROUPS[entry.kind] === group ? entry.minutes : 0), 0);
    return { group, minutes: part, pct: Math.round((part * 100) / minutes) };
  };
  const groups = ['direct', 'indirect', 'planning', 'other_task'] as const;
  return {
    from,
    until,
    lines: here.map((entry) => ({ entry, name: entry.student && name(entry.student) })),
    minutes,
    shares: minutes > 0 ? groups.map(share) : [],
  };
}
