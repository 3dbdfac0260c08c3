// How does what stands here come on paper? Whatever bears `print-page` is printed alone and always light. The record says that a
// page was given before the system asks which printer: whoever then prints nothing has said so one time too many.

import { attempt } from '../../frame/attempt';
import { printsLight } from '../../frame/onPaper';
import { commit, uuidv7 } from '../../ipc';
import { today } from '../../words/dates';

export async function printHere(student: string, name: string): Promise<void> {
  const edit = {
    edit: 'disclose',
    disclosure: uuidv7(),
    student,
    what: 'page',
    to_whom: name,
    why: null,
    on: today(),
  } as const;
  if (!(await attempt(() => commit({ on: 'disclosure', do: edit })))) return;
  printsLight();
}
