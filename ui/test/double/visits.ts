// What does the double answer about visits? The same questions as the shell's.

import type {
  Cluster,
  FunnelAsked,
  FunnelBar,
  FunnelView,
  VisitLine,
  VisitorLine,
  VisitorName,
  VisitRoom,
  TableAs,
  VisitsWords,
  WishQueue,
} from '../../src/bindings';
import { BringingIn } from './bringing_in';
import { No } from './map';
import { fold, type Id, idOf, SECTIONS, typed } from './people';
import { pastedPreview } from './previews';
import { daysBetween } from '../../src/words/dates';
import { isOptedOut, type Visit, WISH_STATES } from './visits_held';

/** So many visits are listed, as the shell lists them. */
const MOST_RECENT = 60;

/** The classes of whoever works at the double. */
const OWN = [idOf('section', 1), idOf('section', 2)];

export abstract class VisitsRoom extends BringingIn {
  protected visitorBehind(id: Id): Id {
    return this.shelf.visits.visitors.get(id)?.sameAs ?? id;
  }

  protected visitorName(id: Id): VisitorName {
    const told = this.shelf.visits.visitors.get(this.visitorBehind(id))?.told;
    return { id: this.visitorBehind(id), name: told?.name ?? '', organisation: told?.organisation ?? null };
  }

  private classes = () => [...SECTIONS, ...this.shelf.visits.classes];
  private members = (section: Id) => this.here().filter((one) => one.sections.includes(section) && !one.hasLeft);
  protected standing = () => this.shelf.visits.visits.filter((one) => one.sameAs === null);

  protected visitLine(visit: Visit): VisitLine {
    const joined = this.shelf.visits.visits.filter((one) => one.sameAs === visit.id);
    const met = new Map(visit.met);
    for (const one of joined) for (const [id, isHere] of one.met) met.set(id, isHere || (met.get(id) ?? false));
    for (const one of this.shelf.students.filter(isOptedOut)) met.delete(one.id);
    const present = [...met.values()].filter(Boolean).length;
    return {
      id: visit.id,
      section: visit.section,
      class: this.classes().find((one) => one.id === visit.section)?.title ?? '',
      visitor: this.visitorName(visit.visitor),
      held_on: visit.held_on,
      began_at: visit.began_at,
      format: visit.format,
      steps: visit.steps,
      purpose: visit.purpose,
      aim: visit.aim,
      present,
      absent: met.size - present,
      counted: null,
      logged_by: visit.by,
      joined: joined.map((one) => one.id),
    };
  }

  protected newestFirst = (a: Visit, b: Visit) =>
    `${b.held_on} ${b.began_at} ${b.id}`.localeCompare(`${a.held_on} ${a.began_at} ${a.id}`);

  /** For a test: this class has the first so many students of the school, and these opted out. */
  isClassOf(n: number, optedOut: readonly Id[] = []) {
    this.here().forEach((one, at) => {
      one.sections = at < n ? [OWN[0]] : [];
    });
    const no = { what: 'visits', answer: 'no', given_by: 'mother', given_on: this.ago(3), withdrawn_on: null } as const;
    for (const id of optedOut) this.find(id).consents.unshift({ told: { id: crypto.randomUUID(), ...no }, by: '' });
  }

  visitRoom(_time: string): VisitRoom {
    const isOver = (id: Id) => this.shelf.visits.classes.some((one) => one.id === id && one.isOver);
    const classes = this.classes().map(({ id, title }) => ({ section: id, title, students: this.members(id).length }));
    const lines = classes.filter(({ section }) => !isOver(section));
    const isOwn = ({ section }: { section: Id }) =>
      OWN.includes(section) || this.shelf.visits.classes.some(({ id }) => id === section);
    const all = this.standing().toSorted(this.newestFirst);
    const twins = all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter(
          (other) =>
            other.section === one.section &&
            other.held_on === one.held_on &&
            this.visitorBehind(other.visitor) === this.visitorBehind(one.visitor) &&
            !other.apart.includes(one.id) &&
            !one.apart.includes(other.id),
        )
        .map((other) => ({ one: this.visitLine(other), other: this.visitLine(one) })),
    );
    const hasStudents = this.here().length > 0;
    const own = hasStudents ? lines.filter(isOwn) : [];
    return {
      own,
      others: hasStudents ? lines.filter((line) => !isOwn(line)) : [],
      over: classes.filter(({ section }) => isOver(section) && all.some((visit) => visit.section === section)),
      likely: own[0]?.section ?? null,
      recent: all.slice(0, MOST_RECENT).map((visit) => this.visitLine(visit)),
      twins,
      clock_was: this.options.clockWas ?? null,
    };
  }

  visitClass(section: Id) {
    const found = this.classes().find(({ id }) => id === section);
    if (!found) throw new No({ refusal: 'no_such_record' });
    const students = this.members(section)
      .toSorted((a, b) => fold(`${a.family} ${a.given}`).localeCompare(fold(`${b.family} ${b.given}`)))
      .map((one) => ({
        student: one.id,
        name: this.shown(one),
        is_opted_out: isOptedOut(one),
      }));
    const pasted = this.shelf.visits.classes.find(({ id }) => id === section);
    const [is_pasted, is_over] = [pasted !== undefined, pasted?.isOver === true];
    return { section, title: found.title, is_pasted, is_over, students };
  }

  visitPresence(id: Id) {
    const met = [...(this.shelf.visits.visits.find((one) => one.id === id)?.met ?? [])];
    const ids = (isHere: boolean) => met.filter(([, here]) => here === isHere).map(([student]) => student);
    return { present: ids(true), absent: ids(false) };
  }

  protected visitorLines(): VisitorLine[] {
    return [...this.shelf.visits.visitors]
      .filter(([, { sameAs }]) => sameAs === null)
      .map(([id, { told, retiredOn }]) => {
        const came = this.standing().filter((visit) => this.visitorBehind(visit.visitor) === id);
        const last_on =
          came
            .map((visit) => visit.held_on)
            .toSorted()
            .at(-1) ?? null;
        const retired_on = retiredOn && (last_on ?? '') <= retiredOn ? retiredOn : null;
        return { id, told, visits: came.length, last_on, retired_on };
      })
      .toSorted((a, b) => fold(a.told.name).localeCompare(fold(b.told.name)));
  }

  visitorSuggestions(text: string) {
    const typedText = fold(text.trim());
    const begins = (name: string) =>
      fold(name).startsWith(typedText) ||
      fold(name)
        .split(/[ -]/)
        // A sign before a word hides nobody.
        .some((word) => word.replace(/^[^\p{L}\p{N}]+/u, '').startsWith(typedText));
    return this.visitorLines()
      .filter(({ retired_on, told }) => retired_on === null || fold(told.name) === typedText)
      .filter(({ told }) => begins(told.name) || (told.organisation !== null && begins(told.organisation)))
      .toSorted((a, b) => (b.last_on ?? '').localeCompare(a.last_on ?? ''))
      .slice(0, 8);
  }

  visitors() {
    const lines = this.visitorLines();
    const [all, retired] = [true, false].map((isListed) =>
      lines.filter(({ retired_on }) => (retired_on === null) === isListed),
    );
    const last = (name: string) => fold(name).split(' ').at(-1)?.slice(0, 5);
    const twins = all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => {
          const apart = [one.id, other.id].map((id) => this.shelf.visits.visitors.get(id)?.apart ?? []);
          const isTold = apart[0].includes(other.id) || apart[1].includes(one.id);
          const isAlike = one.told.organisation !== null && one.told.organisation === other.told.organisation;
          return !isTold && isAlike && last(one.told.name) === last(other.told.name);
        })
        .map((other) => ({ one: this.visitorName(one.id), other: this.visitorName(other.id) })),
    );
    return { visitors: all, retired, twins };
  }

  visitor(id: Id) {
    const line = this.visitorLines().find((one) => one.id === this.visitorBehind(id));
    if (!line) throw new No({ refusal: 'no_such_record' });
    const joined = [...this.shelf.visits.visitors].filter(([, { sameAs }]) => sameAs === line.id);
    return {
      line,
      joined: joined.map(([other, { told }]) => ({ id: other, name: told.name, organisation: told.organisation })),
      history: this.standing()
        .filter((visit) => this.visitorBehind(visit.visitor) === line.id)
        .toSorted(this.newestFirst)
        .map((visit) => this.visitLine(visit)),
    };
  }

  saveVisits = (_words: VisitsWords, _how: TableAs) => true;

  wishes(): WishQueue {
    const lines = this.shelf.visits.wishes.map((wish) => {
      const state = WISH_STATES.findLast((one) => wish.on[one] !== undefined) ?? 'said';
      const since = wish.on[state] ?? this.day;
      const isOpen = state === 'said' || state === 'sent' || state === 'answered';
      const { visit, student, message, reply } = wish;
      const name = this.shown(this.find(student));
      return {
        visit,
        student,
        name,
        on_paper: this.onPaper(this.find(student)),
        message,
        reply,
        state,
        since,
        is_back: isOpen && daysBetween(since, this.day) >= 7,
      };
    });
    const groups = this.standing()
      .toSorted(this.newestFirst)
      .map((visit) => ({ visit: this.visitLine(visit), wishes: lines.filter((one) => one.visit === visit.id) }))
      .filter(({ wishes }) => wishes.length > 0);
    const open = lines.filter(({ state }) => state !== 'met' && state !== 'repeated' && state !== 'let_go').length;
    const is_off = this.shelf.classroom.isStayInTouchOff;
    return { groups, open, back: lines.filter((one) => one.is_back).length, is_off };
  }

  /** Of each student who was there: whom they saw, whom they spoke with, and on how many days. */
  private reached(asked: FunnelAsked) {
    const visits = this.standing().filter(
      (visit) =>
        (!asked.section || visit.section === asked.section) &&
        (!asked.visitor || this.visitorBehind(visit.visitor) === asked.visitor) &&
        (!asked.cluster ||
          this.shelf.visits.visitors.get(this.visitorBehind(visit.visitor))?.told.cluster === asked.cluster),
    );
    const days = new Map<Id, Map<Id, Set<string>>>();
    for (const visit of visits)
      for (const one of this.here().filter((each) => visit.met.get(each.id) && !isOptedOut(each))) {
        const of = days.get(one.id) ?? new Map<Id, Set<string>>();
        days.set(one.id, of);
        const who = this.visitorBehind(visit.visitor);
        const isTwoWay = visit.format !== 'recorded' && visit.steps.two_way === true;
        of.set(who, new Set([...(of.get(who) ?? []), ...(isTwoWay ? [visit.held_on] : [])]));
      }
    return { visits, days };
  }

  funnel(asked: FunnelAsked): FunnelView {
    const { visits, days } = this.reached(asked);
    const all = [...days.values()].map((of) => [...of.values()].map((on) => on.size));
    const pairs = all.flat().filter((n) => n > 0).length;
    const again = all.flat().filter((n) => n > 1).length;
    const clusters = new Map<Cluster, number>();
    const came = new Map<Id, Set<string>>();
    for (const visit of visits) {
      const who = this.visitorBehind(visit.visitor);
      came.set(who, new Set([...(came.get(who) ?? []), visit.held_on]));
      const cluster = this.shelf.visits.visitors.get(who)?.told.cluster;
      if (cluster) clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1);
    }
    const met = all.filter((of) => of.some((n) => n > 0)).length;
    const hasMaps = this.open?.has_maps ?? false;
    const inClass = this.here().filter((one) => !asked.section || one.sections.includes(asked.section));
    return {
      funnel: {
        students: inClass.filter((one) => !one.hasLeft && !isOptedOut(one)).length,
        viewed: days.size,
        met,
        met_again: all.filter((of) => of.some((n) => n > 1)).length,
        mapped_since: hasMaps ? Math.min(4, met) : null,
        tied: hasMaps ? Math.min(1, met) : null,
        meaningful_students: Math.min(13, met),
        meaningful: Math.min(13, met),
      },
      visits: visits.length,
      live: visits.filter((visit) => visit.format !== 'recorded').length,
      live_said: visits.filter((visit) => visit.steps.two_way !== null).length,
      all_said: visits.filter((visit) => visit.purpose !== null).length,
      repeat_pct: pairs === 0 ? null : Math.round((again / pairs) * 100),
      visitors: came.size,
      visitors_again: [...came.values()].filter((on) => on.size > 1).length,
      returned: [...came]
        .filter(([, on]) => on.size > 1)
        .map(([visitor, on]) => ({
          visitor,
          name: this.visitorName(visitor).name,
          organisation: this.visitorName(visitor).organisation,
          days: on.size,
          last_on: [...on].toSorted().at(-1) ?? this.day,
        })),
      years:
        asked.period === 'always'
          ? [
              { began: '2026-07-01', visits: visits.length, all_said: visits.length, meaningful: 13, students: 13 },
              { began: '2025-07-01', visits: 4, all_said: 1, meaningful: 0, students: 0 },
            ]
          : [],
      clusters: [...clusters].map(([cluster, n]) => ({ cluster, visits: n })).toSorted((a, b) => b.visits - a.visits),
    };
  }

  funnelList(asked: FunnelAsked, bar: FunnelBar) {
    const least = { viewed: 0, met: 1, met_again: 2, tied: 1 }[bar];
    return [...this.reached(asked).days]
      .map(([student, of]) => {
        const fits = [...of].filter(([, on]) => on.size >= least).map(([who]) => this.visitorName(who).name);
        return { student, name: this.shown(this.find(student)), visitors: bar === 'viewed' ? [] : fits, fits };
      })
      .filter(({ fits }) => fits.length > 0)
      .map(({ student, name, visitors }) => ({ student, name, visitors }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  pastedClass(text: string) {
    const [preview, added] = pastedPreview(text, null);
    const students = added.map((one, at) => {
      const same = this.here().filter((other) => fold(this.shown(other)) === fold(this.shown(one)));
      const by_hand = { given: one.given, family: one.family, grade: one.grade, school: null, number: null };
      return {
        line: preview.coming[at].line,
        by_hand,
        name: this.shown(typed(one.id, by_hand)),
        known: same.length === 1 ? same[0].id : null,
        is_several: same.length > 1,
      };
    });
    return { students, refused: preview.refused };
  }
}
