import { useSyncExternalStore } from 'react';

import { correctFollowUp, overrideFollowUp, recordFollowUps } from '../../functions/follow-ups/api.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { showMe } from '../../functions/organisation/api.ts';
import { call } from './call.ts';
import { type Problem, problemOf } from './problem.ts';
import type { Asked } from './request.ts';
import { token } from './token.ts';

/** A write that can wait. Its key is in what is asked, so that it is done once however often it is sent. */
export type Write =
  | { readonly route: 'follow-ups.record'; readonly asked: Asked<typeof recordFollowUps> }
  | { readonly route: 'follow-ups.correct'; readonly asked: Asked<typeof correctFollowUp> }
  | { readonly route: 'follow-ups.override'; readonly asked: Asked<typeof overrideFollowUp> };

/** Writes that belong together and wait for a connection, each after the one before it. */
export type Waiting = {
  readonly id: string;
  /** Of whom they are, for the reader. */
  readonly about: string;
  /** The address of the page that shows the filled-in form again. */
  readonly back: string;
  /** The form as it was filled in, as text of that page. */
  readonly form: string;
  readonly writes: readonly Write[];
  /** Why the service did not take them; they are not sent again. */
  readonly refused?: Problem;
};

const PREFIX = 'jiayi/';
const NAME = 'waiting';

/** The place in this browser of what is kept for one user and shown to no other. */
export const keptKey = (user: string, name: string): string => `${PREFIX}${encodeURIComponent(user)}/${name}`;

const listeners = new Set<() => void>();
const tellAll = (): void => {
  for (const listener of listeners) listener();
};

const NONE: readonly Waiting[] = [];
let lastRead: { readonly text: string; readonly items: readonly Waiting[] } = { text: '', items: NONE };

const parsed = (text: string): readonly Waiting[] => {
  try {
    const items: readonly Waiting[] | null = JSON.parse(text);
    return Array.isArray(items) ? items : NONE;
  } catch {
    return NONE;
  }
};

/** What waits of a user, the oldest first; the same array until it changes. */
export const waitingOf = (user: string): readonly Waiting[] => {
  const text = localStorage.getItem(keptKey(user, NAME)) ?? '';
  if (text === '') return NONE;
  if (text !== lastRead.text) lastRead = { text, items: parsed(text) };
  return lastRead.items;
};

const store = (user: string, items: readonly Waiting[]): void => {
  if (items.length === 0) localStorage.removeItem(keptKey(user, NAME));
  else localStorage.setItem(keptKey(user, NAME), JSON.stringify(items));
  tellAll();
};

/** Keeps writes until they are sent: in place of what waited under the same id, else last. */
export const keepWaiting = (user: string, item: Waiting): void => {
  const items = waitingOf(user);
  const isThere = items.some(({ id }) => id === item.id);
  store(user, isThere ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item]);
};

/** Forgets writes that nobody wants to send any more. */
export const dropWaiting = (user: string, id: string): void =>
  store(
    user,
    waitingOf(user).filter((item) => item.id !== id),
  );

/** Forgets everything that is kept in this browser for a user: what waits, and their drafts. */
export const forgetKept = (user: string): void => {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  for (const key of keys) if (key.startsWith(keptKey(user, ''))) localStorage.removeItem(key);
  tellAll();
};

const LONGEST_MS = 15_000;

/** Sends one write; one that gets no answer in time counts as out of reach. */
const sendWrite = async (write: Write): Promise<unknown> => {
  const signal = AbortSignal.timeout(LONGEST_MS);
  switch (write.route) {
    case 'follow-ups.record':
      return call(recordFollowUps, write.asked, signal);
    case 'follow-ups.correct':
      return call(correctFollowUp, write.asked, signal);
    case 'follow-ups.override':
      return call(overrideFollowUp, write.asked, signal);
    default:
      return unreachable(write);
  }
};

/** How the service is reached; a test puts another one in its place. */
type Reach = {
  readonly send: (write: Write) => Promise<unknown>;
  readonly whoIs: () => Promise<string>;
};

const REACH: Reach = {
  send: sendWrite,
  whoIs: async () => (await call(showMe, {}, AbortSignal.timeout(LONGEST_MS))).value.userId,
};

/** The page gave the visit its id: the service has taken it already where it says that the id is there. */
const TAKEN_BEFORE = '/problems/follow-up/id-exists';
const SERVER_FAULT = 500;
const TRY_LATER = new Set([0, 401, 408, 429]);

/** Says whether a write that failed so may be sent again later: it was not refused, the service was not to be had. */
const mayTryLater = ({ status }: Problem): boolean => TRY_LATER.has(status) || status >= SERVER_FAULT;

type Outcome = { readonly rest?: Waiting; readonly isOver: boolean };

/** Sends the writes of an item in their order; answers what of it is left. */
const sendItem = async (item: Waiting, send: Reach['send']): Promise<Outcome> => {
  for (const [at, write] of item.writes.entries()) {
    const problem = await send(write).then(
      () => undefined,
      (error: unknown) => problemOf(error),
    );
    if (problem === undefined || problem.type === TAKEN_BEFORE) continue;
    const rest = { ...item, writes: item.writes.slice(at) };
    return mayTryLater(problem)
      ? { rest, isOver: true }
      : { rest: { ...rest, refused: problem }, isOver: false };
  }
  return { isOver: false };
};

let isSending = false;

const sendAll = async (user: string, { send, whoIs }: Reach): Promise<number> => {
  const held = token();
  const isStillTheirs = async (): Promise<boolean> => (await whoIs()) === user && token() === held;
  if (held === null || !(await isStillTheirs())) return 0;
  let sent = 0;
  for (const item of waitingOf(user).filter(({ refused }) => refused === undefined)) {
    if (token() !== held) return sent;
    const { rest, isOver } = await sendItem(item, send);
    if (rest === undefined) dropWaiting(user, item.id);
    else keepWaiting(user, rest);
    if (rest === undefined) sent += 1;
    if (isOver) return sent;
  }
  return sent;
};

/** Sends what waits of a user, as that user only: whoever the service takes us for now must be the one who wrote it.
 *  What the service refuses stays, with the reason.
 *  @returns how many were sent */
export const sendWaiting = async (user: string, reach: Reach = REACH): Promise<number> => {
  if (isSending || waitingOf(user).every(({ refused }) => refused !== undefined)) return 0;
  isSending = true;
  try {
    return await sendAll(user, reach);
  } catch {
    // The service is still out of reach: everything waits on.
    return 0;
  } finally {
    isSending = false;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

/** What waits of a user, followed as it changes; nothing where nobody is known. */
export const useWaiting = (user: string | undefined): readonly Waiting[] =>
  useSyncExternalStore(subscribe, () => (user === undefined ? NONE : waitingOf(user)));
