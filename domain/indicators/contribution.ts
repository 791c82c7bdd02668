import type { TeamId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { earlierOf, type LocalDate } from '../kernel/time.ts';
import { personOn, type ResidentFacts } from '../residents/index.ts';
import { visitLiveCells } from './cells.ts';
import { NEVER, nextChangeOn } from './next-change.ts';
import { managingTeamOf, startAddingUp, type Tally } from './tally.ts';

/** What a person adds to counts on every day from one until before another. */
export type Contribution = {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly village: VillageCode;
  /** Of who is managed, the team contracted with. */
  readonly teamId: TeamId | undefined;
  /** Cell, numerator and denominator, one after the other. */
  readonly shares: readonly number[];
};

/** What a person adds to counts from a day on, and until when time alone leaves that as it is.
 *  @source architecture.md, decision 5 */
export const contributionOn = (facts: ResidentFacts, day: LocalDate): Contribution => {
  const person = personOn(facts, day);
  const shares: number[] = [];
  visitLiveCells(person, (cell, { numerator, denominator }) => shares.push(cell, numerator, denominator));
  return {
    from: day,
    until: nextChangeOn(facts, day, person),
    village: facts.resident.regionCode,
    teamId: managingTeamOf(person),
    shares,
  };
};

/** Says whether what somebody was known to add to counts is what they add by something newer. Too early a day of change is no
 *  fault, as nothing changes on it; too late is one. */
export const doesStillTell = (known: Contribution, newer: Contribution): boolean =>
  known.until <= newer.until &&
  known.village === newer.village &&
  known.teamId === newer.teamId &&
  known.shares.join() === newer.shares.join();

/** What people count for on a day, and the first day on which time alone may change it. */
export type ContributionSum = { readonly tally: Tally; readonly holdsUntil: LocalDate };

/** Adds up what people add to counts; the order in which they come never matters. */
export const sumContributions = (all: Iterable<Contribution>): ContributionSum => {
  const { of, tally } = startAddingUp();
  let holdsUntil = NEVER;
  for (const { village, teamId, shares, until } of all) {
    const visit = of(village, teamId);
    for (let at = 0; at < shares.length; at += 3)
      visit(shares[at] ?? 0, { numerator: shares[at + 1] ?? 0, denominator: shares[at + 2] ?? 0 });
    holdsUntil = earlierOf(holdsUntil, until);
  }
  return { tally, holdsUntil };
};
