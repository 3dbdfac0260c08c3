// What does the double answer about a record, about one's own time, and after a sitting?

import type {
  AfterSitting,
  CopyAs,
  CopyPage,
  GiveTo,
  ParentsCopy,
  Sheet,
  RecordView,
  SummaryLine,
  SummaryView,
  TimeLog,
  TimePeriod,
  TimeWords,
} from '../../src/bindings';
import { AskingRoom } from './asking';
import type { Id } from './people';
import { logOf } from './records';

export abstract class RecordRoom extends AskingRoom {
  /** A sitting that was. */
  private was: AfterSitting | null = null;
  /** What was saved as a parent's copy, and as a log. */
  readonly savedCopies: { page: CopyPage; how: CopyAs }[] = [];
  readonly savedLogs: TimeWords[] = [];

  record = (student: Id): RecordView => ({
    ...this.find(student).noted,
    answers: this.shelf.marking.answers
      .filter((one) => one.student === student)
      .map(({ id, named, on }) => ({ id, named: named.map(({ label }) => label), said_on: on })),
    groups: this.shelf.groups.filter(({ in_it }) => in_it.includes(student)).map(({ told }) => told),
  });

  shownSummary = (student: Id): SummaryView => this.find(student).noted.summary;

  parentsCopy(student: Id, instead: string): ParentsCopy {
    const file = this.student(student);
    const kept = this.wavesOf(student).filter((wave) => !wave.line.is_draft);
    const isPeer = (sector: string | undefined) => sector === 'peers';
    const label = (one: { label: string; spot: { sector: string } | null }) =>
      isPeer(one.spot?.sector) ? instead : one.label;
    const maps = kept.toReversed().map(({ line, network, goal }) => ({
      wave: this.lineOf({ line, network } as never),
      goal,
      people: network.alters.map((one) => ({
        label: label(one),
        is_hidden: isPeer(one.spot?.sector),
        spot: one.spot,
        supports: one.supports,
        reciprocity: one.reciprocity,
      })),
      ties: network.ties.flatMap(({ a, b, is_present }): [string, string][] => {
        const ends = [a, b].map((id) => network.alters.find((one) => one.id === id));
        return is_present && ends[0] && ends[1] ? [[label(ends[0]), label(ends[1])]] : [];
      }),
    }));
    const hidden = new Set(
      kept.flatMap(({ network }) => network.alters.filter((one) => isPeer(one.spot?.sector)).map((one) => one.id)),
    );
    return {
      file: { ...file, waves: file.waves.filter((wave) => !wave.is_draft), look_alikes: [], joined: [] },
      chosen: this.shelf.classroom.chosen.get(student)?.clusters ?? [],
      visits: [],
      activities: [],
      record: this.record(student),
      maps,
      hidden: hidden.size,
    };
  }

  giveParentsCopy(student: Id, page: CopyPage, how: CopyAs, { to_whom, why }: GiveTo) {
    this.savedCopies.push({ page, how });
    this.notesCopy(student, to_whom, why);
    return true;
  }

  drawParentsCopy(student: Id, _page: CopyPage, _sheet: Sheet, { to_whom, why }: GiveTo) {
    this.notesCopy(student, to_whom, why);
    return [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 612 792"><rect x="72" y="72" width="400" height="8"/></svg>',
    ];
  }

  private notesCopy(student: Id, to_whom: string, why: string | null) {
    const [disclosure, on] = [crypto.randomUUID(), this.day];
    this.commit({
      on: 'disclosure',
      do: { edit: 'disclose', disclosure, student, what: 'parents_copy', to_whom, why, on },
    });
  }

  summaries = (): SummaryLine[] =>
    this.here().flatMap((one) => {
      const { approved } = one.noted.summary;
      if (!approved?.text) return [];
      const { text, approved_on } = approved;
      return [{ student: one.id, name: this.shown(one), grade: one.grade, text, approved_on }];
    });

  afterSitting = (): AfterSitting | null => this.was;

  putAfterAway() {
    this.was = null;
    return null;
  }

  /** A sitting with this student is over, as the shell remembers it. */
  sat(student: Id, minutes = 12) {
    this.was = { student, name: this.shown(this.find(student)), minutes };
  }

  timeLog(period: TimePeriod): TimeLog {
    const [year, month] = this.day.split('-').map(Number);
    const from = period === 'month' ? `${this.day.slice(0, 7)}-01` : `${month < 7 ? year - 1 : year}-07-01`;
    return logOf(this.shelf.time, (id) => this.shown(this.find(id)), from, '9999-12-31');
  }

  saveTimeLog(_period: TimePeriod, words: TimeWords) {
    this.savedLogs.push(words);
    return true;
  }
}
