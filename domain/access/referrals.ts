import type { InstitutionId } from '../kernel/ids.ts';
import { err, ok, type Result, unreachable } from '../kernel/result.ts';
import { descendants, type Organisation } from '../organisation/index.ts';
import type { Place } from './place.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';
import { type AccessRefusal, type Grounds, seeResident, writeResident } from './scope.ts';

/** An institution that referrals are sent to; the code of its region is empty where it has none. */
export type Receiver = { readonly id: InstitutionId; readonly regionCode: string };

/** Where a referral stands: whose it is, and who it was sent to where that is an institution of the county. */
export type ReferralPlace = {
  /** Undefined where no such person or referral is recorded. */
  readonly place: Place | undefined;
  readonly receiver: Receiver | undefined;
};

const isOf = (subject: Subject, { id, regionCode }: Receiver, organisation: Organisation): boolean => {
  switch (subject.role) {
    case 'team_member':
    case 'team_leader':
      return organisation.teams.some((team) => team.id === subject.teamId && team.institutionId === id);
    case 'institution_manager':
      return descendants(organisation, subject.institutionId).has(id);
    case 'bureau':
    case 'auditor':
    case 'administrator':
    case 'integration':
      return regionCode !== '' && regionCode.startsWith(subject.regionCode);
    case 'resident':
      return false;
    default:
      return unreachable(subject);
  }
};

/** Says whether somebody works for an institution that referrals are sent to: its manager, or one above it, its teams, and
 *  who writes for the whole region. They see what is sent to it, and answer. */
export const canUseInbox = (subject: Subject, receiver: Receiver, organisation: Organisation): boolean =>
  RIGHTS[subject.role].people === 'write' && isOf(subject, receiver, organisation);

const isReceiving = (subject: Subject, { receiver }: ReferralPlace, organisation: Organisation): boolean =>
  receiver !== undefined && canUseInbox(subject, receiver, organisation);

const received = ({ place }: ReferralPlace): Result<Place, AccessRefusal> =>
  place === undefined ? err({ code: 'access/not-found' }) : ok(place);

/** Finds a referral for somebody who wants to see it: the side that it was sent to, without the rest of the record, and
 *  whoever sees the person. */
export const seeReferral = (
  subject: Subject,
  at: ReferralPlace,
  { organisation, ...grounds }: Grounds & { readonly organisation: Organisation },
): Result<Place, AccessRefusal> =>
  isReceiving(subject, at, organisation) ? received(at) : seeResident(subject, at.place, grounds);

/** Finds a referral for somebody who wants to answer it: the side that it was sent to, or, where the answer came by phone
 *  or on paper, whoever records something of the person. */
export const answerReferral = (
  subject: Subject,
  at: ReferralPlace,
  organisation: Organisation,
): Result<Place, AccessRefusal> =>
  isReceiving(subject, at, organisation) ? received(at) : writeResident(subject, at.place);
