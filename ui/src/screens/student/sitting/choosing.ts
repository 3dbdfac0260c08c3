// What is a student choosing about their map, before they say that it holds? What they said of each person, and of whom they said
// nothing: whoever stayed between the two on the map before does so again. It writes nothing.

import type { Alter, Choice } from '../../../ipc';
import type { Answer } from '../WhoMaySee';

export interface Deciding {
  answer: Answer;
  is_counted: boolean;
  /** The names of people whom the map hides are kept too. */
  with_names: boolean;
  /** Whom they said to share, and whom not. */
  said: ReadonlyMap<string, boolean>;
}

/** The most private answer comes first, and nobody is counted unasked. */
export const NOTHING_CHOSEN: Deciding = {
  answer: 'only_us',
  is_counted: false,
  with_names: false,
  said: new Map(),
};

type OnMap = readonly Pick<Alter, 'id'>[];

export const choiceOf = (
  { is_counted, with_names, said }: Deciding,
  onMap: OnMap,
  betweenUs: readonly string[],
): Choice => ({
  audience: 'only_us',
  withheld: onMap.flatMap(({ id }) => ((said.get(id) ?? !betweenUs.includes(id)) ? [] : [id])),
  is_counted,
  with_names,
});

/** The same, with what is otherwise in the next choice said by the student. */
export function saidIn(deciding: Deciding, before: Choice, next: Choice, onMap: OnMap): Deciding {
  const said = new Map(deciding.said);
  for (const { id } of onMap) {
    const isLeftOut = next.withheld.includes(id);
    if (isLeftOut !== before.withheld.includes(id)) said.set(id, !isLeftOut);
  }
  return { ...deciding, is_counted: next.is_counted, said };
}
