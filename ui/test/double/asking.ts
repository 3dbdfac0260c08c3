// What does the double answer while a laptop goes around among students? One turn at a time, names by typing, nobody's answer.

import type { AskedStudent, AskingView, FailureCode, StaffName } from '../../src/bindings';
import type { CommandName } from '../../src/ipc';
import { Failed } from './answering';
import { isRefused } from './held';
import { Marks } from './marks';
import { ADULTS, fold, type Id, SCHOOLS } from './people';

const HEARD: readonly CommandName[] = [
  'status',
  'touch',
  'readOut',
  'lock',
  'asking',
  'askedStudents',
  'beginTurn',
  'adultsLike',
  'endTurn',
  'commit',
  'endAsking',
];

const begins = (name: string, typed: string): boolean =>
  fold(typed).length > 1 &&
  fold(typed)
    .split(' ')
    .every((part) =>
      fold(name)
        .split(' ')
        .some((word) => word.startsWith(part)),
    );

export abstract class AskingRoom extends Marks {
  protected askedIn: Id | null = null;
  private turn: Id | null = null;
  private through = new Set<Id>();

  protected override refuses(name: CommandName): FailureCode | null {
    return this.askedIn !== null && !HEARD.includes(name) ? 'not_here' : super.refuses(name);
  }

  private hasSaid = (student: Id): boolean =>
    this.shelf.marking.answers.some((one) => one.campaign === this.askedIn && one.student === student);

  beginAsking(campaign: Id) {
    this.askedIn = campaign;
    this.turn = null;
    this.through.clear();
    return null;
  }

  asking(): AskingView {
    if (this.askedIn === null) throw new Failed('not_here', {});
    const { name, school } = this.profile();
    const turn =
      this.turn === null
        ? null
        : {
            student: this.turn,
            name: this.shown(this.find(this.turn)),
            has_said: this.hasSaid(this.turn),
          };
    return { campaign: this.askedIn, school: school?.name ?? '', counselor: name, turn };
  }

  askedStudents = (text: string): AskedStudent[] =>
    this.here()
      .filter(
        (one) =>
          this.isOn(one) &&
          !one.hasLeft &&
          one.school === SCHOOLS[0].id &&
          !isRefused(one) &&
          begins(this.shown(one), text.trim()),
      )
      .slice(0, 5)
      .map((one) => ({
        student: one.id,
        name: this.shown(one),
        is_done: this.through.has(one.id) || this.hasSaid(one.id),
      }));

  beginTurn(student: Id) {
    if (this.turn !== null || this.through.has(student) || this.hasSaid(student)) throw new Failed('not_here', {});
    this.turn = student;
    return null;
  }

  adultsLike = (text: string): StaffName[] =>
    ADULTS.filter(({ of, label }) => of === 'staff' && begins(label, text.trim())).map(({ id, label }) => ({
      id,
      name: label,
    }));

  endTurn(wasMe: boolean) {
    if (this.turn !== null && (wasMe || this.hasSaid(this.turn))) this.through.add(this.turn);
    this.turn = null;
    return null;
  }

  endAsking() {
    this.askedIn = null;
    if (!this.open?.is_invented) {
      this.open = null;
      this.tell('locked', {});
    }
    return null;
  }
}
