import * as z from 'zod';

import { type Id, isId } from '../../domain/kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';

/** What the thread of a job is given. */
export const JobStart = z.strictObject({
  folder: z.string(),
  jobId: z.custom<Id<'JobId'>>((value) => typeof value === 'string' && isId(value)),
  /** The day on the service's clock. */
  today: z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value)),
});
export type JobStart = z.infer<typeof JobStart>;
