// What answers when there is no shell? A small school held in memory, speaking the same contract, so that the whole
// interface runs in an ordinary browser and in tests. It keeps nothing and proves nothing about the store.

import type {
  Appearance,
  BackupList,
  CaseloadRuleLine,
  ColumnUse,
  Edit,
  Failure,
  FailureCode,
  FirstLine,
  LookAlike,
  MapView,
  OpenProfile,
  Preview,
  Refusal,
  Scope,
  StaffName,
  StudentFile,
  StudentLine,
  StudentsAsked,
  Suggestion,
  TodayLine,
  UnreadableDraft,
  WaveLine,
} from '../../src/bindings';
import type { CommandName, Heard, Result, Transport } from '../../src/ipc';
import { daysAfter, daysBetween, today } from '../../src/words/dates';
import { compare, edited, network, No, paleOf, type Wave } from './map';
import { ADULTS, fold, type Id, idOf, SCHOOLS, SECTIONS, type Student, students } from './people';
import { CASELOAD_TABLE, pastedPreview, ROSTER_PREVIEW, TABLE, TURNED } from './previews';

export interface DoubleOptions {
  /** 'first': nothing here yet; 'locked': one profile, locked; 'open': unlocked (the default). */
  start?: 'first' | 'locked' | 'open';
  /** No students at all. */
  isEmpty?: boolean;
  /** The invented school. */
  isInvented?: boolean;
  /** How many people the draft of student 3 holds. */
  alters?: number;
  /** Drafts whose file is damaged. */
  unreadable?: UnreadableDraft[];
  /** How long work takes, in milliseconds a step; 0 in tests. */
  step_ms?: number;
  /** Who works here; a counselor unless said. */
  role?: OpenProfile['role'];
  /** How the window was wished to look. */
  appearance?: Partial<Appearance>;
  /** The system has no keychain. */
  hasNoKeychain?: boolean;
  /** Students whom the undo of an import leaves alone. */
  left?: string[];
  /** What the roster's files would bring in. */
  roster?: Preview;
  /** What the first line of the table looks like. */
  firstLine?: FirstLine;
  /** Every command of this name fails so. */
  fails?: Partial<Record<CommandName, FailureCode>>;
}

const ME = idOf('staff', 90);
export const PASSPHRASE = 'four quiet paper boats';

interface Shelf {
  students: Student[];
  rules: CaseloadRuleLine[];
  dismissed: string[];
}

export class Double implements Transport {
  private heard: { [E in keyof Heard]: Set<(payload: Heard[E]) => void> } = {
    committed: new Set(),
    progress: new Set(),
    locked: new Set(),
    not_whole: new Set(),
  };
  private shelf: Shelf = { students: [], rules: [], dismissed: [] };
  private undone: { edit: string; before: Shelf; commit: string }[] = [];
  private done: { edit: string; before: Shelf; commit: string }[] = [];
  private waves = new Map<Id, Wave>();
  private open: OpenProfile | null = null;
  private hasProfile = true;
  private wrong = 0;
  private waitUntil = 0;
  private idle = 10;
  private inKeychain = true;
  private appearance: Appearance = { theme: 'system', is_still: false, text_pct: 100 };
  private isCancelled = false;
  private unsent = 14;
  private unreadable: UnreadableDraft[] = [];
  private backupsKept: BackupList['kept'] = [];
  private previews = new Map<string, { preview: Preview; add: Student[] }>();
  private readonly day = today();
  /** Every edit that was committed, in order: what a test looks at. */
  readonly edits: Edit[] = [];
  readonly calls: [CommandName, readonly unknown[]][] = [];

  constructor(private readonly options: DoubleOptions = {}) {
    if (!options.isEmpty && options.start !== 'first') this.fill();
    this.hasProfile = options.start !== 'first';
    this.appearance = { ...this.appearance, ...options.appearance };
    if ((options.start ?? 'open') === 'open') this.open = this.profile();
    this.unreadable = options.unreadable ?? [];
    this.backupsKept = [0, 1, 2, 7].map((days) => ({
      name: `kith-${this.ago(days)}.kithbackup`,
      made_on: `${this.ago(days)}T17:30:00`,
      size_kib: 2310 + days * 41,
    }));
  }

  private ago = (days: number): string => daysAfter(today(), -days);

  private profile(): OpenProfile {
    const isInvented = this.options.isInvented ?? false;
    return {
      profile: 'p1',
      me: ME,
      name: 'Ana Whitfield',
      role: this.options.role ?? 'counselor',
      has_maps: (this.options.role ?? 'counselor') === 'counselor',
      school: { id: SCHOOLS[0].id, name: isInvented ? 'Willow Bend High School' : SCHOOLS[0].name },
      is_invented: isInvented,
    };
  }

  private fill() {
    this.shelf.students = students(this.ago);
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
      };
      this.waves.set(id, { line, student: owner, network: network(owner, id, count, first), undone: [], done: [] });
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
    const later = this.waves.get(idOf('wave', 2))?.network;
    if (later) {
      later.alters[2].spot = { ring: 'closest', sector: 'home', offset: { across: 700, out: 500 } };
      later.alters[7].presence = 'no_longer';
    }
  }

  listen<E extends keyof Heard>(event: E, heard: (payload: Heard[E]) => void): Promise<() => void> {
    this.heard[event].add(heard);
    return Promise.resolve(() => this.heard[event].delete(heard));
  }

  private tell<E extends keyof Heard>(event: E, payload: Heard[E]) {
    for (const heard of this.heard[event]) heard(payload);
  }

  async call(name: CommandName, args: readonly unknown[]): Promise<Result<unknown, Failure>> {
    this.calls.push([name, args]);
    const code = this.options.fails?.[name];
    if (code) return fail(code, { report: 'K-7QX2' });
    try {
      const answer = (this as unknown as Record<string, (...args: readonly unknown[]) => unknown>)[name](...args);
      return { status: 'ok', data: structuredClone(await answer) };
    } catch (error) {
      if (error instanceof No) return fail('refused', { refusal: error.refusal });
      if (error instanceof Failed) return fail(error.code, error.more);
      throw error;
    }
  }

  /* ---- profiles ---- */

  status() {
    const { name, role, is_invented } = this.profile();
    const profiles = this.hasProfile
      ? [
          { id: 'p1', name, role, is_invented, has_keychain: this.inKeychain },
          { id: 'p2', name: 'Ben Osei', role: 'counselor' as const, is_invented: false, has_keychain: false },
        ]
      : [];
    return {
      profiles,
      open: this.open,
      version: '0.1.0',
      idle_minutes: this.idle,
      appearance: this.appearance,
      log: '/home/ana/.local/share/org.kith.desktop/kith.log',
    };
  }

  setUp(setup: { name: string; role: OpenProfile['role']; school: string; use_keychain: boolean }) {
    this.hasProfile = true;
    this.open = {
      ...this.profile(),
      name: setup.name,
      role: setup.role,
      has_maps: setup.role === 'counselor',
      school: { id: SCHOOLS[0].id, name: setup.school },
    };
    this.inKeychain = setup.use_keychain && !this.options.hasNoKeychain;
    return {
      open: this.open,
      recovery_code: 'MAPLE-7H2Q-9FDX-K3WT-PN4V-RIVER',
      is_keychain_refused: setup.use_keychain && !this.inKeychain,
    };
  }

  async lookAround() {
    await this.work('invented', 8);
    this.hasProfile = true;
    this.fill();
    this.open = {
      ...this.profile(),
      is_invented: true,
      school: { id: SCHOOLS[0].id, name: 'Willow Bend High School' },
    };
    return this.open;
  }

  passphraseStrength(passphrase: string) {
    const score = Math.min(4, Math.floor(passphrase.length / 5));
    return { score, warning: passphrase.length > 0 && /^(.)\1*$/.test(passphrase) ? 'repeats' : null };
  }

  unlock(_profile: string, passphrase: string) {
    const left = Math.ceil((this.waitUntil - Date.now()) / 1000);
    if (left > 0) throw new Failed('wait', { retry_after_s: left });
    if (passphrase !== PASSPHRASE) {
      this.wrong += 1;
      const delay = this.wrong < 3 ? null : 2 ** (this.wrong - 1);
      if (delay) this.waitUntil = Date.now() + delay * 1000;
      throw new Failed('wrong_passphrase', { retry_after_s: delay });
    }
    this.wrong = 0;
    this.open = this.profile();
    return this.open;
  }

  unlockWithKeychain() {
    this.open = this.profile();
    return this.open;
  }

  unlockWithRecovery(_profile: string, code: string, _fresh: string) {
    if (!code.trim().toUpperCase().startsWith('MAPLE')) throw new Failed('wrong_passphrase', {});
    this.open = this.profile();
    return this.open;
  }

  lock() {
    this.open = null;
    this.tell('locked', {});
    return null;
  }

  touch = () => null;
  offersKeychain = () => !this.options.hasNoKeychain;

  setKeychain(isOn: boolean, passphrase: string) {
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    this.inKeychain = isOn;
    return null;
  }

  setAppearance(appearance: Appearance) {
    this.appearance = appearance;
    return null;
  }

  setIdleMinutes(minutes: number) {
    this.idle = minutes;
    return null;
  }

  /* ---- writing ---- */

  commit(edit: Edit) {
    const name = nameOf(edit);
    const id = crypto.randomUUID();
    const isTold = edit.on !== 'people' && name !== 'dismiss_reason';
    if (isTold && this.open?.has_maps === false) throw new Failed('not_your_role', {});
    const scopes = this.apply(edit, name, id);
    this.edits.push(edit);
    this.unsent += 1;
    this.tell('committed', { scopes, kinds: [] });
    return { commit: id, edit: name, scopes, kinds: [] };
  }

  private apply(edit: Edit, name: string, id: string): Scope[] {
    if (edit.on === 'map') {
      const wave = this.wave(edit.do.wave);
      const before = wave.network;
      const after = edited(before, edit.do.edit);
      wave.done.push({ edit: name, before });
      wave.undone = [];
      wave.network = after;
      return [this.scopeOf(wave)];
    }
    if (edit.on === 'wave') return this.applyWave(edit.do);
    const before = structuredClone(this.shelf);
    const scopes =
      edit.on === 'people' ? this.applyPeople(edit.do) : edit.on === 'today' ? this.applyToday(edit.do) : [];
    if (!['open_file', 'remember_mapping', 'choose'].includes(name)) {
      this.done.push({ edit: name, before, commit: id });
      this.undone = [];
    }
    return scopes;
  }

  private scopeOf = (wave: Wave): Scope =>
    wave.line.is_draft ? { of: 'draft', id: wave.line.id } : { of: 'student', id: wave.student };

  private wave(id: Id): Wave {
    const found = this.waves.get(id);
    if (!found) throw new No({ refusal: 'no_such_wave' });
    return found;
  }

  private applyWave(edit: Extract<Edit, { on: 'wave' }>['do']): Scope[] {
    if (edit.edit === 'open') {
      const open = this.wavesOf(edit.student).find((wave) => wave.line.is_draft);
      if (open) throw new No({ refusal: 'wave_is_open', wave: open.line.id });
      const earlier = this.wavesOf(edit.student).map((wave) => wave.network);
      const line = {
        id: edit.wave,
        opened_on: edit.opened_on,
        kept_on: null,
        audience: 'only_us' as const,
        is_counted: false,
        is_draft: true,
      };
      this.waves.set(edit.wave, {
        line,
        student: edit.student,
        network: paleOf(earlier.toReversed(), edit.student, edit.wave),
        undone: [],
        done: [],
      });
      return [
        { of: 'draft', id: edit.wave },
        { of: 'student', id: edit.student },
      ];
    }
    if (edit.edit === 'forget' && this.unreadable.some(({ wave }) => wave === edit.wave)) {
      this.unreadable = this.unreadable.filter(({ wave }) => wave !== edit.wave);
      return [{ of: 'draft', id: edit.wave }];
    }
    const wave = this.wave(edit.wave);
    if (!wave.line.is_draft) throw new No({ refusal: 'wave_is_decided' });
    if (edit.edit === 'forget') {
      this.waves.delete(edit.wave);
    } else {
      wave.line = {
        ...wave.line,
        kept_on: edit.kept_on,
        audience: edit.audience,
        is_counted: edit.is_counted,
        is_draft: false,
      };
      wave.network = { ...wave.network, alters: wave.network.alters.filter((one) => !one.is_pale) };
      [wave.done, wave.undone] = [[], []];
    }
    return [
      { of: 'draft', id: edit.wave },
      { of: 'student', id: wave.student },
    ];
  }

  private applyPeople(edit: Extract<Edit, { on: 'people' }>['do']): Scope[] {
    const staff: Scope = { of: 'staff', id: ME };
    switch (edit.edit) {
      case 'add_students':
        for (const { student, by_hand } of edit.students) {
          this.shelf.students.push(typed(student, by_hand));
          if (edit.caseload_of === ME) this.find(student).byChoice = true;
        }
        return edit.students.map(({ student }) => ({ of: 'student', id: student }));
      case 'correct_student':
        Object.assign(this.find(edit.student), edit.by_hand, { byHand: edit.by_hand });
        return [{ of: 'student', id: edit.student }];
      case 'call_student':
        this.find(edit.student).called = edit.called;
        return [{ of: 'student', id: edit.student }];
      case 'join_students':
        this.find(edit.student).sameAs = edit.same_as;
        return [{ of: 'student', id: edit.student }];
      case 'separate_students':
        this.find(edit.student).sameAs = null;
        return [{ of: 'student', id: edit.student }];
      case 'set_caseload_rule':
        this.shelf.rules = this.shelf.rules.filter((rule) => rule.id !== edit.rule);
        this.shelf.rules.push({ id: edit.rule, told: edit.told, students: 0 });
        return [staff];
      case 'remove_caseload_rule':
        this.shelf.rules = this.shelf.rules.filter((rule) => rule.id !== edit.rule);
        return [staff];
      case 'set_on_caseload':
        for (const student of edit.students) this.find(student).byChoice = edit.is_on;
        return [staff];
      default:
        return [{ of: 'district' }];
    }
  }

  private applyToday(edit: Extract<Edit, { on: 'today' }>['do']): Scope[] {
    switch (edit.edit) {
      case 'agree_step':
        this.find(edit.student).steps.unshift({
          id: edit.step,
          what: edit.what,
          due_on: edit.due_on,
          finished_on: null,
        });
        return [{ of: 'student', id: edit.student }];
      case 'finish_step':
        for (const student of this.shelf.students)
          for (const step of student.steps) if (step.id === edit.step) step.finished_on = edit.finished_on;
        return [{ of: 'district' }];
      case 'asked_to_come':
        for (const { invitation, student } of edit.invitations)
          this.find(student).invitation = { id: invitation, asked_on: edit.on };
        return edit.invitations.map(({ student }) => ({ of: 'student', id: student }));
      case 'came_in':
        for (const student of this.shelf.students)
          if (student.invitation?.id === edit.invitation) student.invitation = null;
        return [{ of: 'district' }];
      case 'dismiss_reason':
        this.shelf.dismissed.push(
          edit.reason === 'look_alike' ? `alike ${edit.student}` : `${edit.student} ${edit.reason}`,
        );
        return [{ of: 'staff', id: ME }];
      default:
        return [{ of: 'student', id: edit.student }];
    }
  }

  undo = (scope: Scope, wave: Id | null = null) => this.step(scope, wave, 'done', 'undone');
  redo = (scope: Scope, wave: Id | null = null) => this.step(scope, wave, 'undone', 'done');

  private step(scope: Scope, on: Id | null, from: 'done' | 'undone', to: 'done' | 'undone') {
    const wave = [...this.waves.values()].find((one) =>
      scope.of === 'draft' || on !== null
        ? one.line.id === (on ?? ('id' in scope ? scope.id : null))
        : scope.of === 'student' && one.student === scope.id && one[from].length > 0,
    );
    const last = wave?.[from].pop();
    if (!wave || !last) throw new No({ refusal: from === 'done' ? 'nothing_to_undo' : 'nothing_to_redo' });
    wave[to].push({ edit: last.edit, before: wave.network });
    wave.network = last.before;
    this.tell('committed', { scopes: [scope], kinds: [] });
    return { edit: last.edit, left_alone: 0, left: [] };
  }

  async undoLast() {
    if (this.options.step_ms) await this.work('undo', 12);
    return this.stepBack('done', 'undone');
  }

  undoCommit(commit: string) {
    if (this.undone.some((one) => one.commit === commit)) throw new No({ refusal: 'is_undone' });
    const at = this.done.findIndex((one) => one.commit === commit);
    if (at < 0) throw new No({ refusal: 'no_such_record' });
    // It holds whole shelves and cannot take one edit out from under others: they go with it.
    this.done.splice(at + 1);
    return this.stepBack('done', 'undone');
  }

  redoLast = () => this.stepBack('undone', 'done');

  private stepBack(from: 'done' | 'undone', to: 'done' | 'undone') {
    const last = this[from].pop();
    if (!last) throw new No({ refusal: from === 'done' ? 'nothing_to_undo' : 'nothing_to_redo' });
    this[to].push({ edit: last.edit, before: structuredClone(this.shelf), commit: last.commit });
    this.shelf = last.before;
    this.tell('committed', {
      scopes: [
        { of: 'district' },
        { of: 'staff', id: ME },
        ...this.shelf.students.map((one): Scope => ({ of: 'student', id: one.id })),
      ],
      kinds: [],
    });
    const left = last.edit === 'apply_roster' ? (this.options.left ?? []) : [];
    return { edit: last.edit, left_alone: left.length, left: left.map((name) => ({ kind: 'student', name })) };
  }

  undoReach = () => ({ undo: this.done.at(-1)?.edit ?? null, redo: this.undone.at(-1)?.edit ?? null });

  /* ---- reading ---- */

  private find(id: Id): Student {
    const found = this.shelf.students.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_student' });
    return found;
  }

  private wavesOf = (student: Id): Wave[] =>
    [...this.waves.values()]
      .filter((wave) => wave.student === student)
      .sort((a, b) => (a.line.opened_on < b.line.opened_on ? 1 : -1));

  private lineOf = (wave: Wave): WaveLine => ({
    ...wave.line,
    days_left: wave.line.is_draft ? Math.max(0, 14 - daysBetween(wave.line.opened_on, this.day)) : null,
    alters: wave.network.alters.filter((one) => !one.is_pale).length,
  });

  private fits(rule: CaseloadRuleLine, student: Student): boolean {
    const family = fold(student.family);
    const { school, grades, surnames_from: from, surnames_until: until } = rule.told;
    if (school && student.school !== school) return false;
    if (grades.length > 0 && !grades.includes(student.grade ?? '')) return false;
    if (from && family < fold(from)) return false;
    return !(until && family > `${fold(until)}\u{ffff}`);
  }

  private isOn = (student: Student): boolean =>
    student.byChoice ?? this.shelf.rules.some((rule) => this.fits(rule, student));
  private here = (): Student[] => this.shelf.students.filter((one) => one.sameAs === null);
  private shown = (one: Student): string => (one.called ? one.called : `${one.given} ${one.family}`.trim());

  private studentLine(one: Student): StudentLine {
    const waves = this.wavesOf(one.id);
    return {
      id: one.id,
      name: this.shown(one),
      given: one.given,
      family: one.family,
      called: one.called,
      grade: one.grade,
      school_name: SCHOOLS.find((school) => school.id === one.school)?.name ?? null,
      number: one.number,
      last_map_on: waves.find((wave) => !wave.line.is_draft)?.line.kept_on ?? null,
      has_draft: waves.some((wave) => wave.line.is_draft),
      has_left: one.hasLeft,
      on_caseload: this.isOn(one),
      is_by_hand: one.byHand !== null,
    };
  }

  students(asked: StudentsAsked) {
    const words = fold(asked.text).split(/\s+/).filter(Boolean);
    const found = this.here()
      .filter((one) => asked.everyone || this.isOn(one))
      .filter((one) => !asked.school || one.school === asked.school)
      .filter((one) => !asked.grade || one.grade === asked.grade)
      .filter((one) => !asked.section || one.sections.includes(asked.section))
      .filter((one) => !asked.without_map || this.wavesOf(one.id).every((wave) => wave.line.is_draft))
      .filter((one) => {
        const names = fold(`${one.given} ${one.family} ${one.called ?? ''}`).split(/[\s-]+/);
        return words.every((word) => names.some((name) => name.startsWith(word)) || one.number?.startsWith(word));
      })
      .sort((a, b) => fold(`${a.family} ${a.given}`).localeCompare(fold(`${b.family} ${b.given}`)));
    const rows = found.slice(asked.offset, asked.offset + asked.limit).map((one) => this.studentLine(one));
    return { rows, total: found.length };
  }

  today() {
    const all = this.here().filter((one) => this.isOn(one));
    const lines: TodayLine[] = [];
    for (const one of all) {
      const line = (reason: TodayLine['reason'], step: string | null = null) => {
        const put_away = this.putAway(reason);
        const words = [reason.because, put_away?.reason].map((word) => `${one.id} ${word}`);
        if (!put_away || !words.some((word) => this.shelf.dismissed.includes(word)))
          lines.push({ student: one.id, name: this.shown(one), grade: one.grade, reason, step, put_away });
      };
      const due = one.steps.find((step) => !step.finished_on && step.due_on <= this.day);
      const waves = this.wavesOf(one.id);
      const draft = waves.find((wave) => wave.line.is_draft);
      if (due) line({ because: 'step_due', step: due.id, due_on: due.due_on }, due.what);
      else if (one.invitation)
        line({ because: 'asked_to_come', invitation: one.invitation.id, on: one.invitation.asked_on });
      else if (draft)
        line({ because: 'draft_undecided', wave: draft.line.id, days_left: this.lineOf(draft).days_left ?? 0 });
      else if (waves[0]?.line.kept_on && daysBetween(waves[0].line.kept_on, this.day) > 120)
        line({ because: 'map_is_old', since: waves[0].line.kept_on });
    }
    const order = ['step_due', 'asked_to_come', 'draft_undecided', 'map_is_old'];
    lines.sort((a, b) => order.indexOf(a.reason.because) - order.indexOf(b.reason.because));
    if (this.open?.has_maps === false) lines.length = 0;
    return {
      lines: lines.slice(0, 6),
      caseload: all.length,
      students: this.here().length,
      unreadable_drafts: this.unreadable,
      unsent: this.unsent,
    };
  }

  private putAway(reason: TodayLine['reason']): TodayLine['put_away'] {
    const days = reason.because === 'draft_undecided' ? Math.min(7, reason.days_left - 3) : 7;
    const word = reason.because === 'step_due' ? `step_due ${reason.step}` : reason.because;
    return days > 0 ? { reason: word, until: daysAfter(this.day, days) } : null;
  }

  filters() {
    const here = this.here();
    const count = (fits: (one: Student) => boolean) => here.filter(fits).length;
    const grades = [...new Set(here.map((one) => one.grade).filter((grade) => grade !== null))].sort();
    return {
      schools: SCHOOLS.map((school) => ({
        ...school,
        students: count((one) => one.school === school.id),
        also: [],
      })),
      grades: grades.map((grade) => ({ grade, students: count((one) => one.grade === grade) })),
      sections: SECTIONS.map(({ id, title }) => ({ id, title, students: count((one) => one.sections.includes(id)) })),
    };
  }

  student(id: Id): StudentFile {
    if (this.open?.has_maps === false) throw new Failed('not_your_role', {});
    const one = this.find(id);
    const line = this.studentLine(one);
    return {
      id,
      name: { given: one.given, family: one.family, called: one.called },
      shown: line.name,
      grade: one.grade,
      school: one.school,
      school_name: line.school_name,
      birth_date: null,
      number: one.number,
      by_hand: one.byHand,
      on_roster: one.byHand === null,
      has_left: one.hasLeft,
      on_caseload: line.on_caseload,
      sections: SECTIONS.filter((section) => one.sections.includes(section.id)),
      contacts: one.contacts,
      waves: this.wavesOf(id).map(this.lineOf),
      steps: one.steps,
      invitation: one.invitation,
      look_alikes: this.lookAlikes().filter((pair) => pair.by_hand === id || pair.on_roster === id),
      openings: [],
      joined: this.shelf.students
        .filter((other) => other.sameAs === id)
        .map((other) => ({ id: other.id, shown: this.shown(other) })),
    };
  }

  egoNetwork(id: Id): MapView {
    const wave = this.wave(id);
    const waves = this.wavesOf(wave.student);
    const earlier = waves[waves.indexOf(wave) + 1]?.line.id ?? null;
    return {
      network: wave.network,
      brokers: ADULTS.filter(({ id }) =>
        wave.network.alters.some(({ broker }) => broker?.by === 'staff' && broker.id === id),
      ).map(({ id, label: name }) => ({ id, name })),
      ego_name: this.find(wave.student).called ?? this.find(wave.student).given,
      wave: this.lineOf(wave),
      earlier,
      undo: wave.done.at(-1)?.edit ?? null,
      redo: wave.undone.at(-1)?.edit ?? null,
      conflicts: wave.network.alters.filter((one) => one.conflicts.length > 0).length,
    };
  }

  nameSuggestions(id: Id, text: string): Suggestion[] {
    const wave = this.wave(id);
    const typedText = fold(text.trim());
    if (typedText === '') return [];
    const fits = (label: string) =>
      fold(label)
        .split(/[\s.]+/)
        .some((word) => word.startsWith(typedText));
    const earlier = wave.network.alters
      .filter((one) => one.is_pale && fits(one.label))
      .map((one): Suggestion => ({ label: one.label, of: 'earlier', link: null, alter: one.id, detail: '' }));
    const adults = ADULTS.filter((one) => fits(one.label)).map(
      ({ id: link, label, of, detail }): Suggestion => ({ label, of, link: { of, id: link }, alter: null, detail }),
    );
    return [...earlier, ...adults].slice(0, 8);
  }

  staffSuggestions(text: string): StaffName[] {
    const typedText = fold(text.trim());
    const fits = (label: string) => fold(label).split(' ').some((word) => word.startsWith(typedText));
    return ADULTS.filter((one) => one.of === 'staff' && fits(one.label)).map(({ id, label: name }) => ({ id, name }));
  }

  compareWaves = (earlier: Id, later: Id) => compare(this.wave(earlier), this.wave(later));

  caseloadRules(): CaseloadRuleLine[] {
    return this.shelf.rules.map((rule) => ({
      ...rule,
      students: this.here().filter((one) => this.fits(rule, one)).length,
    }));
  }

  tryRule = (told: CaseloadRuleLine['told']) =>
    this.here().filter((one) => this.fits({ id: '', told, students: 0 }, one)).length;

  lookAlikes(): LookAlike[] {
    const found: LookAlike[] = [];
    for (const one of this.here().filter(
      (each) => each.byHand !== null && !this.shelf.dismissed.includes(`alike ${each.id}`),
    )) {
      const other = this.here().find(
        (each) => each.byHand === null && fold(`${each.given} ${each.family}`) === fold(`${one.given} ${one.family}`),
      );
      if (other)
        found.push({
          by_hand: one.id,
          on_roster: other.id,
          is_typed_twice: false,
          name_by_hand: this.shown(one),
          name_on_roster: this.shown(other),
          because: one.grade === other.grade ? 'same_name_and_grade' : 'same_name',
        });
    }
    return found;
  }

  /* ---- bringing in ---- */

  pickFiles = (kind: 'roster' | 'table') =>
    kind === 'roster' ? ['/media/usb/roster.zip'] : ['/media/usb/students.csv'];
  pickFolder = () => '/media/usb/oneroster';

  async previewRoster() {
    await this.work('preview', 12);
    return this.handle(this.options.roster ?? ROSTER_PREVIEW, []);
  }

  async previewInvented() {
    await this.work('preview', 12);
    return this.handle(ROSTER_PREVIEW, []);
  }

  previewLines(id: string, of: 'refused' | 'warned', from: number) {
    const found = this.previews.get(id);
    if (!found) throw new Failed('not_here', {});
    return found.preview[of].slice(from, from + 100);
  }

  savePreviewLines = () => true;

  readTable = (_path: string, firstLine: FirstLine | null) =>
    (firstLine ?? this.options.firstLine) === 'student' ? TURNED : TABLE;

  async previewTable(_path: string, firstLine: FirstLine, _mapping: ColumnUse[], school: Id | null) {
    const [preview, add] = pastedPreview(
      (firstLine === 'student' ? TURNED : TABLE).sample.map((row) => `${row[1]} ${row[0]}, ${row[2]}`).join('\n'),
      school,
    );
    return this.handle({ ...preview, format: 'Table' }, add);
  }

  async previewPasted(text: string, school: Id | null) {
    return this.handle(...pastedPreview(text, school));
  }

  private handle(preview: Preview, add: Student[]) {
    const preview_id = crypto.randomUUID();
    this.previews.set(preview_id, { preview, add });
    // The window is given the first lines; the others are asked for.
    const first = { refused: preview.refused.slice(0, 100), warned: preview.warned.slice(0, 100) };
    return { preview_id, preview: { ...preview, ...first } };
  }

  async applyPreview(id: string) {
    const found = this.previews.get(id);
    if (!found) throw new No({ refusal: 'preview_is_stale' });
    await this.work('apply', 10);
    const commit = crypto.randomUUID();
    this.done.push({ edit: 'apply_roster', before: structuredClone(this.shelf), commit });
    this.undone = [];
    if (this.shelf.students.length === 0) this.fill();
    this.shelf.students.push(...found.add);
    this.previews.delete(id);
    this.tell('committed', { scopes: [{ of: 'district' }], kinds: ['student'] });
    return { commit, edit: 'apply_roster', scopes: [{ of: 'district' as const }], kinds: [] };
  }

  dropPreview(id: string) {
    this.previews.delete(id);
    return null;
  }

  caseloadFromTable = () => CASELOAD_TABLE;

  saveText = () => true;

  cancel() {
    this.isCancelled = true;
    return null;
  }

  private async work(job: Heard['progress']['job'], steps: number) {
    this.isCancelled = false;
    const pause = this.options.step_ms ?? 0;
    for (let done = 0; done <= steps; done++) {
      this.tell('progress', { job, done: done * 80, of: steps * 80 });
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (!this.isCancelled) continue;
      this.tell('progress', { job, done: 1000, of: 1000 });
      throw new Failed('cancelled', {});
    }
  }

  /* ---- safety ---- */

  backups = (): BackupList => ({ folder: '/home/ana/.local/share/kith/backups', kept: this.backupsKept });

  async backUpNow() {
    await this.work('backup', 3);
    const now = new Date();
    this.backupsKept.unshift({ name: `kith-${this.day}b.kithbackup`, made_on: now.toISOString(), size_kib: 2318 });
    return this.backups();
  }

  newRecoveryCode(passphrase: string) {
    if (passphrase !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    return 'CEDAR-3M8P-V2QK-7TXH-W9DF-STONE';
  }

  changePassphrase(old: string) {
    if (old !== PASSPHRASE) throw new Failed('wrong_passphrase', {});
    return null;
  }
}

class Failed extends Error {
  constructor(
    readonly code: FailureCode,
    readonly more: Partial<Failure>,
  ) {
    super(code);
  }
}

function fail(code: FailureCode, more: Partial<Failure> & { refusal?: Refusal | null } = {}): Result<never, Failure> {
  const error = { code, refusal: null, retry_after_s: null, report: null, file: null, reason: null, ...more };
  return { status: 'error', error };
}

function typed(id: Id, by_hand: Student['byHand'] & object): Student {
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
    invitation: null,
  };
}

function nameOf(edit: Edit): string {
  if (edit.on === 'map') return edit.do.edit.edit;
  if (edit.on === 'wave') return `${edit.do.edit}_wave`;
  return edit.on === 'choose' ? 'choose' : edit.do.edit;
}
