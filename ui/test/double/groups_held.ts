// Programs and lawful groups as the double holds them: who is in one is a list of ids.

import type { Edit, GroupEdit, GroupLine } from '../../src/bindings';
import type { Scope } from '../../src/bindings';
import { No } from './map';
import { type Id, idOf, SCHOOLS, type Student } from './people';

export interface HeldGroup extends Omit<GroupLine, 'students'> {
  in_it: Id[];
}

/** Two programs and two lawful groups, as a school has them. */
export function someGroups(ago: (days: number) => string, students: readonly Student[]): HeldGroup[] {
  const ids = students.map(({ id }) => id);
  const ground = 'Board policy 12: the district reports yearly how its multilingual learners fare.';
  const made: [string, HeldGroup['told']['is'], string | null, string | null, Id[]][] = [
    ['AVID', 'program', ago(60), null, ids.slice(0, 14)],
    ['Mentors of the mill', 'program', ago(90), ago(-120), ids.slice(10, 31)],
    ['Multilingual learners', 'lawful', null, null, ids.slice(0, 47)],
    ['Newcomers', 'lawful', null, null, ids.slice(0, 6)],
  ];
  return made.map(([name, is, begins_on, ends_on, in_it], at) => ({
    id: idOf('group', at + 1),
    school: SCHOOLS[0].id,
    told: { name, is, ground: is === 'lawful' ? ground : null, begins_on, ends_on },
    in_it,
  }));
}

export const isGroup = (edit: Edit): edit is Extract<Edit, { on: 'group' }> => edit.on === 'group';

export function grouped(held: { groups: HeldGroup[] }, edit: GroupEdit): Scope[] {
  const group = held.groups.find(({ id }) => id === edit.group);
  if (edit.edit === 'describe_group') {
    const { begins_on, ends_on } = edit.told;
    if (begins_on && ends_on && ends_on < begins_on) throw new No({ refusal: 'ends_before_it_begins' });
    if (group) group.told = edit.told;
    else held.groups.push({ id: edit.group, school: edit.school, told: edit.told, in_it: [] });
    return [{ of: 'school', id: edit.school }];
  }
  if (!group) throw new No({ refusal: 'no_such_record' });
  if (edit.edit === 'remove_group') held.groups = held.groups.filter(({ id }) => id !== edit.group);
  else {
    const others = group.in_it.filter((id) => !edit.students.includes(id));
    group.in_it = edit.is_in ? [...others, ...edit.students] : others;
  }
  return [{ of: 'school', id: group.school }];
}
