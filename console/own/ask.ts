import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod';

import type { Brand } from '../../domain/kernel/brand.ts';
import type { Asked, Route } from '../kit/call.ts';
import { language } from './speech.ts';
import { readProblem, refused } from '../kit/problem.ts';
import { settings } from '../kit/settings.ts';
import { expire, session } from './session.ts';

type Loose = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

const entriesOf = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, given]: [string, unknown]): [string, string][] =>
        typeof given === 'string' ? [[name, given]] : [],
      )
    : [];

/** The address of a call: parts of the path filled in, and the query. */
const addressOf = ({ path }: Route, { params, query }: Loose): string => {
  const given = new Map(entriesOf(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.get(name) ?? ''),
  );
  const search = new URLSearchParams(entriesOf(query));
  return search.size === 0 ? filled : `${filled}?${search}`;
};

const UNAUTHENTICATED = 401;

const headersOf = ({ body }: Loose): Record<string, string> => {
  const now = session();
  return {
    'accept-language': language(),
    ...(now.kind === 'in' ? { authorization: `Bearer ${now.token}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
};

const send = async <R extends Route>(route: R, given: Loose): Promise<z.infer<R['answer']>> => {
  const response = await fetch(`${settings().api}${addressOf(route, given)}`, {
    method: route.method,
    headers: headersOf(given),
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  if (response.ok) return response.json();
  if (response.status === UNAUTHENTICATED) expire();
  throw refused(readProblem(response.status, await response.json().catch(() => undefined)));
};

/** Quantities as plain numbers: the server reads them. */
type Plain<T> =
  T extends Brand<number, never>
    ? number
    : T extends Brand<string, never>
      ? string
      : T extends object
        ? { readonly [Name in keyof T]: Plain<T[Name]> }
        : T;

type AskedOf<R extends Route> = Omit<Asked<R>, 'body'> & { readonly body?: Plain<z.input<R['body']>> };

/** Asks a route as the resident who is signed in; throws what `problemOf` reads where it is refused. */
export const ask = <R extends Route>(route: R, asked: AskedOf<R>): Promise<z.infer<R['answer']>> =>
  send(route, asked);

/** What is being read: nothing yet, what went wrong, or the answer, which stays while it is read again. */
export type Reading<T> = {
  readonly value: T | undefined;
  readonly error: unknown;
  readonly again: () => void;
};

/** Reads something once, and again when it is told to. `read` stays the same between renders. */
export const useRead = <T>(read: () => Promise<T>): Reading<T> => {
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isGone = false;
    const then =
      <V>(set: (got: V) => void) =>
      (got: V): void => {
        if (!isGone) set(got);
      };
    setError(null);
    read().then(then(setValue), then(setError));
    return () => {
      isGone = true;
    };
  }, [read, turn]);
  return { value, error, again: useCallback(() => setTurn((before) => before + 1), []) };
};

/** Something that is done by a press: whether it is being done, and why it was not. */
export type Doing = { readonly isBusy: boolean; readonly error: unknown };

/** Does one thing at a time and keeps why it failed. */
export const useDoing = (): Doing & { readonly run: (work: () => Promise<void>) => void } => {
  const [doing, set] = useState<Doing>({ isBusy: false, error: null });
  const run = (work: () => Promise<void>): void => {
    set({ isBusy: true, error: null });
    work().then(
      () => set({ isBusy: false, error: null }),
      (error: unknown) => set({ isBusy: false, error }),
    );
  };
  return { ...doing, run };
};
