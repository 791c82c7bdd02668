import type { Asked } from '../kit/request.ts';
import type { movePanelRoute } from '../../functions/organisation/api.ts';
import type { Order } from './move-run.ts';

type Consent = NonNullable<Asked<typeof movePanelRoute>['body']['consent']>;

/** A move while it is entered; who agreed, how and when is asked for where they consented. */
export type MoveDraft = {
  readonly toTeamId: string;
  readonly startsOn: string;
  readonly reason: string;
  readonly basis: 'told' | 'consented';
  readonly by?: Consent['by'] | undefined;
  readonly method?: Consent['method'] | undefined;
  readonly at?: string | undefined;
};

const consentOf = ({ basis, by, method, at }: MoveDraft): Consent | undefined =>
  basis === 'told' || by === undefined || method === undefined || at === undefined
    ? undefined
    : { by, method, at };

/** What is asked of a move, for everybody. */
export const orderOf = (teamId: string, draft: MoveDraft, toName: string): Order => {
  const { toTeamId, startsOn, reason } = draft;
  const consent = consentOf(draft);
  const body = { toTeamId, startsOn, reason: reason.trim() };
  return { teamId, toName, body: { ...body, ...(consent === undefined ? {} : { consent }) } };
};
