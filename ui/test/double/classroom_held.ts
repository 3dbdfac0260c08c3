// What does the double hold of what stays after a visit, of questions and of badges? On its shelf, so that undo puts it back.

import type {
  AfterTold,
  ApprovalNow,
  Cluster,
  ConversationCard,
  Edit,
  PlanTold,
  QuestionTold,
  Scope,
  TaskLine,
  VisitRules,
  Told,
} from '../../src/bindings';
import { No } from './map';
import type { Id, Student } from './people';
import { isOptedOut, told_of, told as visitorTold, visited, type VisitsHeld } from './visits_held';

interface Planned {
  id: Id;
  told: PlanTold;
  visitor: Id;
  approval: ApprovalNow | null;
  tasks: TaskLine[];
}

export interface ClassroomHeld {
  plans: Planned[];
  rules: VisitRules;
  /** The district has nobody asked whether they would like to stay in touch. */
  isStayInTouchOff: boolean;
  /** Badges that were made anew. */
  lost: Set<string>;
  cleared: Map<Id, string>;
  after: Map<string, Omit<AfterTold, 'student'>>;
  cards: Map<string, ConversationCard>;
  questions: { id: Id; told: QuestionTold; asked_on: string; answered_on: string | null }[];
  badges: Map<Id, string>;
  /** The career clusters that students chose, and on which day. */
  chosen: Map<Id, { clusters: Cluster[]; on: string; conflicts?: Told[] }>;
  signedIn: Map<Id, string>;
}

export const noClassroom = (): ClassroomHeld => ({
  plans: [],
  rules: { approver: null, hours_before: 0, cleared_days: null },
  isStayInTouchOff: false,
  lost: new Set(),
  cleared: new Map(),
  after: new Map(),
  cards: new Map(),
  questions: [],
  badges: new Map(),
  chosen: new Map(),
  signedIn: new Map(),
});

export const keyOf = (visit: Id, student: Id): string => `${visit} ${student}`;

type ClassroomEdit = Extract<Edit, { on: 'after' | 'question' | 'door' | 'plan' | 'interest' }>;

export const isOfClassroom = (edit: Edit): edit is ClassroomEdit =>
  ['after', 'question', 'door', 'plan', 'interest'].includes(edit.on);

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
  if (edit.on === 'interest') {
    // A list is taken by its preview alone.
    if (edit.do.edit !== 'choose_clusters') return [];
    const { told, on } = edit.do;
    if (told.some(({ clusters }) => clusters.length > 3)) throw new No({ refusal: 'too_many', most: 3 });
    for (const { student, clusters } of told.filter((one) => !isOut(one.student)))
      if (clusters.length === 0) held.chosen.delete(student);
      else held.chosen.set(student, { clusters, on });
    return told.map(({ student }) => ({ of: 'student', id: student }));
  }
  if (edit.on === 'after') {
    const what = edit.do;
    // A form is taken by its preview alone.
    if (what.edit === 'take_form' || what.edit === 'remember_form') return [];
    const { section } = visitOf(what.visit);
    if (what.edit === 'tell_conversation') {
      if (!isOut(what.student)) held.cards.set(keyOf(what.visit, what.student), what.card);
      return [{ of: 'section', id: section }];
    }
    for (const { student, ...told } of what.told.filter((one) => !isOut(one.student))) {
      if ([...(told.question ?? '')].length > 280) throw new No({ refusal: 'text_is_too_long', most: 280 });
      held.after.set(keyOf(what.visit, student), told);
      visits.wishes = visits.wishes.filter((one) => one.visit !== what.visit || one.student !== student);
      if (told.wishes)
        visits.wishes.push({ visit: what.visit, student, message: null, reply: null, on: { said: what.on } });
    }
    return [{ of: 'section', id: section }];
  }
  if (edit.on === 'plan') return planned(shelf, edit.do);
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

/** What an edit makes of what is planned. */
function planned(shelf: Shelf, what: Extract<Edit, { on: 'plan' }>['do']): Scope[] {
  const { classroom: held, visits } = shelf;
  const all: Scope[] = [{ of: 'district' }];
  if (what.edit === 'plan_visit') {
    const { who } = what.told;
    if (who.who === 'new')
      visits.visitors.set(who.visitor, {
        told: told_of(visitorTold(who.name, who.organisation)),
        sameAs: null,
        apart: [],
      });
    const before = held.plans.find((one) => one.id === what.plan);
    const tasks = what.tasks.map(({ task, what: words, due_on }) => ({ id: task, what: words, due_on, done_on: null }));
    held.plans = held.plans.filter((one) => one !== before);
    held.plans.push({
      id: what.plan,
      told: what.told,
      visitor: who.visitor,
      approval: before?.approval ?? null,
      tasks: [...(before?.tasks ?? []), ...tasks],
    });
  } else if (what.edit === 'set_visit_rules') held.rules = what.rules;
  else if (what.edit === 'set_stay_in_touch') held.isStayInTouchOff = what.is_off;
  else if (what.edit === 'clear_visitor') {
    if (what.on === null) held.cleared.delete(what.visitor);
    else held.cleared.set(what.visitor, what.on);
  } else if (what.edit === 'finish_task' || what.edit === 'remove_task') {
    const plan = held.plans.find((one) => one.tasks.some(({ id }) => id === what.task));
    if (!plan) throw new No({ refusal: 'no_such_record' });
    plan.tasks = plan.tasks.flatMap((one) =>
      one.id !== what.task ? [one] : what.edit === 'remove_task' ? [] : [{ ...one, done_on: what.on }],
    );
  } else {
    const plan = held.plans.find((one) => one.id === what.plan);
    if (!plan) throw new No({ refusal: 'no_such_record' });
    if (what.edit === 'set_task') {
      const { task, what: words, due_on } = what.told;
      plan.tasks.push({ id: task, what: words, due_on, done_on: null });
    } else if (what.edit === 'set_approval') plan.approval = what.approval;
    else held.plans = held.plans.filter((one) => one !== plan);
    if (what.edit === 'hold_planned') {
      const { held_on, began_at, present, absent, logged_by } = what;
      const { section, format, purpose, aim } = plan.told;
      const steps = { prepared: null, two_way: null, reflected: null, stay_in_touch: null };
      const who = { who: 'known', visitor: plan.visitor } as const;
      const visit = { visit: plan.id, section, who, held_on, began_at, format, present, absent, steps, logged_by };
      visited(shelf, { on: 'visit', do: { edit: 'log_visit', visit } });
      visited(shelf, { on: 'visit', do: { edit: 'describe_visit', visit: plan.id, steps, purpose, aim } });
    }
  }
  return all;
}
