import { byCodePoints } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import {
  assess,
  type Assessment,
  isCompleted,
  NO_FACTS,
  type PreviousFacts,
  type Programme,
  type RuleProfile,
  type Visit,
} from '../programmes/index.ts';
import type { Referral } from '../referrals/index.ts';

/** A visit and what the rules decide on it. */
export type AssessedVisit = { readonly visit: Visit; readonly assessment: Assessment };

/** What a chain is built from, in any order. */
export type ChainRecords = {
  readonly programme: Programme;
  readonly birthDate: LocalDate;
  /** The resident's visits, those of other programmes too. */
  readonly visits: readonly Visit[];
  /** The resident's referrals; read only by a profile that resets the streak after one. */
  readonly referrals: readonly Referral[];
};

/** Orders visits by date, time and id: entry order never matters. @source domain-rules.md §0 */
const byTime = (a: Visit, b: Visit): number =>
  byCodePoints(a.visitedOn, b.visitedOn) ||
  byCodePoints(a.visitedAt, b.visitedAt) ||
  byCodePoints(a.id, b.id);

const isInOrder = (visits: readonly Visit[]): boolean => {
  let earlier: Visit | undefined;
  for (const visit of visits) {
    if (earlier !== undefined && byTime(earlier, visit) > 0) return false;
    earlier = visit;
  }
  return true;
};

/** The programme's visits that count on a day, in their order: not before birth, not after the day (readings.md A2). */
const countingVisits = ({ programme, birthDate, visits }: ChainRecords, day: LocalDate): Visit[] => {
  const counting = visits.filter(
    (visit) => visit.programme === programme.code && visit.visitedOn >= birthDate && visit.visitedOn <= day,
  );
  // Records mostly come in order, and to see that costs less than to sort.
  return isInOrder(counting) ? counting : counting.sort(byTime);
};

/** The facts after a visit: an unknown value is looked through, an incomplete visit leaves nothing. */
const factsAfter = (facts: PreviousFacts, { visit, assessment }: AssessedVisit): PreviousFacts =>
  isCompleted(assessment)
    ? {
        controlled: assessment.controlled ?? facts.controlled,
        adverseReaction: visit.adverseReaction !== 'none',
        class: assessment.class,
      }
    : facts;

/** Forgets the streak where a referral came back between two visits. */
const withoutStreak = (facts: PreviousFacts): PreviousFacts => ({
  ...facts,
  controlled: undefined,
  class: undefined,
});

/** Whether a referral of the programme, or of none, came back after one visit and up to the next. */
const cameBack = ({ programme, referrals }: ChainRecords, after: LocalDate, until: LocalDate): boolean =>
  referrals.some(
    ({ programme: named, returnedOn }) =>
      returnedOn !== undefined &&
      returnedOn > after &&
      returnedOn <= until &&
      (named === undefined || named === programme.code),
  );

/** Every visit that counts on the day with its assessment, in order; each judged against earlier dates only.
 *  Of several visits on one day all are judged alike and the last leaves the facts.
 *  @source domain-rules.md §0, §1.5; readings.md A2, A4–A6 */
export const assessChain = (records: ChainRecords, day: LocalDate, profile: RuleProfile): AssessedVisit[] => {
  const { programme, birthDate } = records;
  const chain: AssessedVisit[] = [];
  let previous = NO_FACTS;
  let facts = NO_FACTS;
  let latest: LocalDate = birthDate;
  for (const visit of countingVisits(records, day)) {
    if (visit.visitedOn !== latest) {
      const isReset = profile.streak.resetAfterReferralClosed && cameBack(records, latest, visit.visitedOn);
      if (isReset) facts = withoutStreak(facts);
      previous = facts;
      latest = visit.visitedOn;
    }
    const assessed = { visit, assessment: assess(programme, visit, { birthDate, previous, profile }) };
    chain.push(assessed);
    facts = factsAfter(facts, assessed);
  }
  return chain;
};

/** The latest completed visit of a chain, or undefined where none is completed. */
export const latestCompleted = (chain: readonly AssessedVisit[]): AssessedVisit | undefined =>
  chain.findLast(({ assessment }) => isCompleted(assessment));
