import type { Enrolled, EnrolmentClosed, ScreeningRecorded } from '../../events/programmes.ts';
import type { MmHg } from '../kernel/quantity.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type CloseReason, type Enrolment, isInForce } from './enrolment.ts';

/** Why a command on management is refused, with what explains it. */
export type ProgrammeRefusal =
  | { readonly code: 'programme/enrolled-after-today'; readonly today: LocalDate }
  | { readonly code: 'programme/enrolled-before-birth'; readonly birthDate: LocalDate }
  | { readonly code: 'programme/resident-died'; readonly diedOn: LocalDate }
  | { readonly code: 'programme/resident-moved-out'; readonly movedOutOn: LocalDate }
  | {
      readonly code: 'programme/already-enrolled';
      readonly enrolledOn: LocalDate;
      readonly closedOn: LocalDate | undefined;
    }
  | { readonly code: 'programme/not-enrolled' }
  | { readonly code: 'programme/closed-after-today'; readonly today: LocalDate }
  | { readonly code: 'programme/closed-before-enrolment'; readonly enrolledOn: LocalDate }
  | { readonly code: 'programme/measured-after-today'; readonly today: LocalDate }
  | { readonly code: 'programme/measured-before-birth'; readonly birthDate: LocalDate }
  | { readonly code: 'programme/measured-after-death'; readonly diedOn: LocalDate }
  | { readonly code: 'programme/nothing-measured' }
  | { readonly code: 'programme/sbp-not-above-dbp'; readonly sbp: MmHg; readonly dbp: MmHg };

/** Bring a resident under management from a day on. */
export type Enrol = Pick<Enrolment, 'residentId' | 'programme' | 'enrolledOn'>;

/** End management; `closedOn` is the first day without it. */
export type CloseEnrolment = Pick<Enrolment, 'residentId' | 'programme'> & {
  readonly closedOn: LocalDate;
  readonly reason: CloseReason;
};

/** Write down a screening reading; `confirmed` says that an odd value was looked at twice. */
export type RecordScreening = Omit<ScreeningRecorded, 'type'> & { readonly confirmed?: boolean | undefined };

/** The day and what is known of the person. */
export type EntryCircumstances = {
  readonly today: LocalDate;
  readonly birthDate: LocalDate;
  readonly diedOn: LocalDate | undefined;
  readonly movedOutOn: LocalDate | undefined;
};

/** An enrolment of the programme that the new one would run beside, or that began on the very day. */
const besideOf = (
  enrolments: readonly Enrolment[],
  { programme, enrolledOn }: Enrol,
): Enrolment | undefined =>
  enrolments.find((other) => {
    if (other.programme !== programme) return false;
    if (other.enrolledOn === enrolledOn) return true;
    const wasEverInForce = other.closedOn === undefined || other.closedOn > other.enrolledOn;
    return wasEverInForce && (other.closedOn === undefined || other.closedOn > enrolledOn);
  });

const refusalOfPerson = (
  enrolledOn: LocalDate,
  { today, birthDate, diedOn, movedOutOn }: EntryCircumstances,
): ProgrammeRefusal | undefined => {
  if (enrolledOn > today) return { code: 'programme/enrolled-after-today', today };
  if (enrolledOn < birthDate) return { code: 'programme/enrolled-before-birth', birthDate };
  if (diedOn !== undefined && diedOn <= today) return { code: 'programme/resident-died', diedOn };
  return movedOutOn !== undefined && movedOutOn <= today
    ? { code: 'programme/resident-moved-out', movedOutOn }
    : undefined;
};

/** Brings a resident under management: from a day of their life up to today, while they live here, once at a time.
 *  After a close they may be enrolled again, from the day of the close on.
 *  @source domain-rules.md §1.2 SC4; readings.md A8, A60, A61 */
export const enrol = (
  enrolments: readonly Enrolment[],
  command: Enrol,
  circumstances: EntryCircumstances,
): Result<Enrolled[], ProgrammeRefusal> => {
  const refusal = refusalOfPerson(command.enrolledOn, circumstances);
  if (refusal !== undefined) return err(refusal);
  const other = besideOf(enrolments, command);
  if (other !== undefined) {
    const { enrolledOn, closedOn } = other;
    return err({ code: 'programme/already-enrolled', enrolledOn, closedOn });
  }
  const { residentId, programme, enrolledOn } = command;
  return ok([{ type: 'enrolled@1', residentId, programme, enrolledOn }]);
};

/** Ends the management that is in force today; where an import left several of the programme, all of them.
 *  @source domain-rules.md §1.7; readings.md A10 */
export const closeEnrolment = (
  enrolments: readonly Enrolment[],
  command: CloseEnrolment,
  today: LocalDate,
): Result<EnrolmentClosed[], ProgrammeRefusal> => {
  const { programme, closedOn } = command;
  const running = enrolments.filter((one) => one.programme === programme && isInForce(one, today));
  if (running.length === 0) return err({ code: 'programme/not-enrolled' });
  if (closedOn > today) return err({ code: 'programme/closed-after-today', today });
  const later = running.find(({ enrolledOn }) => enrolledOn > closedOn);
  if (later !== undefined) {
    return err({ code: 'programme/closed-before-enrolment', enrolledOn: later.enrolledOn });
  }
  return ok(running.map(({ enrolledOn }) => ({ type: 'enrolment-closed@1', ...command, enrolledOn })));
};

const refusalOfReading = ({ sbp, dbp, fpg, confirmed }: RecordScreening): ProgrammeRefusal | undefined => {
  if (sbp === undefined && dbp === undefined && fpg === undefined) {
    return { code: 'programme/nothing-measured' };
  }
  return sbp !== undefined && dbp !== undefined && sbp <= dbp && confirmed !== true
    ? { code: 'programme/sbp-not-above-dbp', sbp, dbp }
    : undefined;
};

const refusalOfDay = (
  measuredOn: LocalDate,
  { today, birthDate, diedOn }: EntryCircumstances,
): ProgrammeRefusal | undefined => {
  if (measuredOn > today) return { code: 'programme/measured-after-today', today };
  if (measuredOn < birthDate) return { code: 'programme/measured-before-birth', birthDate };
  return diedOn !== undefined && measuredOn > diedOn
    ? { code: 'programme/measured-after-death', diedOn }
    : undefined;
};

/** Records a screening reading of a day of the person's life up to today; somebody who moved out may be measured too.
 *  @source readings.md A60–A62 */
export const recordScreening = (
  command: RecordScreening,
  circumstances: EntryCircumstances,
): Result<ScreeningRecorded[], ProgrammeRefusal> => {
  const refusal = refusalOfDay(command.measuredOn, circumstances) ?? refusalOfReading(command);
  if (refusal !== undefined) return err(refusal);
  const { confirmed: _looked, ...reading } = command;
  return ok([{ type: 'screening-recorded@1', ...reading }]);
};
