// What would a platform's list of visits bring in at the double? One list whose days can be read in two ways, and a calendar.

import type { Format, ListMapping, Preview, VisitListView } from '../../src/bindings';
import type { Id } from './people';
import { none } from './previews';

const noDays = { unsaid: 0, samples: [], not_day_first: 0, not_month_first: 0 };

export const VISIT_LIST: VisitListView = {
  look: {
    file: 'sessions.csv',
    is_calendar: false,
    columns: ['Date', 'Time', 'Speaker', 'Company', 'Class', 'Session type', 'Title', 'Students', 'Rating'],
    sample: [
      ['03/09/2026', '10:40', 'Maya Brandt', 'Basin Power', 'Biology 1', 'Live', 'A day at the dam', '28', '5'],
      ['13/09/2026', '1:05 PM', 'Tom Ostrowski', 'Juniper Weekly', 'Biology 1', 'Recorded', 'A front page', '27', '4'],
      ['14/09/2026', '', '=HYPERLINK("x")', '', 'Period 9', 'Live', '', '', ''],
    ],
    total: 312,
    guess: ['day', 'time', 'visitor', 'organisation', 'class', 'format', 'title', 'counted', 'ignore'],
    days: [
      {
        unsaid: 312,
        samples: [
          { text: '03/09/2026', day_first: '2026-09-03', month_first: '2026-03-09' },
          { text: '13/09/2026', day_first: '2026-09-13', month_first: null },
        ],
        not_day_first: 0,
        not_month_first: 190,
      },
      ...Array.from({ length: 8 }, () => noDays),
    ],
    mark: '0192f3a4-0000-7000-8000-0000000ab1e5',
    left_out: [],
  },
  mapping: {
    columns: ['day', 'time', 'visitor', 'organisation', 'class', 'format', 'title', 'counted', 'ignore'],
    days: null,
    of: 'held',
  },
  is_remembered: false,
};

const COLUMNS = ['summary', 'day', 'time', 'organizer', 'attendees', 'location', 'status', 'uid'];

export const CALENDAR: VisitListView = {
  look: {
    ...VISIT_LIST.look,
    file: 'visits.ics',
    is_calendar: true,
    columns: COLUMNS,
    sample: [['Maya Brandt', '2026-12-04', '10:40', '', '', 'Biology 1', '', 'a1']],
    total: 1,
    guess: ['visitor', 'day', 'time', 'ignore', 'ignore', 'class', 'status', 'number'],
    days: COLUMNS.map(() => noDays),
  },
  mapping: {
    columns: ['visitor', 'day', 'time', 'ignore', 'ignore', 'class', 'status', 'number'],
    days: null,
    of: 'planned',
  },
  is_remembered: true,
};

/** What such a list would change. */
export function listPreview(path: string, mapping: ListMapping, _section: Id | null, _format: Format): Preview {
  const isCalendar = path.endsWith('.ics');
  const nothing = {
    changes: none,
    leavers: none,
    unchanged: none,
    leaving: [],
    look_alikes: [],
    coming: [],
    listed_again: [],
    untaken: 0,
  };
  const lost = mapping.days === 'month_first' ? 190 : 1;
  return {
    ...nothing,
    format: isCalendar ? 'Calendar' : 'Visits',
    adds: isCalendar ? { ...none, planned: 1 } : { ...none, visits: 312 - lost, visitors: 2 },
    refused: isCalendar
      ? []
      : [{ file: 'sessions.csv', line: 4, column: null, reason: { is: 'class_unknown' }, more: 0 }],
    warned: isCalendar
      ? []
      : [{ file: 'sessions.csv', line: 9, column: null, reason: { is: 'listed_twice' }, more: 0 }],
    refused_total: isCalendar ? 0 : lost,
    warned_total: isCalendar ? 0 : 1,
  };
}
