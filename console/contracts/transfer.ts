import type { transferContract } from '../../functions/contracts/api.ts';
import type { Asked } from '../kit/request.ts';
import { consentOf, type ConsentDraft } from './consent.ts';

/** A change of team while it is entered. */
export type TransferDraft = {
  readonly teamId?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly reason: string;
  readonly consent: ConsentDraft;
};

/** What is sent to change a team; undefined until everything is said. */
export const transferBody = (draft: TransferDraft): Asked<typeof transferContract>['body'] | undefined => {
  const { teamId, startsOn } = draft;
  const reason = draft.reason.trim();
  const consent = consentOf(draft.consent);
  if (teamId === undefined || startsOn === undefined || reason === '' || consent === undefined)
    return undefined;
  return { teamId, startsOn, reason, consent };
};
