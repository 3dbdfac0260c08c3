// Who is in the double's school? Forty invented students and the adults around them, the same every time.
// Nothing here is drawn at random: a screenshot of today equals a screenshot of tomorrow.

import type {
  ConsentLine,
  ContactRow,
  ErasureLine,
  HoldLine,
  NameMay,
  Role,
  StudentByHand,
  TeamNoteLine,
} from '../../src/bindings';
import { type Noted, nothingNoted } from './records';

export type Id = string;

export const NOTHING_ELSE: NameMay = { be_printed: false, be_sent: false };

export interface Student {
  id: Id;
  given: string;
  family: string;
  called: string | null;
  /** What they said yes to of that name, beyond its being written down. */
  called_may?: NameMay;
  grade: string | null;
  school: Id | null;
  number: string | null;
  byHand: StudentByHand | null;
  /** Came in while the window is open. */
  isNew?: true;
  hasLeft: boolean;
  sameAs: Id | null;
  byRule: boolean;
  byChoice: boolean | null;
  sections: Id[];
  contacts: ContactRow[];
  teamNotes: TeamNoteLine[];
  holds: HoldLine[];
  erasures: ErasureLine[];
  consents: ConsentLine[];
  noted: Noted;
  steps: { id: Id; what: string; due_on: string; finished_on: string | null }[];
  invitation: { id: Id; asked_on: string } | null;
}

export const ROLE: Role = 'counselor';

/** An id that reads as what it is for: `idOf('student', 3)`. */
export function idOf(kind: string, n: number): Id {
  const kinds = [
    'student',
    'wave',
    'alter',
    'school',
    'section',
    'staff',
    'step',
    'invitation',
    'rule',
    'person',
    'ask',
    'note',
    'campaign',
    'visitor',
    'visit',
    'activity',
    'group',
  ];
  const at = kinds.indexOf(kind);
  if (at < 0) throw new Error(kind);
  return `0199a000-0000-7000-8${String(at).padStart(3, '0')}-${n.toString(16).padStart(12, '0')}`;
}

const NAMES = [
  'Luz Morales',
  'Amara Okafor',
  'Dmitri Volkov',
  'Noor Haddad',
  'Caleb Whitehorse',
  'Mai Nguyễn',
  'José Ñáñez',
  'Priya Raman',
  'Elena Petrova',
  'Kwame Mensah',
  'Sofía Castillo',
  'Jonas Lindqvist',
  'Aaliyah Brooks',
  'Tomasz Zieliński',
  'Hana Kobayashi',
  'Mateo Rivera',
  'Fatima Zahra Benali',
  'Oluwaseun Adeyemi',
  'Grace O’Connor',
  'Kenji Watanabe',
  'Isabella Rossi',
  'Samir Patel',
  'Wren Tsosie',
  'Leilani Kealoha',
  'Marcus Johnson',
  'Zeynep Yılmaz',
  'Rafael Souza',
  'Anneliese Bauer',
  'Tuan Phạm',
  'Nia Thompson',
  'Yusuf Abdi',
  'Clara Dubois',
  'Diego Fuentes',
  'Min-jun Park',
  'Rosa Delgado',
  'Ethan Miller',
  'Saoirse Byrne',
  'Arjun Singh',
  'Lucía Herrera',
  'Benjamin Cohen',
];

const GRADES = ['09', '10', '11', '12'];

export const SCHOOLS = [
  { id: idOf('school', 1), name: 'Cedar Creek High School' },
  { id: idOf('school', 2), name: 'Cedar Creek Middle School' },
];

export const SECTIONS = [
  { id: idOf('section', 1), title: 'English 10, period 2', teachers: ['Ms. Abara'] },
  { id: idOf('section', 2), title: 'Biology, period 4', teachers: ['Mr. Lund'] },
  { id: idOf('section', 3), title: 'Algebra II, period 1', teachers: ['Ms. Chen', 'Mr. Ortiz'] },
  { id: idOf('section', 4), title: 'Art studio', teachers: ['Mx. Rowe'] },
];

export const ADULTS = [
  { id: idOf('staff', 1), label: 'Ms. Abara', detail: 'Teacher', of: 'staff' as const },
  { id: idOf('staff', 2), label: 'Mr. Lund', detail: 'Teacher', of: 'staff' as const },
  { id: idOf('staff', 3), label: 'Coach Ramos', detail: 'Coach', of: 'staff' as const },
  { id: idOf('staff', 4), label: 'Dr. Anand', detail: 'Nurse', of: 'staff' as const },
  { id: idOf('person', 1), label: 'Maya Brandt, electrician', detail: 'Visitor', of: 'visitor' as const },
];

/** The forty. Two of them go to the middle school; one was typed by hand and seems to be another. */
export function students(daysAgo: (days: number) => string): Student[] {
  const all = NAMES.map((name, at): Student => {
    const [given, ...rest] = name.split(' ');
    const n = at + 1;
    return {
      id: idOf('student', n),
      given,
      family: rest.join(' '),
      called: null,
      grade: GRADES[at % 4],
      school: SCHOOLS[at % 9 === 8 ? 1 : 0].id,
      number: String(20_400 + n * 7),
      byHand: null,
      hasLeft: at === 37,
      sameAs: null,
      byRule: at % 10 !== 9,
      byChoice: null,
      sections: [SECTIONS[at % 3].id, SECTIONS[3].id].slice(0, 1 + (at % 2)),
      contacts:
        at % 3 === 0
          ? [
              {
                source_id: `c${n}`,
                student: idOf('student', n),
                name: `${['Marisol', 'Henry', 'Adaeze'][at % 3]} ${rest.join(' ')}`,
                relation: 'Mother',
                lives_with: true,
                phone: '555-0142',
              },
            ]
          : [],
      steps: [],
      teamNotes: [],
      holds: [],
      erasures: [],
      consents: [],
      noted: nothingNoted(),
      invitation: null,
    };
  });
  all[5].called = 'Mai';
  all[0].steps = [
    { id: idOf('step', 1), what: 'Ask Coach Ramos about the summer program', due_on: daysAgo(0), finished_on: null },
  ];
  all[7].steps = [
    { id: idOf('step', 2), what: 'Bring the form for the library', due_on: daysAgo(2), finished_on: null },
  ];
  all[0].noted = {
    openings: [9, 9, 9, 20, 20, 41].map((days, at) => ({
      at: `${daysAgo(days)}T1${at}:20:00Z`,
      by: at % 4 === 3 ? 'Ben Osei' : 'Ana Whitfield',
    })),
    disclosures: [
      {
        id: idOf('note', 31),
        what: 'page',
        to_whom: 'Luz',
        why: null,
        given_on: daysAgo(41),
        by: 'Ana Whitfield',
        at: `${daysAgo(41)}T15:20:00Z`,
      },
      {
        id: idOf('note', 32),
        what: 'district_records',
        to_whom: 'Juniper',
        why: null,
        given_on: daysAgo(43),
        by: '',
        at: `${daysAgo(43)}T03:00:00Z`,
      },
    ],
    corrections: [
      {
        id: idOf('note', 32),
        text: 'The grade is wrong. She is in grade 10 since August.',
        asked_by: 'parent',
        called: 'Marisol Morales',
        asked_on: daysAgo(3),
        settled: null,
      },
    ],
    summary: { proposed: null, approved: null },
  };
  all[3].invitation = { id: idOf('invitation', 1), asked_on: daysAgo(1) };
  all[14].invitation = { id: idOf('invitation', 2), asked_on: daysAgo(0) };
  const typed = { given: 'Jose', family: 'Nanez', grade: '11', school: SCHOOLS[0].id, number: null };
  all.push({
    ...all[6],
    id: idOf('student', 41),
    given: typed.given,
    family: typed.family,
    number: null,
    byHand: typed,
    sections: [],
    contacts: [],
    steps: [],
    teamNotes: [],
    holds: [],
    erasures: [],
    consents: [],
    noted: nothingNoted(),
  });
  return all;
}

/** As names are compared: without case, accents and apostrophes. */
export const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase();

/** A student whom somebody typed: known by hand alone, and in nothing yet. */
export function typed(id: Id, by_hand: Student['byHand'] & object): Student {
  return {
    id,
    given: by_hand.given,
    family: by_hand.family,
    called: null,
    grade: by_hand.grade,
    school: by_hand.school,
    number: by_hand.number,
    byHand: by_hand,
    hasLeft: false,
    sameAs: null,
    byRule: false,
    byChoice: null,
    sections: [],
    contacts: [],
    steps: [],
    teamNotes: [],
    holds: [],
    erasures: [],
    consents: [],
    noted: nothingNoted(),
    invitation: null,
  };
}
