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
