import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod';

import { type Asked, type Route, send } from '../kit/request.ts';
import { expire, session } from './session.ts';
import { language } from './speech.ts';

/** Asks a route as the resident who is signed in; throws what `problemOf` reads where it is refused. */
export const ask = async <R extends Route>(route: R, asked: Asked<R>): Promise<z.infer<R['answer']>> => {
  const now = session();
  const token = now.kind === 'in' ? now.token : null;
  const response = await send({ language: language(), token, onUnsound: expire }, { route, given: asked });
  return response.json();
};

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
