// What do the parts of this room share? How something is done and said, the clock of the room, and what can be chosen from.

import { useState } from 'react';
import { attempt, sayUndoable } from '../../frame/attempt';
import { folded } from '../../frame/folded';
import {
  type ActivityEdit,
  commit,
  type Edit,
  failureOf,
  type Format,
  kith,
  type Offer,
  useLive,
  type VisitEdit,
  type VisitorEdit,
  type VisitorLine,
  type VisitorName,
  type VisitSteps,
} from '../../ipc';
import { daysBetween, today } from '../../words/dates';

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

/** What can be said of a visit that was held so: nobody speaks with a recording. */
export const stepsWith = (format: Format): readonly Step[] =>
  format === 'recorded' ? STEPS.filter((step) => step !== 'two_way') : STEPS;

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

/** A visitor of whom no more is known here than the name: that they came, and not when. */
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
  retired_on: null,
});

/** "10:40", by the clock of this machine. */
export function timeNow(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** More days before today than a school year has. */
const FAR_DAYS = 300;

/** A day that was perhaps mistyped, or set by a wrong clock: it is doubted, and kept. */
export const isDoubtful = (day: string): boolean => {
  const ago = daysBetween(day, today());
  return ago < 0 || ago > FAR_DAYS;
};

/**
 * The class that is chosen, and how another is. One that is not here any more is chosen no longer, and nothing of it is left
 * standing: a class that was pasted can be taken back. `first` is the class of what is corrected, and stays.
 */
export function useChosenClass(first: string | null): [string | null, (section: string | null) => void] {
  const [chosen, setChosen] = useState(first);
  const isOther = chosen !== null && chosen !== first;
  const read = useLive(['visit_class', chosen], () => kith.visitClass(chosen ?? ''), 'any', { enabled: isOther });
  const isGone = read.isError && !read.isFetching && failureOf(read.error).refusal?.refusal === 'no_such_record';
  if (isOther && (isGone || read.data?.is_over)) setChosen(first);
  return [chosen, setChosen];
}

/** Whether a text seems to hold a phone number or an address of mail: seven figures that are no day, or a sign in a word. */
export const hasContact = (text: string): boolean =>
  /\S@\S+\.\S/.test(text) ||
  /(?:\d[\s()./-]*){7}/.test(text.replace(/\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}/g, ' '));

/** A name as it is kept, however it is spaced while it is typed: so it is asked for. */
export const spaced = (name: string): string => name.trim().replace(/\s+/g, ' ');

/** Whether two names are one, however they are spaced. */
export const isOneName = (one: string, other: string): boolean => spaced(folded(one)) === spaced(folded(other));
