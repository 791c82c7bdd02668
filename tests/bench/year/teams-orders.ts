import * as z from 'zod';

import { date } from '../../../events/fields.ts';
import { COUNTED } from './tally.ts';

/** What a thread of teams is started with: the county's folder, the first day, the chance, and which of how many it is. */
export const TeamsStart = z.strictObject({
  folder: z.string(),
  from: date,
  seed: z.int(),
  nth: z.int(),
  threads: z.int(),
});
export type TeamsStart = z.infer<typeof TeamsStart>;

/** What it is told to do; one thing at a time. */
export const TeamsOrder = z.strictObject({
  work: z.enum(['plan', 'workOn', 'tell', 'stop']),
  day: date,
});
export type TeamsOrder = z.infer<typeof TeamsOrder>;

const Counts = z.partialRecord(z.enum(COUNTED), z.number());
const Asked = z.strictObject({ times: z.number(), cpuMs: z.number(), bytes: z.number() });

/** What comes back when it is done: the units used so far, and what was done where that was asked for. */
export const TeamsAnswer = z.strictObject({
  units: z.strictObject({ read: z.number(), written: z.number() }),
  deeds: z
    .strictObject({
      months: z.map(z.string(), Counts),
      left: z.map(z.string(), z.string()),
      refusals: z.map(z.string(), z.number()),
      asked: z.map(z.string(), Asked),
    })
    .optional(),
});
export type TeamsAnswer = z.infer<typeof TeamsAnswer>;
