import type { ResidentDay } from '../../domain/residents/index.ts';
import type { Entry, View } from '../residents/stored.ts';
import { casesIn } from './cases.ts';

/** A resident on a day, with the rows and entries behind. */
type Viewed = {
  readonly person: ResidentDay;
  readonly rows: string;
  readonly entries: readonly Entry[];
};

/** What the institutions that a resident was referred to find in their inboxes: what was sent to them. */
export const inboxViews = ({ person: { history }, rows, entries }: Viewed): View[] =>
  casesIn({ rows, entries, history }).flatMap((referral): View[] => {
    const { toInstitutionId: institutionId, state, accepted, kind: wants, id: referralId } = referral;
    if (institutionId === undefined || state === 'draft') return [];
    const { residentId, referredOn, direction, urgency, programme, fromInstitutionId } = referral;
    const { name } = history.resident;
    const what = { referralId, residentId, referredOn, direction, urgency, programme, fromInstitutionId };
    const { appointmentOn } = accepted ?? {};
    return [{ kind: 'referral', institutionId, state, name, wants, appointmentOn, ...what }];
  });
