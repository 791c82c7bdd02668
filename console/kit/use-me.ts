import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';

import { showMe, showTeam } from '../../functions/organisation/api.ts';
import { type Answered, call } from './call.ts';
import { useAnswer } from './use-answer.ts';
import { useToken } from './session.ts';

type Me = Answered<typeof showMe>['value'];

const EVERY_MS = 300_000;

/** How it is asked who is signed in. Nothing is held over: who was signed in before is not who is signed in now. */
export const meQuery = {
  queryKey: [showMe.id, {}],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(showMe, {}, signal),
};

/** Asks who is signed in, and again every five minutes: a page that stands open overnight has the new day. For what gives
 *  it to everything below, by `MeBy`. */
export const useAskedMe = (): Me | undefined => {
  const isSignedIn = useToken() !== null;
  const { data } = useQuery({ ...meQuery, enabled: isSignedIn, refetchInterval: EVERY_MS });
  return isSignedIn ? data?.value : undefined;
};

const Context = createContext<Me | undefined>(undefined);

/** Gives everything below whoever is signed in: asked for once, however many parts of a page need it. */
export const MeBy = Context.Provider;

/** Who is signed in, in which roles, and what they look after; undefined until it is known. */
export const useMe = (): Me | undefined => use(Context);

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
