import * as z from 'zod';

import { ranges } from '../domain/kernel/quantity.ts';
import { quantity, readings } from './care-fields.ts';
import { date, residentId } from './fields.ts';

/** What people can measure of themselves at home. */
export const ownReadings = {
  sbp: readings.sbp,
  dbp: readings.dbp,
  fpg: readings.fpg,
  ppg: readings.ppg,
  heartRate: readings.heartRate,
  weightKg: quantity(ranges.weightKg).optional(),
};

/** A resident, or the family, entered what they measured at home. */
export const OwnReadingRecorded = z.strictObject({
  type: z.literal('own-reading-recorded@1'),
  residentId,
  measuredOn: date,
  ...ownReadings,
  /** A person must call on the day on which it was entered; else absent. */
  isDangerous: z.literal(true).optional(),
});
export type OwnReadingRecorded = z.infer<typeof OwnReadingRecorded>;

/** Every fact that residents record of themselves. */
export const OwnRecordEvent = z.discriminatedUnion('type', [OwnReadingRecorded]);

/** One example of each, as other systems will see it. */
export const ownRecordExamples = [
  {
    type: 'own-reading-recorded@1',
    residentId: 'R0001',
    measuredOn: '2025-06-16',
    sbp: 135,
    dbp: 85,
    heartRate: 72,
  },
] as const;
