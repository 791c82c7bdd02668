import { unreachable } from '../../domain/kernel/result.ts';
import type { ReferralEvent, ReferralSent } from '../../events/referrals.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

type Set = Patch['set'];

const sentRow = (event: ReferralSent): Set => ({
  id: event.referralId,
  residentId: event.residentId,
  programme: event.programme ?? '',
  direction: event.direction,
  reason: event.reason,
  urgency: event.urgency,
  referredOn: event.referredOn,
  toInstitutionId: event.toInstitutionId ?? '',
  status: 'sent',
});

const rowSet = (event: ReferralEvent): Set | undefined => {
  switch (event.type) {
    case 'referral-drafted@1':
      return undefined;
    case 'referral-sent@1':
      return sentRow(event);
    case 'referral-accepted@1':
      return { status: 'accepted' };
    case 'referral-refused@1':
      return { status: 'refused' };
    case 'referral-seen@1':
      return { status: 'seen' };
    case 'referral-returned@1':
      return { status: 'returned', returnedOn: event.returnedOn };
    case 'referral-checked@1':
      return { checkedOn: event.checkedOn };
    case 'referral-closed@1':
      return event.wasDraft === true ? undefined : { status: 'closed' };
    default:
      return unreachable(event);
  }
};

const isConsultation = (event: ReferralEvent): boolean =>
  'kind' in event ? event.kind === 'remote_consultation' : event.isConsultation === true;

/** What an event about a referral changes of the resident's rows: nothing while it is a draft, and nothing of a remote
 *  consultation, which the county files do not know and nobody counts. */
export const referralPatches = (event: ReferralEvent): Patch[] => {
  const set = isConsultation(event) ? undefined : rowSet(event);
  return set === undefined ? [] : [{ file: 'referrals', key: rowKey('referrals', [event.referralId]), set }];
};
