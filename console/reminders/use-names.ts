import { useEffect } from 'react';

import { listTeams, showRegion } from '../../functions/organisation/api.ts';
import { useAnswer, useList } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { NO_TEAM } from './items.ts';
import { reminderWords } from './words.ts';

const PAGE = '200';

/** The names of the teams that the reader may see; an id stands for itself until its name is here. */
export const useTeamNames = (): ((id: string) => string) => {
  const say = useWords(reminderWords);
  const teams = useList(listTeams, { query: { limit: PAGE } });
  const { hasNextPage, isFetching, fetchNextPage } = teams;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const names = new Map<string, string>(teams.items.map(({ id, name }) => [id, name]));
  return (id) => (id === NO_TEAM ? say('noTeam') : (names.get(id) ?? id));
};

/** The names of the institutions of the reader's region, or of their own. */
export const useInstitutionNames = (): ((id: string) => string) => {
  const scope = useMe()?.scope;
  const code = scope?.kind === 'region' ? scope.id : '';
  const region = useAnswer(showRegion, { params: { code } }, { isOff: code === '' }).value;
  const names = new Map<string, string>(
    (region?.institutions ?? []).map(({ id, name }): [string, string] => [id, name]),
  );
  if (scope?.kind === 'institution') names.set(scope.id, scope.name ?? scope.id);
  return (id) => names.get(id) ?? id;
};
