import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Bucket } from './indicator-store.ts';
import { buildCounts, recount, type RecountPorts } from './recount.ts';

/** What some changes of the table mean for counts. */
export type FactsChanged = {
  /** The buckets whose facts changed; repeats allowed. */
  readonly buckets: readonly Bucket[];
  /** Whether regions, institutions or teams changed: then every area may be made up otherwise. */
  readonly isOrganisationChanged: boolean;
};

/** Brings the counts up to date with changes; changes that come again, or in another order, change nothing. */
export const onFactsChanged = async (
  ports: RecountPorts,
  { buckets, isOrganisationChanged }: FactsChanged,
  today: LocalDate,
): Promise<void> => {
  if (isOrganisationChanged) await buildCounts(ports, today);
  else if (buckets.length > 0) await recount(ports, buckets, today);
};
