import { useSyncExternalStore } from 'react';

/** Apart from the console's: a resident and a member of staff may use one machine. */
const KEY = 'jiayi.own.token';

/** Whoever is signed in; `expired` where they were and are no longer. */
export type Session = { readonly kind: 'in'; readonly token: string } | { readonly kind: 'out' | 'expired' };

const kept = sessionStorage.getItem(KEY);
let current: Session = kept === null ? { kind: 'out' } : { kind: 'in', token: kept };
const listeners = new Set<() => void>();

const become = (session: Session): void => {
  current = session;
  if (session.kind === 'in') sessionStorage.setItem(KEY, session.token);
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Who is signed in now. */
export const session = (): Session => current;

/** Remembers a token until the tab is closed. */
export const enter = (token: string): void => become({ kind: 'in', token });

/** Forgets the token. */
export const leave = (): void => become({ kind: 'out' });

/** Forgets a token that the service takes no more. */
export const expire = (): void => {
  if (current.kind === 'in') become({ kind: 'expired' });
};

/** Who is signed in, followed as it changes. */
export const useSession = (): Session => useSyncExternalStore(subscribe, session);
