import type { FollowUpRecorded } from '../../events/follow-ups.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type Enrolment, managedSince, type Visit } from '../programmes/index.ts';
import { latestNextOn } from './policy.ts';
import type { VisitFault } from './refusal.ts';

/** What is recorded of one resident and bears on an entry. A resident's whole history is one. */
export type FollowUpHistory = {
  readonly resident: {
    readonly id: ResidentId;
    readonly birthDate: LocalDate;
    readonly diedOn: LocalDate | undefined;
    readonly movedOutOn: LocalDate | undefined;
  };
  readonly enrolments: readonly Enrolment[];
  readonly visits: readonly Visit[];
};

/** A visit as it is entered: the whole form. The id comes from the edge. */
export type VisitEntry = Omit<FollowUpRecorded, 'type' | 'residentId' | 'lateEntryReason'>;

/** The day of an entry and what the doctor said to it. */
export type EntryContext = {
  readonly today: LocalDate;
  /** Lets a visit in after moving out or outside the enrolment; blank is none. */
  readonly lateEntryReason?: string | undefined;
  /** An odd pair of values or a second visit at the same minute was looked at twice. */
  readonly confirmed?: boolean | undefined;
};

/** What one visit is checked against: `others` are the visits beside it. */
type Frame = EntryContext & { readonly history: FollowUpHistory; readonly others: readonly Visit[] };

type Check = (visit: VisitEntry, frame: Frame) => VisitFault | undefined;

/** The reason of a late entry as it is kept, or undefined where it says nothing. */
export const lateReason = ({ lateEntryReason }: EntryContext): string | undefined =>
  lateEntryReason?.trim() || undefined;

const lifeCheck: Check = ({ visitedOn }, { history, today }) => {
  const { birthDate, diedOn } = history.resident;
  if (visitedOn > today) return { code: 'follow-up/after-today', today };
  if (visitedOn < birthDate) return { code: 'follow-up/before-birth', birthDate };
  return diedOn !== undefined && visitedOn > diedOn ? { code: 'follow-up/after-death', diedOn } : undefined;
};

const residenceCheck: Check = ({ visitedOn }, frame) => {
  const { movedOutOn } = frame.history.resident;
  return movedOutOn !== undefined && visitedOn > movedOutOn && lateReason(frame) === undefined
    ? { code: 'follow-up/after-moving-out', movedOutOn }
    : undefined;
};

const enrolmentCheck: Check = ({ programme, visitedOn }, frame) => {
  const { enrolments } = frame.history;
  if (lateReason(frame) !== undefined || managedSince(enrolments, programme, visitedOn) !== undefined) {
    return undefined;
  }
  const latest = enrolments
    .filter((enrolment) => enrolment.programme === programme)
    .toSorted((a, b) => (a.enrolledOn < b.enrolledOn ? 1 : -1))[0];
  return latest === undefined
    ? { code: 'follow-up/not-enrolled' }
    : { code: 'follow-up/outside-enrolment', enrolledOn: latest.enrolledOn };
};

const readingCheck: Check = ({ sbp, dbp }, { confirmed }) =>
  sbp !== undefined && dbp !== undefined && sbp <= dbp && confirmed !== true
    ? { code: 'follow-up/sbp-not-above-dbp', sbp, dbp }
    : undefined;

const idCheck: Check = ({ followUpId }, { others }) =>
  others.some(({ id }) => id === followUpId) ? { code: 'follow-up/id-exists' } : undefined;

const duplicateCheck: Check = ({ programme, visitedOn, visitedAt }, { others, confirmed }) => {
  if (confirmed === true) return undefined;
  const twin = others.find(
    (other) =>
      other.programme === programme && other.visitedOn === visitedOn && other.visitedAt === visitedAt,
  );
  return twin && { code: 'follow-up/duplicate', otherId: twin.id, visitedOn, visitedAt };
};

/** A doctor's next date was set for the visit as it stood: a corrected date must not leave it behind. */
const overrideCheck: Check = ({ followUpId, visitedOn }, { history }) => {
  const recorded = history.visits.find(({ id }) => id === followUpId);
  const nextOn = recorded?.override?.nextOn;
  const latestOn = latestNextOn(visitedOn);
  return nextOn !== undefined && (nextOn <= visitedOn || nextOn > latestOn)
    ? { code: 'follow-up/override-does-not-fit', nextOn, latestOn }
    : undefined;
};

const CHECKS: readonly Check[] = [
  idCheck,
  lifeCheck,
  residenceCheck,
  enrolmentCheck,
  readingCheck,
  duplicateCheck,
  overrideCheck,
];

/** The first thing that speaks against entering a visit beside the others, or undefined.
 *  @source readings.md A60–A62; faults.md B69, B71, B72 */
export const visitFault = (visit: VisitEntry, frame: Frame): VisitFault | undefined => {
  for (const check of CHECKS) {
    const fault = check(visit, frame);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
