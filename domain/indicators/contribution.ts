import type { TeamId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import { earlierOf, type LocalDate } from '../kernel/time.ts';
import { personOn, type ResidentFacts } from '../residents/index.ts';
import { visitLiveCells, type Visitor } from './cells.ts';
import { NEVER, nextChangeOn } from './next-change.ts';
import { managingTeamOf, type Part, startAddingUp, type Tally } from './tally.ts';

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

const partOf = ({ village, teamId, shares }: Contribution): Part => ({
  village,
  teamId,
  visit: (visitor: Visitor) => {
    for (let at = 0; at < shares.length; at += 3)
      visitor(shares[at] ?? 0, { numerator: shares[at + 1] ?? 0, denominator: shares[at + 2] ?? 0 });
  },
});

/** What people count for on a day, and the first day on which time alone may change it. */
export type ContributionSum = { readonly tally: Tally; readonly holdsUntil: LocalDate };

/** Adds up what people add to counts; the order in which they come never matters. */
export const sumContributions = (all: Iterable<Contribution>): ContributionSum => {
  const counter = startAddingUp();
  let holdsUntil = NEVER;
  for (const contribution of all) {
    counter.add(partOf(contribution));
    holdsUntil = earlierOf(holdsUntil, contribution.until);
  }
  return { tally: counter.tally, holdsUntil };
};
