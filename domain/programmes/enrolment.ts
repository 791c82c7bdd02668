import type { ResidentId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProgrammeCode } from './programme-code.ts';

/** Why management ended. */
export const CLOSE_REASONS = ['died', 'moved_out', 'refused', 'misdiagnosed'] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** A resident's time under management in one programme, [enrolledOn, closedOn). */
export type Enrolment = {
  readonly residentId: ResidentId;
  readonly programme: ProgrammeCode;
  readonly enrolledOn: LocalDate;
  readonly closedOn: LocalDate | undefined;
};

/** Says whether an enrolment is in force on a day: from its first day on, until the day it was closed. */
export const isInForce = ({ enrolledOn, closedOn }: Enrolment, on: LocalDate): boolean =>
  enrolledOn <= on && (closedOn === undefined || closedOn > on);

/** The day since which a resident is managed in a programme, or undefined where they are not on that day.
 *  Of two enrolments in force the earlier day holds (readings.md A10). */
export const managedSince = (
  enrolments: readonly Enrolment[],
  programme: ProgrammeCode,
  on: LocalDate,
): LocalDate | undefined => {
  let since: LocalDate | undefined;
  for (const enrolment of enrolments) {
    if (enrolment.programme !== programme || !isInForce(enrolment, on)) continue;
    if (since === undefined || enrolment.enrolledOn < since) since = enrolment.enrolledOn;
  }
  return since;
};
