import { byCodePoints, type PrescriptionId, type ResidentId } from '../kernel/ids.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { prescriptionPolicy } from './policy.ts';

/** The part of a prescription that the job reads. */
export type Prescription = {
  readonly id: PrescriptionId;
  readonly residentId: ResidentId;
  readonly programme: ProgrammeCode;
  readonly issuedOn: LocalDate;
  readonly supplyDays: number;
  readonly stoppedOn: LocalDate | undefined;
};

/** The day on which the supply runs out. */
export const supplyEnd = ({ issuedOn, supplyDays }: Prescription): LocalDate =>
  plusDays(issuedOn, supplyDays);

const byIssue = (a: Prescription, b: Prescription): number =>
  byCodePoints(a.issuedOn, b.issuedOn) || byCodePoints(a.id, b.id);

const latestIssued = (
  prescriptions: readonly Prescription[],
  programme: ProgrammeCode,
  day: LocalDate,
): Prescription | undefined => {
  let latest: Prescription | undefined;
  for (const prescription of prescriptions) {
    if (prescription.programme !== programme || prescription.issuedOn > day) continue;
    if (latest === undefined || byIssue(prescription, latest) > 0) latest = prescription;
  }
  return latest;
};

/** The day on which a programme's supply runs out, where it is to be renewed: by the latest prescription issued,
 *  unless that one is stopped or ran out so long ago that the task fell off.
 *  @source reminders.md `refill`; readings.md A27, A28 */
export const refillDueOn = (
  prescriptions: readonly Prescription[],
  programme: ProgrammeCode,
  day: LocalDate,
): LocalDate | undefined => {
  const latest = latestIssued(prescriptions, programme, day);
  if (latest === undefined || (latest.stoppedOn !== undefined && latest.stoppedOn <= day)) return undefined;
  const dueOn = supplyEnd(latest);
  return day < plusDays(dueOn, prescriptionPolicy.refillFallsOffDays) ? dueOn : undefined;
};
