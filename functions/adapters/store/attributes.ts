import * as z from 'zod';

import { readRow, type Row } from './items.ts';

/** An item as DynamoDB's wire form has it, in a stream's records and in a cancelled transaction's reasons. */
const Attributes = z.record(
  z.string(),
  z.union([
    z.object({ S: z.string() }).transform(({ S }): unknown => S),
    z.object({ N: z.string() }).transform(({ N }): unknown => Number(N)),
    z.unknown().transform((): unknown => undefined),
  ]),
);

/** Reads an item from its wire form; attributes of other types than ours are passed over. Throws
 *  `store/damaged` where it is no item of ours. */
export const readAttributes = (value: unknown): Row => {
  const parsed = Attributes.safeParse(value);
  return readRow(parsed.success ? parsed.data : undefined);
};
