import { useState } from 'react';

/** The last job of a kind that was started in this browser, so that its progress is found again. */
export const useJobId = (kind: 'import' | 'export'): [string | undefined, (id: string) => void] => {
  const key = `jiayi.last-${kind}`;
  const [id, setId] = useState(() => localStorage.getItem(key) ?? undefined);
  const remember = (next: string): void => {
    localStorage.setItem(key, next);
    setId(next);
  };
  return [id, remember];
};

/** How often a job that goes on is asked after, in milliseconds. */
export const ASKED_EVERY_MS = 1_000;

/** Whether a job goes on. */
export const goesOn = (state: string | undefined): boolean => state === 'waiting' || state === 'running';
