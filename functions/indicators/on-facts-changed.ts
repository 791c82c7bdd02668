import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Bucket } from './indicator-store.ts';
import { recountChanged, type RecountPorts } from './recount.ts';

/** Brings the counts up to date with changes of people's facts; changes that come again, or in another order, change
 *  nothing.
 *  @param buckets those whose facts changed; repeats allowed */
export const onFactsChanged = async (
  ports: RecountPorts,
  buckets: readonly Bucket[],
  today: LocalDate,
): Promise<void> => {
  if (buckets.length > 0) await recountChanged(ports, buckets, today);
};
