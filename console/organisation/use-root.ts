import { useMe } from '../kit/use-me.ts';
import { useTeams } from '../kit/use-teams.ts';
import { regionAround } from './area.ts';

/** The region that somebody begins from: their own, or the smallest one around what their teams serve. */
export const useRoot = (): { readonly code: string | undefined; readonly isReading: boolean } => {
  const me = useMe();
  const region = me?.scope.kind === 'region' ? me.scope.id : undefined;
  const { teams, isReading } = useTeams(me === undefined || region !== undefined);
  if (me === undefined) return { code: undefined, isReading: true };
  if (region !== undefined) return { code: region, isReading: false };
  return { code: regionAround(teams.flatMap(({ regionCodes }) => regionCodes)), isReading };
};
