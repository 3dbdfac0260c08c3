// What is said of the network? The finding first, then what each person is and how they stand, in words: a student never stands
// beside a figure. Pure.

import type { NetworkGroup, NetworkPerson, NetworkView } from '../../../ipc';
import { inLocale, t } from '../../../words';
import { gradeWords } from '../../../words/people';
import { bitOf, eachTied, type Picture, type Shown, WAYS } from './picture';

const listed = inLocale((tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'short' }));

/** What the picture shows, as a sentence or two. */
export function findingWords({ students, students_alone, students_by_one, bridges, parts }: NetworkView): string {
  const first =
    students_alone > 0 && students_by_one === 0
      ? t('network-finding-alone-only', { alone: students_alone, students })
      : students_alone > 0
        ? t('network-finding-alone', { alone: students_alone, students, single: students_by_one })
        : students_by_one > 0
          ? t('network-finding-single', { single: students_by_one, students })
          : t('network-finding-all', { students });
  const second =
    bridges > 0 ? t('network-finding-bridges', { bridges }) : parts > 1 ? t('network-finding-parts', { parts }) : '';
  return `${first} ${second}`.trim();
}

/** "Student · Grade 9", "Teacher", "Visitor · Cedar Mill". */
export function whatWords({ seat, grade, role }: NetworkPerson): string {
  const more = seat === 'student' ? gradeWords(grade) : (role ?? '');
  if (seat === 'adult') return more === '' ? t('network-adult') : more;
  return [t(seat === 'student' ? 'network-student' : 'network-visitor'), more]
    .filter((part) => part !== '')
    .join(' · ');
}

export const standingWords = ({ standing, seat }: NetworkPerson): string =>
  standing === 'tied'
    ? ''
    : t(standing === 'alone' && seat !== 'student' ? 'network-stands-alone-adult' : `network-stands-${standing}`);

/** "Group 3, mostly Algebra 1": what most of its students share, or its number alone. */
export function groupWords({ nth, section, grade }: NetworkGroup): string {
  const what = section ?? (grade === null ? null : gradeWords(grade));
  return what === null ? t('network-group', { nth }) : t('network-group-mostly', { nth, what });
}

export const waysWords = (ways: number): string =>
  listed().format(WAYS.filter((way) => (ways & bitOf(way)) !== 0).map((way) => t(`network-way-${way}`)));

/** Whom somebody goes with, by name, whoever is shown beside them. */
export function namesBeside(view: NetworkView, picture: Picture, one: number, shown: Shown): string[] {
  const found: NetworkPerson[] = [];
  eachTied(picture, one, shown.ways, (other) => found.push(view.people[other]));
  return found.toSorted((a, b) => a.place - b.place).map(({ name }) => name);
}

/** The first few names; that there are more is said, and not how many. */
export function fewNames(names: readonly string[], most = 6): string {
  const few = names.slice(0, most);
  return listed().format(names.length > most ? [...few, t('network-and-more')] : few);
}

/** What is read out when somebody is come to. */
export function spoken(view: NetworkView, picture: Picture, one: number, shown: Shown): string {
  const person = view.people[one];
  const names = namesBeside(view, picture, one, shown);
  const beside = names.length === 0 ? t('network-beside-nobody') : t('network-beside', { names: fewNames(names) });
  return [person.name, whatWords(person), standingWords(person), beside].filter((part) => part !== '').join('. ');
}
