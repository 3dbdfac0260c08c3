// What does the double answer of the principal's page? Tables that were made once, so that a screen has something to show; which
// tables may be given out is the store's matter and proved there.

import type {
  CaseloadMatch,
  CohortAsked,
  CohortStudent,
  CohortView,
  Definition,
  GroupIs,
  GroupLine,
  PageTable,
  PrincipalsPage,
  ReportAs,
  ReportPage,
  SafeTable,
  TableId,
} from '../../src/bindings';
import { No } from './map';
import { Classroom } from './classroom';
import { SCHOOLS, type Student } from './people';
import { CASELOAD_TABLE } from './previews';

const spans = (cuts: readonly number[]) => cuts.slice(1).map((until, at) => ({ from: cuts[at], until }));

const made = (groups: readonly number[], bands: readonly number[], counts: number[][]): SafeTable => ({
  groups: spans(groups),
  bands: spans(bands),
  counts,
});

/** Grades 9 and 10 in one, 11, 12. */
const THREE = [0, 12, 13, 16];
const TWO = [0, 13, 16];

const OF_MAPS: readonly [TableId, SafeTable | null][] = [
  ['mapped', made(THREE, [0, 1], [[31], [44], [52]])],
  [
    'size',
    made(
      TWO,
      [0, 2, 3, 4, 5],
      [
        [14, 31, 19, 11],
        [11, 17, 13, 11],
      ],
    ),
  ],
  [
    'adults_named',
    made(
      TWO,
      [0, 2, 3, 4],
      [
        [18, 32, 25],
        [12, 21, 19],
      ],
    ),
  ],
  ['elements', made([0, 16], [0, 2, 3, 4], [[22, 61, 44]])],
  [
    'spread',
    made(
      TWO,
      [0, 2, 3, 4],
      [
        [13, 38, 24],
        [12, 22, 18],
      ],
    ),
  ],
  ['goal_fit', null],
  ['growth', made([0, 16], [0, 1, 2, 3, 4], [[58, 13, 12, 44]])],
];

const OF_SCHOOL: readonly [TableId, SafeTable | null][] = [
  [
    'marked',
    made(
      THREE,
      [0, 1, 2, 3],
      [
        [41, 77, 82],
        [22, 41, 37],
        [13, 38, 49],
      ],
    ),
  ],
  [
    'visits',
    made(
      [0, 13, 16],
      [0, 1, 2, 4, 5],
      [
        [172, 51, 44, 33],
        [21, 25, 31, 23],
      ],
    ),
  ],
];

const lawfulMade = (id: TableId): SafeTable | null =>
  id === 'marked'
    ? made(
        [0, 1, 2],
        [0, 1, 2, 3],
        [
          [14, 21, 12],
          [17, 39, 32],
        ],
      )
    : null;

export abstract class Releases extends Classroom {
  private releases: { by: string; hasMaps: boolean }[] = [];
  private threshold = 10;
  /** In a district its server makes releases: it answers when the test says so. */
  private asked: PrincipalsPage['asked'] = null;

  private holdsMaps = () => this.open?.has_maps ?? false;

  principalsPage(school: string): PrincipalsPage {
    const last = this.releases.at(-1);
    const of = ([id, table]: readonly [TableId, SafeTable | null], isHeld: boolean): PageTable => ({
      told: {
        id,
        version: 1,
        state: table === null ? 'too_few' : 'fresh',
        table: last && isHeld ? table : null,
        half_within_months: id === 'mapped' ? 3 : null,
        median_change: id === 'growth' ? 2 : null,
      },
      made_on: last ? this.day : null,
      made_by: last?.by ?? null,
      threshold: this.threshold,
      students: 400,
      taught: [10, 11, 12, 13],
      now: !last ? null : !isHeld ? 'needs_server' : table === null ? 'too_few' : 'fresh',
    });
    const tables = [...OF_MAPS.map((one) => of(one, last?.hasMaps ?? false)), ...OF_SCHOOL.map((one) => of(one, true))];
    return {
      school,
      school_name: SCHOOLS[0].name,
      threshold: this.threshold,
      tables,
      history: this.releases
        .map(({ by }, at) => ({
          id: `release-${at}`,
          made_on: this.day,
          made_by: by,
          threshold: this.threshold,
          tables: tables.filter(({ told }) => told.table !== null).map(({ told }) => told.id),
        }))
        .reverse(),
      by_server: this.isOfDistrict(),
      asked: this.asked,
      holds_maps: this.holdsMaps(),
      holds_school: true,
    };
  }

  private isOfDistrict = () => (this.options.district ?? 'none') !== 'none';

  /** What comes of what was asked: the tables with everybody's maps, or a word of why not. */
  serverAnswers(school: string, not_made: 'stands' | 'nothing' | null) {
    if (this.asked && not_made !== null) this.asked = { ...this.asked, not_made };
    if (this.asked && not_made === null) {
      this.releases.push({ by: this.asked.asked_by, hasMaps: true });
      this.asked = null;
    }
    this.tell('committed', { scopes: [{ of: 'school' as const, id: school }], kinds: ['release'] });
  }

  makeRelease(school: string) {
    if (this.isOfDistrict()) {
      this.asked = { asked_on: this.day, asked_by: this.open?.name ?? '', not_made: null };
      const scopes = [{ of: 'school' as const, id: school }];
      this.tell('committed', { scopes, kinds: ['release'] });
      return { commit: crypto.randomUUID(), edit: 'ask_release', scopes, kinds: ['release' as const] };
    }
    if (this.releases.length > 0) throw new No({ refusal: 'release_stands' });
    this.releases.push({ by: this.open?.name ?? '', hasMaps: this.holdsMaps() });
    const scopes = [{ of: 'school' as const, id: school }];
    this.tell('committed', { scopes, kinds: ['release'] });
    return { commit: crypto.randomUUID(), edit: 'make_release', scopes, kinds: ['release' as const] };
  }

  protected raiseThreshold(threshold: number) {
    const now = this.threshold;
    if (threshold < now || threshold > 100) throw new No({ refusal: 'threshold_only_rises', now, most: 100 });
    this.threshold = threshold;
  }

  cohort(asked: CohortAsked): CohortView {
    if (asked.program !== null && !this.groupsOf('program').some(({ id }) => id === asked.program))
      throw new No({ refusal: 'no_such_record' });
    const fits = (student: Student) =>
      (this.isOn(student) || !this.holdsMaps()) &&
      !student.hasLeft &&
      (asked.grade === null || student.grade === asked.grade) &&
      (asked.section === null || student.sections.includes(asked.section)) &&
      (asked.program === null || this.inGroup(asked.program).includes(student.id));
    const students = this.here().filter(fits).length;
    const holds_maps = this.holdsMaps();
    const lawful = asked.by === 'lawful' ? this.groupsOf('lawful') : [];
    const groups = asked.by === null || asked.by === 'lawful' ? 0 : 2;
    // Each table, and its two halves where the students are told apart.
    const table = (id: TableId, bands: number[]) => ({
      id,
      version: 1,
      bands,
      groups: groups === 0 ? [] : [bands.map((one) => Math.floor(one / 2)), bands.map((one) => Math.ceil(one / 2))],
      // The first of them is large enough in one table; another one in none.
      lawful: lawful.map((_, at) => (at === 0 ? lawfulMade(id) : null)),
    });
    const tables = [
      ...(holds_maps ? [table('size', [0, 6, 19, 22, 13]), table('growth', [4, 9, 11, 36])] : []),
      table('marked', [31, 60, 44]),
    ];
    const matched = holds_maps ? { students: 56, median_change: 2.5 } : { students: 0, median_change: null };
    const programs = this.groupsOf('program').map(({ told }) => told);
    const names =
      asked.by === 'program'
        ? [...programs.map(({ name }) => name), 'AVID']
        : asked.by === 'section'
          ? ['English 9', 'Math 10']
          : SCHOOLS.map(({ name }) => name);
    return {
      students,
      holds_maps,
      mapped: holds_maps ? Math.min(students, 60) : 0,
      half_within_months: students === 0 || !holds_maps ? null : 3,
      tables: students === 0 ? [] : tables,
      matched,
      groups: Array.from({ length: groups }, (_, at) => ({
        name: asked.by === 'grade' ? '' : names[at],
        grade: asked.by === 'grade' ? 10 + at : null,
        begins_on: asked.by === 'program' ? (programs[at]?.begins_on ?? null) : null,
        ends_on: asked.by === 'program' ? (programs[at]?.ends_on ?? null) : null,
        students: Math.floor(students / 2),
        matched: { students: Math.floor(matched.students / 2), median_change: matched.median_change },
      })),
      lawful: lawful.map(({ told }) => told),
      threshold: this.threshold,
    };
  }

  cohortList = (asked: CohortAsked): CohortStudent[] =>
    this.here()
      .filter((one) => this.isOn(one) && (asked.grade === null || one.grade === asked.grade))
      .slice(0, 9)
      .map((one) => ({ student: one.id, name: one.given }));

  private groupsOf = (is: GroupIs) => this.shelf.groups.filter(({ told }) => told.is === is);
  private inGroup = (group: string) => this.shelf.groups.find(({ id }) => id === group)?.in_it ?? [];

  /** For a test: the students by the names that are shown. */
  everybodyHere = () => this.here().map((one) => ({ id: one.id, name: this.shown(one) }));

  studentGroups = (): GroupLine[] =>
    this.shelf.groups.map(({ in_it, ...line }) => ({ ...line, students: in_it.length }));

  inStudentGroup = (group: string) =>
    this.here()
      .filter(({ id }) => this.inGroup(group).includes(id))
      .map((one) => ({ student: one.id, name: this.shown(one), has_left: one.hasLeft }));

  groupFromTable = (group: string): CaseloadMatch => {
    const students = this.here().slice(0, Math.min(8, CASELOAD_TABLE.matched));
    const edit = { edit: 'set_in_group', group, students: students.map(({ id }) => id), is_in: true } as const;
    const { commit } = this.commit({ on: 'group', do: edit });
    return { ...CASELOAD_TABLE, matched: students.length, commit };
  };

  giveReport = (_page: ReportPage, how: ReportAs) => how.as !== 'print' || !this.options.hasNoViewer;

  indicators = (): Definition[] => [
    {
      id: 'Q1',
      version: 1,
      title: 'Network size',
      dimension: 'quantity',
      unit: 'count',
      formula: 'n',
      source: 'Burt 1984; Marin & Hampton 2007',
    },
    {
      id: 'K1.network',
      version: 1,
      title: 'Developmental elements met by somebody',
      dimension: 'quality',
      unit: 'share',
      formula: 'elements met / asked',
      source: 'Search Institute framework, own words',
    },
    {
      id: 'T1',
      version: 1,
      title: 'Density',
      dimension: 'structure',
      unit: 'share',
      formula: '2t',
      source: 'standard',
    },
    {
      id: 'M3',
      version: 1,
      title: 'Goal fit',
      dimension: 'mobilization',
      unit: 'count',
      formula: 'people',
      source: 'playbook',
    },
  ];
}
