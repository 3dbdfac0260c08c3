// How are a student's grade and school said in one breath? Unknown is left out, never guessed.

import { t } from '../words';

/** "9" for "09"; other writings stay as the roster has them. */
export const gradeShort = (grade: string): string => grade.replace(/^0(?=\d$)/, '');

/** "Grade 9", "KG", or nothing. */
export const gradeWords = (grade: string | null): string =>
  grade === null ? '' : /^\d+$/.test(grade) ? t('grade', { grade: gradeShort(grade) }) : grade;

export const gradeAndSchool = (grade: string | null, school: string | null): string =>
  [gradeWords(grade), school ?? ''].filter((part) => part !== '').join(' · ');
