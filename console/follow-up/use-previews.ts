import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type * as z from 'zod';

import { previewAssessments } from '../../functions/programmes/api.ts';
import { call } from '../kit/call.ts';
import { type Before, previewBody } from './body.ts';
import type { Draft } from './draft.ts';
import type { Programme } from './fields.ts';

/** What the rules decide on a visit. */
export type Assessment = z.infer<typeof previewAssessments.answer>;

/** What the service says to a programme's visit that is not recorded yet. */
export type Preview = {
  readonly programme: Programme;
  readonly value: Assessment | undefined;
  readonly error: unknown;
};

const PAUSE_MS = 350;

const usePaused = <T>(value: T): T => {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
};

/** Asks for the assessment of each programme's visit as it is typed, a moment after the last key. */
export const usePreviews = (
  typed: Draft,
  chosen: readonly Programme[],
  before: Before,
): readonly Preview[] => {
  const draft = usePaused(typed);
  const answers = useQueries({
    queries: chosen.map((programme) => {
      const asked = {
        params: { programme: programme.code },
        body: previewBody(draft, programme, before),
      };
      return {
        queryKey: [previewAssessments.id, asked],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(previewAssessments, asked, signal),
        placeholderData: keepPreviousData,
        retry: false,
        gcTime: PAUSE_MS,
      };
    }),
  });
  return chosen.map((programme, at) => ({
    programme,
    value: answers[at]?.data?.value,
    error: answers[at]?.error ?? null,
  }));
};
