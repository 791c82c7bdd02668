import { Select, Typography } from 'antd';

import { useMe } from '../kit/use-me.ts';
import { useTeams } from '../kit/use-teams.ts';
import { useWords } from '../kit/words.ts';
import { termsWords } from './words.ts';

type Shape = {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (teamId: string | undefined) => void;
  /** A team that is no choice. */
  readonly without?: string | undefined;
};

/** A choice of a team: of those in the asker's scope; who is of a team signs for that one. */
export const TeamField = ({ id, value, onChange, without }: Shape) => {
  const say = useWords(termsWords);
  const me = useMe();
  const { teams, isReading } = useTeams();
  const items = teams.filter((team) => team.id !== without);
  if (me?.scope.kind === 'team' && without === undefined)
    return <Typography.Text id={id}>{me.scope.name ?? me.scope.id}</Typography.Text>;
  return (
    <Select
      id={id}
      className="team-field"
      aria-label={say('team')}
      {...(value === undefined ? {} : { value })}
      placeholder={say('chooseTeam')}
      loading={isReading}
      showSearch={{ optionFilterProp: 'label' }}
      options={items.map((team) => ({ value: team.id, label: team.name }))}
      onChange={(chosen: string | undefined) => onChange(chosen)}
    />
  );
};
