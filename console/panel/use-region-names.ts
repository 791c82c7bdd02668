import { useQueries } from '@tanstack/react-query';

import { showRegion } from '../../functions/organisation/api.ts';
import { type Answered, call } from '../kit/call.ts';

/** Digits of a township's code: the first of a village's. */
const TOWNSHIP_DIGITS = 9;
const VILLAGE_DIGITS = 12;

/** The townships that regions lie in or are, each once and in order. */
const townshipsOf = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes.map((code) => code.slice(0, TOWNSHIP_DIGITS)))].toSorted();

type Told = { readonly data: Answered<typeof showRegion> | undefined };

/** One function for all, so that the names are the same until an answer is another. */
const namesIn = (answers: readonly Told[]): ReadonlyMap<string, string> =>
  new Map(
    answers.flatMap(({ data }) =>
      data === undefined
        ? []
        : [data.value, ...data.value.children].map(({ code, name }): [string, string] => [code, name]),
    ),
  );

/** The names of regions and of the villages in them: read a township at a time, and then kept. */
export const useRegionNames = (codes: readonly string[]): ReadonlyMap<string, string> =>
  useQueries({
    queries: townshipsOf(codes).map((code) => ({
      queryKey: [showRegion.id, { params: { code } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(showRegion, { params: { code } }, signal),
      staleTime: Infinity,
    })),
    combine: namesIn,
  });

/** The villages of regions with their names, in the order of their codes: those named, and those of a named township. */
export const villagesAmong = (
  names: ReadonlyMap<string, string>,
  regionCodes: readonly string[],
): readonly { readonly value: string; readonly label: string }[] =>
  [...names]
    .filter(
      ([code]) => code.length === VILLAGE_DIGITS && regionCodes.some((region) => code.startsWith(region)),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, label]) => ({ value, label }));
