// What do the parts of this room share? How something is done and said, the clock of the room, and what can be chosen from.

import { attempt, sayUndoable } from '../../frame/attempt';
import { folded } from '../../frame/folded';
import {
  type ActivityEdit,
  commit,
  type Edit,
  type Offer,
  type VisitEdit,
  type VisitorEdit,
  type VisitorLine,
  type VisitorName,
  type VisitSteps,
} from '../../ipc';

async function done(edit: Edit, said: string): Promise<boolean> {
  const committed = await attempt(() => commit(edit));
  if (committed) sayUndoable(said, committed);
  return committed !== undefined;
}

/** Does it, and says so with its undo beside it; false where it could not be done. */
export const does = (edit: VisitEdit, said: string): Promise<boolean> => done({ on: 'visit', do: edit }, said);
export const doesVisitor = (edit: VisitorEdit, said: string): Promise<boolean> =>
  done({ on: 'visitor', do: edit }, said);
export const doesActivity = (edit: ActivityEdit, said: string): Promise<boolean> =>
  done({ on: 'activity', do: edit }, said);

export const OFFERS: readonly Offer[] = ['talk', 'host', 'shadow', 'mentor', 'introduce', 'review_work'];

export const FORMATS = ['in_person', 'virtual', 'recorded'] as const;

export const STEPS = ['prepared', 'two_way', 'reflected', 'stay_in_touch'] as const;
export type Step = (typeof STEPS)[number];

export const NO_STEPS: VisitSteps = { prepared: null, two_way: null, reflected: null, stay_in_touch: null };

/** The steps that were said to be done. */
export const doneOf = (steps: VisitSteps): Set<Step> => new Set(STEPS.filter((step) => steps[step] === true));

/** The steps with those done; one that was said and is not any more is said not to be. */
export function stepsOf(done: ReadonlySet<Step>, before: VisitSteps = NO_STEPS): VisitSteps {
  const told = (step: Step) => (done.has(step) ? true : before[step] === null ? null : false);
  return {
    prepared: told('prepared'),
    two_way: told('two_way'),
    reflected: told('reflected'),
    stay_in_touch: told('stay_in_touch'),
  };
}

/** A visitor of whom no more is known here than the name. */
export const lineOf = ({ id, name, organisation }: VisitorName): VisitorLine => ({
  id,
  told: {
    name,
    organisation,
    role: null,
    cluster: null,
    offers: [],
    languages: [],
    path: null,
    availability: null,
    returns: null,
  },
  visits: 1,
  last_on: null,
});

/** "10:40", by the clock of this machine. */
export function timeNow(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** Whether two names are one, however they are spaced. */
export const isOneName = (one: string, other: string): boolean => spaced(one) === spaced(other);

const spaced = (name: string): string => folded(name).trim().replace(/\s+/g, ' ');
