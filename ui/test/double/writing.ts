// What does an edit do to the double? It keeps the shelf or the map as it stood before, so that undo is to put it back.

import type { Choice, Edit, EgoNetwork, MapEdit, NameMay, NetworkSeenBy, Scope } from '../../src/bindings';
import { Failed } from './answering';
import { isRefused, ME } from './held';
import { aimed, asked, edited, No, NO_GOAL, paleOf, toldOf, type Wave } from './map';
import { grouped, isGroup } from './groups_held';
import { type Id, NOTHING_ELSE, typed } from './people';
import { Reading } from './reading';
import { inClassroom, isOfClassroom } from './classroom_held';
import { didTogether } from './activities_held';
import { isMarking, marked } from './marking';
import { isNoted, noted } from './records';
import { visited } from './visits_held';

export abstract class Writing extends Reading {
  /** Every edit that was committed, in order: what a test looks at. */
  readonly edits: Edit[] = [];

  commit(edit: Edit) {
    const name = nameOf(edit);
    const id = crypto.randomUUID();
    const isTold =
      ![
        'people',
        'report',
        'mark',
        'campaign',
        'visit',
        'visitor',
        'wish',
        'after',
        'question',
        'interest',
        'door',
        'plan',
        'activity',
        'group',
      ].includes(edit.on) && name !== 'dismiss_reason';
    if (isTold && this.open?.has_maps === false) throw new Failed('not_your_role', {});
    const scopes = this.apply(edit, name, id);
    this.edits.push(edit);
    this.unsent += 1;
    // Whoever asked for it in this window hears of it by the answer; who committed it elsewhere tells this window.
    const map = this.isAsking && edit.on === 'map' ? this.egoNetwork(edit.do.wave) : null;
    if (!map) this.tell('committed', { scopes, kinds: [] });
    this.tell('screen', null);
    return { commit: id, edit: name, scopes, kinds: [], map };
  }

  /** Somebody of an older map is meant: they come as they were there last. */
  private withForgotten(wave: Wave, edit: MapEdit): EgoNetwork {
    const { network } = wave;
    if (edit.edit !== 'confirm_alters' && edit.edit !== 'set_presence') return network;
    const meant = edit.edit === 'confirm_alters' ? edit.alters : [edit.alter];
    const older = this.wavesOf(wave.student).flatMap((one) => one.network.alters);
    const coming = meant.flatMap((id) =>
      network.alters.some((one) => one.id === id) ? [] : (older.find((one) => one.id === id) ?? []),
    );
    return { ...network, alters: [...network.alters, ...coming.map((one) => ({ ...one, supports: [] }))] };
  }

  protected apply(edit: Edit, name: string, id: string): Scope[] {
    if (edit.on === 'map') {
      const wave = this.wave(edit.do.wave);
      const after = edited(this.withForgotten(wave, edit.do.edit), edit.do.edit);
      wave.done.push({ edit: name, before: toldOf(wave) });
      wave.undone = [];
      wave.network = after;
      return [this.scopeOf(wave)];
    }
    if (edit.on === 'goal' || edit.on === 'ask') {
      const wave = this.wave(edit.do.wave);
      const [before, shelf] = [toldOf(wave), structuredClone(this.shelf)];
      if (edit.on === 'goal') wave.goal = aimed(wave.goal, edit.do.edit);
      else wave.asks = asked(before, wave.line.id, edit.do.edit);
      wave.done.push({ edit: name, before });
      wave.undone = [];
      // From Today it is taken back by its name.
      if (!wave.line.is_draft) this.done.push({ edit: name, before: shelf, commit: id, wave: wave.line.id });
      return [this.scopeOf(wave)];
    }
    if (edit.on === 'show') {
      const wave = this.wave(edit.do.wave);
      wave.done.push({ edit: name, before: toldOf(wave) });
      wave.undone = [];
      wave.shown = edit.do.shown;
      return [this.scopeOf(wave)];
    }
    if (edit.on === 'wave') return this.applyWave(edit.do);
    if (edit.on === 'hold') return this.applyHold(edit.do);
    if (edit.on === 'report') {
      if (edit.do.edit === 'set_network') this.setNetwork(edit.do.seen_by);
      if (edit.do.edit === 'set_threshold') this.raiseThreshold(edit.do.threshold);
      return [{ of: 'school', id: edit.do.school }];
    }
    const before = structuredClone(this.shelf);
    const scopes =
      edit.on === 'people'
        ? this.applyPeople(edit.do)
        : edit.on === 'today'
          ? this.applyToday(edit.do)
          : edit.on === 'team_note'
            ? this.applyTeamNote(edit.do)
            : edit.on === 'consent'
              ? this.applyConsent(edit.do)
              : isMarking(edit)
                ? marked(this.shelf.marking, edit)
                : edit.on === 'visit' || edit.on === 'visitor' || edit.on === 'wish'
                  ? visited(this.shelf, edit)
                  : edit.on === 'activity'
                    ? didTogether(this.shelf, edit.do)
                    : isGroup(edit)
                      ? grouped(this.shelf, edit.do)
                      : isOfClassroom(edit)
                        ? inClassroom(this.shelf, edit)
                        : edit.on === 'wording'
                          ? this.applyWording(edit.do)
                          : isNoted(edit)
                            ? noted(this.shelf, edit, this.open?.name ?? '')
                            : [];
    const isEvidence = ['disclose', 'answer_summary', 'withdraw_summary', 'say_adults', 'erase_answer'].includes(name);
    if (!isEvidence && !['open_file', 'remember_mapping', 'choose'].includes(name)) {
      this.done.push({ edit: name, before, commit: id });
      this.undone = [];
    }
    return scopes;
  }

  protected abstract raiseThreshold(threshold: number): void;

  protected abstract setNetwork(seenBy: NetworkSeenBy): void;

  protected applyWave(edit: Extract<Edit, { on: 'wave' }>['do']): Scope[] {
    if (edit.edit === 'open') {
      const open = this.wavesOf(edit.student).find((wave) => wave.line.is_draft);
      if (isRefused(this.find(edit.student))) throw new No({ refusal: 'parent_said_no' });
      if (open) throw new No({ refusal: 'wave_is_open', wave: open.line.id });
      const earlier = this.wavesOf(edit.student).map((wave) => wave.network);
      const line = {
        id: edit.wave,
        opened_on: edit.opened_on,
        kept_on: null,
        audience: 'only_us' as const,
        is_counted: false,
        is_draft: true,
        is_put_away: false,
        withheld: 0,
      };
      this.waves.set(edit.wave, {
        line,
        student: edit.student,
        network: paleOf(earlier.slice(0, 1), edit.student, edit.wave),
        goal: NO_GOAL,
        asks: [],
        shown: 'names',
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
    if (edit.edit === 'put_away') {
      wave.line = { ...wave.line, is_put_away: true };
      return [{ of: 'draft', id: edit.wave }];
    }
    // The shell says it by itself, and no window does.
    if (edit.edit === 'give') throw new Failed('in_sitting', {});
    if (edit.edit === 'choose_again' || edit.edit === 'erase') return this.applyLater(edit, wave);
    if (edit.edit === 'forget' && this.isHeld(wave.student)) throw new No({ refusal: 'on_hold', reason: null });
    if (!wave.line.is_draft) throw new No({ refusal: 'wave_is_decided' });
    this.stand(edit.edit === 'forget' ? 'forgotten' : 'kept');
    if (edit.edit === 'forget') {
      this.waves.delete(edit.wave);
    } else {
      wave.line = {
        ...wave.line,
        kept_on: edit.kept_on,
        ...this.choose(wave, edit.choice),
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

  /** Marks whom a choice leaves out, and gives what the list says of it. */
  private choose(wave: Wave, choice: Choice) {
    const isLeftOut = (id: string) => choice.audience !== 'only_us' && choice.withheld.includes(id);
    const alters = wave.network.alters.map((one) => ({ ...one, is_withheld: isLeftOut(one.id) }));
    wave.network = { ...wave.network, alters };
    const withheld = alters.filter((one) => one.is_withheld && one.presence !== 'no_longer').length;
    return { audience: choice.audience, is_counted: choice.is_counted, withheld };
  }

  /** What is decided about a kept map on a later day. */
  private applyLater(
    edit: Extract<Edit, { on: 'wave' }>['do'] & { edit: 'choose_again' | 'erase' },
    wave: Wave,
  ): Scope[] {
    if (edit.edit === 'choose_again') {
      wave.line = { ...wave.line, ...this.choose(wave, edit.choice) };
    } else {
      if (this.isHeld(wave.student)) throw new No({ refusal: 'on_hold', reason: null });
      const { erasure: id, asked_by, erased_on } = edit;
      this.waves.delete(edit.wave);
      this.find(wave.student).erasures.unshift({ id, asked_by, erased_on, is_finished: true });
    }
    return [{ of: 'student', id: wave.student }];
  }

  protected applyHold(edit: Extract<Edit, { on: 'hold' }>['do']): Scope[] {
    if (edit.edit === 'set') {
      const { hold: id, reason, set_on } = edit;
      this.find(edit.student).holds.unshift({ id, reason, set_on, ended_on: null });
      return [{ of: 'student', id: edit.student }];
    }
    const of = this.shelf.students.filter((one) => one.holds.some((hold) => hold.id === edit.hold));
    for (const one of of) {
      one.holds = one.holds.map((hold) => (hold.id === edit.hold ? { ...hold, ended_on: edit.ended_on } : hold));
    }
    return of.map((one): Scope => ({ of: 'student', id: one.id }));
  }

  protected applyPeople(edit: Extract<Edit, { on: 'people' }>['do']): Scope[] {
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
        Object.assign(this.find(edit.student), { called: edit.called, called_may: edit.may ?? NOTHING_ELSE });
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

  protected applyTeamNote({ note, student, text }: Extract<Edit, { on: 'team_note' }>['do']): Scope[] {
    const by = this.open?.name ?? '';
    this.find(student).teamNotes.unshift({ id: note, text: text.trim(), by, at: new Date().toISOString() });
    return [{ of: 'student', id: student }];
  }

  protected applyConsent(edit: Extract<Edit, { on: 'consent' }>['do']): Scope[] {
    const by = this.open?.name ?? '';
    if (edit.edit === 'record_consent') {
      if (edit.given_by.trim() === '') throw new No({ refusal: 'nothing_said' });
      const { consent: id, student, what, answer, given_by, given_on } = edit;
      const told = { id, what, answer, given_by: given_by.trim(), given_on, withdrawn_on: null };
      this.find(student).consents.unshift({ told, by });
      return [{ of: 'student', id: student }];
    }
    for (const { id, consents } of this.shelf.students)
      for (const { told } of consents)
        if (told.id === edit.consent) {
          told.withdrawn_on = edit.withdrawn_on;
          return [{ of: 'student', id }];
        }
    throw new No({ refusal: 'no_such_record' });
  }

  protected applyWording({ which, language, text }: Extract<Edit, { on: 'wording' }>['do']): Scope[] {
    const lines = text?.split('\n').flatMap((line) => line.trim() || []) ?? null;
    if (lines?.length === 0) throw new No({ refusal: 'text_is_empty' });
    if (lines && lines.join('\n').length > 1200) throw new No({ refusal: 'text_is_too_long', most: 1200 });
    const told = lines && { lines, is_in_any: false };
    this.said = { ...this.said, [language]: { ...this.said[language], [which]: told } };
    return [{ of: 'district' }];
  }

  sayName(name: string, may: NameMay | null) {
    if (!this.sitting || (may && this.sitting.is_talk_only)) throw new Failed('in_sitting', {});
    if (name.trim() === '') throw new No({ refusal: 'name_is_empty' });
    if (may) Object.assign(this.find(this.sitting.student), { called: name.trim(), called_may: may });
    const written = may ? { name: name.trim(), may } : this.sitting.written;
    this.sitting = { ...this.sitting, name: name.trim(), written };
    return { commit: null, edit: 'call_student', scopes: [], kinds: [] };
  }

  protected applyToday(edit: Extract<Edit, { on: 'today' }>['do']): Scope[] {
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
      case 'open_file':
        this.find(edit.student).noted.openings.unshift({
          at: new Date().toISOString(),
          by: this.open?.name ?? '',
        });
        return [{ of: 'student', id: edit.student }];
    }
  }

  undo = (scope: Scope, wave: Id | null = null) => this.step(scope, wave, 'done', 'undone');
  redo = (scope: Scope, wave: Id | null = null) => this.step(scope, wave, 'undone', 'done');

  protected step(scope: Scope, on: Id | null, from: 'done' | 'undone', to: 'done' | 'undone') {
    // It holds whole shelves: of an adult's own marks the last step of all goes back.
    if (scope.of === 'staff') return this.stepBack(from, to);
    const wave = [...this.waves.values()].find((one) =>
      scope.of === 'draft' || on !== null
        ? one.line.id === (on ?? ('id' in scope ? scope.id : null))
        : scope.of === 'student' && one.student === scope.id && one[from].length > 0,
    );
    const last = wave?.[from].pop();
    if (!wave || !last) throw new No({ refusal: from === 'done' ? 'nothing_to_undo' : 'nothing_to_redo' });
    wave[to].push({ edit: last.edit, before: toldOf(wave) });
    Object.assign(wave, last.before);
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

  protected stepBack(from: 'done' | 'undone', to: 'done' | 'undone') {
    const last = this[from].pop();
    if (!last) throw new No({ refusal: from === 'done' ? 'nothing_to_undo' : 'nothing_to_redo' });
    this[to].push({ ...last, before: structuredClone(this.shelf) });
    this.shelf = last.before;
    if (last.wave) this.step({ of: 'student', id: this.wave(last.wave).student }, last.wave, from, to);
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
}

function nameOf(edit: Edit): string {
  if (edit.on === 'map' || edit.on === 'goal' || edit.on === 'ask') return edit.do.edit.edit;
  if (edit.on === 'show') return 'show_people';
  if (edit.on === 'wave') return `${edit.do.edit}_wave`;
  return edit.on === 'choose' ? 'choose' : edit.do.edit;
}
