import { showMe, showTeam } from '../../functions/organisation/api.ts';
import { useAnswer } from './use-answer.ts';
import { useToken } from './session.ts';

/** Who is signed in, in which roles, and what they look after; undefined until it is known. */
export const useMe = () => useAnswer(showMe, {}, { isOff: useToken() === null }).value;

/** The team that somebody of a team works in. */
export const useOwnTeam = (): string | undefined => {
  const me = useMe();
  return me?.scope.kind === 'team' ? me.scope.id : undefined;
};

/** The team that somebody of a team works in, whole. */
export const useTeam = () => {
  const teamId = useOwnTeam() ?? '';
  return useAnswer(showTeam, { params: { teamId } }, { isOff: teamId === '' }).value;
};
