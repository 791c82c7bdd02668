import type { ReferralCase } from '../../domain/referrals/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import type { View } from '../residents/stored.ts';

/** What the institutions that a resident was referred to find in their inboxes: what was sent to them. */
export const inboxViews = (
  { history }: Pick<ResidentDay, 'history'>,
  referrals: readonly ReferralCase[],
): View[] =>
  referrals.flatMap((referral): View[] => {
    const { toInstitutionId: institutionId, state, accepted, kind: wants, id: referralId } = referral;
    if (institutionId === undefined || state === 'draft') return [];
    const { residentId, referredOn, direction, urgency, programme, fromInstitutionId } = referral;
    const { name } = history.resident;
    const what = { referralId, residentId, referredOn, direction, urgency, programme, fromInstitutionId };
    const { appointmentOn } = accepted ?? {};
    return [{ kind: 'referral', institutionId, state, name, wants, appointmentOn, ...what }];
  });
