import { useSyncExternalStore } from 'react';

import { token, TOKEN_KEY } from './token.ts';

const listeners = new Set<() => void>();

/** Follows the token as it comes and goes; gives what ends it. */
export const onSession = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const tellAll = (): void => {
  for (const listener of listeners) listener();
};

/** Remembers a token until the tab is closed. */
export const signInWith = (accessToken: string): void => {
  sessionStorage.setItem(TOKEN_KEY, accessToken);
  tellAll();
};

/** Forgets the token: the page shows the sign-in. */
export const signOut = (): void => {
  sessionStorage.removeItem(TOKEN_KEY);
  tellAll();
};

/** The token, followed as it comes and goes. */
export const useToken = (): string | null => useSyncExternalStore(onSession, token);
