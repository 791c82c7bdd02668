import type { Contract, ServiceItem } from '../contracts/index.ts';
import type { AssessedVisit } from '../follow-ups/index.ts';
import { dayNumber, type LocalDate } from '../kernel/time.ts';
import type { Override, VisitClass } from '../programmes/index.ts';
import type { ResidentFacts } from './facts.ts';
import { type ItemOf, MIDNIGHT, type WrittenFacts } from './stored-facts.ts';

type Written<Name extends keyof WrittenFacts> = ItemOf<WrittenFacts[Name]>;

const dayOrNone = (date: LocalDate | undefined): number | undefined =>
  date === undefined ? undefined : dayNumber(date);

const unlessEmpty = <Item>(items: readonly Item[]): Item[] | undefined =>
  items.length === 0 ? undefined : [...items];

const unlessUsual = <Word extends string>(word: Word, usual: Word): Word | undefined =>
  word === usual ? undefined : word;

const oneWhen = (holds: boolean): 1 | undefined => (holds ? 1 : undefined);

/** A name with one date or two. */
const dated = (name: string, on: LocalDate, then: LocalDate | undefined): DatedName =>
  then === undefined ? [name, dayNumber(on)] : [name, dayNumber(on), dayNumber(then)];
type VisitForm = Written<'visits'>[1][number][3];
type DatedName = [string, number] | [string, number, number];

const serviceOf = ({ item, dueOn, doneOn }: ServiceItem): DatedName => dated(item, dueOn, doneOn);

const contractOf = (contract: Contract): Written<'contracts'> => ({
  id: contract.id,
  team: contract.teamId,
  package: contract.package,
  signed: contract.signedOn === contract.startsOn ? undefined : dayNumber(contract.signedOn),
  starts: dayNumber(contract.startsOn),
  years: contract.termYears,
  ended: dayOrNone(contract.endedOn),
  reason: contract.endReason,
  renews: contract.renewsId,
  services: unlessEmpty(contract.services.map(serviceOf)),
});

const overrideOf = (override: Override): [VisitClass | null, number | null] => [
  override.class ?? null,
  dayOrNone(override.nextOn) ?? null,
];

const formOf = (visit: AssessedVisit['visit']): VisitForm => ({
  c: unlessUsual(visit.visitedAt, MIDNIGHT),
  m: unlessUsual(visit.mode, 'clinic'),
  u: unlessUsual(visit.outcome, 'done'),
  s: visit.sbp,
  b: visit.dbp,
  f: visit.fpg,
  p: visit.ppg,
  h: visit.heartRate,
  t: visit.temperature,
  d: oneWhen(visit.hasDangerSign),
  a: unlessUsual(visit.adverseReaction, 'none'),
  k: unlessUsual(visit.complication, 'none'),
  g: oneWhen(visit.pregnantOrLactating),
  x: oneWhen(visit.cannotHandle),
  n: visit.override === undefined ? undefined : overrideOf(visit.override),
});

const visitOf = ({ visit, assessment }: AssessedVisit): Written<'visits'>[1][number] => [
  visit.id,
  dayNumber(visit.visitedOn),
  assessment.row,
  formOf(visit),
];

const referredOf = (referral: ResidentFacts['referrals'][number]): Written<'referred'> => [
  referral.id,
  referral.direction === 'up' ? 1 : 0,
  dayNumber(referral.referredOn),
  dayOrNone(referral.checkedOn) ?? null,
  referral.programme ?? null,
];

/** Facts in the form that they are stored in, as JSON at most about one kilobyte for a usual person: no name, no phone, no
 *  id number. */
export const encodeFacts = (facts: ResidentFacts): WrittenFacts => {
  const { madeOn, profile, resident, leftOn, contracts, enrolments, exams, referrals, chains, coverage } =
    facts;
  return {
    v: 4,
    made: dayNumber(madeOn),
    profile: [profile.id, profile.version],
    id: resident.id,
    born: dayNumber(resident.birthDate),
    village: resident.regionCode,
    groups: unlessEmpty(resident.keyGroups),
    filed: dayOrNone(resident.ehrFiledOn),
    used: dayOrNone(resident.ehrLastUsedOn),
    left: dayOrNone(leftOn),
    contracts: unlessEmpty(contracts.map(contractOf)),
    enrolled: unlessEmpty(
      enrolments.map(({ programme, enrolledOn, closedOn }) => dated(programme, enrolledOn, closedOn)),
    ),
    exams: unlessEmpty(exams.map(({ examinedOn }) => dayNumber(examinedOn))),
    referred: unlessEmpty(referrals.map(referredOf)),
    visits: unlessEmpty(chains.map(({ programme, chain }) => [programme.code, chain.map(visitOf)])),
    covered: unlessEmpty(
      coverage.map(({ programme, spans }) => [
        programme,
        spans.map(({ is, until }) => [is, dayNumber(until)]),
      ]),
    ),
  };
};
