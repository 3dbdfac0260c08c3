// What does the double answer when it is asked? The same questions as the shell's, each over the few students it holds.

import type {
  AlikeTold,
  Alter,
  CaseloadRuleLine,
  LastOn,
  LookAlike,
  MapView,
  MayHaveForgotten,
  MetPerson,
  StaffName,
  StudentFile,
  StudentLine,
  StudentScreen,
  StudentsAsked,
  Suggestion,
  TiePair,
  TodayLine,
} from '../../src/bindings';
import { daysAfter, daysBetween } from '../../src/words/dates';
import { Failed } from './answering';
import { keyOf } from './classroom_held';
import { Held, isRefused } from './held';
import { calledAs, compare, counted, initials, supportsOf, type Wave } from './map';
import { panelsOf } from './panels';
import { ADULTS, fold, type Id, NOTHING_ELSE, SCHOOLS, SECTIONS, type Student } from './people';

const wasOn = ({ spot, origin, activity }: Alter, on: string): LastOn => ({
  on,
  ring: spot?.ring ?? null,
  sector: spot?.sector ?? null,
  origin,
  activity: activity ?? null,
});

export abstract class Reading extends Held {
  protected fits(rule: CaseloadRuleLine, student: Student): boolean {
    const family = fold(student.family);
    const { school, grades, surnames_from: from, surnames_until: until } = rule.told;
    if (school && student.school !== school) return false;
    if (grades.length > 0 && !grades.includes(student.grade ?? '')) return false;
    if (from && family < fold(from)) return false;
    return !(until && family > `${fold(until)}\u{ffff}`);
  }

  protected isOn = (student: Student): boolean =>
    student.byChoice ?? this.shelf.rules.some((rule) => this.fits(rule, student));
  protected here = (): Student[] => this.shelf.students.filter((one) => one.sameAs === null);
  protected onPaper = (one: Student): string =>
    one.called && one.called_may?.be_printed ? one.called : `${one.given} ${one.family}`.trim();
  protected shown = (one: Student): string => (one.called ? one.called : `${one.given} ${one.family}`.trim());

  protected studentLine(one: Student): StudentLine {
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
      is_new: one.isNew === true,
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
      .filter((one) => !asked.came_lately || one.isNew)
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
      const line = (reason: TodayLine['reason'], step: string | null = null, ask: TodayLine['ask'] = null) => {
        const put_away = this.putAway(reason);
        const words = [reason.because, put_away?.reason].map((word) => `${one.id} ${word}`);
        if (!put_away || !words.some((word) => this.shelf.dismissed.includes(word)))
          lines.push({
            student: one.id,
            name: this.shown(one),
            grade: one.grade,
            reason,
            step,
            ask,
            put_away,
            is_talk_only: isRefused(one),
          });
      };
      const due = one.steps.find((step) => !step.finished_on && step.due_on <= this.day);
      const waves = this.wavesOf(one.id);
      const ask = waves.flatMap((wave) => (wave.line.is_draft ? [] : wave.asks)).find((each) => each.next !== null);
      const draft = waves.find((wave) => wave.line.is_draft);
      const correction = one.noted.corrections.find((each) => each.settled === null);
      if (due) line({ because: 'step_due', step: due.id, due_on: due.due_on }, due.what);
      else if (ask)
        line(
          { because: 'ask_open', ask: ask.id, wave: ask.wave, due_on: ask.due_on, is_due: ask.due_on <= this.day },
          null,
          ask,
        );
      else if (one.invitation)
        line({ because: 'asked_to_come', invitation: one.invitation.id, on: one.invitation.asked_on });
      else if (correction)
        line({ because: 'correction_open', correction: correction.id, on: correction.asked_on }, correction.text);
      else if (draft)
        line({ because: 'draft_undecided', wave: draft.line.id, days_left: this.lineOf(draft).days_left ?? 0 });
      else if (waves[0]?.line.kept_on && daysBetween(waves[0].line.kept_on, this.day) > 120)
        line({ because: 'map_is_old', since: waves[0].line.kept_on });
    }
    const order = ['step_due', 'ask_open', 'asked_to_come', 'correction_open', 'draft_undecided', 'map_is_old'];
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

  protected putAway(reason: TodayLine['reason']): TodayLine['put_away'] {
    const days = reason.because === 'draft_undecided' ? Math.min(7, (reason.days_left ?? 14) - 3) : 7;
    const word =
      reason.because === 'step_due'
        ? `step_due ${reason.step}`
        : reason.because === 'ask_open'
          ? `ask_open ${reason.ask}`
          : reason.because === 'correction_open'
            ? `correction_open ${reason.correction}`
            : reason.because;
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
      lately: count((one) => one.isNew === true),
    };
  }

  sectionsLike(text: string, chosen: Id | null) {
    const all = this.filters().sections;
    const words = text.toLowerCase().split(' ').filter(Boolean);
    return {
      found: all.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word))),
      chosen: all.find(({ id }) => id === chosen) ?? null,
      total: all.length,
    };
  }

  student(id: Id): StudentFile {
    if (this.open?.has_maps === false) throw new Failed('not_your_role', {});
    const one = this.find(id);
    const line = this.studentLine(one);
    return {
      id,
      name: { given: one.given, family: one.family, called: one.called },
      name_may: one.called_may ?? NOTHING_ELSE,
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
      team_notes: one.teamNotes,
      asks: this.wavesOf(id).flatMap((wave) => (wave.line.is_draft ? [] : wave.asks)),
      invitation: one.invitation,
      look_alikes: this.lookAlikes().filter((pair) => pair.by_hand === id || pair.on_roster === id),
      holds: one.holds,
      erasures: one.erasures,
      consents: one.consents,
      is_talk_only: isRefused(one),
      joined: this.shelf.students
        .filter((other) => other.sameAs === id)
        .map((other) => ({ id: other.id, shown: this.shown(other) })),
    };
  }

  protected isHeld(student: Id): boolean {
    return this.find(student).holds.some((hold) => hold.ended_on === null);
  }

  egoNetwork(id: Id): MapView {
    const wave = this.wave(id);
    const waves = this.wavesOf(wave.student);
    const earlier = waves[waves.indexOf(wave) + 1]?.line.id ?? null;
    const network = calledAs(wave.network, wave.shown);
    return {
      network,
      shown: wave.shown,
      brokers: ADULTS.filter(({ id }) =>
        wave.network.alters.some(({ broker }) => broker?.by === 'staff' && broker.id === id),
      ).map(({ id, label: name }) => ({ id, name })),
      ego_name: this.find(wave.student).called ?? this.find(wave.student).given,
      wave: this.lineOf(wave),
      goal: wave.goal,
      asks: wave.asks.map((ask) => ({
        ...ask,
        name: network.alters.find((one) => ask.whom.of === 'alter' && one.id === ask.whom.id)?.label ?? ask.name,
      })),
      earlier_asks: !wave.line.is_draft
        ? []
        : waves
            .flatMap((each) => (each === wave || each.line.is_draft ? [] : each.asks))
            .filter((ask) => ask.next !== null || ask.moved_on === this.day)
            .map((ask) => ({
              ...ask,
              name:
                network.alters.find((one) => ask.whom.of === 'alter' && one.id === ask.whom.id)?.label ??
                (wave.shown === 'hidden' ? '' : wave.shown === 'initials' ? initials(ask.name) : ask.name),
            })),
      earlier,
      earlier_ties: this.tiesBefore(wave, earlier),
      between_us: this.betweenUs(wave),
      undo: wave.done.at(-1)?.edit ?? null,
      redo: wave.undone.at(-1)?.edit ?? null,
      conflicts: wave.network.alters.filter((one) => one.conflicts.length > 0).length,
      is_held: this.isHeld(wave.student),
    };
  }

  /** Lines of the map before a draft between people who are on it, of which nothing is said yet. */
  private tiesBefore({ line, network }: Wave, earlier: Id | null): TiePair[] {
    const last = earlier === null || !line.is_draft ? undefined : this.waves.get(earlier);
    const here = new Set(counted(network).map(({ id }) => id));
    const told = new Set(network.ties.map(({ a, b }) => `${a} ${b}`));
    const holds = (last?.network.ties ?? []).filter((tie) => tie.is_present && here.has(tie.a) && here.has(tie.b));
    return holds.flatMap(({ a, b }) => (told.has(`${a} ${b}`) ? [] : [{ a, b }]));
  }

  /** Who stayed between the two when they were last on a map. */
  private betweenUs(wave: Wave): Id[] {
    const waves = this.wavesOf(wave.student);
    const before = waves.slice(waves.indexOf(wave) + 1).reverse();
    const stood = new Map(
      before.flatMap(({ line, network }) =>
        network.alters.map((one) => [one.id, line.audience === 'only_us' || one.is_withheld] as const),
      ),
    );
    return [...stood].flatMap(([id, isOurs]) => (isOurs ? [id] : []));
  }

  studentScreen(): StudentScreen {
    const { sitting } = this;
    const wave = sitting?.stands === 'open' && sitting.wave !== null ? this.waves.get(sitting.wave) : undefined;
    const map = sitting &&
      wave && {
        wave: wave.line.id,
        name: sitting.name,
        network: calledAs(wave.network, wave.shown),
        lit: this.screenWish.is_lit ? wave.goal.help : [],
      };
    const language = (sitting && this.screenWish.language) ?? this.language;
    return { map: map ?? null, appearance: this.appearance, language };
  }

  mayHaveForgotten(id: Id): MayHaveForgotten {
    const { student, shown } = this.wave(id);
    return {
      earlier: this.olderThanLast(id),
      met: this.metPeople(id),
      met_again: shown === 'hidden' ? [] : this.spokenWith(student, 2),
    };
  }

  /** People of older maps who are neither on the last one nor on this. */
  private olderThanLast(id: Id) {
    const wave = this.wave(id);
    const waves = this.wavesOf(wave.student);
    const last = waves[waves.indexOf(wave) + 1]?.network.alters;
    const gone = new Set((last ?? []).map((one) => one.id));
    const here = new Set(wave.network.alters.map((one) => one.id));
    const told = this.wavesOf(wave.student)
      .slice(waves.indexOf(wave) + 2)
      .flatMap(({ line, network }) => network.alters.map((one) => [one, line.opened_on] as const));
    const found = new Map<Id, (typeof told)[number]>();
    for (const one of told) if (!found.has(one[0].id)) found.set(one[0].id, one);
    return [...found]
      .filter(([alter]) => !gone.has(alter) && !here.has(alter) && wave.shown !== 'hidden')
      .map(([alter, [one, on]]) => ({
        alter,
        label: wave.shown === 'initials' ? initials(one.label) : one.label,
        was: wasOn(one, on),
      }));
  }

  /** Visitors with whom a student spoke on so many days, or was in contact afterwards: to see one is not to speak with them. */
  private spokenWith(student: Id, days: number): Id[] {
    const { visits, visitors, wishes } = this.shelf.visits;
    const behind = (visitor: Id) => visitors.get(visitor)?.sameAs ?? visitor;
    const on = new Map<Id, Set<string>>();
    for (const { id, visitor, format, steps, held_on, met } of visits) {
      const talked = this.shelf.classroom.after.get(keyOf(id, student))?.talked ?? steps.two_way === true;
      if (met.get(student) && format !== 'recorded' && talked)
        on.set(behind(visitor), (on.get(behind(visitor)) ?? new Set()).add(held_on));
    }
    const wished = wishes.filter((wish) => wish.student === student && (days > 1 ? wish.on.met : wish.on.answered));
    const since = wished.flatMap((wish) =>
      visits.filter(({ id }) => id === wish.visit).map((visit) => behind(visit.visitor)),
    );
    return [...new Set([...[...on].filter(([, held]) => held.size >= days).map(([visitor]) => visitor), ...since])];
  }

  private metPeople(id: Id): MetPerson[] {
    const wave = this.wave(id);
    const { visitors, wishes } = this.shelf.visits;
    const linked = wave.network.alters.flatMap((one) => (one.link ? [one.link.id] : []));
    const came = this.spokenWith(wave.student, 1)
      .filter((visitor) => !linked.includes(visitor))
      .map(
        (visitor): MetPerson => ({
          link: { of: 'visitor', id: visitor },
          name: visitors.get(visitor)?.told.name ?? '',
          detail: visitors.get(visitor)?.told.organisation ?? null,
          activity: null,
          is_in_touch: wishes.some((wish) => wish.student === wave.student && wish.on.answered !== undefined),
        }),
      );
    if (wave.shown === 'hidden') return [];
    return [...came, ...this.ledFor(wave.student).filter(({ link }) => !linked.includes(link.id))]
      .filter((one, at, all) => all.findIndex(({ link }) => link.id === one.link.id) === at)
      .map((one) => (wave.shown === 'initials' ? { ...one, name: initials(one.name), detail: null } : one));
  }

  /** Whoever led an activity that this student was in. */
  private ledFor(student: Id): MetPerson[] {
    return this.shelf.activities
      .filter(({ told: one }) => one.present.some((part) => part.student === student))
      .flatMap(({ told: { led_by, name: detail, activity } }): MetPerson[] => {
        const staff = led_by?.by === 'staff' ? ADULTS.find(({ id }) => id === led_by.staff) : undefined;
        if (!staff) return [];
        return [{ link: { of: 'staff', id: staff.id }, name: staff.label, detail, activity, is_in_touch: false }];
      });
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
      .map(
        (one): Suggestion => ({
          label: one.label,
          of: 'earlier',
          link: null,
          alter: one.id,
          activity: null,
          detail: '',
          was: null,
        }),
      );
    const adults = ADULTS.filter((one) => fits(one.label)).map(
      ({ id: link, label, of, detail }): Suggestion => ({
        label,
        of,
        link: { of, id: link },
        alter: null,
        activity: null,
        detail,
        was: null,
      }),
    );
    return [...earlier, ...adults].slice(0, 8);
  }

  staffSuggestions(text: string): StaffName[] {
    const typedText = fold(text.trim());
    const fits = (label: string) =>
      fold(label)
        .split(' ')
        .some((word) => word.startsWith(typedText));
    return ADULTS.filter((one) => one.of === 'staff' && fits(one.label)).map(({ id, label: name }) => ({ id, name }));
  }

  supports = (wave: Id) => supportsOf(this.wave(wave).network);

  panels = (student: Id) =>
    panelsOf(
      this.wavesOf(student)
        .filter((wave) => !wave.line.is_draft)
        .reverse(),
    );

  compareWaves = (earlier: Id, later: Id) => compare(this.wave(earlier), this.wave(later));

  caseloadRules(): CaseloadRuleLine[] {
    return this.shelf.rules.map((rule) => ({
      ...rule,
      students: this.here().filter((one) => this.fits(rule, one)).length,
    }));
  }

  tryRule = (told: CaseloadRuleLine['told']) =>
    this.here().filter((one) => this.fits({ id: '', told, students: 0 }, one)).length;

  private alikeTold(one: Student): AlikeTold {
    const has_maps = this.open?.has_maps !== false;
    return {
      grade: one.grade,
      school: one.school,
      number: one.number,
      sections: SECTIONS.filter(({ id }) => one.sections.includes(id)).map(({ title }) => title),
      maps: has_maps ? this.wavesOf(one.id).length : null,
      visits: one.byHand === null ? 2 : 0,
    };
  }

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
          told_by_hand: this.alikeTold(one),
          told_on_roster: this.alikeTold(other),
          because: one.grade === other.grade ? 'same_name_and_grade' : 'same_name',
        });
    }
    return found;
  }
}
