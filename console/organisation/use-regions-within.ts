import { useQueries } from '@tanstack/react-query';

import { showRegion } from '../../functions/organisation/api.ts';
import { call } from '../kit/call.ts';
import { useAnswer } from '../kit/use-answer.ts';

const VILLAGE_DIGITS = 12;

/** A region to choose. */
export type RegionOption = { readonly value: string; readonly label: string };

/** A region, what lies in it, and what lies in that, to be chosen by name: villages after their township. */
export const useRegionsWithin = (code: string | undefined): readonly RegionOption[] => {
  const around = useAnswer(showRegion, { params: { code: code ?? '' } }, { isOff: code === undefined }).value;
  const children = around?.children ?? [];
  const parents = children.filter((child) => child.code.length < VILLAGE_DIGITS);
  const inside = useQueries({
    queries: parents.map((child) => ({
      queryKey: [showRegion.id, { params: { code: child.code } }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(showRegion, { params: { code: child.code } }, signal),
      staleTime: Infinity,
    })),
    combine: (answers) =>
      answers.flatMap(({ data }) =>
        (data?.value.children ?? []).map((region) => ({
          value: region.code,
          label: `${data?.value.name ?? ''} ${region.name}`,
        })),
      ),
  });
  const near = around === undefined ? [] : [around, ...children];
  return [...near.map((region) => ({ value: region.code, label: region.name })), ...inside].toSorted(
    (a, b) => (a.value < b.value ? -1 : 1),
  );
};
