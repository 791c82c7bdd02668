import * as z from 'zod';

/** What a worker is started with. */
export const WorkerOrder = z.strictObject({
  db: z.string(),
  /** The folder of its temporary files. */
  folder: z.string(),
  profileId: z.string(),
});
export type WorkerOrder = z.infer<typeof WorkerOrder>;
