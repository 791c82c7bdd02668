import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import type { Told } from './report.ts';
import { COUNTED, sumOf } from './tally.ts';

const Amount = z.number().nonnegative();

const Part = z.strictObject({ read: Amount, written: Amount, cpuSeconds: Amount });
const Asked = z.strictObject({ times: Amount, cpuMs: Amount, bytes: Amount });
const Stored = z.strictObject({ items: Amount, bytes: Amount, inIndex: Amount, indexBytes: Amount });

/** What a simulated year used, for programs to read: the whole of its days, not scaled to a year. */
export const YearFile = z.strictObject({
  command: z.string(),
  from: z.iso.date(),
  residents: z.int().positive(),
  days: z.int().positive(),
  seed: z.int(),
  /** What was counted of all months. */
  counted: z.record(z.enum(COUNTED), Amount),
  parts: z.record(z.string(), Part),
  /** Requests, the processor time of their answers and their bytes, by route. */
  requests: z.record(z.string(), Asked),
  /** Changes of the table, by the first word of their partition. */
  changes: z.record(z.string(), Amount),
  /** Events that other systems were told. */
  published: Amount,
  /** Changes of facts on the days on which counts followed each command; what that took is a part. */
  countedLive: Amount,
  /** What lay in the table before the first day and after the last, by the first word of the partition; bytes by the rule of
   *  DynamoDB, an index apart. */
  imported: z.record(z.string(), Stored),
  stored: z.record(z.string(), Stored),
});
export type YearFile = z.infer<typeof YearFile>;

/** Where the file lies in the folder of results. */
export const YEAR_FILE = 'year.json';

/** Writes what a simulated year used beside its report. */
export const writeYearFile = (
  folder: string,
  { options, simulated, imported, stored, command }: Told,
): void => {
  const { from, residents, days, seed } = options;
  const counted = sumOf(simulated.months.values());
  const file: YearFile = YearFile.parse({
    command,
    from,
    residents,
    days,
    seed,
    counted,
    parts: Object.fromEntries(simulated.parts),
    requests: Object.fromEntries(simulated.year.desk.asked),
    changes: Object.fromEntries(simulated.changes),
    published: simulated.published,
    countedLive: simulated.countedLive,
    imported: Object.fromEntries(imported),
    stored: Object.fromEntries(stored),
  });
  writeFileSync(join(folder, YEAR_FILE), `${JSON.stringify(file, undefined, 2)}\n`);
};
