import * as z from 'zod';

/** What the operator gives of how the main table is paid for. */
export const GivenCapacity = z
  .object({
    capacity: z.enum(['on-demand', 'provisioned']),
    /** Units a second that are held and paid for whatever is used, and so many at the most: to be raised before an import. */
    leastWrites: z.coerce.number().int().positive(),
    leastReads: z.coerce.number().int().positive(),
    mostUnits: z.coerce.number().int().positive(),
    /** Units a second, of reads and of writes, that are held before people begin to work, so that nobody waits until more is. */
    morningUnits: z.coerce.number().int().positive(),
  })
  .partial();
type GivenCapacity = z.infer<typeof GivenCapacity>;

/** How the units of the main table are paid for: each as it is used, or so many a second by the hour, which follow the use between a
 *  least and a most. @see docs/adr/0035-traces-and-capacity-by-choice.md */
export type Capacity =
  | { readonly mode: 'on-demand' }
  | {
      readonly mode: 'provisioned';
      readonly leastWrites: number;
      readonly leastReads: number;
      readonly mostUnits: number;
      readonly morningUnits: number;
    };

/** For the hours in which nobody works: what is held then is paid for and not used. */
const LEAST = { writes: 100, reads: 100 } as const;

/** What a morning of a province asks for, but a Monday's: with more of it held before half past eight nothing is lost, since an hour
 *  is billed by the most that it held. @see docs/cost.md, Capacity by choice */
const MORNING_UNITS = 1_000;

/** What a table takes of an account at first. @source Amazon DynamoDB Developer Guide, “Quotas in Amazon DynamoDB” */
const MOST_UNITS = 40_000;

/** The capacity that is asked for, made whole. */
export const capacityOf = (given: GivenCapacity): Capacity => {
  if (given.capacity !== 'provisioned') return { mode: 'on-demand' };
  const { leastWrites = LEAST.writes, leastReads = LEAST.reads } = given;
  const { mostUnits = MOST_UNITS, morningUnits = MORNING_UNITS } = given;
  return { mode: 'provisioned', leastWrites, leastReads, mostUnits, morningUnits };
};

/** What of it does not fit together, a sentence each. */
export const capacityFaults = (given: GivenCapacity): string[] => {
  const { leastWrites, leastReads, mostUnits, morningUnits } = given;
  const capacity = capacityOf(given);
  if (capacity.mode === 'on-demand')
    return [leastWrites, leastReads, mostUnits, morningUnits].every((units) => units === undefined)
      ? []
      : ['leastWrites, leastReads, mostUnits and morningUnits go with capacity=provisioned'];
  return Math.max(capacity.leastWrites, capacity.leastReads, capacity.morningUnits) > capacity.mostUnits
    ? [`mostUnits is ${capacity.mostUnits} and less than what is held`]
    : [];
};
