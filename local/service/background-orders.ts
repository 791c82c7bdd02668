import * as z from 'zod';

import { date, residentId, village } from '../../events/fields.ts';

/** What the thread of the background is given. */
export const BackgroundStart = z.strictObject({ folder: z.string() });

/** What it is told to do; its answer carries the same number. `today` is the day on the service's clock. */
export const Order = z.strictObject({
  number: z.int(),
  work: z.enum(['settle', 'passDays', 'start', 'stop', 'forgetReference', 'meter']),
  today: date,
});
export type Order = z.infer<typeof Order>;

const Units = z.strictObject({ read: z.number(), written: z.number() });
const Passed = z.strictObject({ residents: z.int(), buckets: z.int(), units: Units });
const Difference = z.strictObject({
  village,
  bucket: z.int(),
  residentId: z.union([residentId, z.undefined()]),
});

/** What comes back: an order was carried out (with the units used so far, and what the passing of days came to) or was not; or something went wrong in work
 *  that nobody waits for. */
export const Report = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), number: z.int(), units: Units, passed: Passed.optional() }),
  z.strictObject({ kind: z.literal('broken'), number: z.int(), error: z.unknown() }),
  z.strictObject({ kind: z.literal('failure'), error: z.unknown() }),
  z.strictObject({ kind: z.literal('differences'), found: z.array(Difference) }),
]);
export type Report = z.infer<typeof Report>;
