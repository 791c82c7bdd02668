import { type Contribution, contributionOn } from '../../../domain/indicators/index.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { isVillageCode } from '../../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import type { ResidentFacts } from '../../../domain/residents/index.ts';
import {
  factsFromRecords,
  factsInBucket,
  factsOfRecords,
} from '../../../functions/indicators/facts-in-bucket.ts';
import type { Bucket } from '../../../functions/indicators/indicator-store.ts';
import { isBucketCounted } from '../../../functions/indicators/keep-counts.ts';
import { foundInBucket } from '../../../functions/indicators/recount.ts';
import { contextOf } from '../../../functions/indicators/refresh-residents.ts';
import type { Ports } from '../../../functions/kit/ports.ts';

const areSame = (live: Contribution | undefined, recorded: Contribution | undefined): boolean =>
  live === undefined || recorded === undefined
    ? live === recorded
    : live.until <= recorded.until &&
      JSON.stringify([live.village, live.teamId, live.shares]) ===
        JSON.stringify([recorded.village, recorded.teamId, recorded.shares]);

const byId = (all: readonly ResidentFacts[], day: LocalDate): ReadonlyMap<ResidentId, Contribution> =>
  new Map(all.map((facts) => [facts.resident.id, contributionOn(facts, day)]));

/** Who should be in which bucket, by the records of everybody. */
const expectedIn = async (ports: Ports, day: LocalDate): Promise<ReadonlyMap<string, ResidentId[]>> => {
  const context = await contextOf(ports, day);
  const expected = new Map<string, ResidentId[]>();
  for await (const ids of ports.indicators.everybody()) {
    const all = await ports.residents.loadMany(ids);
    const facts = all.flatMap((stored) => (stored === undefined ? [] : factsOfRecords(stored, context)));
    for (const { resident } of facts) {
      const { village, bucket } = ports.indicators.bucketOf(resident.regionCode, resident.id);
      const name = `${village} ${bucket}`;
      expected.set(name, [...(expected.get(name) ?? []), resident.id]);
    }
  }
  return expected;
};

const differencesIn = async (
  ports: Ports,
  { village, bucket }: Bucket,
  { day, expected }: { readonly day: LocalDate; readonly expected: readonly ResidentId[] },
): Promise<string[]> => {
  const live = byId(await factsInBucket(ports, { village, bucket }, day), day);
  const ids = [...new Set([...live.keys(), ...expected])];
  const records = byId(await factsFromRecords(ports, ids, day), day);
  const wrong = ids.filter((id) => !areSame(live.get(id), records.get(id)));
  if (wrong.length > 0) return wrong.map((id) => `${village} ${bucket} ${id}`);
  const [stored] = await ports.indicators.find([{ kind: 'bucket', village, bucket }]);
  const found = foundInBucket([...live.values()], village, day);
  return isBucketCounted(stored?.counted, found) ? [] : [`${village} ${bucket}`];
};

/** The recount on one machine that knows no parts: who should be in which bucket is gathered from everybody first, then
 *  every bucket is held against it. Gives differences as texts in order: village, bucket and whose. */
export const wholeRecount = async (ports: Ports, day: LocalDate): Promise<string[]> => {
  const expected = await expectedIn(ports, day);
  const found: string[] = [];
  const { organisation } = await ports.reference();
  for (const village of organisation.regions.map(({ code }) => code).filter(isVillageCode))
    for (let bucket = 0; bucket < ports.indicators.bucketsAVillage; bucket++) {
      const there = expected.get(`${village} ${bucket}`) ?? [];
      found.push(...(await differencesIn(ports, { village, bucket }, { day, expected: there })));
    }
  return found.toSorted();
};
