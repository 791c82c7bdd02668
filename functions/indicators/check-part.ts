import { type Contribution, contributionOn } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentFacts } from '../../domain/residents/index.ts';
import { factsFromRecords, factsInBucket, factsOfRecords } from './facts-in-bucket.ts';
import type { Bucket, Place } from './indicator-store.ts';
import { isSameCount } from './keep-counts.ts';
import { foundInBucket, type RecountPorts } from './recount.ts';
import { type Difference, type RecountPart, villagesOf } from './recount-parts.ts';
import { contextOf } from './refresh-residents.ts';

/** What was held against the records, and what was found. */
export type Checked = {
  readonly buckets: number;
  readonly people: number;
  readonly differences: readonly Difference[];
};

type Contributions = ReadonlyMap<ResidentId, Contribution>;

const contributionsOf = (all: readonly ResidentFacts[], day: LocalDate): Contributions =>
  new Map(all.map((facts) => [facts.resident.id, contributionOn(facts, day)]));

/** Facts that were made a while ago may name a day of change on which nothing changes any more: too early is no fault, too
 *  late is. */
const isSame = (live: Contribution | undefined, recorded: Contribution | undefined): boolean =>
  live === undefined || recorded === undefined
    ? live === recorded
    : live.until <= recorded.until &&
      live.village === recorded.village &&
      live.teamId === recorded.teamId &&
      live.shares.join() === recorded.shares.join();

/** Holds a bucket against the records of everybody in it. */
const checkBucket = async (
  ports: RecountPorts,
  { village, bucket }: Bucket,
  today: LocalDate,
): Promise<Difference[]> => {
  const told = await factsInBucket(ports, { village, bucket }, today);
  const ids = told.map(({ resident }) => resident.id);
  const records = contributionsOf(await factsFromRecords(ports, ids, today), today);
  const live = contributionsOf(told, today);
  const wrong = ids.filter((id) => !isSame(live.get(id), records.get(id)));
  if (wrong.length > 0) return wrong.map((residentId) => ({ village, bucket, residentId }));
  const [stored] = await ports.indicators.find([{ kind: 'bucket', village, bucket }]);
  const found = foundInBucket([...live.values()], village, today);
  return isSameCount(stored?.counted, found) ? [] : [{ village, bucket, residentId: undefined }];
};

const villagesIn = async ({ reference }: RecountPorts): Promise<VillageCode[]> =>
  villagesOf((await reference()).organisation);

const bucketsOf = (
  { indicators: { bucketsAVillage } }: RecountPorts,
  villages: readonly VillageCode[],
): Bucket[] =>
  villages.flatMap((village) =>
    Array.from({ length: bucketsAVillage }, (_, bucket) => ({ village, bucket })),
  );

/** Those of some buckets that were counted anew since an instant. */
const changedSince = async (
  { indicators }: RecountPorts,
  buckets: readonly Bucket[],
  since: string,
): Promise<Bucket[]> => {
  const stored = await indicators.find(buckets.map((bucket): Place => ({ kind: 'bucket', ...bucket })));
  return buckets.filter((_, at) => {
    const countedAt = stored[at]?.counted?.countedAt;
    return countedAt !== undefined && countedAt >= since;
  });
};

/** Holds the counts of a town's villages against the records of the people who are counted there. */
const checkTown = async (
  ports: RecountPorts,
  { town, since }: Extract<RecountPart, { readonly kind: 'town' }>,
  today: LocalDate,
): Promise<Checked> => {
  const villages = (await villagesIn(ports)).filter((village) => village.startsWith(town));
  const all = bucketsOf(ports, villages);
  const buckets = since === undefined ? all : await changedSince(ports, all, since);
  const differences: Difference[] = [];
  for (const bucket of buckets) differences.push(...(await checkBucket(ports, bucket, today)));
  return { buckets: buckets.length, people: 0, differences };
};

/** Finds the people of a partition who are to be counted in a village by the records, and are not. */
const checkPeople = async (
  ports: RecountPorts,
  { partition }: Extract<RecountPart, { readonly kind: 'people' }>,
  today: LocalDate,
): Promise<Checked> => {
  const { indicators, residents } = ports;
  const villages: ReadonlySet<string> = new Set(await villagesIn(ports));
  const context = await contextOf(ports, today);
  const differences: Difference[] = [];
  let people = 0;
  for await (const ids of indicators.people(partition)) {
    const counted = (await residents.loadMany(ids))
      .flatMap((stored) => (stored === undefined ? [] : factsOfRecords(stored, context)))
      .filter(({ resident }) => villages.has(resident.regionCode))
      .map(({ resident: { id, regionCode } }) => ({
        residentId: id,
        bucket: indicators.bucketOf(regionCode, id),
      }));
    const are = await indicators.areInBuckets(counted);
    const missing = counted.filter((_, at) => are[at] !== true);
    differences.push(...missing.map(({ bucket, residentId }) => ({ ...bucket, residentId })));
    people += counted.length;
  }
  return { buckets: 0, people, differences };
};

/** Holds a part of the live counts against the records as of a day: no two parts look at the same, and all of them together
 *  at everything. */
export const checkPart = (ports: RecountPorts, part: RecountPart, today: LocalDate): Promise<Checked> =>
  part.kind === 'people' ? checkPeople(ports, part, today) : checkTown(ports, part, today);

const bucketName = ({ village, bucket }: Bucket): string => `${village} ${bucket}`;

/** The differences of several parts together. Of a bucket in which somebody differs the counts are not named as well: they
 *  follow from whoever differs. */
export const joined = (differences: readonly Difference[]): Difference[] => {
  const named = differences.filter(({ residentId }) => residentId !== undefined);
  const buckets = new Set(named.map(bucketName));
  return differences.filter((one) => one.residentId !== undefined || !buckets.has(bucketName(one)));
};
