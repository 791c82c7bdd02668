import type { Contract, EndReason, ServiceItem, TermYears } from '../../domain/contracts/index.ts';
import type { Exam } from '../../domain/exams/index.ts';
import { mobileNumber } from '../../domain/kernel/phone.ts';
import { ranges } from '../../domain/kernel/quantity.ts';
import { localTime } from '../../domain/kernel/time.ts';
import type { Prescription } from '../../domain/prescriptions/index.ts';
import type { Enrolment, Programme, Visit } from '../../domain/programmes/index.ts';
import { programmeNamed } from '../../domain/programmes/index.ts';
import type { Referral } from '../../domain/referrals/index.ts';
import type { Resident, ResidentHistory } from '../../domain/residents/index.ts';
import { aReading, aVillage, anId, on, onOrNever } from './values.ts';

/** The programme of a name that the tests know to exist. */
export const aProgramme = (name: string): Programme => {
  const programme = programmeNamed(name);
  if (programme === undefined) throw new Error(`no such programme: ${name}`);
  return programme;
};

const readingsOf = (
  given: VisitGiven,
): Pick<Visit, 'sbp' | 'dbp' | 'fpg' | 'ppg' | 'heartRate' | 'temperature'> => ({
  sbp: aReading(given.sbp, ranges.sbp),
  dbp: aReading(given.dbp, ranges.dbp),
  fpg: aReading(given.fpg, ranges.fpg),
  ppg: aReading(given.ppg, ranges.ppg),
  heartRate: aReading(given.heartRate, ranges.heartRate),
  temperature: aReading(given.temperature, ranges.temperature),
});

/** What a test says of a visit; dates and times as text, readings as numbers. */
export type VisitGiven = {
  readonly id?: string;
  readonly residentId?: string;
  readonly programme?: string;
  readonly visitedOn?: string;
  readonly visitedAt?: string;
  readonly sbp?: number | undefined;
  readonly dbp?: number | undefined;
  readonly fpg?: number | undefined;
  readonly ppg?: number | undefined;
  readonly heartRate?: number | undefined;
  readonly temperature?: number | undefined;
} & Partial<
  Pick<
    Visit,
    | 'mode'
    | 'outcome'
    | 'hasDangerSign'
    | 'adverseReaction'
    | 'complication'
    | 'pregnantOrLactating'
    | 'cannotHandle'
  >
>;

const USUAL_VISIT = {
  id: 'V1',
  residentId: 'R1',
  programme: 'hypertension',
  visitedOn: '2025-03-10',
  visitedAt: '00:00',
  mode: 'clinic',
  outcome: 'done',
  hasDangerSign: false,
  adverseReaction: 'none',
  complication: 'none',
  pregnantOrLactating: false,
  cannotHandle: false,
} as const;

/** A follow-up of resident R1 in the clinic on 2025-03-10 for hypertension, done and without a single reading,
 *  but for what the test says. */
export const aVisit = (given: VisitGiven = {}): Visit => {
  const { id, residentId, programme, visitedOn, visitedAt, ...told } = { ...USUAL_VISIT, ...given };
  return {
    ...told,
    ...readingsOf(given),
    id: anId(id),
    residentId: anId(residentId),
    programme: aProgramme(programme).code,
    visitedOn: on(visitedOn),
    visitedAt: localTime(visitedAt),
  };
};

/** What a test says of a contract. */
export type ContractGiven = {
  readonly id?: string;
  readonly residentId?: string;
  readonly teamId?: string;
  readonly package?: string;
  readonly signedOn?: string;
  readonly startsOn?: string;
  readonly termYears?: TermYears;
  readonly endedOn?: string | undefined;
  readonly endReason?: EndReason | undefined;
  readonly renewsId?: string | undefined;
  readonly services?: readonly ServiceItem[];
};

const USUAL_CONTRACT = {
  id: 'C1',
  residentId: 'R1',
  teamId: 'T1',
  package: 'basic',
  startsOn: '2025-01-01',
  termYears: 1,
  endReason: undefined,
  services: [],
} as const;

/** Contract C1 of resident R1 with team T1, signed and begun on 2025-01-01 for one year; signed on the day it starts
 *  where the test says nothing else. */
export const aContract = (given: ContractGiven = {}): Contract => {
  const told = { ...USUAL_CONTRACT, ...given };
  return {
    ...told,
    id: anId(told.id),
    residentId: anId(told.residentId),
    teamId: anId(told.teamId),
    signedOn: on(given.signedOn ?? told.startsOn),
    startsOn: on(told.startsOn),
    endedOn: onOrNever(given.endedOn),
    renewsId: given.renewsId === undefined ? undefined : anId(given.renewsId),
  };
};

/** A promised service, due on a day and done on another or not at all. */
export const aService = (dueOn: string, doneOn?: string, item = 'visit'): ServiceItem => ({
  item,
  dueOn: on(dueOn),
  doneOn: onOrNever(doneOn),
});

/** What a test says of an enrolment. */
export type EnrolmentGiven = {
  readonly residentId?: string;
  readonly programme?: string;
  readonly enrolledOn?: string;
  readonly closedOn?: string | undefined;
};

/** R1 managed for hypertension since 2024-01-01, still so. */
export const anEnrolment = (given: EnrolmentGiven = {}): Enrolment => ({
  residentId: anId(given.residentId ?? 'R1'),
  programme: aProgramme(given.programme ?? 'hypertension').code,
  enrolledOn: on(given.enrolledOn ?? '2024-01-01'),
  closedOn: onOrNever(given.closedOn),
});

/** An annual exam of R1. */
export const anExam = (examinedOn = '2025-03-10', residentId = 'R1'): Exam => ({
  residentId: anId(residentId),
  examinedOn: on(examinedOn),
});

/** What a test says of a prescription. */
export type PrescriptionGiven = {
  readonly id?: string;
  readonly residentId?: string;
  readonly programme?: string;
  readonly issuedOn?: string;
  readonly supplyDays?: number;
  readonly stoppedOn?: string | undefined;
};

/** R1's four weeks of hypertension drugs from 2025-03-10, not stopped: they run out on 2025-04-07. */
export const aPrescription = (given: PrescriptionGiven = {}): Prescription => ({
  id: anId(given.id ?? 'P1'),
  residentId: anId(given.residentId ?? 'R1'),
  programme: aProgramme(given.programme ?? 'hypertension').code,
  issuedOn: on(given.issuedOn ?? '2025-03-10'),
  supplyDays: given.supplyDays ?? 28,
  stoppedOn: onOrNever(given.stoppedOn),
});

/** What a test says of a referral. */
export type ReferralGiven = {
  readonly id?: string;
  readonly residentId?: string;
  readonly programme?: string | undefined;
  readonly direction?: Referral['direction'];
  readonly referredOn?: string;
  readonly checkedOn?: string | undefined;
  readonly returnedOn?: string | undefined;
};

/** A referral of R1 up on 2024-06-01 that names no programme, neither checked nor back. */
export const aReferral = (given: ReferralGiven = {}): Referral => ({
  id: anId(given.id ?? 'F1'),
  residentId: anId(given.residentId ?? 'R1'),
  programme: given.programme === undefined ? undefined : aProgramme(given.programme).code,
  direction: given.direction ?? 'up',
  referredOn: on(given.referredOn ?? '2024-06-01'),
  checkedOn: onOrNever(given.checkedOn),
  returnedOn: onOrNever(given.returnedOn),
});

/** What a test says of a resident. */
export type ResidentGiven = {
  readonly id?: string;
  readonly birthDate?: string;
  readonly regionCode?: string;
  readonly ehrFiledOn?: string | undefined;
  readonly ehrLastUsedOn?: string | undefined;
  readonly smsOptOutOn?: string | undefined;
  readonly diedOn?: string | undefined;
  readonly movedOutOn?: string | undefined;
} & Partial<Pick<Resident, 'name' | 'sex' | 'phone' | 'keyGroups' | 'smsConsent' | 'language'>>;

/** The mobile number of a made-up person: always sound, never in use. */
export const A_MOBILE = mobileNumber('13800000001') ?? '';

const USUAL_RESIDENT = {
  id: 'R1',
  name: '王春兰',
  sex: 'F',
  birthDate: '1970-05-10',
  phone: A_MOBILE,
  regionCode: '530121100201',
  keyGroups: [],
  smsConsent: true,
  language: 'zh-CN',
} as const;

/** R1, a woman born on 1970-05-10 in the first village, with a mobile number and consent to SMS. */
export const aResident = (given: ResidentGiven = {}): Resident => {
  const told = { ...USUAL_RESIDENT, ...given };
  return {
    ...told,
    id: anId(told.id),
    birthDate: on(told.birthDate),
    regionCode: aVillage(told.regionCode),
    ehrFiledOn: onOrNever(given.ehrFiledOn),
    ehrLastUsedOn: onOrNever(given.ehrLastUsedOn),
    smsOptOutOn: onOrNever(given.smsOptOutOn),
    diedOn: onOrNever(given.diedOn),
    movedOutOn: onOrNever(given.movedOutOn),
  };
};

/** Everything recorded of one resident: nothing but the person, unless the test says more. */
export const aHistory = (given: Partial<ResidentHistory> = {}): ResidentHistory => ({
  resident: given.resident ?? aResident(),
  contracts: given.contracts ?? [],
  enrolments: given.enrolments ?? [],
  visits: given.visits ?? [],
  exams: given.exams ?? [],
  prescriptions: given.prescriptions ?? [],
  referrals: given.referrals ?? [],
});
