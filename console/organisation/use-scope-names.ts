import { showRegion } from '../../functions/organisation/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useTeams } from '../kit/use-teams.ts';
import type { User } from './user-draft.ts';
import { useRegionsWithin } from './use-regions-within.ts';
import { useRoot } from './use-root.ts';

type Option = { readonly value: string; readonly label: string };

/** Everything that a user may sign in for, by kind and to be chosen by name. */
export const useScopes = () => {
  const { code } = useRoot();
  const { teams, isReading } = useTeams();
  const region = useAnswer(showRegion, { params: { code: code ?? '' } }, { isOff: code === undefined });
  const regionCode: readonly Option[] = useRegionsWithin(code);
  const named = (all: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  return {
    teamId: named(teams),
    institutionId: named(region.value?.institutions ?? []),
    regionCode,
    isReading: isReading || region.isPending,
  };
};

/** Names what a user signs in for; its id where it has no name here. */
export const useScopeName = (): ((user: User) => string) => {
  const { teamId, institutionId, regionCode } = useScopes();
  const names = new Map(
    [...teamId, ...institutionId, ...regionCode].map(({ value, label }) => [value, label]),
  );
  return (user) => {
    const id = user.teamId ?? user.institutionId ?? user.regionCode ?? '';
    return names.get(id) ?? id;
  };
};
