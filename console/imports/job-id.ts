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
