// How does the interface speak with what holds the records? Through one Transport: the desktop shell, or a double in an
// ordinary browser. It asks, commits, and reads again after `committed`. It keeps no copy of a record and decides nothing.

import { hashKey, QueryClient, type QueryKey, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { useSyncExternalStore } from 'react';
import {
  type Committed,
  type CommittedEvent,
  type Edit,
  type Failure,
  type LockedEvent,
  type MapView,
  type ProgressEvent,
  type Scope,
  type Status,
  type Undone,
  commands,
} from './bindings';

export type * from './bindings';

type Commands = typeof commands;
export type CommandName = keyof Commands;
export type Result<T, E> = { status: 'ok'; data: T } | { status: 'error'; error: E };
export type Heard = {
  committed: CommittedEvent;
  progress: ProgressEvent;
  locked: LockedEvent;
  not_whole: null;
  sitting: null;
  screen: null;
  district: null;
};

/** One way to reach the records. `call` answers with a result and never throws for a refusal. */
export interface Transport {
  call(name: CommandName, args: readonly unknown[]): Promise<Result<unknown, Failure>>;
  listen<E extends keyof Heard>(event: E, heard: (payload: Heard[E]) => void): Promise<() => void>;
}

const isResult = (answer: unknown): answer is Result<unknown, Failure> =>
  typeof answer === 'object' && answer !== null && 'status' in answer && ('data' in answer || 'error' in answer);

const shell: Transport = {
  call: async (name, args) => {
    // Commands that cannot be refused answer plainly; the others with a result.
    const answer = await (commands[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
    return isResult(answer) ? answer : { status: 'ok', data: answer };
  },
  listen: (event, heard) => listen<never>(event, (told) => heard(told.payload)),
};

let transport: Transport = shell;

/** Speaks through another Transport from now on. Called once, before the first screen. */
export function speakThrough(other: Transport): void {
  transport = other;
}

/** Whether this is the student's own window: the shell opens it under that label. */
export const isStudentsWindow = (): boolean => getCurrentWindow().label === 'student';

/** What went wrong, in the closed words of the shell. The sentence for it is in `words/failure.ts`. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = 'Refused';
  }
}

/** A Failure, whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  return { code: 'unexpected', refusal: null, retry_after_s: null, report: null, file: null, reason: null };
}

type DataOf<R> = R extends { status: 'error' } ? never : R extends { status: 'ok'; data: infer D } ? D : R;
type Answer<C> = C extends (...args: infer Args) => Promise<infer R> ? (...args: Args) => Promise<DataOf<R>> : never;
/** What writes the records: one writes at a time, and a long list that is being brought in keeps the others waiting. */
const WRITES: ReadonlySet<string> = new Set(['commit', 'undo', 'redo', 'sayName', 'justTalk'] satisfies CommandName[]);

/** What is over before this waits for nothing worth saying. */
export const WAITS_AFTER_MS = 1_500;

let waiting = 0;
const whoHearsOfWaiting = new Set<() => void>();
const wait = (by: number) => {
  waiting += by;
  for (const hear of whoHearsOfWaiting) hear();
};

async function watched<T>(work: Promise<T>): Promise<T> {
  let isWaiting = false;
  const timer = setTimeout(() => {
    isWaiting = true;
    wait(1);
  }, WAITS_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (isWaiting) wait(-1);
  }
}

/** Whether something that a person did waits until it can be written. */
export const useWaits = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      whoHearsOfWaiting.add(hear);
      return () => void whoHearsOfWaiting.delete(hear);
    },
    () => waiting > 0,
  );

export type Kith = { readonly [Name in CommandName]: Answer<Commands[Name]> };

/** Every command of the shell by its name; answers with the data or throws [`Refused`]. */
export const kith: Kith = new Proxy({} as Kith, {
  get:
    (_, name) =>
    async (...args: unknown[]) => {
      const asked = transport.call(name as CommandName, args);
      const answer = await (WRITES.has(name as string) ? watched(asked) : asked);
      if (answer.status === 'error') throw new Refused(answer.error);
      return answer.data;
    },
});

/** The one write. What it changed is read again by every screen that shows it. */
export async function commit(edit: Edit): Promise<Committed> {
  const shown = edit.on === 'map' ? client.getQueryState(mapKey(edit.do.wave)) : undefined;
  const { map, ...committed } = await kith.commit(edit);
  if (edit.on === 'map' && map) isKnown(mapKey(edit.do.wave), map, shown?.dataUpdateCount, committed.scopes);
  return committed;
}

/** The question what a map is like now. */
export const mapKey = (wave: string) => ['ego_network', wave] as const;

/**
 * What a commit of this window changed is read again, but for the map that came with the answer. Where that map is being read, or
 * was read meanwhile, nobody knows which of the two is newer: it is read once more.
 */
function isKnown(key: QueryKey, map: MapView, wasUpdated: number | undefined, scopes: readonly Scope[]): void {
  const now = client.getQueryState(key);
  const isNewest = now !== undefined && now.fetchStatus === 'idle' && now.dataUpdateCount === wasUpdated;
  if (isNewest) client.setQueryData(key, map);
  readAgain(scopes, isNewest ? hashKey(key) : null);
}

/** Asks again whatever a commit in these scopes may have changed, but for the one question whose answer is known. */
function readAgain(scopes: readonly Scope[], known: string | null = null): void {
  void client.invalidateQueries({
    predicate: ({ meta, queryHash }) =>
      queryHash !== known && concerns((meta?.scopes as Watched | undefined) ?? 'any', scopes),
  });
}

/** `wave` keeps a step to what that map shows. */
export const undo = (scope: Scope, wave: string | null = null): Promise<Undone> => kith.undo(scope, wave);
export const redo = (scope: Scope, wave: string | null = null): Promise<Undone> => kith.redo(scope, wave);

export const client = new QueryClient({
  defaultOptions: {
    // What was read stays true until a commit says otherwise, so nothing is read twice for a focus or a clock.
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

type Watched = readonly Scope[] | 'any';
type Options = { enabled?: boolean; keepWhileReading?: boolean };

/** Reads, and reads again whenever a commit touched one of the scopes. `key` names the question with its arguments. */
export function useLive<T>(
  key: readonly unknown[],
  query: () => Promise<T>,
  scopes: Watched,
  { enabled = true, keepWhileReading = false }: Options = {},
): UseQueryResult<T, Error> {
  return useQuery<T, Error>({
    queryKey: key,
    queryFn: query,
    enabled,
    meta: { scopes },
    placeholderData: keepWhileReading ? (before) => before as never : undefined,
  });
}

/** The same question about several, answered in their order; undefined where an answer is not there yet. */
export function useLiveAll<T>(
  asked: readonly { key: readonly unknown[]; query: () => Promise<T> }[],
  scopes: Watched,
): (T | undefined)[] {
  const queries = asked.map(({ key, query }) => ({ queryKey: key, queryFn: query, meta: { scopes } }));
  return useQueries({ queries }).map(({ data }) => data as T | undefined);
}

const same = (a: Scope, b: Scope) => a.of === b.of && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');

/** Whether a question about these scopes has to be asked again. */
export const concerns = (watched: Watched, touched: readonly Scope[]): boolean =>
  // An import, or its undo, names the district alone: it may have touched anybody.
  watched === 'any' ||
  (watched.length > 0 && touched.some(({ of }) => of === 'district')) ||
  watched.some((one) => touched.some((other) => same(one, other)));

export const STATUS = ['status'] as const;

/** Who has a profile on this machine and whose is open. */
export const useStatus = (): UseQueryResult<Status, Error> => useLive(STATUS, kith.status, []);

/** Whether the system has a keychain that could hold a key. Asked once: the answer can take the system a moment. */
export const useOffersKeychain = (): boolean => useLive(['offersKeychain'], kith.offersKeychain, []).data ?? false;

/** Asks again whose profile is open: after unlocking and setting up. */
export const readStatusAgain = (): Promise<void> => client.invalidateQueries({ queryKey: STATUS });

/** Listens to the shell for as long as the window lives: after a commit read again, after locking forget everything. */
export async function listenToShell(
  whenLocked: () => void,
  whenNotWhole: () => void = () => undefined,
): Promise<() => void> {
  const stops = await Promise.all([
    transport.listen('committed', ({ scopes }) => readAgain(scopes)),
    transport.listen('locked', () => {
      // First the screens go, then what they showed: a screen without its answer would ask a locked store.
      client.setQueryData<Status>(STATUS, (before) => before && { ...before, open: null });
      whenLocked();
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATUS[0] });
    }),
    transport.listen('not_whole', whenNotWhole),
    transport.listen('district', () => {
      void client.invalidateQueries({ queryKey: ['district'] });
      // Before the door it is the status that says how a locked profile stands.
      if (!client.getQueryData<Status>(STATUS)?.open) void readStatusAgain();
    }),
    // It was covered, since nobody was here.
    transport.listen('sitting', () => void readStatusAgain()),
  ]);
  return () => {
    for (const stop of stops) stop();
  };
}

/** Hears that what the student's own screen shows may have changed. */
export const listenToScreen = (changed: () => void): Promise<() => void> => transport.listen('screen', changed);

/** Hears how far a long piece of work is. */
export const listenToProgress = (heard: (event: ProgressEvent) => void): Promise<() => void> =>
  transport.listen('progress', heard);

/** A new id for something new: time first, so that ids sort by when they were minted (RFC 9562, version 7). */
export function uuidv7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
