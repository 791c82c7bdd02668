import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { bucketsIn } from './buckets-in.ts';
import type { Bucket, Counted, IndicatorStore, Place, StoredCounted } from './indicator-store.ts';

/** Villages that are looked at together: the buckets of each are neighbours, and one read. */
const VILLAGES_TOGETHER = 32;

/** What a recount that was broken off may have counted, and not added up: what is open, or was counted for the day. */
const mayBeLeft = ({ isOpen = false, countedOn }: Counted, day: LocalDate): boolean =>
  isOpen || countedOn >= day;

const isDue = ({ version, counted }: StoredCounted, day: LocalDate): boolean =>
  counted === undefined ? version > 0 : counted.holdsUntil <= day || mayBeLeft(counted, day);

/** The buckets of villages whose counts do not hold on a day any more, or go by another list of cells, or may not be added up
 *  yet; one of which nothing is stored is not among them. All are looked at: nearly each changes every day, and a place in an
 *  index by that day would cost more to move than all of them to read. */
export const bucketsDue = async (
  indicators: Pick<IndicatorStore, 'bucketsAVillage' | 'find'>,
  villages: readonly VillageCode[],
  day: LocalDate,
): Promise<Bucket[]> => {
  const due: Bucket[] = [];
  for (let from = 0; from < villages.length; from += VILLAGES_TOGETHER) {
    const buckets = bucketsIn(indicators, villages.slice(from, from + VILLAGES_TOGETHER));
    const stored = await indicators.find(buckets.map((bucket): Place => ({ kind: 'bucket', ...bucket })));
    for (const [at, bucket] of buckets.entries()) {
      const one = stored[at];
      if (one !== undefined && isDue(one, day)) due.push(bucket);
    }
  }
  return due;
};
