import { useMemo } from 'react';

import { showTeam } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';

/** Names the staff of a team, by their ids; the id itself of whom the team does not know. */
export const useStaffNames = (teamId: string): ((staffId: string) => string) => {
  const members = useAnswer(showTeam, { params: { teamId } }).value?.members;
  return useMemo(() => {
    const names = new Map<string, string>(members?.map(({ id, name }) => [id, name]));
    return (staffId) => names.get(staffId) ?? staffId;
  }, [members]);
};
