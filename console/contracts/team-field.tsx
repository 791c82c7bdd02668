import { Select, Typography } from 'antd';

import { listTeams } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { termsWords } from './words.ts';

const MOST_TEAMS = '100';

type Shape = {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (teamId: string | undefined) => void;
  /** A team that is no choice. */
  readonly without?: string | undefined;
};

/** The teams that whoever is signed in may name, and whether they are all read. */
export const useTeams = (without?: string) => {
  const teams = useAnswer(listTeams, { query: { limit: MOST_TEAMS } });
  return { ...teams, items: (teams.value?.items ?? []).filter(({ id }) => id !== without) };
};

/** A choice of a team: of those in the asker's scope; who is of a team signs for that one. */
export const TeamField = ({ id, value, onChange, without }: Shape) => {
  const say = useWords(termsWords);
  const me = useMe();
  const { items, isLoading } = useTeams(without);
  if (me?.scope.kind === 'team' && without === undefined)
    return <Typography.Text id={id}>{me.scope.name ?? me.scope.id}</Typography.Text>;
  return (
    <Select
      id={id}
      className="team-field"
      aria-label={say('team')}
      {...(value === undefined ? {} : { value })}
      placeholder={say('chooseTeam')}
      loading={isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      options={items.map((team) => ({ value: team.id, label: team.name }))}
      onChange={(chosen: string | undefined) => onChange(chosen)}
    />
  );
};
