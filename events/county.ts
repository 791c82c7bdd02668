import * as z from 'zod';

import { date } from './fields.ts';

const count = z.int().nonnegative();

/** A county folder went into the store: one event for all its rows, since a bulk load writes none per row. */
export const CountyImported = z.strictObject({
  type: z.literal('county-imported@1'),
  /** Rows that went in and rows left out, by file. */
  files: z.record(z.string(), z.strictObject({ accepted: count, rejected: count })),
});
export type CountyImported = z.infer<typeof CountyImported>;

/** A day was decided for the whole county and its messages were handed on. */
export const DayRun = z.strictObject({
  type: z.literal('day-run@1'),
  day: date,
  profile: z.string(),
  residents: count,
  /** Follow-ups decided. */
  visits: count,
  /** Tasks on the work list. */
  tasks: count,
  messages: count,
  calls: count,
});
export type DayRun = z.infer<typeof DayRun>;

/** One example of each, as other systems will see it. */
export const countyExamples = [
  { type: 'county-imported@1', files: { 'residents.csv': { accepted: 500, rejected: 2 } } },
  {
    type: 'day-run@1',
    day: '2025-06-30',
    profile: 'CN-NBPHS-2017',
    residents: 500,
    visits: 865,
    tasks: 134,
    messages: 22,
    calls: 59,
  },
] as const;
