import { useMe, useTeam } from '../kit/use-me.ts';

/** The institution that the asker answers for: their own, or that of their team; undefined until it is known. */
export const useInstitution = (): string | undefined => {
  const me = useMe();
  const team = useTeam();
  return me?.scope.kind === 'institution' ? me.scope.id : team?.institutionId;
};
