import { Select } from 'antd';
import { useSearchParams } from 'react-router';

import { todayWords } from './words.ts';
import { listTeams } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe, useOwnTeam } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import './team-choice.css';

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

type Shape = Pick<ReturnType<typeof useTeamShown>, 'teamId' | 'teams'>;

/** A choice among the teams of one's area, kept in the address; nothing for who works in a team. */
export const TeamChoice = ({ teamId, teams }: Shape) => {
  const say = useWords(todayWords);
  const [search, setSearch] = useSearchParams();
  if (teams.length === 0) return null;
  return (
    <Select
      aria-label={say('team')}
      className="team-choice"
      showSearch={{ optionFilterProp: 'label' }}
      {...(teamId === undefined ? {} : { value: teamId })}
      options={teams.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(team: string) => {
        const next = new URLSearchParams(search);
        next.set('team', team);
        setSearch(next, { replace: true });
      }}
    />
  );
};
