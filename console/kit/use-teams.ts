import { useEffect } from 'react';

import { listTeams } from '../../functions/organisation/api.ts';
import { useList } from './use-answer.ts';

/** Every team that the reader may see, by id; it grows while they are read. */
export const useTeams = (isOff = false) => {
  const list = useList(listTeams, { query: { limit: '200' } }, { isOff });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { teams: list.items, isReading: list.isPending || hasNextPage, error: list.error };
};
