import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type * as z from 'zod';

import { type Answered, call, callPage } from './call.ts';
import { problemOf } from './problem.ts';
import type { Asked, Route } from './request.ts';

const FRESH_MS = 5_000;
const MOST_RETRIES = 2;
const SERVER_FAULT = 500;

/** Whether asking again may help: the service was out of reach or at fault, and refused nothing. */
const isWorthAsking = (failures: number, error: unknown): boolean => {
  const { status } = problemOf(error);
  return failures < MOST_RETRIES && (status === 0 || status >= SERVER_FAULT);
};

/** What the answers of the service are kept in. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthAsking, networkMode: 'always' } },
  });

/** How a question is asked besides its own words: how often, by what was answered last. */
type Manner<Value> = {
  readonly isOff?: boolean;
  readonly everyMs?: number | ((value: Value | undefined) => number | undefined) | undefined;
};

/** Asks a route and follows its answer; what was answered before stays until the new one is here. */
export const useAnswer = <R extends Route>(
  route: R,
  asked: Asked<R>,
  { isOff, everyMs }: Manner<z.infer<R['answer']>> = {},
) => {
  const query = useQuery({
    queryKey: [route.id, asked],
    queryFn: ({ signal }): Promise<Answered<R>> => call(route, asked, signal),
    placeholderData: keepPreviousData,
    enabled: isOff !== true,
    refetchInterval: ({ state: { data } }) =>
      (typeof everyMs === 'function' ? everyMs(data?.value) : everyMs) ?? false,
  });
  return { ...query, value: query.data?.value, version: query.data?.version };
};

type Page = { readonly items: readonly unknown[]; readonly next: string | null };
type ListRoute = Route & { readonly answer: z.ZodType<Page> };

type ListManner<R extends Route> = Pick<Manner<unknown>, 'isOff'> & {
  /** How the pages after the first are asked for, where otherwise than that. */
  readonly later?: Asked<R>;
};

/** Asks a list page by page: `items` grows with each `fetchNextPage`. */
export const useList = <R extends ListRoute>(
  route: R,
  asked: Asked<R>,
  { isOff, later = asked }: ListManner<R> = {},
) => {
  const list = useInfiniteQuery({
    queryKey: [route.id, 'pages', asked],
    initialPageParam: undefined,
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
      callPage(route, { asked: pageParam === undefined ? asked : later, cursor: pageParam }, signal),
    getNextPageParam: ({ value }: Answered<R>): string | undefined => value.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: isOff !== true,
  });
  const pages = list.data?.pages ?? [];
  const items: readonly z.infer<R['answer']>['items'][number][] = pages.flatMap(({ value }) => value.items);
  return { ...list, items, first: pages[0]?.value };
};

/** Writes by a route. Once it is done, everything that the page shows is asked anew: what is read after a write holds it. */
export const useWrite = <R extends Route>(route: R) => {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (asked: Asked<R>): Promise<Answered<R>> =>
      call(route, { key: crypto.randomUUID(), ...asked }),
    // Not waited for: who wrote is told at once that it is done.
    onSuccess: () => void client.invalidateQueries(),
  });
};
