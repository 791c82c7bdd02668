import { type Contract, currentContract, type ServiceItem } from '../contracts/index.ts';
import { byCodePoints, type ContractId, type ResidentId, type TeamId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Visit } from '../programmes/index.ts';
import type { ResidentHistory } from '../residents/index.ts';
import { APPRAISAL_ITEMS, type AppraisalItem, appraisalPoints } from './policy.ts';

/** The days of an appraisal, both ends included. */
export type AppraisalPeriod = { readonly from: LocalDate; readonly to: LocalDate };

/** Something that a team did, with the record that shows it: `followups:V1`. */
export type TeamDeed = {
  readonly item: AppraisalItem;
  readonly on: LocalDate;
  readonly residentId: ResidentId;
  readonly evidence: string;
};

/** Which team is appraised for which days. */
export type Appraised = { readonly teamId: TeamId; readonly period: AppraisalPeriod };

type Told = Omit<TeamDeed, 'residentId' | 'on'> & { readonly on: LocalDate | undefined };

/** What a promised service is named by: the row of its contract's ledger. */
export const serviceEvidence = (
  contractId: ContractId,
  { item, dueOn }: Pick<ServiceItem, 'item' | 'dueOn'>,
): string => `services:${contractId}:${item}:${dueOn}`;

const servicesOf = ({ id, services }: Contract): Told[] =>
  services.map(({ doneOn, ...service }) => ({
    item: 'promised_service',
    on: doneOn,
    evidence: serviceEvidence(id, service),
  }));

const FACE_TO_FACE: ReadonlySet<Visit['mode']> = new Set(['clinic', 'home']);

const visitOf = ({ id, mode, visitedOn }: Visit): Told => ({
  item: FACE_TO_FACE.has(mode) ? 'visit_face_to_face' : 'visit_remote',
  on: visitedOn,
  evidence: `followups:${id}`,
});

/** What is the team's because somebody was contracted with it on the day. */
const doneForTheirs = ({ visits, exams, referrals }: ResidentHistory): Told[] => [
  ...visits.filter(({ outcome }) => outcome === 'done').map(visitOf),
  ...exams.map(({ examinedOn }): Told => ({
    item: 'exam',
    on: examinedOn,
    evidence: `exams:${examinedOn}`,
  })),
  ...referrals.map(({ id, checkedOn }): Told => ({
    item: 'referral_check',
    on: checkedOn,
    evidence: `referrals:${id}`,
  })),
];

/** What a team did for one resident in a period: the promised services of its contracts, and every completed visit, exam and
 *  referral check on a day on which the resident was contracted with it, whoever of the staff it was.
 *  @source domain-rules.md §4 [design]: who is contracted answers for the resident */
export const deedsOf = (history: ResidentHistory, { teamId, period }: Appraised): TeamDeed[] => {
  const { contracts, resident } = history;
  const isTheirs = (on: LocalDate): boolean => currentContract(contracts, on)?.teamId === teamId;
  const within = (told: readonly Told[]): TeamDeed[] =>
    told.flatMap(({ on, ...deed }) =>
      on !== undefined && on >= period.from && on <= period.to
        ? [{ ...deed, on, residentId: resident.id }]
        : [],
    );
  const own = contracts.filter((contract) => contract.teamId === teamId);
  return [
    ...within(own.flatMap(servicesOf)),
    ...within(doneForTheirs(history)).filter(({ on }) => isTheirs(on)),
  ];
};

/** Orders deeds by item, day, resident and record: of the same people always the same list. */
export const inOrder = <Deed extends TeamDeed>(deeds: readonly Deed[]): Deed[] => {
  const place = ({ item, on, residentId, evidence }: TeamDeed): string =>
    [APPRAISAL_ITEMS.indexOf(item), on, residentId, evidence].join(' ');
  return deeds.toSorted((a, b) => byCodePoints(place(a), place(b)));
};

/** How often something was done, and the points for it. */
export type AppraisedItem = {
  readonly item: AppraisalItem;
  readonly done: number;
  readonly pointsEach: number;
  readonly points: number;
};

/** The points of a team by item, every item once, also those that nothing was done of. */
export const pointsOf = (deeds: readonly TeamDeed[]): AppraisedItem[] =>
  APPRAISAL_ITEMS.map((item) => {
    const done = deeds.filter((deed) => deed.item === item).length;
    const pointsEach = appraisalPoints[item];
    return { item, done, pointsEach, points: done * pointsEach };
  });
