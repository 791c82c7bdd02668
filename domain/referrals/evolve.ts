import type { ReferralDrafted, ReferralEvent, ReferralSent } from '../../events/referrals.ts';
import { unreachable } from '../kernel/result.ts';
import { type ReferralCase, UNANSWERED } from './case.ts';

const begun = (event: ReferralSent | ReferralDrafted): ReferralCase => {
  const {
    type: _type,
    referralId: id,
    programme,
    disease,
    fromInstitutionId,
    toInstitutionId,
    ...sheet
  } = 'referredOn' in event ? event : { ...event, referredOn: event.draftedOn };
  return {
    id,
    residentId: sheet.residentId,
    programme,
    direction: sheet.direction,
    kind: sheet.kind,
    urgency: sheet.urgency,
    reason: sheet.reason,
    disease,
    grounds: sheet.grounds,
    referredOn: sheet.referredOn,
    fromInstitutionId,
    toInstitutionId,
    form: sheet.form,
    checkedOn: undefined,
    returnedOn: undefined,
    ...UNANSWERED,
    state: event.type === 'referral-sent@1' ? 'sent' : 'draft',
  };
};

type Begin = ReferralSent | ReferralDrafted;

/** What an event changes of a referral that is there. */
const changeBy = (event: Exclude<ReferralEvent, Begin>): Partial<ReferralCase> => {
  switch (event.type) {
    case 'referral-accepted@1':
      return { state: 'accepted', accepted: event };
    case 'referral-refused@1':
      return { state: 'refused', refused: event };
    case 'referral-seen@1':
      return { state: 'seen', seen: event };
    case 'referral-returned@1':
      return { state: 'returned', returned: event, returnedOn: event.returnedOn };
    case 'referral-checked@1':
      return { checked: event, checkedOn: event.checkedOn };
    case 'referral-closed@1':
      return { state: 'closed', closed: event };
    default:
      return unreachable(event);
  }
};

/** A resident's referrals after an event; what was sent takes the place of its draft. */
export const evolve = (referrals: readonly ReferralCase[], event: ReferralEvent): ReferralCase[] => {
  if (event.type === 'referral-sent@1' || event.type === 'referral-drafted@1')
    return [...referrals.filter(({ id }) => id !== event.referralId), begun(event)];
  const change = changeBy(event);
  return referrals.map((referral) =>
    referral.id === event.referralId ? { ...referral, ...change } : referral,
  );
};
