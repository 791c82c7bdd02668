import { contributionOn } from '../../domain/indicators/index.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import type { VillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ResidentFacts } from '../../domain/residents/index.ts';
import type { StoredResident } from '../residents/stored.ts';
import type { ViewContext } from '../residents/views.ts';
import { bucketsIn } from './buckets-in.ts';
import { checkBucket, countsIn, weakly } from './check-bucket.ts';
import { factsOfRecords } from './facts-in-bucket.ts';
import type { Bucket, InBucket, Place } from './indicator-store.ts';
import type { RecountPorts } from './recount.ts';
import { type Difference, type RecountPart, villagesOf } from './recount-parts.ts';
import { contextOf } from './refresh-residents.ts';
import { addTo, NOBODY, sumOfOne, type VillageSums } from './village-sums.ts';

/** What was held against the records, and what came of it: differences, or sums that tell of differences. */
export type Checked = {
  readonly buckets: number;
  readonly people: number;
  readonly differences: readonly Difference[];
  readonly sums: VillageSums;
};

/** As of which day a part is carried out, and which villages the first round left in doubt, where it is of the second. */
export type Asked = { readonly day: LocalDate; readonly doubts: ReadonlySet<string> };

type Part<Kind extends RecountPart['kind']> = Extract<RecountPart, { readonly kind: Kind }>;

/** Of the second round: what it looks at was counted by the first. */
const lookedAgain = (differences: readonly Difference[]): Checked => ({
  buckets: 0,
  people: 0,
  differences,
  sums: new Map(),
});

const villagesIn = async ({ reference }: RecountPorts): Promise<VillageCode[]> =>
  villagesOf((await reference()).organisation);

const villagesOfTown = async (ports: RecountPorts, town: string): Promise<VillageCode[]> =>
  (await villagesIn(ports)).filter((village) => village.startsWith(town));

const bucketsOfTown = async (ports: RecountPorts, town: string): Promise<Bucket[]> =>
  bucketsIn(ports.indicators, await villagesOfTown(ports, town));

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

/** Holds the buckets of a town that were counted anew, and whose facts were made anew in them, against the records. */
const checkChanged = async (
  ports: RecountPorts,
  { town, since }: Part<'changed'>,
  { day }: Asked,
): Promise<Checked> => {
  const buckets = await changedSince(ports, await bucketsOfTown(ports, town), since);
  const differences: Difference[] = [];
  for (const bucket of buckets) differences.push(...(await checkBucket(ports, { bucket, since }, day)));
  return { buckets: buckets.length, people: 0, differences, sums: new Map() };
};

/** Adds up who is counted in a town's villages. A bucket whose counts are not those of its people leaves its village in doubt. */
const sumTown = async (ports: RecountPorts, { town }: Part<'town'>, { day }: Asked): Promise<Checked> => {
  const buckets = await bucketsOfTown(ports, town);
  const sums: VillageSums = new Map();
  for (const bucket of buckets) {
    const { live, isCounted } = await countsIn(weakly(ports), bucket, day);
    for (const [id, added] of live) addTo(sums, bucket.village, sumOfOne(bucket, id, added));
    if (!isCounted) addTo(sums, bucket.village, NOBODY);
  }
  return { buckets: buckets.length, people: 0, differences: [], sums };
};

/** Of which villages people are to be counted, and what their facts are made with. */
type Counting = { readonly villages: ReadonlySet<string>; readonly context: ViewContext };

/** The facts by the records of those who are to be counted. */
const toBeCounted = (stored: readonly StoredResident[], { villages, context }: Counting): ResidentFacts[] =>
  stored
    .flatMap((one) => factsOfRecords(one, context))
    .filter(({ resident }) => villages.has(resident.regionCode));

/** Adds up who of a partition is to be counted in which village by the records. */
const sumPeople = async (
  ports: RecountPorts,
  { partition }: Part<'people'>,
  { day }: Asked,
): Promise<Checked> => {
  const by: Counting = {
    villages: new Set(await villagesIn(ports)),
    context: await contextOf(ports, day),
  };
  const sums: VillageSums = new Map();
  let people = 0;
  for await (const stored of ports.residents.everybodyIn(partition))
    for (const facts of toBeCounted(stored, by)) {
      const { id, regionCode } = facts.resident;
      const bucket = ports.indicators.bucketOf(regionCode, id);
      addTo(sums, regionCode, sumOfOne(bucket, id, contributionOn(facts, day)));
      people += 1;
    }
  return { buckets: 0, people, differences: [], sums };
};

/** Whose facts are not where they should be by the records. */
const missingOf = async (
  { indicators }: RecountPorts,
  stored: readonly StoredResident[],
  by: Counting,
): Promise<InBucket[]> => {
  const counted = toBeCounted(stored, by).map(({ resident: { id, regionCode } }) => ({
    residentId: id,
    bucket: indicators.bucketOf(regionCode, id),
  }));
  const are = await indicators.areInBuckets(counted);
  return counted.filter((_, at) => are[at] !== true);
};

/** Finds the people of a partition who are to be counted in a village in doubt by the records, and are not. */
const findMissing = async (
  ports: RecountPorts,
  { partition }: Part<'missing'>,
  { day, doubts }: Asked,
): Promise<Checked> => {
  const villages = new Set((await villagesIn(ports)).filter((village) => doubts.has(village)));
  const by: Counting = { villages, context: await contextOf(ports, day) };
  const differences: Difference[] = [];
  for await (const stored of ports.residents.everybodyIn(partition)) {
    const doubted = await missingOf(weakly(ports), stored, by);
    const again = await ports.residents.loadMany(doubted.map(({ residentId }) => residentId));
    const known = again.filter((one) => one !== undefined);
    const missing = await missingOf(ports, known, by);
    differences.push(...missing.map(({ bucket, residentId }) => ({ ...bucket, residentId })));
  }
  return lookedAgain(differences);
};

/** Holds the villages in doubt of a town against the records of everybody who is counted there. */
const checkDoubted = async (
  ports: RecountPorts,
  { town }: Part<'doubted'>,
  { day, doubts }: Asked,
): Promise<Checked> => {
  const villages = (await villagesOfTown(ports, town)).filter((village) => doubts.has(village));
  const differences: Difference[] = [];
  for (const bucket of bucketsIn(ports.indicators, villages))
    differences.push(...(await checkBucket(ports, { bucket, since: undefined }, day)));
  return lookedAgain(differences);
};

/** Carries a part of the recount out. No two parts of a round look at the same; all of them together at everything, or at all
 *  that is in doubt. */
export const checkPart = (ports: RecountPorts, part: RecountPart, asked: Asked): Promise<Checked> => {
  switch (part.kind) {
    case 'people':
      return sumPeople(ports, part, asked);
    case 'town':
      return sumTown(ports, part, asked);
    case 'changed':
      return checkChanged(ports, part, asked);
    case 'missing':
      return findMissing(ports, part, asked);
    case 'doubted':
      return checkDoubted(ports, part, asked);
    default:
      return unreachable(part);
  }
};
