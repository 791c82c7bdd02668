import { Select } from 'antd';
import { useSearchParams } from 'react-router';

import './team-choice.css';
import { todayWords } from './words.ts';
import { useWords } from '../kit/words.ts';

type Shape = {
  readonly teamId: string | undefined;
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

/** A field in which one team of those given is chosen, kept in the address. */
export const TeamSelect = ({ teamId, teams }: Shape) => {
  const say = useWords(todayWords);
  const [search, setSearch] = useSearchParams();
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
