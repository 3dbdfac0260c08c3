// Where is the person? One room, perhaps one student, and whether a sitting has the whole window. Nothing of a record is
// kept here but the id of what is open.

import { create } from 'zustand';

export type Room = 'today' | 'students' | 'visits' | 'school' | 'settings';

interface Route {
  room: Room;
  /** The student whose room is open, over the room it was opened from. */
  student: string | null;
  /** A sitting has the window to itself: no rail, no top line, no other student's name. */
  isSession: boolean;
  /** Something of a room is open on top of it: bringing students in, the caseload, a new student. */
  task: 'bringing_in' | 'bringing_visits' | 'bringing_answers' | 'bringing_choices' | 'caseload' | 'add_student' | null;
  /** The visit that answers are brought in for, or whose sheet was asked for. */
  visit: string | null;
  /** The class whose chosen fields are brought in, or were asked for. */
  section: string | null;
  /** The part of the room of visits that was asked for from elsewhere. */
  part: 'wishes' | 'plan' | 'past' | 'fields' | null;
  /** Students opens with everyone, and not with one's own. */
  isEveryone: boolean;
  /** Nobody has gone anywhere yet: each role begins where its day does. */
  isFresh: boolean;
}

const START: Route = {
  room: 'today',
  student: null,
  isSession: false,
  task: null,
  visit: null,
  section: null,
  part: null,
  isEveryone: false,
  isFresh: true,
};

export const useRoute = create<Route>(() => START);

export const goTo = (room: Room): void => useRoute.setState({ ...START, room, isFresh: false });
/** Opens all students: somebody was just brought in, and may be on nobody's caseload. */
export const goToEveryone = (): void =>
  useRoute.setState({ ...START, room: 'students', isEveryone: true, isFresh: false });
/** Opens the wishes to stay in touch, from wherever. */
export const goToWishes = (): void => useRoute.setState({ ...START, room: 'visits', part: 'wishes', isFresh: false });
/** Opens the visits that are planned, from wherever. */
export const goToPlans = (): void => useRoute.setState({ ...START, room: 'visits', part: 'plan', isFresh: false });
/** Opens the visits that were logged, from wherever. */
export const goToPastVisits = (): void => useRoute.setState({ ...START, room: 'visits', part: 'past', isFresh: false });
/** Opens the sheet of a visit, from wherever. */
export const goToAfter = (visit: string): void =>
  useRoute.setState({ ...START, room: 'visits', part: 'past', visit, isFresh: false });
/** The sheet that was asked for was opened: whoever leaves it and comes back finds the list of visits. */
export const openedAfter = (): void => useRoute.setState({ visit: null });
/** Opens the way in for the answers after a visit. */
export const bringAnswers = (visit: string): void =>
  useRoute.setState({ ...START, room: 'visits', task: 'bringing_answers', visit, isFresh: false });
/** Opens the way in for the fields that students chose; it leads back to this class. */
export const bringChoices = (section: string): void =>
  useRoute.setState({ ...START, room: 'visits', task: 'bringing_choices', section, isFresh: false });
/** Opens the chosen fields of a class, from wherever. */
export const goToFields = (section: string | null): void =>
  useRoute.setState({ ...START, room: 'visits', part: 'fields', section, isFresh: false });
export const openStudent = (student: string): void => useRoute.setState({ student, isSession: false });
export const closeStudent = (): void => useRoute.setState({ student: null, isSession: false });
export const setSession = (isSession: boolean): void => useRoute.setState({ isSession });
/** Opens a task of a room, from wherever; null closes it and shows the students. */
export const startTask = (task: Route['task']): void =>
  useRoute.setState({ ...START, room: task === 'bringing_visits' ? 'visits' : 'students', task, isFresh: false });
export const goHome = (): void => useRoute.setState(START);
