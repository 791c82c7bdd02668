import { byCodePoints } from '../kernel/ids.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import { type Holidays, plusWorkingDays } from '../kernel/working-days.ts';
import type { Visit } from '../programmes/index.ts';
import { type ReferralCase, waitedUntil } from './case.ts';
import { referralPolicy } from './policy.ts';

/** The steps that have a time limit. */
export const LIMITED_STEPS = ['answer', 'appointment', 'visit', 'check', 'return', 'follow_up'] as const;

/** By when a step is due, and when it was done. */
export type Limit = {
  readonly step: (typeof LIMITED_STEPS)[number];
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | undefined;
};

/** The last day of the answer. */
export const answerBy = (
  { urgency, referredOn }: Pick<ReferralCase, 'urgency' | 'referredOn'>,
  holidays: Holidays,
): LocalDate => plusWorkingDays(referredOn, referralPolicy.pace[urgency].answerWorkingDays, holidays);

const answerLimit = (referral: ReferralCase, holidays: Holidays): Limit => ({
  step: 'answer',
  dueOn: answerBy(referral, holidays),
  doneOn: referral.accepted?.acceptedOn ?? referral.refused?.refusedOn,
});

const answerLimits = (referral: ReferralCase, holidays: Holidays): Limit[] => {
  const { accepted, refused, seen, urgency, referredOn } = referral;
  const answer = answerLimit(referral, holidays);
  if (refused !== undefined) return [answer];
  const { appointmentDays } = referralPolicy.pace[urgency];
  return [
    answer,
    { step: 'appointment', dueOn: plusDays(referredOn, appointmentDays), doneOn: accepted?.appointmentOn },
    { step: 'visit', dueOn: waitedUntil(referredOn), doneOn: seen?.seenOn },
  ];
};

/** What limits are counted by: the days on which nobody works, and how the resident was followed up since. */
export type Counted = {
  readonly holidays: Holidays;
  readonly visits: readonly Pick<Visit, 'programme' | 'visitedOn' | 'outcome'>[];
};

const followedUpOn = (
  { returnedOn, programme }: ReferralCase,
  visits: Counted['visits'],
): LocalDate | undefined =>
  visits
    .filter((visit) => visit.outcome === 'done' && (programme ?? visit.programme) === visit.programme)
    .map(({ visitedOn }) => visitedOn)
    .filter((day) => returnedOn !== undefined && day >= returnedOn)
    .toSorted(byCodePoints)[0];

const returnLimits = (referral: ReferralCase, { holidays, visits }: Counted): Limit[] => {
  const { seen, returnedOn } = referral;
  return [
    ...(seen === undefined
      ? []
      : [
          {
            step: 'return' as const,
            dueOn: plusWorkingDays(seen.seenOn, referralPolicy.returnWorkingDays, holidays),
            doneOn: returnedOn,
          },
        ]),
    ...(returnedOn === undefined
      ? []
      : [
          {
            step: 'follow_up' as const,
            dueOn: plusDays(returnedOn, referralPolicy.followUpAfterReturnDays),
            doneOn: followedUpOn(referral, visits),
          },
        ]),
  ];
};

/** A remote consultation is answered, with its opinion, as long as it is open: nobody travels, and nobody checks. */
const opinionLimits = (referral: ReferralCase, holidays: Holidays): Limit[] => {
  const { refused, referredOn, returnedOn } = referral;
  const answer = answerLimit(referral, holidays);
  return refused !== undefined
    ? [answer]
    : [answer, { step: 'return', dueOn: waitedUntil(referredOn), doneOn: returnedOn }];
};

const visitLimits = (referral: ReferralCase, counted: Counted): Limit[] => {
  const { referredOn, checkedOn } = referral;
  const checkBy = plusDays(referredOn, referralPolicy.checkWithinDays);
  return [
    ...answerLimits(referral, counted.holidays),
    { step: 'check', dueOn: checkBy, doneOn: checkedOn },
    ...returnLimits(referral, counted),
  ];
};

/** The time limits of a referral, as far as it has come; a draft has none, and of one that is closed only those are told
 *  whose step was done.
 *  @source domain-rules.md §6.2 */
export const limitsOf = (referral: ReferralCase, counted: Counted): Limit[] => {
  const { state, kind } = referral;
  if (state === 'draft') return [];
  const isVisit = kind === 'visit';
  const limits = isVisit ? visitLimits(referral, counted) : opinionLimits(referral, counted.holidays);
  return state === 'closed' ? limits.filter(({ doneOn }) => doneOn !== undefined) : limits;
};

/** Says whether a step came after its limit, or has not come by the end of it. */
export const isLate = ({ dueOn, doneOn }: Limit, today: LocalDate): boolean => (doneOn ?? today) > dueOn;
