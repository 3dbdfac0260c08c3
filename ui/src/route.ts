// Where is the person? One room, perhaps one student, and whether a sitting has the whole window. Nothing of a record is
// kept here but the id of what is open.

import { create } from 'zustand';

export type Room = 'today' | 'students' | 'school' | 'settings';

interface Route {
  room: Room;
  /** The student whose room is open, over the room it was opened from. */
  student: string | null;
  /** A sitting has the window to itself: no rail, no top line, no other student's name. */
  isSession: boolean;
  /** Something of a room is open on top of it: bringing students in, the caseload, a new student. */
  task: 'bringing_in' | 'caseload' | 'add_student' | null;
}

const START: Route = { room: 'today', student: null, isSession: false, task: null };

export const useRoute = create<Route>(() => START);

export const goTo = (room: Room): void => useRoute.setState({ ...START, room });
export const openStudent = (student: string): void => useRoute.setState({ student, isSession: false });
export const closeStudent = (): void => useRoute.setState({ student: null, isSession: false });
export const setSession = (isSession: boolean): void => useRoute.setState({ isSession });
/** Opens a task of the students' room, from wherever; null closes it. */
export const startTask = (task: Route['task']): void => useRoute.setState({ ...START, room: 'students', task });
export const goHome = (): void => useRoute.setState(START);
