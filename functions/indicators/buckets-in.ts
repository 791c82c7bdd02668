import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { Bucket, IndicatorStore } from './indicator-store.ts';

/** The buckets of villages in order. */
export const bucketsIn = (
  { bucketsAVillage }: Pick<IndicatorStore, 'bucketsAVillage'>,
  villages: readonly VillageCode[],
): Bucket[] =>
  villages.flatMap((village) =>
    Array.from({ length: bucketsAVillage }, (_, bucket): Bucket => ({ village, bucket })),
  );

/** What tells a bucket from all others. */
export const bucketName = ({ village, bucket }: Bucket): string => `${village} ${bucket}`;
