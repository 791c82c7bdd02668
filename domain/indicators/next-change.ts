import { type Contract, contractPolicy, lastDayOfTerm } from '../contracts/index.ts';
import { lastReadingVisit } from '../follow-ups/index.ts';
import {
  earlierOf,
  firstDayOfYear,
  lastDayOfQuarter,
  localDate,
  type LocalDate,
  plusDays,
  plusYears,
  yearOf,
} from '../kernel/time.ts';
import {
  agePolicy,
  type CountedPerson,
  isElderly,
  type ManagedDay,
  personOn,
  type ResidentFacts,
} from '../residents/index.ts';

type Dates = readonly (LocalDate | undefined)[];

/** No day is later: what never changes by time alone changes then. */
export const NEVER = localDate('9999-12-31');

/** The day so many years later and the one after it: from 29 February some rules turn on the one, some on the other. */
const yearsAfter = (date: LocalDate | undefined, years: number): Dates => {
  if (date === undefined) return [];
  const turnsOn = plusYears(date, years);
  return [turnsOn, plusDays(turnsOn, 1)];
};

const residentDates = ({ resident, leftOn }: ResidentFacts): Dates => {
  const { birthDate, ehrFiledOn, ehrLastUsedOn } = resident;
  return [
    birthDate,
    ...yearsAfter(birthDate, agePolicy.childUpToYears + 1),
    ...yearsAfter(birthDate, agePolicy.elderlyFromYears),
    leftOn,
    ehrFiledOn,
    ehrLastUsedOn,
    ...yearsAfter(ehrLastUsedOn, 1),
  ];
};

const contractDates = (contract: Contract): Dates => {
  const { renewalWindowDays, renewalRateDays } = contractPolicy;
  const lastDay = lastDayOfTerm(contract);
  return [
    contract.signedOn,
    contract.startsOn,
    contract.endedOn,
    plusDays(lastDay, 1),
    plusDays(lastDay, renewalWindowDays),
    plusDays(lastDay, renewalWindowDays + renewalRateDays),
    ...contract.services.flatMap(({ dueOn, doneOn }) => [dueOn, doneOn]),
  ];
};

/** Records that time alone makes known. */
const recordDates = ({ enrolments, chains, exams, referrals, coverage }: ResidentFacts): Dates => [
  ...enrolments.flatMap(({ enrolledOn, closedOn }) => [enrolledOn, closedOn]),
  ...chains.flatMap(({ chain }) => chain.map(({ visit }) => visit.visitedOn)),
  ...exams.map(({ examinedOn }) => examinedOn),
  ...referrals.flatMap(({ checkedOn, referredOn }) => [checkedOn, referredOn]),
  ...coverage.flatMap(({ spans }) => spans.map(({ until }) => until)),
];

/** The open task passes, a two-week task falls due, or the last reading grows older than a year. */
const managedDates = ({ chain, task }: ManagedDay, day: LocalDate): Dates => [
  plusDays(task.dueOn, 1),
  ...chain.map(({ assessment }) => assessment.task?.latestOn),
  ...yearsAfter(lastReadingVisit(chain, plusYears(day, -1))?.visit.visitedOn, 1),
];

/** The days on which the visits and exams asked of somebody turn: each quarter's end for who is managed, the new year
 *  for the elderly as well, and for who was referred, since referrals are counted by the year. */
const calendarDates = (person: CountedPerson): Dates => {
  const year = yearOf(person.day);
  const newYear = firstDayOfYear(year + 1);
  if (person.managed.length > 0)
    return [...[1, 2, 3, 4].map((quarter) => lastDayOfQuarter(year, quarter)), newYear];
  return isElderly(person) || person.history.referrals.length > 0 ? [newYear] : [];
};

/** A day after `day`, and no later than the first on which time alone changes what this person adds to any cell of
 *  `LIVE_CELLS`. It may come too early, never too late; 9999-12-31 where nothing changes any more.
 *  @param person the facts on that day, where they are told already
 *  @source architecture.md, decision 5 */
export const nextChangeOn = (
  facts: ResidentFacts,
  day: LocalDate,
  person: CountedPerson = personOn(facts, day),
): LocalDate => {
  if (facts.leftOn !== undefined && facts.leftOn <= day) return NEVER;
  const dates = [
    ...residentDates(facts),
    ...facts.contracts.flatMap(contractDates),
    ...recordDates(facts),
    ...person.managed.flatMap((managed) => managedDates(managed, day)),
    ...calendarDates(person),
  ];
  let next = NEVER;
  for (const date of dates) if (date !== undefined && date > day) next = earlierOf(next, date);
  return next;
};
