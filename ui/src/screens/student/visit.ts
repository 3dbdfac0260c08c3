// Which map lies on the table, and was this visit to the file recorded? Kept beside the room, since the frame around it goes
// when a sitting takes the window. Ids only.

import { create } from 'zustand';
import { attempt } from '../../frame/attempt';
import { client, kith, readStatusAgain, STATUS } from '../../ipc';
import { setSession, useRoute } from '../../route';
import { forgetDrawings } from '../../sociogram/forgetting';
import { hush } from '../../widgets/StatusLine';

interface Visit {
  /** Whose file was opened, and told so, on this visit. */
  opened: string | null;
  sitting: { student: string; wave: string } | null;
}

const useVisit = create<Visit>(() => ({ opened: null, sitting: null }));

/** The map of a sitting with this student; none where no sitting has the window. */
export function useSitting(student: string): string | null {
  const isSession = useRoute((route) => route.isSession);
  const sitting = useVisit((visit) => visit.sitting);
  return isSession && sitting?.student === student ? sitting.wave : null;
}

export function sit(student: string, wave: string): void {
  useVisit.setState({ sitting: { student, wave } });
  setSession(true);
}

/** Prepares a sitting over a draft. From then on the shell answers for nothing else, and nothing else is held here. */
export const prepare = (wave: string): Promise<void> => seat(() => kith.beginSitting(wave));

/** Prepares one without a map: the two talk, and nothing is written. */
export const prepareTalk = (student: string): Promise<void> => seat(() => kith.beginTalk(student));

async function seat(begin: () => Promise<null>): Promise<void> {
  if ((await attempt(begin)) === undefined) return;
  // What was said a moment ago may name somebody else.
  hush();
  forgetDrawings();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATUS[0] });
  await readStatusAgain();
}

export function rise(): void {
  setSession(false);
  useVisit.setState({ sitting: null });
}

/** True once per visit. */
export function beginVisit(student: string): boolean {
  if (useVisit.getState().opened === student) return false;
  useVisit.setState({ opened: student });
  return true;
}

/** The room goes. While its student stays chosen it only moves: into a sitting, or out of one. */
export function endVisit(student: string): void {
  if (useRoute.getState().student !== student) useVisit.setState({ opened: null, sitting: null });
}
