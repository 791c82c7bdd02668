import { type LocalDate, plusMonths } from '../kernel/time.ts';
import type { Assessment, VisitMode } from '../programmes/index.ts';
import { isCompleted } from '../programmes/index.ts';
import type { AssessedVisit } from './chain.ts';
import { lossPolicy } from './policy.ts';

/** One documented attempt to reach somebody, by a channel on a day. */
export type Attempt = { readonly on: LocalDate; readonly channel: VisitMode };

/** Whether somebody is in contact; lost people stay in the year's denominator. */
export type ContactState = 'in_contact' | 'temporarily_lost' | 'lost';

const isAttempt = ({ row }: Assessment): boolean => row === 8;

/** The attempts since the latest completed visit, as the chain documents them. */
export const attemptsSinceContact = (chain: readonly AssessedVisit[]): Attempt[] => {
  const contact = chain.findLastIndex(({ assessment }) => isCompleted(assessment));
  return chain
    .slice(contact + 1)
    .filter(({ assessment }) => isAttempt(assessment))
    .map(({ visit }) => ({ on: visit.visitedOn, channel: visit.mode }));
};

/** Whether somebody is in contact on a day.
 *  @param lastContactOn the latest completed visit, or the enrolment where there is none
 *  @param attempts documented since then
 *  @returns `temporarily_lost` after enough attempts by enough channels on enough days, `lost` after the months
 *  of the policy without contact
 *  @source domain-rules.md §1.9 */
export const contactState = (
  lastContactOn: LocalDate,
  attempts: readonly Attempt[],
  day: LocalDate,
): ContactState => {
  if (plusMonths(lastContactOn, lossPolicy.lostAfterMonths) <= day) return 'lost';
  const channels = new Set(attempts.map(({ channel }) => channel)).size;
  const days = new Set(attempts.map(({ on }) => on)).size;
  const isEnough =
    attempts.length >= lossPolicy.attempts && channels >= lossPolicy.channels && days >= lossPolicy.days;
  return isEnough ? 'temporarily_lost' : 'in_contact';
};
