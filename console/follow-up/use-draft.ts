import { useCallback, useRef, useState } from 'react';

import { keptKey } from '../kit/waiting.ts';
import { type Draft, draftText, readDraft } from './draft.ts';

type Kept = { readonly draft: Draft; readonly at: string };

const readKept = (key: string): Kept | undefined => {
  const [at = '', ...rest] = (localStorage.getItem(key) ?? '').split('\n');
  const draft = readDraft(rest.join('\n'));
  return draft === undefined ? undefined : { draft, at };
};

/** Of which user, resident and visit a draft is. */
export type DraftOf = {
  readonly user: string;
  readonly residentId: string;
  /** The visit that is corrected, or what comes back from waiting. */
  readonly part?: string | undefined;
};

/** The place in this browser where a draft is kept, apart by user, resident and visit that is corrected. */
const draftKey = ({ user, residentId, part = '' }: DraftOf): string =>
  keptKey(user, `follow-up/${residentId}/${part}`);

/** A form that keeps itself: what was typed is there again after a closed tab, until it is sent or begun anew.
 *  @param initial the form where nothing was kept */
export const useDraft = (of: DraftOf, initial: Draft) => {
  const key = draftKey(of);
  const [kept] = useState(() => readKept(key));
  const [draft, setDraft] = useState(kept?.draft ?? initial);
  const [restoredAt, setRestoredAt] = useState(kept?.at);
  const isKept = useRef(true);
  const change = useCallback(
    (next: (draft: Draft) => Draft): void =>
      setDraft((before) => {
        const after = next(before);
        if (isKept.current) localStorage.setItem(key, `${new Date().toISOString()}\n${draftText(after)}`);
        return after;
      }),
    [key],
  );
  const drop = (): void => {
    isKept.current = false;
    localStorage.removeItem(key);
    setRestoredAt(undefined);
  };
  const begin = (): void => {
    drop();
    isKept.current = true;
    setDraft(initial);
  };
  return { draft, change, drop, begin, restoredAt };
};
