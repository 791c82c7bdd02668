import type { ProgrammeEvent, ScreeningRecorded } from '../../events/programmes.ts';
import { unreachable } from '../kernel/result.ts';
import type { Enrolment } from './enrolment.ts';
import type { ScreeningReading } from './screening.ts';

/** A resident's enrolments after an event. */
export const evolve = (enrolments: readonly Enrolment[], event: ProgrammeEvent): Enrolment[] => {
  switch (event.type) {
    case 'enrolled@1': {
      const { residentId, programme, enrolledOn } = event;
      return [...enrolments, { residentId, programme, enrolledOn, closedOn: undefined }];
    }
    case 'enrolment-closed@1':
      return enrolments.map((enrolment) =>
        enrolment.programme === event.programme && enrolment.enrolledOn === event.enrolledOn
          ? { ...enrolment, closedOn: event.closedOn }
          : enrolment,
      );
    case 'screening-recorded@1':
      return [...enrolments];
    default:
      return unreachable(event);
  }
};

/** The reading that a screening left. */
export const screeningReading = ({
  programme,
  measuredOn,
  sbp,
  dbp,
  fpg,
}: ScreeningRecorded): ScreeningReading => ({ programme, measuredOn, sbp, dbp, fpg });
