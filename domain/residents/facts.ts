import { type Contract, contractPolicy, lastDayOfTerm } from '../contracts/index.ts';
import { assessChain, type AssessedVisit } from '../follow-ups/index.ts';
import {
  completedAge,
  earlierOf,
  firstDayOfYear,
  localDate,
  type LocalDate,
  plusDays,
  plusYears,
  yearOf,
} from '../kernel/time.ts';
import { type CoverageCourse, coverageFrom, coverageOn, type Prescribed } from '../prescriptions/index.ts';
import { type Enrolment, isCompleted, programmes, type RuleProfile } from '../programmes/index.ts';
import type { Referral } from '../referrals/index.ts';
import type { Resident } from './resident.ts';
import {
  contractOn,
  type CountedResident,
  type LivePerson,
  managedDay,
  type ProgrammeChain,
  type ResidentHistory,
} from './resident-day.ts';

/** What every indicator can be told from on any day from `madeOn` on, without the person's records: dates, and visits
 *  with what the rules decided on them. It says nothing of the day that it is read on, and nobody's name. */
export type ResidentFacts = {
  readonly madeOn: LocalDate;
  readonly profile: RuleProfile;
  readonly resident: CountedResident;
  /** The first day on which they are no resident any more: that of death or of moving out, whichever is earlier. */
  readonly leftOn: LocalDate | undefined;
  /** Those that may be in force or count as ended or as a renewal; services where it may be in force. */
  readonly contracts: readonly Contract[];
  readonly enrolments: readonly Enrolment[];
  /** Of each programme enrolled in, in order; those dated after `madeOn` too. */
  readonly chains: readonly ProgrammeChain[];
  readonly exams: ResidentHistory['exams'];
  /** Those that were checked since the first visit kept, and those of the year of `madeOn` or later. */
  readonly referrals: readonly Referral[];
  /** Of each programme enrolled in that they have had drugs of in the last year. */
  readonly coverage: readonly CoverageCourse[];
};

/** A history with everything that is known of its prescriptions. */
export type ToldHistory = ResidentHistory & { readonly prescriptions: readonly Prescribed[] };

const LAST_DAY = localDate('9999-12-31');

const leavingDay = ({ diedOn, movedOutOn }: Resident): LocalDate | undefined =>
  diedOn === undefined || movedOutOn === undefined ? (diedOn ?? movedOutOn) : earlierOf(diedOn, movedOutOn);

/** An early end that has come holds for good; one to come is not known yet (readings.md A1). */
const mayBeInForce = (contract: Contract, day: LocalDate): boolean =>
  lastDayOfTerm(contract) >= day && (contract.endedOn === undefined || contract.endedOn > day);

/** A term that ended before the renewal rate's window neither counts in it nor renews one that does. */
const keptContracts = (contracts: readonly Contract[], day: LocalDate): Contract[] => {
  const { renewalWindowDays, renewalRateDays } = contractPolicy;
  const from = plusDays(day, 1 - renewalWindowDays - renewalRateDays);
  return contracts
    .filter((contract) => lastDayOfTerm(contract) >= from)
    .map((contract) => (mayBeInForce(contract, day) ? contract : { ...contract, services: [] }));
};

/** From the first visit on that may count: in the last twelve months, by a task that falls due this year, or as the
 *  latest completed one. */
const keptVisits = (chain: readonly AssessedVisit[], day: LocalDate): readonly AssessedVisit[] => {
  const yearAgo = plusYears(day, -1);
  const yearBegins = firstDayOfYear(yearOf(day));
  const latest = chain.findLastIndex(
    ({ visit, assessment }) => visit.visitedOn <= day && isCompleted(assessment),
  );
  const first = chain.findIndex(
    ({ visit, assessment }, position) =>
      position === latest ||
      visit.visitedOn > yearAgo ||
      (assessment.task !== undefined && assessment.task.latestOn >= yearBegins),
  );
  return first === -1 ? [] : chain.slice(first);
};

/** A doctor's words stay with the record: facts need the day that was set, not the reason for it. */
const withoutWords = (assessed: AssessedVisit): AssessedVisit => {
  const { override, ...visit } = assessed.visit;
  return override === undefined
    ? assessed
    : { ...assessed, visit: { ...visit, override: { ...override, reason: '' } } };
};

type Made = Pick<ResidentFacts, 'madeOn' | 'profile' | 'enrolments'>;

/** An assessment looks back only: made once from all visits, it holds on every day from the visit on. */
const keptChains = (history: ResidentHistory, { madeOn, profile, enrolments }: Made): ProgrammeChain[] => {
  const { resident, visits, referrals } = history;
  return programmes
    .filter(({ code }) => enrolments.some((enrolment) => enrolment.programme === code))
    .map((programme) => {
      const records = { programme, birthDate: resident.birthDate, visits, referrals };
      const chain = keptVisits(assessChain(records, LAST_DAY, profile), madeOn);
      return { programme, chain: chain.map(withoutWords) };
    });
};

/** Those that may answer a check of a visit kept, and those that the year's counts are of. */
const keptReferrals = (
  referrals: readonly Referral[],
  chains: readonly ProgrammeChain[],
  day: LocalDate,
): readonly Referral[] => {
  const [first] = chains.flatMap(({ chain }) => chain.slice(0, 1).map(({ visit }) => visit.visitedOn)).sort();
  const mayAnswer = ({ checkedOn }: Referral): boolean =>
    first !== undefined && checkedOn !== undefined && checkedOn >= first;
  const yearBegins = firstDayOfYear(yearOf(day));
  return referrals
    .filter((referral) => mayAnswer(referral) || referral.referredOn >= yearBegins)
    .map(({ id, residentId, programme, direction, referredOn, checkedOn }) => {
      return { id, residentId, programme, direction, referredOn, checkedOn, returnedOn: undefined };
    });
};

/** Makes the facts of a resident: from them every day from `day` on is counted as from the records themselves, until a
 *  record changes. @source architecture.md, decision 5 */
export const factsOf = (history: ToldHistory, day: LocalDate, profile: RuleProfile): ResidentFacts => {
  const { id, birthDate, regionCode, keyGroups, ehrFiledOn, ehrLastUsedOn } = history.resident;
  const resident = { id, birthDate, regionCode, keyGroups, ehrFiledOn, ehrLastUsedOn };
  const leftOn = leavingDay(history.resident);
  const facts = { madeOn: day, profile, resident, leftOn };
  if (leftOn !== undefined && leftOn <= day)
    return { ...facts, contracts: [], enrolments: [], chains: [], exams: [], referrals: [], coverage: [] };
  const enrolments = history.enrolments.filter(({ closedOn }) => closedOn === undefined || closedOn > day);
  const chains = keptChains(history, { madeOn: day, profile, enrolments });
  const examsFrom = firstDayOfYear(yearOf(day) - 1);
  return {
    ...facts,
    contracts: keptContracts(history.contracts, day),
    enrolments,
    chains,
    exams: history.exams.filter(({ examinedOn }) => examinedOn >= examsFrom),
    referrals: keptReferrals(history.referrals, chains, day),
    coverage: coverageFrom(history.prescriptions, day).filter(({ programme }) =>
      enrolments.some((enrolment) => enrolment.programme === programme),
    ),
  };
};

const knownOn = ({ programme, chain }: ProgrammeChain, day: LocalDate): ProgrammeChain => ({
  programme,
  chain: chain.filter(({ visit }) => visit.visitedOn <= day),
});

/** A resident's day as indicators read it, told from facts. Throws on a day before the facts were made. */
export const personOn = (facts: ResidentFacts, day: LocalDate): LivePerson => {
  if (day < facts.madeOn) throw new Error(`facts made on ${facts.madeOn} say nothing of ${day}`);
  const { resident, leftOn, profile, chains, coverage } = facts;
  const isResident = resident.birthDate <= day && (leftOn === undefined || day < leftOn);
  const frame = { history: facts, day, profile };
  return {
    ...frame,
    isResident,
    ageYears: completedAge(resident.birthDate, day),
    ...contractOn(facts, day, isResident),
    coverage: coverage.map(({ programme, spans }) => ({ programme, is: coverageOn({ spans }, day) })),
    managed: isResident
      ? chains
          .map((chain) => managedDay(frame, knownOn(chain, day)))
          .filter((managed) => managed !== undefined)
      : [],
  };
};
