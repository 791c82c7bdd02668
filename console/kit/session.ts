import { useSyncExternalStore } from 'react';

const KEY = 'jiayi.token';

const listeners = new Set<() => void>();

/** Follows the token as it comes and goes; gives what ends it. */
export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const tellAll = (): void => {
  for (const listener of listeners) listener();
};

/** The token of whoever is signed in within this tab; null where nobody is. */
export const token = (): string | null => sessionStorage.getItem(KEY);

/** Remembers a token until the tab is closed. */
export const signInWith = (accessToken: string): void => {
  sessionStorage.setItem(KEY, accessToken);
  tellAll();
};

/** Forgets the token: the page shows the sign-in. */
export const signOut = (): void => {
  sessionStorage.removeItem(KEY);
  tellAll();
};

/** The token, followed as it comes and goes. */
export const useToken = (): string | null => useSyncExternalStore(onSession, token);
