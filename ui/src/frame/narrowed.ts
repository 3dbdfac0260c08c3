// Which students are asked for where nothing narrows it?

import type { StudentsAsked } from '../ipc';

export const NOT_NARROWED: Pick<StudentsAsked, 'school' | 'grade' | 'section' | 'without_map' | 'came_lately'> = {
  school: null,
  grade: null,
  section: null,
  without_map: false,
  came_lately: false,
};
