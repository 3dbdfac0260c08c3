// What is a student called in a sentence? As in the room, else by the given name; whole names stand in headings.

import type { StudentFile } from '../../ipc';

export const calledOf = ({ name, shown }: Pick<StudentFile, 'name' | 'shown'>): string =>
  name.called ?? (name.given || shown);

/** The same where it is printed, or travels with the record: as in the room only where the student said yes to that. */
export const calledWhere = (
  may: keyof StudentFile['name_may'],
  { name, name_may, shown }: Pick<StudentFile, 'name' | 'name_may' | 'shown'>,
): string => (name_may[may] && name.called) || name.given || name.family || shown;
