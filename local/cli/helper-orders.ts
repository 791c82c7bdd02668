import * as z from 'zod';

import type { SendingDays } from '../../domain/reminders/index.ts';
import type { IdCells } from '../../functions/county-files/id-table.ts';
import type { AsideRead } from '../../functions/county-files/read-aside.ts';
import type { HelpedShare } from '../../functions/county-files/run-day.ts';

/** What a helper's thread is started with. */
export const HelperStart = z.strictObject({
  db: z.string(),
  /** The folder of its temporary files. */
  folder: z.string(),
  profileId: z.string(),
  board: z.instanceof(SharedArrayBuffer),
});
export type HelperStart = z.infer<typeof HelperStart>;

/** Sorted parts of files that another thread finishes, by file. */
export type Parts = Readonly<Record<string, readonly string[]>>;

/** What the helper is told to do: to read some files of a folder, given all residents' ids, then to decide; or only that. */
export type HelperOrder =
  | { readonly kind: 'read'; readonly data: string; readonly residents: IdCells }
  | { readonly kind: 'decide'; readonly days: SendingDays };

/** What came of an order. */
export type HelperReport =
  | { readonly kind: 'read'; readonly read: AsideRead; readonly findings: Parts }
  | { readonly kind: 'decided'; readonly share: HelpedShare };
