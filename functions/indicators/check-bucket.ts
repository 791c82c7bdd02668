import { type Contribution, contributionOn, doesStillTell } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentFacts } from '../../domain/residents/index.ts';
import type { ReadHow } from '../kit/page.ts';
import { factsFromRecords, factsInBucket } from './facts-in-bucket.ts';
import type { Bucket } from './indicator-store.ts';
import { isBucketCounted } from './keep-counts.ts';
import { foundInBucket, type RecountPorts } from './recount.ts';
import type { Difference } from './recount-parts.ts';

type Contributions = ReadonlyMap<ResidentId, Contribution>;

const contributionsOf = (all: readonly ResidentFacts[], day: LocalDate): Contributions =>
  new Map(all.map((facts) => [facts.resident.id, contributionOn(facts, day)]));

const isSame = (live: Contribution | undefined, recorded: Contribution | undefined): boolean =>
  live === undefined || recorded === undefined ? live === recorded : doesStillTell(live, recorded);

const WEAKLY: ReadHow = { consistent: false };

/** Everything read weakly, for half the price: what differs is read again before it is told. */
export const weakly = (ports: RecountPorts): RecountPorts => ({
  ...ports,
  residents: { ...ports.residents, loadMany: (ids) => ports.residents.loadMany(ids, WEAKLY) },
  indicators: {
    ...ports.indicators,
    facts: (bucket) => ports.indicators.facts(bucket, WEAKLY),
    areInBuckets: (people) => ports.indicators.areInBuckets(people, WEAKLY),
  },
});

/** What of a bucket is held against the records: everybody, or whose facts were made since an instant. All others were held
 *  against them after their facts were made, and are added up once a week. */
type Held = { readonly bucket: Bucket; readonly since: string | undefined };

const DAY_DIGITS = '2025-06-16'.length;

/** The day of an instant, or the one before it where it is later in China: rather too many than too few. */
const isMadeSince = (since: string | undefined, { madeOn }: ResidentFacts): boolean =>
  since === undefined || madeOn >= since.slice(0, DAY_DIGITS);

/** Says whether the counts of a bucket are those of its people. */
const isCountedBy = async (
  { indicators }: RecountPorts,
  { village, bucket }: Bucket,
  { live, day }: { readonly live: Contributions; readonly day: LocalDate },
): Promise<boolean> => {
  const [stored] = await indicators.find([{ kind: 'bucket', village, bucket }]);
  return isBucketCounted(stored?.counted, foundInBucket([...live.values()], village, day));
};

/** What the people of a bucket add to counts by their facts, and whether its counts are theirs. */
export const countsIn = async (
  ports: RecountPorts,
  bucket: Bucket,
  day: LocalDate,
): Promise<{ readonly live: Contributions; readonly isCounted: boolean }> => {
  const live = contributionsOf(await factsInBucket(ports, bucket, day), day);
  return { live, isCounted: await isCountedBy(ports, bucket, { live, day }) };
};

const differencesIn = async (
  ports: RecountPorts,
  { bucket, since }: Held,
  day: LocalDate,
): Promise<Difference[]> => {
  const told = await factsInBucket(ports, bucket, day);
  const ids = told.filter((facts) => isMadeSince(since, facts)).map(({ resident }) => resident.id);
  const records = contributionsOf(await factsFromRecords(ports, ids, day), day);
  const live = contributionsOf(told, day);
  const wrong = ids.filter((id) => !isSame(live.get(id), records.get(id)));
  if (wrong.length > 0) return wrong.map((residentId) => ({ ...bucket, residentId }));
  return (await isCountedBy(ports, bucket, { live, day })) ? [] : [{ ...bucket, residentId: undefined }];
};

/** Where a bucket is not as it should be, looked at twice: are the people who are held there as the records say, and its counts
 *  those of its people? */
export const checkBucket = async (ports: RecountPorts, held: Held, day: LocalDate): Promise<Difference[]> => {
  const differences = await differencesIn(weakly(ports), held, day);
  return differences.length === 0 ? [] : differencesIn(ports, held, day);
};
