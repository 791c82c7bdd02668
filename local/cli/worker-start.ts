import * as z from 'zod';

/** What a worker is started with. */
export const WorkerStart = z.strictObject({
  db: z.string(),
  /** The folder of its temporary files. */
  folder: z.string(),
  profileId: z.string(),
  board: z.instanceof(SharedArrayBuffer),
});
export type WorkerStart = z.infer<typeof WorkerStart>;
