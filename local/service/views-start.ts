import * as z from 'zod';

import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';

/** What the thread that helps with views is given: whose file, on which day, and the board that it shares. */
export const ViewsStart = z.strictObject({
  folder: z.string(),
  name: z.string(),
  today: z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value)),
  board: z.instanceof(SharedArrayBuffer),
});
export type ViewsStart = z.infer<typeof ViewsStart>;
