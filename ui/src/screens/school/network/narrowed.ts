// Who is shown? Everybody, or whom a grade, a class, a group, what they are, how they stand or how it is known leaves: picture and table are
// narrowed alike. A class or a grade keeps the adults whom its students go to.

import { useMemo } from 'react';
import { kith, type NetworkView, useLive } from '../../../ipc';
import { ALL_WAYS, bitOf, eachTied, type Picture, type Shown, type Way } from './picture';

export interface Wanted {
  seat: 'student' | 'adults' | null;
  grade: string | null;
  section: string | null;
  /** A group of the picture, students and adults alike. */
  group: number | null;
  way: Way | null;
  standing: 'alone' | 'by_one' | 'bridge' | null;
}

export const EVERYBODY: Wanted = {
  seat: null,
  grade: null,
  section: null,
  group: null,
  way: null,
  standing: null,
};

/** Pure: who is left, of whom the class has these students. */
export function narrowed(
  view: NetworkView,
  picture: Picture | null,
  wanted: Wanted,
  inClass: ReadonlySet<string> | null,
): Shown {
  const ways = wanted.way === null ? ALL_WAYS : bitOf(wanted.way);
  const people = new Uint8Array(view.people.length);
  const ofStudents = wanted.grade !== null || wanted.section !== null;
  view.people.forEach((person, at) => {
    const isStudent = person.seat === 'student';
    const fits =
      (wanted.grade === null || person.grade === wanted.grade) &&
      (wanted.section === null || (inClass?.has(person.id) ?? false));
    people[at] = Number(isStudent ? fits : !ofStudents);
  });
  if (ofStudents && picture) {
    view.people.forEach((person, at) => {
      if (person.seat === 'student' && people[at] === 1) eachTied(picture, at, ways, (other) => (people[other] = 1));
    });
  }
  view.people.forEach((person, at) => {
    const isStudent = person.seat === 'student';
    const fitsSeat = wanted.seat === null || (wanted.seat === 'student') === isStudent;
    const stands = wanted.standing === null || person.standing === wanted.standing;
    const isOfGroup = wanted.group === null || person.community === wanted.group;
    if (!fitsSeat || !stands || !isOfGroup) people[at] = 0;
  });
  // Who is known some other way alone is not shown where one way is asked for.
  if (wanted.way !== null && picture) {
    for (let at = 0; at < people.length; at++) {
      let has = false;
      eachTied(picture, at, ways, () => {
        has = true;
      });
      if (!has) people[at] = 0;
    }
  }
  return { people, ways };
}

export function useShown(view: NetworkView, picture: Picture | null, wanted: Wanted): Shown {
  const { section } = wanted;
  const students = useLive(['visit_class', section], () => kith.visitClass(section ?? ''), 'any', {
    enabled: section !== null,
  }).data?.students;
  const inClass = useMemo(() => (students ? new Set(students.map(({ student }) => student)) : null), [students]);
  return useMemo(() => narrowed(view, picture, wanted, inClass), [view, picture, wanted, inClass]);
}
