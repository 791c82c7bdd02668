import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';

import { listTeams } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe, useOwnTeam } from '../kit/use-me.ts';

const MOST_TEAMS = '200';

/** The team whose work is shown: one's own, else the one named in the address, else the first that one may see; undefined
 *  until it is known. */
export const useTeamShown = () => {
  const own = useOwnTeam();
  const me = useMe();
  const [search] = useSearchParams();
  const isOff = me === undefined || own !== undefined;
  const teams = useAnswer(listTeams, { query: { limit: MOST_TEAMS } }, { isOff });
  const items = teams.value?.items ?? [];
  return {
    teamId: own ?? search.get('team') ?? items[0]?.id,
    /** The teams among which one may choose; none where one works in a team. */
    teams: items,
    error: teams.error,
    hasNone: !isOff && teams.value !== undefined && items.length === 0,
  };
};

const TeamSelect = lazy(async () => ({ default: (await import('./team-select.tsx')).TeamSelect }));

type Shape = Pick<ReturnType<typeof useTeamShown>, 'teamId' | 'teams'>;

/** A choice among the teams of one's area, kept in the address; nothing for who works in a team. */
export const TeamChoice = ({ teamId, teams }: Shape) =>
  teams.length === 0 ? null : (
    <Suspense fallback={<div className="team-choice" />}>
      <TeamSelect teamId={teamId} teams={teams} />
    </Suspense>
  );
