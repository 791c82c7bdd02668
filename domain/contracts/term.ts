import { byCodePoints } from '../kernel/ids.ts';
import { earlierOf, lastDayOfYears, type LocalDate, plusDays, yearOf } from '../kernel/time.ts';
import type { Contract } from './contract.ts';
import { contractPolicy } from './policy.ts';

/** The last day that was agreed: start + term − 1 day. @source domain-rules.md §4.3, readings.md A3 */
export const lastDayOfTerm = ({ startsOn, termYears }: Pick<Contract, 'startsOn' | 'termYears'>): LocalDate =>
  lastDayOfYears(startsOn, termYears);

/** Says whether a contract is known on a day: it is, from its signature on (readings.md A1). */
const isKnown = ({ signedOn }: Contract, day: LocalDate): boolean => signedOn <= day;

/** The last day as known on a day: an early end after that day is not known yet.
 *  @source indicators.md C; readings.md A1, A13 */
export const lastDay = (contract: Contract, day: LocalDate): LocalDate => {
  const agreed = lastDayOfTerm(contract);
  const { endedOn } = contract;
  return endedOn === undefined || endedOn > day ? agreed : earlierOf(agreed, plusDays(endedOn, -1));
};

/** The last day as the record stands, for what is decided now: an end that is recorded holds, also one still to come.
 *  It lies before the first day where the contract is never in force (readings.md A13). */
export const recordedLastDay = (contract: Contract): LocalDate =>
  lastDay(contract, contract.endedOn ?? contract.startsOn);

/** The year in which a term ends, or the one after it: told without counting days, and enough to pass most over. */
const latestYear = ({ startsOn, termYears }: Contract): number => yearOf(startsOn) + termYears;

/** Says whether a term is over on a day: dates are counted only where the year does not tell. */
const isOver = (contract: Contract, day: LocalDate): boolean => {
  const years = latestYear(contract) - yearOf(day);
  return years < 0 || (years === 0 && lastDayOfTerm(contract) < day);
};

/** Says whether an early end is known on a day: one after it is not (readings.md A1). */
const isEnded = ({ endedOn }: Contract, day: LocalDate): boolean => endedOn !== undefined && endedOn <= day;

/** Says whether a contract is in force on a day, as known on that day. */
export const isInForce = (contract: Contract, day: LocalDate): boolean =>
  contract.startsOn <= day && !isOver(contract, day) && isKnown(contract, day) && !isEnded(contract, day);

const byStart = (a: Contract, b: Contract): number =>
  byCodePoints(a.startsOn, b.startsOn) || byCodePoints(a.id, b.id);

/** The one contract that counts for a person on a day: of those in force the one that started last,
 *  of equal ones the greatest id. @source readings.md A12 */
export const currentContract = (contracts: readonly Contract[], day: LocalDate): Contract | undefined => {
  let current: Contract | undefined;
  for (const contract of contracts) {
    if (isInForce(contract, day) && (current === undefined || byStart(contract, current) > 0))
      current = contract;
  }
  return current;
};

/** The contracts in force beside the current one: rows that an import let in twice (readings.md A14, A65). */
export const duplicates = (contracts: readonly Contract[], day: LocalDate): Contract[] => {
  const current = currentContract(contracts, day);
  return contracts.filter((contract) => contract !== current && isInForce(contract, day));
};

/** Says whether another contract, known on the day, follows the current one: then its end needs no reminder.
 *  @source readings.md A14 */
export const isFollowed = (current: Contract, contracts: readonly Contract[], day: LocalDate): boolean =>
  contracts.some((other) => other !== current && isKnown(other, day) && other.startsOn > current.startsOn);

/** A contract that ran to the end of its term within the renewal rate's window, and whether another follows it.
 *  @source indicators.md `renewal_rate`; readings.md A26 */
export type EndedTerm = {
  readonly contract: Contract;
  readonly lastDay: LocalDate;
  readonly isRenewed: boolean;
};

/** Says whether a contract ended before a day that it would have lasted to. */
const isCutShort = ({ endedOn }: Contract, last: LocalDate): boolean =>
  endedOn !== undefined && endedOn <= last;

const startsWithin = (contract: Contract, after: LocalDate, until: LocalDate): boolean =>
  contract.startsOn > after && contract.startsOn <= until;

/** The contracts of a person that the renewal rate counts on a day, duplicates included. */
export const endedTerms = (contracts: readonly Contract[], day: LocalDate): EndedTerm[] => {
  const terms: EndedTerm[] = [];
  if (contracts.length === 0) return terms;
  const until = plusDays(day, -contractPolicy.renewalWindowDays);
  const from = plusDays(until, 1 - contractPolicy.renewalRateDays);
  const fromYear = yearOf(from);
  for (const contract of contracts) {
    // A term that began after the window ends after it too: said of most without counting days.
    if (contract.startsOn > until || latestYear(contract) < fromYear || !isKnown(contract, day)) continue;
    const last = lastDayOfTerm(contract);
    if (last < from || last > until || isCutShort(contract, last)) continue;
    const windowEnds = plusDays(last, contractPolicy.renewalWindowDays);
    const isRenewed = contracts.some(
      (other) => other !== contract && isKnown(other, day) && startsWithin(other, last, windowEnds),
    );
    terms.push({ contract, lastDay: last, isRenewed });
  }
  return terms;
};
