// What is a student called in a sentence? As in the room, else by the given name; whole names stand in headings.

import type { StudentFile } from '../../ipc';

export const calledOf = ({ name, shown }: Pick<StudentFile, 'name' | 'shown'>): string =>
  name.called ?? (name.given || shown);
