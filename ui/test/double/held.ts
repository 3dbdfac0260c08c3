// What does the double hold? A school, its maps, and who is here; filled as one would find them on a Monday.

import type {
  Appearance,
  CaseloadRuleLine,
  FailureCode,
  Language,
  OpenProfile,
  Scope,
  ScreenWish,
  SittingNow,
  TimeEntry,
  UnreadableDraft,
  WaveLine,
  Which,
  Wordings,
} from '../../src/bindings';
import { daysAfter, daysBetween, today } from '../../src/words/dates';
import type { CommandName } from '../../src/ipc';
import { Answering, type DoubleOptions } from './answering';
import { network, No, NO_GOAL, type Wave } from './map';
import { type Marking, noMarking } from './marking';
import { type Id, idOf, NOTHING_ELSE, SCHOOLS, type Student, students } from './people';
import { type Activity, someActivities } from './activities_held';
import { type ClassroomHeld, noClassroom } from './classroom_held';
import { type HeldGroup, someGroups } from './groups_held';
import { noVisits, someVisits, type VisitsHeld } from './visits_held';

export const ME = idOf('staff', 90);

export interface Shelf {
  visits: VisitsHeld;
  classroom: ClassroomHeld;
  groups: HeldGroup[];
  activities: Activity[];
  students: Student[];
  rules: CaseloadRuleLine[];
  dismissed: string[];
  /** One's own time log. */
  time: TimeEntry[];
  marking: Marking;
}

/** A step that was done, or taken back, with the shelf as it stood before. */
export interface Step {
  edit: string;
  before: Shelf;
  commit: string;
  /** Whose map it was on, where it was on one. */
  wave?: Id;
}

/** A no that stands. */
export const isRefused = (one: Student): boolean =>
  one.consents.some(({ told }) => told.what === 'mapping' && told.answer === 'no' && told.withdrawn_on === null);

export abstract class Held extends Answering {
  protected shelf: Shelf = {
    students: [],
    rules: [],
    dismissed: [],
    time: [],
    marking: noMarking(),
    visits: noVisits(),
    classroom: noClassroom(),
    groups: [],
    activities: [],
  };
  protected undone: Step[] = [];
  protected done: Step[] = [];
  protected waves = new Map<Id, Wave>();
  protected open: OpenProfile | null = null;
  protected sitting: SittingNow | null = null;
  protected screenWish: ScreenWish = { is_lit: false, language: null };
  protected letterKeys = true;
  protected said: Wordings = { en: { opening: null, safety: null }, es: { opening: null, safety: null } };
  protected appearance: Appearance = { theme: 'system', is_still: false, text_pct: 100 };
  protected language: Language = 'en';
  protected unsent = 14;
  protected unreadable: UnreadableDraft[] = [];
  protected readonly day = today();

  constructor(options: DoubleOptions = {}) {
    super(options);
    this.appearance = { ...this.appearance, ...options.appearance };
    this.language = options.language ?? this.language;
    if (!options.isEmpty && options.start !== 'first') this.fill();
    if ((options.start ?? 'open') === 'open') this.open = this.profile();
    this.unreadable = options.unreadable ?? [];
  }

  protected ago = (days: number): string => daysAfter(today(), -days);

  protected profile(): OpenProfile {
    const isInvented = this.options.isInvented ?? false;
    return {
      profile: 'p1',
      me: ME,
      name: 'Ana Whitfield',
      role: this.options.role ?? 'counselor',
      has_maps: (this.options.role ?? 'counselor') === 'counselor',
      school: { id: SCHOOLS[0].id, name: isInvented ? 'Willow Bend High School' : SCHOOLS[0].name },
      is_invented: isInvented,
      is_code_unseen: this.options.isCodeUnseen ?? false,
    };
  }

  protected fill() {
    this.shelf.students = students(this.ago);
    this.shelf.visits = someVisits(this.ago, this.shelf.students);
    this.shelf.activities = someActivities(this.ago, this.shelf.students);
    if (this.options.hasGroups) this.shelf.groups = someGroups(this.ago, this.shelf.students);
    this.shelf.rules = [
      {
        id: idOf('rule', 1),
        told: { school: SCHOOLS[0].id, grades: ['09', '10', '11', '12'], surnames_from: 'A', surnames_until: 'R' },
        students: 0,
      },
    ];
    const keep = (n: number, student: number, days: number, count: number, first = 0) => {
      const [id, owner] = [idOf('wave', n), idOf('student', student)];
      const opened_on = this.ago(days);
      const line = {
        id,
        opened_on,
        kept_on: opened_on,
        audience: 'only_us' as const,
        is_counted: n % 2 === 0,
        is_draft: false,
        is_put_away: false,
        withheld: 0,
      };
      const told = { network: network(owner, id, count, first), goal: NO_GOAL, asks: [], shown: 'names' as const };
      this.waves.set(id, { line, student: owner, ...told, undone: [], done: [] });
    };
    const draft = (n: number, student: number, days: number, count: number) => {
      keep(n, student, days, count);
      const wave = this.waves.get(idOf('wave', n));
      if (wave) wave.line = { ...wave.line, kept_on: null, is_draft: true };
    };
    keep(1, 1, 168, 9);
    keep(2, 1, 41, 12);
    draft(3, 3, 11, this.options.alters ?? 12);
    keep(4, 4, 25, 3);
    keep(5, 5, 190, 40);
    keep(6, 6, 12, 60);
    for (let n = 7; n <= 26; n++) keep(n, n + 3, (n * 37) % 260, 4 + (n % 9));
    const asked = this.waves.get(idOf('wave', 6));
    if (asked) {
      const [whom] = asked.network.alters;
      asked.goal = { ...NO_GOAL, purpose: 'find_help', words: 'a summer job', help: ['knows_jobs'] };
      asked.asks = [
        {
          id: idOf('ask', 1),
          wave: asked.line.id,
          whom: { of: 'alter', id: whom.id },
          name: whom.label,
          what: { for: 'words', is: 'if she knows someone at the clinic' },
          agreed_on: asked.line.opened_on,
          due_on: this.ago(1),
          state: 'agreed',
          moved_on: null,
          next: 'asked',
          conflicts: [],
        },
      ];
    }
    const later = this.waves.get(idOf('wave', 2))?.network;
    if (later) {
      later.alters[2].spot = { ring: 'closest', sector: 'home', offset: { across: 700, out: 500 } };
      later.alters[7].presence = 'no_longer';
    }
  }

  protected refuses(name: CommandName): FailureCode | null {
    if (!this.sitting) return null;
    const always = ['status', 'touch', 'readOut', 'lock', 'coverSitting', 'uncoverSitting', 'endSitting'];
    const screen = ['studentScreen', 'openStudentScreen', 'closeStudentScreen', 'wishScreen'];
    const cards = ['egoNetwork', 'commit', 'justTalk', 'shownSummary'];
    const open = [
      'egoNetwork',
      'nameSuggestions',
      'staffSuggestions',
      'mayHaveForgotten',
      'commit',
      'undo',
      'redo',
      'savePaper',
      'drawPaper',
    ];
    const { stands, is_talk_only } = this.sitting;
    if (is_talk_only && ['commit', 'egoNetwork'].includes(name)) return 'in_sitting';
    const isHeard =
      always.includes(name) ||
      screen.includes(name) ||
      (name === 'wordings' && ['limits', 'cards', 'open', 'just_talk'].includes(stands)) ||
      (name === 'sayName' && stands === 'limits') ||
      (stands === 'cards' && cards.includes(name)) ||
      (stands === 'open' && open.includes(name)) ||
      (['prepared', 'limits', 'covered'].includes(stands) && name === 'commit');
    return isHeard ? null : 'in_sitting';
  }

  beginSitting(wave: Id) {
    const { student, line } = this.wave(wave);
    if (!line.is_draft) throw new No({ refusal: 'no_such_wave' });
    this.sitting = this.seated(wave, student);
    return null;
  }

  beginTalk(student: Id) {
    this.sitting = this.seated(null, student);
    return null;
  }

  protected seated(wave: Id | null, student: Id): SittingNow {
    const one = this.find(student);
    const is_talk_only = wave === null || isRefused(one);
    const name = one.called ?? one.given;
    const written = one.called ? { name: one.called, may: one.called_may ?? NOTHING_ELSE } : null;
    return {
      wave,
      student,
      name,
      stands: 'prepared',
      so_far_s: 0,
      is_talk_only,
      is_held: false,
      written,
      screen: 'closed',
    };
  }

  /** What the shell does when a monitor is there, or is unplugged. */
  screenIs(screen: SittingNow['screen']) {
    if (this.sitting) this.sitting = { ...this.sitting, screen };
    this.tell('sitting', null);
  }

  /** So many seconds the two have been sitting there, as the shell counts them. */
  haveSat(seconds: number) {
    if (this.sitting) this.sitting = { ...this.sitting, so_far_s: seconds };
    this.tell('sitting', null);
  }

  wishScreen(wish: ScreenWish) {
    this.screenWish = wish;
    this.tell('screen', null);
    return null;
  }

  openStudentScreen() {
    if (this.sitting) this.sitting = { ...this.sitting, screen: this.options.hasProjector ? 'beside' : 'window' };
    return null;
  }

  closeStudentScreen() {
    if (this.sitting) this.sitting = { ...this.sitting, screen: 'closed' };
    return null;
  }

  wordings = () => this.said;

  /** As a Kith wrote it that told no languages apart. */
  wroteBefore(which: Which, lines: string[]): void {
    const told = { lines, is_in_any: true };
    this.said = { en: { ...this.said.en, [which]: told }, es: { ...this.said.es, [which]: told } };
    this.tell('committed', { scopes: [{ of: 'district' }], kinds: ['wording'] });
  }

  protected stand(stands: SittingNow['stands']) {
    if (this.sitting) this.sitting = { ...this.sitting, stands };
    this.tell('screen', null);
    return null;
  }

  private under: SittingNow['stands'] = 'open';

  coverSitting() {
    if (!this.sitting || !['limits', 'cards', 'open'].includes(this.sitting.stands)) return null;
    this.under = this.sitting.stands;
    return this.stand('covered');
  }

  uncoverSitting(from: SittingNow['stands']) {
    if (this.sitting?.stands !== from) return 0;
    const next = from === 'prepared' ? 'limits' : from === 'limits' || this.sitting.is_talk_only ? 'cards' : 'open';
    this.stand(from === 'covered' ? this.under : next);
    return 0;
  }

  justTalk() {
    const wave = this.sitting?.wave && this.waves.get(this.sitting.wave);
    if (wave && wave.network.alters.every((one) => one.is_pale)) this.waves.delete(wave.line.id);
    return this.stand('just_talk');
  }

  /** What the shell does when nobody was here for the chosen minutes. */
  nobodyIsHere() {
    this.stand('covered');
    this.tell('sitting', null);
  }

  protected scopeOf = (wave: Wave): Scope =>
    wave.line.is_draft ? { of: 'draft', id: wave.line.id } : { of: 'student', id: wave.student };

  protected wave(id: Id): Wave {
    const found = this.waves.get(id);
    if (!found) throw new No({ refusal: 'no_such_wave' });
    return found;
  }

  protected find(id: Id): Student {
    const found = this.shelf.students.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_student' });
    return found;
  }

  protected wavesOf = (student: Id): Wave[] =>
    [...this.waves.values()]
      .filter((wave) => wave.student === student)
      .sort((a, b) => (a.line.opened_on < b.line.opened_on ? 1 : -1));

  protected lineOf = (wave: Wave): WaveLine => ({
    ...wave.line,
    days_left: wave.line.is_draft ? Math.max(0, 14 - daysBetween(wave.line.opened_on, this.day)) : null,
    alters: wave.network.alters.filter((one) => !one.is_pale).length,
  });
}
