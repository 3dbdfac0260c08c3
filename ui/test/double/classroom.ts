// What does the double answer around a visit? The sheet afterwards, questions, badges, and the laptop that a class uses.

import type {
  ClusterLine,
  ClusterMix,
  Cluster,
  FunnelAsked,
  StudentClusters,
  UnmetStudent,
  AfterLine,
  AfterSheet,
  BadgeRead,
  ConversationCard,
  FailureCode,
  KioskFor,
  KioskNow,
  KioskView,
  MetLine,
  PlansPage,
  PrintedBadge,
  QuestionLine,
} from '../../src/bindings';
import type { CommandName } from '../../src/ipc';
import { keyOf } from './classroom_held';
import { No } from './map';
import { daysAfter } from '../../src/words/dates';
import { type Id, SCHOOLS } from './people';
import { isOptedOut, type Visit, WISH_STATES } from './visits_held';
import { ActivitiesRoom } from './activities';

const NO_CARD: ConversationCard = { got: [], helped: null, next: null };

export abstract class Classroom extends ActivitiesRoom {
  protected kioskNow: KioskNow | null = null;
  private tapped = new Set<Id>();

  protected override refuses(name: CommandName): FailureCode | null {
    const heard = ['status', 'touch', 'readOut', 'lock', 'kiosk', 'scanBadge', 'commit', 'endKiosk'];
    return this.kioskNow !== null && !heard.includes(name) ? 'not_here' : super.refuses(name);
  }

  /** For a test: a visit as it is held. */
  /** For a test: one more visit. */
  holdsVisit(visit: Visit) {
    this.shelf.visits.visits.push(visit);
  }

  heldVisit(id: Id): Visit {
    const found = this.shelf.visits.visits.find((one) => one.id === id);
    if (!found) throw new No({ refusal: 'no_such_record' });
    return found;
  }

  /** For a test: this student has this badge. */
  givesBadge(student: Id, token: string) {
    const before = this.shelf.classroom.badges.get(student);
    if (before) this.shelf.classroom.lost.add(before);
    this.shelf.classroom.badges.set(student, token);
  }

  /** For a test: the district has nobody asked whether they would like to stay in touch. */
  asksNobody() {
    this.shelf.classroom.isStayInTouchOff = true;
  }

  /** For a test: this plan is for that day. */
  isPlannedOn(plan: Id, day: string) {
    const found = this.shelf.classroom.plans.find((one) => one.id === plan);
    if (found) found.told.planned_on = day;
  }

  private afterLine(visit: Id, student: Id, was_present: boolean | null): AfterLine {
    const one = this.find(student);
    const { after, cards } = this.shelf.classroom;
    const is_opted_out = isOptedOut(one);
    const told = is_opted_out ? undefined : after.get(keyOf(visit, student));
    const wish = this.shelf.visits.wishes.find((each) => each.visit === visit && each.student === student);
    return {
      visit,
      student,
      name: this.shown(one),
      was_present,
      is_opted_out,
      talked: told?.talked ?? null,
      learned: told?.learned ?? null,
      wishes: wish && !is_opted_out ? true : (told?.wishes ?? null),
      wish: wish ? (WISH_STATES.findLast((state) => wish.on[state] !== undefined) ?? null) : null,
      question: told?.question ?? null,
      card: cards.get(keyOf(visit, student)) ?? NO_CARD,
    };
  }

  afterSheet(visit: Id): AfterSheet {
    const found = this.heldVisit(visit);
    const lines = this.visitClass(found.section).students.map(({ student, is_opted_out }) =>
      this.afterLine(visit, student, is_opted_out ? null : (found.met.get(student) ?? null)),
    );
    return { visit: this.visitLine(found), lines, asks_wishes: !this.shelf.classroom.isStayInTouchOff };
  }

  visitsMet(student: Id): MetLine[] {
    return this.standing()
      .filter((visit) => visit.met.get(student) && !isOptedOut(this.find(student)))
      .toSorted(this.newestFirst)
      .map((visit) => ({ visit: this.visitLine(visit), said: this.afterLine(visit.id, student, true) }));
  }

  /** Who comes to a visit that is planned, or came to one that was held. */
  private whoComes(visit: Id | null): Id | undefined {
    const isIt = (one: { id: Id }) => one.id === visit;
    return (this.shelf.visits.visits.find(isIt) ?? this.shelf.classroom.plans.find(isIt))?.visitor;
  }

  questions(section: Id): QuestionLine[] {
    return this.shelf.classroom.questions
      .filter(({ told }) => told.section === section)
      .map((one) => ({ ...one, visitor: this.whoComes(one.told.visit) }))
      .map(({ id, told, visitor, asked_on, answered_on }) => ({
        id,
        section,
        // For a visit that was dropped it is for whoever comes next.
        visit: visitor === undefined ? null : told.visit,
        visitor: visitor === undefined ? null : this.visitorName(visitor),
        text: told.text,
        student: told.student,
        name: told.student === null ? null : this.shown(this.find(told.student)),
        asked_on,
        answered_on,
      }))
      .toSorted((a, b) => Number(a.answered_on !== null) - Number(b.answered_on !== null));
  }

  /** With what the rooms of visits know of them. */
  override parentsCopy(student: Id, instead: string) {
    const copy = super.parentsCopy(student, instead);
    return { ...copy, visits: this.visitsMet(student), activities: this.activitiesMet(student) };
  }

  studentClusters(student: Id): StudentClusters {
    if (isOptedOut(this.find(student))) return { clusters: [], on: null, is_opted_out: true, conflicts: [] };
    const found = this.shelf.classroom.chosen.get(student);
    return {
      clusters: found?.clusters ?? [],
      on: found?.on ?? null,
      is_opted_out: false,
      conflicts: found?.conflicts ?? [],
    };
  }

  classClusters(section: Id): ClusterLine[] {
    return this.visitClass(section).students.map(({ student, name }) => ({
      student,
      name,
      chosen: this.studentClusters(student),
    }));
  }

  /** Of whoever chose and fits: what they chose, and of which of these they spoke with somebody. */
  private beside(asked: FunnelAsked) {
    const met = (student: Id) =>
      this.standing()
        .filter((visit) => visit.met.get(student) && visit.format !== 'recorded' && visit.steps.two_way === true)
        .map((visit) => this.shelf.visits.visitors.get(this.visitorBehind(visit.visitor))?.told.cluster);
    return this.here()
      .filter((one) => !asked.section || one.sections.includes(asked.section))
      .map((one) => ({ one, clusters: this.studentClusters(one.id).clusters, met: met(one.id) }))
      .filter(({ clusters }) => clusters.length > 0 && (!asked.chosen || clusters.includes(asked.chosen)));
  }

  clusterMix(asked: FunnelAsked): ClusterMix {
    const all = this.beside(asked);
    const view = this.funnel({ ...asked, cluster: null, visitor: null });
    const came = new Map(view.clusters.map(({ cluster, visits }) => [cluster, visits]));
    const lines = [...new Set([...all.flatMap(({ clusters }) => clusters), ...came.keys()])].map((cluster) => {
      const chose = all.filter(({ clusters }) => clusters.includes(cluster));
      return {
        cluster,
        chose: chose.length,
        met: chose.filter(({ met }) => met.includes(cluster)).length,
        visits: came.get(cluster) ?? 0,
      };
    });
    return {
      students: view.funnel.students,
      chose: all.length,
      unmet: all.filter(({ clusters, met }) => !clusters.some((one) => met.includes(one))).length,
      visits_unsaid: view.visits - [...came.values()].reduce((a, b) => a + b, 0),
      lines: lines.toSorted((a, b) => b.chose - a.chose || b.visits - a.visits),
    };
  }

  unmetClusters(asked: FunnelAsked, cluster: Cluster | null): UnmetStudent[] {
    return this.beside(asked)
      .filter(({ clusters, met }) =>
        cluster === null
          ? !clusters.some((one) => met.includes(one))
          : clusters.includes(cluster) && !met.includes(cluster),
      )
      .map(({ one, clusters }) => ({ student: one.id, name: this.shown(one), clusters }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  plans(): PlansPage {
    const { plans, rules, cleared } = this.shelf.classroom;
    const classes = new Set<Id>();
    const waiting = (section: Id, plan: Id) => {
      // What is for whoever comes next waits for the next of that class.
      const isNext = !classes.has(section);
      classes.add(section);
      const isIts = (visit: Id | null) => visit === plan || (isNext && visit === null);
      return this.questions(section).filter((one) => one.answered_on === null && isIts(one.visit)).length;
    };
    const lines = plans
      // One that took place stands among the visits.
      .filter(({ id }) => !this.shelf.visits.visits.some((visit) => visit.id === id))
      .map(({ id, told, visitor, approval, tasks }) => {
        const cleared_on = cleared.get(visitor) ?? null;
        const cleared_until =
          cleared_on !== null && rules.cleared_days !== null ? daysAfter(cleared_on, rules.cleared_days) : null;
        const isLate = tasks.some((one) => one.done_on === null && one.due_on <= this.day);
        const ask_until =
          rules.approver === null ? null : daysAfter(told.planned_on, -Math.ceil(rules.hours_before / 24));
        return {
          id,
          section: told.section,
          class: this.visitClass(told.section).title,
          visitor: this.visitorName(visitor),
          planned_on: told.planned_on,
          begins_at: told.begins_at,
          format: told.format,
          lesson: told.lesson,
          aim: told.aim,
          purpose: told.purpose,
          tasks: tasks.toSorted((a, b) => a.due_on.localeCompare(b.due_on)),
          approver: rules.approver,
          approval,
          ask_until,
          needs_clearance: rules.cleared_days !== null,
          cleared_on,
          cleared_until,
          is_cleared: rules.cleared_days === null || (cleared_until ?? '') >= told.planned_on,
          questions: 0,
          is_due: isLate || (approval === null && ask_until !== null && ask_until <= this.day),
        };
      })
      .toSorted((a, b) => a.planned_on.localeCompare(b.planned_on))
      .map((line) => ({ ...line, questions: waiting(line.section, line.id) }));
    const [{ id: school, name }] = SCHOOLS;
    return {
      plans: lines,
      rules: [{ school, name, rules }],
      due: lines.filter((one) => one.is_due).length,
      is_stay_in_touch_off: this.shelf.classroom.isStayInTouchOff,
    };
  }

  namesOnPaper(students: Id[]): string[] {
    return students.map((student) => this.onPaper(this.find(student)));
  }

  badges(section: Id): PrintedBadge[] {
    return this.visitClass(section).students.map(({ student, name }) => {
      const token = this.shelf.classroom.badges.get(student) ?? null;
      // No real code: a square that stands for one.
      const code = token === null ? null : { size: 33, path: 'M4 4h7v7h-7zM22 4h7v7h-7zM4 22h7v7h-7zM14 14h6v6h-6z' };
      return { line: { student, name, token }, code };
    });
  }

  beginKiosk(what: KioskFor, section: Id, visit: Id | null) {
    this.kioskNow = { what, section, visit };
    const isOfHeld = what === 'door' || what === 'after';
    const lines = isOfHeld && visit !== null ? this.afterSheet(visit).lines : [];
    const isThrough = (line: AfterLine) => (what === 'door' ? line.was_present === true : line.talked !== null);
    this.tapped = new Set(lines.filter(isThrough).map((line) => line.student));
    return null;
  }

  kiosk(): KioskView {
    const now = this.kioskNow;
    if (!now) throw new No({ refusal: 'no_such_record' });
    // What was tapped is known here as it is in the shell: in memory alone, for whoever opted out too.
    for (const edit of this.edits) {
      if (edit.on === 'door' && edit.do.edit === 'check_in' && edit.do.visit === now.visit) {
        if (edit.do.is_here) this.tapped.add(edit.do.student);
        else this.tapped.delete(edit.do.student);
      }
      if (edit.on === 'after' && edit.do.edit === 'say_after' && edit.do.visit === now.visit)
        for (const { student } of edit.do.told) this.tapped.add(student);
      if (edit.on === 'interest' && edit.do.edit === 'choose_clusters' && now.what === 'clusters')
        for (const { student } of edit.do.told) this.tapped.add(student);
    }
    const { title, students } = this.visitClass(now.section);
    const visitor = this.whoComes(now.visit);
    const line =
      visitor === undefined ? undefined : this.visitorLines().find((one) => one.id === this.visitorBehind(visitor));
    return {
      what: now.what,
      class: title,
      visitor: line
        ? {
            told: line.told,
            visits: line.visits,
            signed_in_at: this.shelf.classroom.signedIn.get(now.visit ?? '') ?? null,
          }
        : null,
      students: students.map(({ student, name }) => ({ student, name, is_done: this.tapped.has(student) })),
      asks_wishes: !this.shelf.classroom.isStayInTouchOff,
    };
  }

  scanBadge(typed: string): BadgeRead {
    const { badges, lost } = this.shelf.classroom;
    const token = typed.trim().toUpperCase();
    if (lost.has(token)) return { badge: 'replaced' };
    const found = [...badges].find(([, known]) => known === token);
    return found ? { badge: 'of', student: found[0] } : { badge: 'unknown' };
  }

  endKiosk() {
    this.kioskNow = null;
    if (!this.open?.is_invented) {
      this.open = null;
      this.tell('locked', {});
    }
    return null;
  }
}
