import * as z from 'zod';

import { programme, readings, staffId } from './care-fields.ts';
import { date, residentId } from './fields.ts';

/** A resident came under management in a programme. */
export const Enrolled = z.strictObject({
  type: z.literal('enrolled@1'),
  residentId,
  programme,
  enrolledOn: date,
});
export type Enrolled = z.infer<typeof Enrolled>;

/** Management that began on a day ended; `closedOn` is the first day without it. */
export const EnrolmentClosed = z.strictObject({
  type: z.literal('enrolment-closed@1'),
  residentId,
  programme,
  enrolledOn: date,
  closedOn: date,
  reason: z.enum(['died', 'moved_out', 'refused', 'misdiagnosed']),
});
export type EnrolmentClosed = z.infer<typeof EnrolmentClosed>;

/** Somebody who is not managed was measured for a programme. */
export const ScreeningRecorded = z.strictObject({
  type: z.literal('screening-recorded@1'),
  residentId,
  programme,
  measuredOn: date,
  sbp: readings.sbp,
  dbp: readings.dbp,
  fpg: readings.fpg,
  staffId,
});
export type ScreeningRecorded = z.infer<typeof ScreeningRecorded>;

/** Every fact about management in programmes. */
export const ProgrammeEvent = z.discriminatedUnion('type', [Enrolled, EnrolmentClosed, ScreeningRecorded]);
export type ProgrammeEvent = z.infer<typeof ProgrammeEvent>;

/** One example of each, as other systems will see it. */
export const programmeExamples = [
  { type: 'enrolled@1', residentId: 'R0001', programme: 'hypertension', enrolledOn: '2025-06-28' },
  {
    type: 'enrolment-closed@1',
    residentId: 'R0001',
    programme: 'hypertension',
    enrolledOn: '2025-06-28',
    closedOn: '2025-11-03',
    reason: 'moved_out',
  },
  {
    type: 'screening-recorded@1',
    residentId: 'R0001',
    programme: 'hypertension',
    measuredOn: '2025-05-12',
    sbp: 146,
    dbp: 92,
    staffId: 'S0001',
  },
] as const;
