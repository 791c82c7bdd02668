import { err, ok, type Result } from '../kernel/result.ts';
import type { Organisation } from '../organisation/index.ts';
import { canUseInbox, type Receiver } from './inbox.ts';
import type { Place } from './place.ts';
import type { Subject } from './roles.ts';
import { type AccessRefusal, writeResident } from './scope.ts';
import { seeWholeRecord, type Shareable, type SharingWorld } from './sharing.ts';

/** Where a referral stands: whose it is, and who it was sent to where that is an institution of the county. */
export type ReferralPlace = {
  /** Undefined where no such person or referral is recorded. */
  readonly place: Place | undefined;
  readonly receiver: Receiver | undefined;
};

const isReceiving = (subject: Subject, { receiver }: ReferralPlace, organisation: Organisation): boolean =>
  receiver !== undefined && canUseInbox(subject, receiver, organisation);

const received = ({ place }: ReferralPlace): Result<Place, AccessRefusal> =>
  place === undefined ? err({ code: 'access/not-found' }) : ok(place);

/** Finds a referral for somebody who wants to see it: the side that it was sent to, without the rest of the record, and
 *  whoever reads the whole record. */
export const seeReferral = (
  subject: Subject,
  at: ReferralPlace & Shareable,
  world: SharingWorld,
): Result<unknown, AccessRefusal> =>
  isReceiving(subject, at, world.organisation) ? received(at) : seeWholeRecord(subject, at, world);

/** Finds a referral for somebody who wants to answer it: the side that it was sent to, or, where the answer came by phone
 *  or on paper, whoever records something of the person. */
export const answerReferral = (
  subject: Subject,
  at: ReferralPlace,
  organisation: Organisation,
): Result<Place, AccessRefusal> =>
  isReceiving(subject, at, organisation) ? received(at) : writeResident(subject, at.place);
