import { type Contract, currentContract, type Fulfilment, fulfilmentOn } from '../contracts/index.ts';
import { isExaminedWithin, type Exam } from '../exams/index.ts';
import {
  assessChain,
  type AssessedVisit,
  type FollowUpTask,
  type ManagedChain,
  openFollowUpTask,
} from '../follow-ups/index.ts';
import { completedAge, type LocalDate } from '../kernel/time.ts';
import type { Coverage, Prescription } from '../prescriptions/index.ts';
import {
  type Enrolment,
  managedSince,
  type Programme,
  programmes,
  type RuleProfile,
  type Visit,
} from '../programmes/index.ts';
import type { Referral } from '../referrals/index.ts';
import { agePolicy } from './policy.ts';
import { isResidentOn, type Resident } from './resident.ts';

/** Everything recorded of one resident, in any order. */
export type ResidentHistory = {
  readonly resident: Resident;
  readonly contracts: readonly Contract[];
  readonly enrolments: readonly Enrolment[];
  readonly visits: readonly Visit[];
  readonly exams: readonly Exam[];
  readonly prescriptions: readonly Prescription[];
  readonly referrals: readonly Referral[];
};

/** The part of a person's record that indicators read: nothing that names or reaches anybody. */
export type CountedResident = Pick<
  Resident,
  'id' | 'birthDate' | 'regionCode' | 'keyGroups' | 'ehrFiledOn' | 'ehrLastUsedOn'
>;

/** A managed resident in one programme on a day. */
export type ManagedDay = ManagedChain & { readonly programme: Programme; readonly task: FollowUpTask };

/** The visits of one programme that count on a day. */
export type ProgrammeChain = { readonly programme: Programme; readonly chain: readonly AssessedVisit[] };

/** What the rules make of one resident on a day, from what is recorded up to it. */
export type ResidentDay = {
  readonly history: ResidentHistory;
  readonly day: LocalDate;
  readonly profile: RuleProfile;
  /** In R: born, alive, not moved out. Who is not has no contract, no management and no task here. */
  readonly isResident: boolean;
  readonly ageYears: number;
  readonly contract: Contract | undefined;
  /** Of the current contract; nothing is due without one. */
  readonly fulfilment: Fulfilment;
  readonly chains: readonly ProgrammeChain[];
  readonly managed: readonly ManagedDay[];
};

/** What indicators read of a resident's day: a `ResidentDay` is one, and so is a day that is made from facts. */
export type CountedPerson = Pick<
  ResidentDay,
  'day' | 'profile' | 'isResident' | 'ageYears' | 'contract' | 'fulfilment' | 'managed'
> & {
  readonly history: Pick<ResidentHistory, 'contracts' | 'exams' | 'referrals'> & {
    readonly resident: CountedResident;
  };
};

/** What the service's own indicators read besides: how much of the year they had the drugs of a programme on. */
export type LivePerson = CountedPerson & {
  readonly coverage: readonly { readonly programme: Programme['code']; readonly is: Coverage }[];
};

const NEVER_VISITED: readonly ProgrammeChain[] = programmes.map((programme) => ({
  programme,
  chain: [],
}));
const NOT_MANAGED: readonly ManagedDay[] = [];
const NOTHING_DUE: Fulfilment = { due: 0, done: 0 };

/** The contract that counts for a resident on a day, and how far it is fulfilled; who is no resident has none. */
export const contractOn = (
  { contracts }: Pick<ResidentHistory, 'contracts'>,
  day: LocalDate,
  isResident: boolean,
): Pick<ResidentDay, 'contract' | 'fulfilment'> => {
  const contract = isResident ? currentContract(contracts, day) : undefined;
  return { contract, fulfilment: contract === undefined ? NOTHING_DUE : fulfilmentOn(contract, day) };
};

type Frame = { readonly history: ResidentHistory; readonly day: LocalDate; readonly profile: RuleProfile };

const chainOf = ({ history, day, profile }: Frame, programme: Programme): ManagedChain['chain'] => {
  const { resident, visits, referrals } = history;
  return assessChain({ programme, birthDate: resident.birthDate, visits, referrals }, day, profile);
};

/** What management needs besides the chain: enrolments in any order, and referrals that may answer a check. */
type ManagementFrame = Pick<Frame, 'day' | 'profile'> & {
  readonly history: Pick<ResidentHistory, 'enrolments' | 'referrals'>;
};

/** Decides one programme of a resident's day from the chain that counts on it; undefined where nobody manages them. */
export const managedDay = (
  { history, day, profile }: ManagementFrame,
  { programme, chain }: ProgrammeChain,
): ManagedDay | undefined => {
  const since = managedSince(history.enrolments, programme.code, day);
  if (since === undefined) return undefined;
  const { referrals } = history;
  const task = openFollowUpTask({ programme, referrals, since, chain }, day, profile);
  return { programme, referrals, since, chain, task };
};

/** Decides one resident's day: chains, management with its open task, the current contract, age.
 *  @source domain-rules.md §0; indicators.md, Sets */
export const residentOn = (history: ResidentHistory, day: LocalDate, profile: RuleProfile): ResidentDay => {
  const frame = { history, day, profile };
  const isResident = isResidentOn(history.resident, day);
  const { contract, fulfilment } = contractOn(history, day, isResident);
  const chains =
    history.visits.length === 0
      ? NEVER_VISITED
      : programmes.map((programme) => ({ programme, chain: chainOf(frame, programme) }));
  return {
    history,
    day,
    profile,
    isResident,
    ageYears: completedAge(history.resident.birthDate, day),
    contract,
    fulfilment,
    chains,
    managed:
      isResident && history.enrolments.length > 0
        ? chains.map((chain) => managedDay(frame, chain)).filter((managed) => managed !== undefined)
        : NOT_MANAGED,
  };
};

/** Says whether somebody is 65 or over on their day. */
export const isElderly = ({ ageYears }: Pick<ResidentDay, 'ageYears'>): boolean =>
  ageYears >= agePolicy.elderlyFromYears;

/** Says whether somebody is 65 or over on another day. */
export const isElderlyOn = ({ birthDate }: Resident, day: LocalDate): boolean =>
  isElderly({ ageYears: completedAge(birthDate, day) });

/** Says whether somebody had an annual exam from a date on, up to the day. */
export const isExaminedSince = ({ history, day }: CountedPerson, from: LocalDate): boolean =>
  isExaminedWithin(history.exams, from, day);
