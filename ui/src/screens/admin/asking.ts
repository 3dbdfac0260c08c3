// How does the administrator's page ask the server? One question at a time over HTTPS, with a token that lies in this page's memory
// alone: no cookie, no storage, so that another page can send nothing in somebody's name, and closing the page ends the session.
// Questions and answers are the server's own types; the page keeps no copy of a record.

import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { AdminAsk, Answers, SignIn } from './bindings';

export type * from './bindings';

/** What this page can ask: every question whose answer it knows. */
export type Question = Extract<AdminAsk, { ask: keyof Answers }>;
export type AnswerTo<Q extends Question> = Answers[Q['ask']];

/** What the server did not do, by its word for why. The sentence is in `said.ts`. */
export class NotDone extends Error {
  constructor(
    readonly why: string,
    readonly status: number,
    readonly again_after_s: number | null,
  ) {
    super(why);
    this.name = 'NotDone';
  }
}

export const answers = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: 0, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** How a session ended: nobody had one, its person left, nobody was here, or the server ended it. */
export type Left = 'never' | 'out' | 'idle' | 'ended';

export const useSession = create<{ isIn: boolean; left: Left }>(() => ({ isIn: false, left: 'never' }));

let token: string | null = null;

async function send(path: string, body: BodyInit | null): Promise<Response> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  try {
    return await fetch(path, {
      method: body === null ? 'GET' : 'POST',
      body,
      headers,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
  } catch {
    throw new NotDone('not_reached', 0, null);
  }
}

async function read(answer: Response): Promise<unknown> {
  const told: unknown = await answer.json().catch(() => null);
  if (answer.ok) return told;
  const why = (told as { why?: unknown } | null)?.why;
  const again = Number(answer.headers.get('retry-after'));
  const word = typeof why === 'string' ? why : 'failed';
  if (word === 'sign_in') leave('ended');
  throw new NotDone(word, answer.status, Number.isFinite(again) && again > 0 ? again : null);
}

/** Asks, and gives the answer of that question. Throws `NotDone`. */
export async function ask<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
  return (await read(await send('/v1/admin', JSON.stringify(question)))) as AnswerTo<Q>;
}

/** Asks for something to be done; what is shown is asked for again. */
export async function order<Q extends Question>(question: Q): Promise<AnswerTo<Q>> {
  const told = await ask(question);
  void answers.invalidateQueries();
  return told;
}

/** Uploads a roster: to be looked at, or to be taken in. */
export async function upload(bundle: Blob, isApplied: boolean): Promise<Answers['roster']> {
  const told = await read(await send(isApplied ? '/v1/roster?apply' : '/v1/roster', bundle));
  if (isApplied) void answers.invalidateQueries();
  return told as Answers['roster'];
}

/** What the server tells anybody. */
export const hello = async (): Promise<Answers['hello']> =>
  (await read(await send('/v1/hello', null))) as Answers['hello'];

export async function signIn(asked: SignIn): Promise<void> {
  token = null;
  const told = (await read(await send('/v1/sign-in', JSON.stringify(asked)))) as Answers['sign_in'];
  token = told.token;
  useSession.setState({ isIn: true, left: 'never' });
}

/** What stands behind the mark of this page's address after a browser came back from the district's provider: a ticket that holds
 * once, or a word of why not. It is taken out of the address and of the way back before anything else. */
export function cameBack(): { ticket: string } | { why: string } | null {
  const [name, told] = window.location.hash.slice(1).split('=');
  if (!told || (name !== 'signed-in' && name !== 'not-signed-in')) return null;
  window.history.replaceState(null, '', window.location.pathname);
  return name === 'signed-in' ? { ticket: told } : { why: told };
}

/** Sends the browser to the district's provider. It comes back to this page. */
export const goToProvider = (): void => window.location.assign('/oidc/start');

/** Asks for the session that a ticket stands for. */
export async function finish(ticket: string): Promise<void> {
  token = null;
  const told = (await read(await send('/v1/oidc/finish', JSON.stringify({ ticket })))) as Answers['sign_in'];
  token = told.token;
  useSession.setState({ isIn: true, left: 'never' });
}

/** Forgets the token and all that was shown. */
function leave(how: Left): void {
  token = null;
  useSession.setState({ isIn: false, left: how });
  answers.clear();
}

/** Ends the session here and on the server, which is told even while the page closes. */
export function signOut(how: Left = 'out'): void {
  if (token === null) return;
  const headers = { authorization: `Bearer ${token}` };
  leave(how);
  // Where it cannot be told the session ends by its own time.
  void fetch('/v1/sign-out', { method: 'POST', headers, keepalive: true, credentials: 'omit' }).catch(() => undefined);
}

/** Reads, and reads again after an order. */
export const useAsked = <Q extends Question>(question: Q, isAsked = true): UseQueryResult<AnswerTo<Q>, Error> =>
  useQuery<AnswerTo<Q>, Error>({ queryKey: [question], queryFn: () => ask(question), enabled: isAsked });
