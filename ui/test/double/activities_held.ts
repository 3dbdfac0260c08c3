// What does the double hold of activities? Three that were logged, and what an edit makes of them.

import type { ActivityEdit, ActivityKind, Leader, LedBy, LoggedActivity, Scope } from '../../src/bindings';
import { No } from './map';
import { type Id, idOf, type Student } from './people';
import { isOptedOut, told, told_of, type VisitsHeld } from './visits_held';

export interface Activity {
  told: LoggedActivity;
  by: string;
  sameAs: Id | null;
  apart: Id[];
}

const ledBy = (link: Leader['link']): LedBy =>
  link.of === 'staff' ? { by: 'staff', staff: link.id } : { by: 'visitor', came: { who: 'known', visitor: link.id } };

/** Three that were logged, the second by two teachers. */
export function someActivities(ago: (days: number) => string, all: readonly Student[]): Activity[] {
  const section = idOf('section', 1);
  const of = all.filter((one) => one.sections.includes(section) && one.sameAs === null).map((one) => one.id);
  const activity = (n: number, what: ActivityKind, name: string, days: number, led: Leader['link'], by: string) => ({
    told: {
      activity: idOf('activity', n),
      section,
      what,
      name,
      held_on: ago(days),
      led_by: ledBy(led),
      groups: what === 'dialogue' ? ['Our class', 'Lakeview High'] : [],
      present: of.slice(1).map((student) => ({ student, side: what === 'dialogue' ? ('one' as const) : null })),
      absent: of.slice(0, 1),
      with: [],
      spoke: what === 'circle' ? of.slice(1, -1).map((one, at): [Id, Id] => [one, of[at + 2]]) : [],
      logged_by: idOf('staff', 90),
    },
    by,
    sameAs: null,
    apart: [],
  });
  return [
    activity(1, 'dialogue', 'Two towns, one river', 9, { of: 'visitor', id: idOf('visitor', 3) }, 'Ana Whitfield'),
    activity(2, 'circle', 'Monday circle', 3, { of: 'staff', id: idOf('staff', 3) }, 'Ana Whitfield'),
    activity(3, 'circle', 'Circle', 3, { of: 'staff', id: idOf('staff', 3) }, 'Ben Osei'),
  ];
}

/** What such an edit makes of the shelf. */
export function didTogether(
  shelf: { students: Student[]; visits: VisitsHeld; activities: Activity[] },
  edit: ActivityEdit,
): Scope[] {
  if (edit.edit === 'log_activity') {
    const { activity: one } = edit;
    if (one.name.trim() === '') throw new No({ refusal: 'name_is_empty' });
    if ([...one.name.trim()].length > 120) throw new No({ refusal: 'name_is_too_long', most: 120 });
    if (one.led_by?.by === 'visitor' && one.led_by.came.who === 'new') {
      const { visitor, name } = one.led_by.came;
      shelf.visits.visitors.set(visitor, { told: told_of(told(name, null)), sameAs: null, apart: [] });
    }
    const counts = (id: Id) => !shelf.students.some((student) => student.id === id && isOptedOut(student));
    const kept: LoggedActivity = {
      ...one,
      name: one.name.trim(),
      present: one.present.filter(({ student }) => counts(student)),
      absent: one.absent.filter(counts),
      with: one.with.map((part) => ({
        ...part,
        present: part.present.filter(({ student }) => counts(student)),
        absent: part.absent.filter(counts),
      })),
      spoke: one.spoke.filter(([a, b]) => counts(a) && counts(b)),
    };
    const before = shelf.activities.find((other) => other.told.activity === one.activity);
    const after: Activity = { by: 'Ana Whitfield', sameAs: null, apart: [], ...before, told: kept };
    shelf.activities = [...shelf.activities.filter((other) => other !== before), after];
    return [{ of: 'section', id: one.section }];
  }
  const now = shelf.activities.find(({ told: one }) => one.activity === edit.activity);
  if (!now) throw new No({ refusal: 'no_such_record' });
  if (edit.edit === 'remove_activity')
    shelf.activities = shelf.activities.filter((one) => one !== now && one.sameAs !== edit.activity);
  else if (edit.edit === 'join_activities') now.sameAs = edit.same_as;
  else if (edit.edit === 'separate_activity') now.sameAs = null;
  else now.apart.push(edit.other);
  return [{ of: 'section', id: now.told.section }];
}
