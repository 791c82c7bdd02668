import { showTeam } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';

/** Names the staff of a team, by their ids; the id itself of whom the team does not know. */
export const useStaffNames = (teamId: string): ((staffId: string) => string) => {
  const team = useAnswer(showTeam, { params: { teamId } });
  const names = new Map<string, string>(team.value?.members.map(({ id, name }) => [id, name]));
  return (staffId) => names.get(staffId) ?? staffId;
};
