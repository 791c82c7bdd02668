import * as z from 'zod';

import { idField } from '../kit/fields.ts';

/** The id of a job, as routes take it. */
export const JobIdField = idField<'JobId'>();

/** Where a job stands, as it is answered whatever it does. */
export const jobFields = {
  id: JobIdField,
  state: z.enum(['waiting', 'running', 'finished', 'failed']),
  askedAt: z.string(),
  endedAt: z.string().optional(),
  progress: z.strictObject({ stage: z.string(), done: z.int(), total: z.int() }).optional().meta({
    description: 'stage: a file that is read (done: rows), store, views, export or count',
  }),
  /** Why it failed, in the asker's language. */
  failure: z.string().optional(),
};
