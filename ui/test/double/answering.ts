// How does the double hear and answer? It is told what a test wants, tells what happened, works as long as it is said to take,
// and fails in the shell's own words.

import type {
  AidStands,
  Appearance,
  Failure,
  FailureCode,
  FirstLine,
  OpenProfile,
  Preview,
  Refusal,
  TableView,
  UnreadableDraft,
  FormView,
  VisitListView,
} from '../../src/bindings';
import type { Language } from '../../src/bindings';
import type { CommandName, Heard, Result, Transport } from '../../src/ipc';
import { No } from './map';

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
  /** What was chosen as the language; English unless said. */
  language?: Language;
  /** Who works here; a counselor unless said. */
  role?: OpenProfile['role'];
  /** How the window was wished to look. */
  appearance?: Partial<Appearance>;
  /** Nobody has said that they have the recovery code. */
  isCodeUnseen?: boolean;
  /** The system has no keychain. */
  hasNoKeychain?: boolean;
  /** Students whom the undo of an import leaves alone. */
  left?: string[];
  /** What the roster's files would bring in. */
  roster?: Preview;
  /** Kith was updated: at the next unlock all records are read again. */
  isUpdated?: boolean;
  /** The list of visits, where it is another than the usual one. */
  visitList?: VisitListView;
  /** The form's export that is chosen. */
  form?: FormView;
  /** Every line of that form says what is known; of so many it is not noted yet that they were taken. */
  untaken?: number;
  /** What the first line of the table looks like. */
  firstLine?: FirstLine;
  /** The table, where it is another than the usual one. */
  table?: TableView;
  /** How the memory aid stands when the window opens; open unless said. */
  aid?: AidStands;
  /** There is a second monitor. */
  hasProjector?: boolean;
  /** There are programs, and groups that may be told apart. */
  hasGroups?: boolean;
  /** A marking goes on. */
  hasMarking?: boolean;
  /** Who may look at the school's network, whether its picture has to be laid out yet, and whether the school is a large one. */
  network?: 'leads' | 'on' | 'unlaid' | 'large';
  /** The system has nothing that shows a page. */
  hasNoViewer?: boolean;
  /** The day on which something was recorded last, where the clock is far from it. */
  clockWas?: string;
  /** How it stands with a district: none unless said. */
  district?: 'none' | 'well' | 'coming' | 'waiting' | 'trouble' | 'refused' | 'leaving';
  /** How the one profile stands before the door: it opens unless said. */
  door?: 'lease' | 'lease_away' | 'refused' | 'note_gone' | 'note_no_key' | 'lost' | 'lost_unsent' | 'lost_untold';
  /** Every command of this name fails so. */
  fails?: Partial<Record<CommandName, FailureCode>>;
}

export abstract class Answering implements Transport {
  protected heard: { [E in keyof Heard]: Set<(payload: Heard[E]) => void> } = {
    committed: new Set(),
    progress: new Set(),
    locked: new Set(),
    not_whole: new Set(),
    sitting: new Set(),
    screen: new Set(),
    district: new Set(),
  };
  private isCancelled = false;
  readonly calls: [CommandName, readonly unknown[]][] = [];

  constructor(protected readonly options: DoubleOptions = {}) {}

  listen<E extends keyof Heard>(event: E, heard: (payload: Heard[E]) => void): Promise<() => void> {
    this.heard[event].add(heard);
    return Promise.resolve(() => this.heard[event].delete(heard));
  }

  protected tell<E extends keyof Heard>(event: E, payload: Heard[E]) {
    for (const heard of this.heard[event]) heard(payload);
  }

  /** While a command is being answered: what it does was asked for by the window. */
  protected isAsking = false;

  async call(name: CommandName, args: readonly unknown[]): Promise<Result<unknown, Failure>> {
    this.calls.push([name, args]);
    const code = this.options.fails?.[name] ?? this.refuses(name);
    if (code) return fail(code, { report: 'K-7QX2' });
    try {
      this.isAsking = true;
      const answer = (this as unknown as Record<string, (...args: readonly unknown[]) => unknown>)[name](...args);
      this.isAsking = false;
      return { status: 'ok', data: structuredClone(await answer) };
    } catch (error) {
      this.isAsking = false;
      if (error instanceof No) return fail('refused', { refusal: error.refusal });
      if (error instanceof Failed) return fail(error.code, error.more);
      throw error;
    }
  }

  /** Why a command is not heard now. */
  protected abstract refuses(name: CommandName): FailureCode | null;

  cancel() {
    this.isCancelled = true;
    return null;
  }

  protected async work(job: Heard['progress']['job'], steps: number) {
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
}

export class Failed extends Error {
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
