// What does the double hold of visits? A few visitors who came, the classes that met them, and what an edit makes of it.

import type { Edit, Scope, VisitorTold, VisitSteps, WishState } from '../../src/bindings';
import { No } from './map';
import { type Id, idOf, type Student, typed } from './people';

export interface Visit {
  id: Id;
  section: Id;
  visitor: Id;
  held_on: string;
  began_at: string | null;
  format: 'in_person' | 'virtual' | 'recorded';
  steps: VisitSteps;
  purpose: string | null;
  aim: string | null;
  by: string;
  met: Map<Id, boolean>;
  sameAs: Id | null;
  apart: Id[];
}

export interface Wished {
  visit: Id;
  student: Id;
  message: string | null;
  reply: string | null;
  on: Partial<Record<WishState, string>>;
}

export interface VisitsHeld {
  visitors: Map<Id, { told: VisitorTold; sameAs: Id | null; apart: Id[]; retiredOn?: string | null }>;
  visits: Visit[];
  /** Wishes to stay in touch, with the day of each stage. */
  wishes: Wished[];
  /** Classes that were pasted. */
  classes: { id: Id; title: string; isOver?: boolean }[];
}

/** Whether a parent said that no visit is to be recorded of them. */
export const isOptedOut = (one: Student): boolean =>
  one.consents.some(({ told }) => told.what === 'visits' && told.answer === 'no' && told.withdrawn_on === null);

export const WISH_STATES: readonly WishState[] = ['said', 'sent', 'answered', 'met', 'repeated', 'let_go'];

export const noVisits = (): VisitsHeld => ({ visitors: new Map(), visits: [], wishes: [], classes: [] });

export const told = (name: string, organisation: string | null, more: Partial<VisitorTold> = {}): VisitorTold => ({
  name,
  organisation,
  role: null,
  cluster: null,
  offers: [],
  languages: [],
  path: null,
  availability: null,
  returns: null,
  ...more,
});

const steps = (done: string): VisitSteps => ({
  prepared: done.includes('p') || null,
  two_way: done.includes('t') || null,
  reflected: done.includes('r') || null,
  stay_in_touch: done.includes('s') || null,
});

export function someVisits(ago: (days: number) => string, all: readonly Student[]): VisitsHeld {
  const held = noVisits();
  const visitor = (n: number, said: VisitorTold) =>
    held.visitors.set(idOf('visitor', n), { told: said, sameAs: null, apart: [] });
  visitor(
    1,
    told('Maya Brandt', 'Basin Power', {
      role: 'Electrician',
      cluster: 'construction',
      offers: ['talk', 'shadow'],
      languages: ['English', 'Spanish'],
      path: 'Left school at 17, came back at 24.',
      availability: 'Tuesday mornings',
      returns: true,
    }),
  );
  visitor(2, told('Dr. Samuel Adeyemi', 'County Clinic', { role: 'Nurse manager', cluster: 'health', returns: true }));
  visitor(3, told('Lena Fischer', 'Fischer Farm', { cluster: 'agriculture', offers: ['host'] }));
  visitor(4, told('Maya Brand', 'Basin Power'));
  const visit = (n: number, section: number, who: number, days: number, at: string, done: string, away: number) => {
    const of = all.filter((one) => one.sections.includes(idOf('section', section)) && one.sameAs === null);
    held.visits.push({
      id: idOf('visit', n),
      section: idOf('section', section),
      visitor: idOf('visitor', who),
      held_on: ago(days),
      began_at: at,
      format: n === 3 ? 'virtual' : 'in_person',
      steps: steps(done),
      purpose: n === 1 ? 'What an electrician does all day' : null,
      aim: n === 1 ? 'Read a circuit plan' : null,
      by: n === 5 ? 'Ben Osei' : 'Ana Whitfield',
      met: new Map(of.map((one, at) => [one.id, at >= away])),
      sameAs: null,
      apart: [],
    });
  };
  visit(1, 1, 1, 41, '09:10', 'ptrs', 1);
  visit(2, 2, 2, 20, '11:05', 'pt', 0);
  visit(3, 1, 2, 9, '09:15', 't', 2);
  visit(4, 1, 1, 2, '09:12', 'pt', 1);
  visit(5, 1, 1, 2, '09:20', 't', 3);
  const [first, second, third] = [...(held.visits[0]?.met.keys() ?? [])].slice(2);
  const wish = (student: Id | undefined, on: Wished['on'], message: string | null, reply: string | null = null) => {
    if (student) held.wishes.push({ visit: idOf('visit', 1), student, message, reply, on });
  };
  wish(first, { said: ago(40) }, 'How did you find your first job?');
  wish(second, { said: ago(40), sent: ago(3) }, null);
  wish(third, { said: ago(40), sent: ago(38), answered: ago(1) }, 'Can I see the workshop?', 'Come by on a Tuesday.');
  return held;
}

type VisitsEdit = Extract<Edit, { on: 'visit' | 'visitor' | 'wish' }>;

export const told_of = (edit: VisitorTold): VisitorTold => {
  if (edit.name.trim() === '') throw new No({ refusal: 'name_is_empty' });
  const some = (text: string | null) => text?.trim() || null;
  return {
    ...edit,
    name: edit.name.trim(),
    organisation: some(edit.organisation),
    role: some(edit.role),
    path: some(edit.path),
    availability: some(edit.availability),
  };
};

/** What an edit makes of the shelf. */
export function visited(shelf: { students: Student[]; visits: VisitsHeld }, edit: VisitsEdit): Scope[] {
  const held = shelf.visits;
  if (edit.on === 'wish') {
    const { do: what } = edit;
    const of = (student: Id) => held.wishes.find((one) => one.visit === what.visit && one.student === student);
    const there = (student: Id) => {
      const found = of(student);
      if (!found) throw new No({ refusal: 'no_such_record' });
      return found;
    };
    if (what.edit === 'say_wishes') {
      for (const student of what.students)
        if (!of(student))
          held.wishes.push({ visit: what.visit, student, message: null, reply: null, on: { said: what.on } });
    } else if (what.edit === 'write_message') there(what.student).message = what.message?.trim() || null;
    else if (what.edit === 'note_reply') {
      if (what.reply.trim() === '') throw new No({ refusal: 'nothing_said' });
      const wish = there(what.student);
      Object.assign(wish, { reply: what.reply.trim(), on: { ...wish.on, answered: what.on } });
    } else if (what.edit === 'remove_wish') held.wishes = held.wishes.filter((one) => one !== there(what.student));
    else
      for (const student of what.students) {
        const wish = there(student);
        const order = WISH_STATES.slice(0, WISH_STATES.indexOf(what.to));
        wish.on = {
          ...Object.fromEntries(order.flatMap((one) => (wish.on[one] ? [[one, wish.on[one]]] : []))),
          [what.to]: what.on,
        };
      }
    return [{ of: 'district' }];
  }
  if (edit.on === 'visitor') {
    const { do: what } = edit;
    const now = held.visitors.get(what.visitor);
    if (what.edit === 'describe_visitor')
      held.visitors.set(what.visitor, { ...(now ?? { sameAs: null, apart: [] }), told: told_of(what.told) });
    else if (!now) throw new No({ refusal: 'no_such_record' });
    else if (what.edit === 'join_visitors') now.sameAs = what.same_as;
    else if (what.edit === 'separate_visitor') now.sameAs = null;
    else if (what.edit === 'retire_visitor') now.retiredOn = what.retired_on;
    else now.apart.push(what.other);
    return [{ of: 'district' }];
  }
  const { do: what } = edit;
  if (what.edit === 'bring_class') {
    held.classes.push({ id: what.section, title: what.title.trim() });
    for (const { student, by_hand } of what.students)
      shelf.students.push({ ...typed(student, by_hand), sections: [what.section] });
    for (const one of shelf.students) if (what.known.includes(one.id)) one.sections.push(what.section);
    return [{ of: 'section', id: what.section }];
  }
  if (what.edit === 'change_class') {
    const found = held.classes.find(({ id }) => id === what.section);
    if (!found) throw new No({ refusal: 'no_such_record' });
    found.title = what.title.trim();
    for (const { student, by_hand } of what.students)
      shelf.students.push({ ...typed(student, by_hand), sections: [what.section] });
    for (const one of shelf.students) {
      if (what.known.includes(one.id) && !one.sections.includes(what.section)) one.sections.push(what.section);
      if (what.without.includes(one.id)) one.sections = one.sections.filter((id) => id !== what.section);
    }
    return [{ of: 'section', id: what.section }];
  }
  if (what.edit === 'end_class') {
    for (const one of held.classes) if (one.id === what.section) one.isOver = true;
    return [{ of: 'section', id: what.section }];
  }
  if (what.edit === 'log_visit') {
    const { visit: logged } = what;
    const { who } = logged;
    const known = who.who === 'known' ? held.visitors.get(who.visitor) : undefined;
    if (known) known.retiredOn = null;
    if (who.who === 'new')
      held.visitors.set(who.visitor, { told: told_of(told(who.name, who.organisation)), sameAs: null, apart: [] });
    const counted = (ids: readonly Id[], isHere: boolean) =>
      ids
        .filter((id) => !shelf.students.some((one) => one.id === id && isOptedOut(one)))
        .map((id): [Id, boolean] => [id, isHere]);
    const before = held.visits.find((one) => one.id === logged.visit);
    const visit: Visit = {
      purpose: null,
      aim: null,
      sameAs: null,
      apart: [],
      by: 'Ana Whitfield',
      ...before,
      id: logged.visit,
      section: logged.section,
      visitor: who.visitor,
      held_on: logged.held_on,
      began_at: logged.began_at,
      format: logged.format,
      steps: logged.steps,
      met: new Map([...counted(logged.present, true), ...counted(logged.absent, false)]),
    };
    held.visits = [...held.visits.filter((one) => one.id !== visit.id), visit];
    return [{ of: 'section', id: logged.section }];
  }
  if (what.edit === 'remember_list') return [{ of: 'district' }];
  if (what.edit === 'move_visit') {
    const from = held.visits.find((one) => one.id === what.instead_of);
    if (!from) throw new No({ refusal: 'no_such_record' });
    held.visits = held.visits.filter((one) => one !== from && one.sameAs !== from.id);
    const told = visited(shelf, { on: 'visit', do: { edit: 'log_visit', visit: what.visit } });
    const { purpose, aim, by } = from;
    Object.assign(held.visits.find((one) => one.id === what.visit.visit) ?? {}, { purpose, aim, by });
    return [...told, { of: 'section', id: from.section }];
  }
  const now = held.visits.find((one) => one.id === what.visit);
  if (!now) throw new No({ refusal: 'no_such_record' });
  if (what.edit === 'describe_visit')
    Object.assign(now, {
      steps: what.steps,
      purpose: what.purpose?.trim() || null,
      aim: what.aim?.trim() || null,
    });
  else if (what.edit === 'remove_visit')
    held.visits = held.visits.filter((one) => one !== now && one.sameAs !== now.id);
  else if (what.edit === 'join_visits') now.sameAs = what.same_as;
  else if (what.edit === 'separate_visit') now.sameAs = null;
  else now.apart.push(what.other);
  return [{ of: 'section', id: now.section }];
}
