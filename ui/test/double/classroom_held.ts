// What does the double hold of what stays after a visit, of questions and of badges? On its shelf, so that undo puts it back.

import type { AfterTold, ConversationCard, Edit, QuestionTold, Scope } from '../../src/bindings';
import { No } from './map';
import type { Id, Student } from './people';
import { isOptedOut, type VisitsHeld } from './visits_held';

export interface ClassroomHeld {
  after: Map<string, Omit<AfterTold, 'student'>>;
  cards: Map<string, ConversationCard>;
  questions: { id: Id; told: QuestionTold; asked_on: string; answered_on: string | null }[];
  badges: Map<Id, string>;
  signedIn: Map<Id, string>;
}

export const noClassroom = (): ClassroomHeld => ({
  after: new Map(),
  cards: new Map(),
  questions: [],
  badges: new Map(),
  signedIn: new Map(),
});

export const keyOf = (visit: Id, student: Id): string => `${visit} ${student}`;

type ClassroomEdit = Extract<Edit, { on: 'after' | 'question' | 'door' }>;

export const isOfClassroom = (edit: Edit): edit is ClassroomEdit =>
  edit.on === 'after' || edit.on === 'question' || edit.on === 'door';

interface Shelf {
  students: Student[];
  visits: VisitsHeld;
  classroom: ClassroomHeld;
}

/** What such an edit does. */
export function inClassroom(shelf: Shelf, edit: ClassroomEdit): Scope[] {
  const { classroom: held, visits } = shelf;
  const isOut = (student: Id) => shelf.students.some((one) => one.id === student && isOptedOut(one));
  const visitOf = (id: Id) => {
    const found = visits.visits.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_record' });
    return found;
  };
  if (edit.on === 'after') {
    const what = edit.do;
    const { section } = visitOf(what.visit);
    if (what.edit === 'tell_conversation') {
      if (!isOut(what.student)) held.cards.set(keyOf(what.visit, what.student), what.card);
      return [{ of: 'section', id: section }];
    }
    for (const { student, ...told } of what.told.filter((one) => !isOut(one.student))) {
      if ((told.question?.length ?? 0) > 280) throw new No({ refusal: 'text_is_too_long', most: 280 });
      held.after.set(keyOf(what.visit, student), told);
      visits.wishes = visits.wishes.filter((one) => one.visit !== what.visit || one.student !== student);
      if (told.wishes)
        visits.wishes.push({ visit: what.visit, student, message: null, reply: null, on: { said: what.on } });
    }
    return [{ of: 'section', id: section }];
  }
  if (edit.on === 'question') {
    const what = edit.do;
    if (what.edit === 'ask_question') {
      if (what.told.text.trim() === '') throw new No({ refusal: 'nothing_said' });
      const student = what.told.student !== null && isOut(what.told.student) ? null : what.told.student;
      const told = { ...what.told, student, text: what.told.text.trim() };
      held.questions.push({ id: what.question, told, asked_on: what.on, answered_on: null });
    } else if (what.edit === 'mark_answered') {
      for (const one of held.questions) if (what.questions.includes(one.id)) one.answered_on = what.on;
    } else held.questions = held.questions.filter((one) => one.id !== what.question);
    return [{ of: 'district' }];
  }
  const what = edit.do;
  if (what.edit === 'make_badges') {
    for (const { student, token } of what.badges) held.badges.set(student, token);
    return [{ of: 'section', id: what.section }];
  }
  const visit = visitOf(what.visit);
  if (what.edit === 'check_in') {
    if (isOut(what.student)) return [];
    if (what.is_here) visit.met.set(what.student, true);
    else visit.met.delete(what.student);
  } else {
    if (what.name.trim() === '') throw new No({ refusal: 'name_is_empty' });
    const visitor = visits.visitors.get(visit.visitor);
    if (visitor) visitor.told = { ...visitor.told, name: what.name.trim(), organisation: what.organisation };
    held.signedIn.set(what.visit, what.at);
  }
  return [{ of: 'section', id: visit.section }];
}
