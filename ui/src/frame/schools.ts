// Which schools are there to choose from? Those that are known, and one's own where it is none of them: the roster's record
// of a school stands for the one that was named at set-up.

import type { OpenProfile, SchoolChoice } from '../ipc';

const isOf = (school: SchoolChoice, id: string) => school.id === id || school.also.includes(id);

/** The record that stands for a school. */
export const standsFor = (id: string | null, known: readonly SchoolChoice[]): string | null =>
  id === null ? null : (known.find((school) => isOf(school, id))?.id ?? id);

/** The known schools, with one's own before them where it is not among them. */
export const withOwn = (
  own: OpenProfile['school'],
  known: readonly SchoolChoice[],
): readonly { id: string; name: string }[] =>
  own && !known.some((school) => isOf(school, own.id)) ? [own, ...known] : known;
