import * as z from 'zod';

import { date, id } from '../../events/fields.ts';

/** What the thread of a job is given. */
export const JobStart = z.strictObject({
  folder: z.string(),
  jobId: id<'JobId'>(),
  /** The day on the service's clock. */
  today: date,
});
export type JobStart = z.infer<typeof JobStart>;

/** What it reports: something of this machine that went wrong, or that all is stored — it ends the job only when that was
 *  answered, so that nobody who sees the end still asks by old reference rows. */
export const JobReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('failure'), error: z.unknown() }),
  z.strictObject({ kind: z.literal('stored') }),
]);
export type JobReport = z.infer<typeof JobReport>;
