import type { LocalDate } from '../../domain/kernel/time.ts';
import { countsAnew } from './facts-in-bucket.ts';
import type { FactsChange } from './indicator-store.ts';
import { recountChanged, type RecountPorts } from './recount.ts';

/** Brings the counts up to date with changes of people's facts; changes that come again, or in another order, change
 *  nothing. Where the same is counted of somebody as before, nothing is read.
 *  @param changes repeats allowed */
export const onFactsChanged = async (
  ports: RecountPorts,
  changes: readonly FactsChange[],
  today: LocalDate,
): Promise<void> => {
  const counting = changes.filter((change) => countsAnew(change, today));
  if (counting.length === 0) return;
  const buckets = counting.map(({ bucket }) => bucket);
  await recountChanged(ports, buckets, today);
};
