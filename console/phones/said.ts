import { useSyncExternalStore } from 'react';

/** What was answered on a phone in this tab, after which of its texts, and what it was taken for. */
export type Said = {
  readonly phone: string;
  readonly after: string;
  readonly text: string;
  readonly meaning: string;
};

let all: readonly Said[] = [];
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Remembers an answer until the tab is closed or loaded anew: the outbox holds only what goes to phones. */
export const remember = (said: Said): void => {
  all = [...all, said];
  for (const listener of listeners) listener();
};

/** What was answered on the phones, in its order. */
export const useSaid = (): readonly Said[] => useSyncExternalStore(subscribe, () => all);
