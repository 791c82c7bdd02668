import * as z from 'zod';

import { date } from '../../events/fields.ts';

/** What the thread that helps with views is given: whose file, on which day, and the board that it shares. */
export const ViewsStart = z.strictObject({
  folder: z.string(),
  name: z.string(),
  today: date,
  board: z.instanceof(SharedArrayBuffer),
});
export type ViewsStart = z.infer<typeof ViewsStart>;
