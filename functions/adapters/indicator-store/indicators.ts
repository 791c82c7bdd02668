import * as z from 'zod';

import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { unreachable } from '../../../domain/kernel/result.ts';
import { isVillageCode } from '../../../domain/kernel/region-code.ts';
import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { residentId, village } from '../../../events/fields.ts';
import type { ReadHow } from '../../kit/page.ts';
import type {
  Counted,
  FactsChange,
  InBucket,
  IndicatorStore,
  Place,
  StoredFacts,
} from '../../indicators/indicator-store.ts';
import { placeIn } from '../store/bodies.ts';
import { duePartitions } from '../store/due-keys.ts';
import { storeError } from '../store/errors.ts';
import {
  areaCountsKey,
  earlierAreaCountsKey,
  bucketCountsKey,
  factsBucketIn,
  teamPartition,
  teamPartKey,
} from '../store/indicator-keys.ts';
import { type Key, type KeyText, keyText, residentPartitions } from '../store/keys.ts';
import { BUCKETS_A_VILLAGE, countBucket, factsPartition, isViewsDueDated } from '../store/service-keys.ts';
import { packedBodyIn, packedItem } from '../store/packed-items.ts';
import { allOf, allPlaced, everythingIn, streamPartition } from '../store/streams.ts';
import type { Change, Item, Placed, Table } from '../store/table.ts';
import { keyId } from '../store/weigh.ts';
import { countedBody, CountedBody, countedIn } from './bodies.ts';
import { storedFacts } from './facts.ts';
import { importedOn } from './imported.ts';
import { dailyOn, snapshotsOn } from './snapshots.ts';

const ITEMS_A_PAGE = 1_000;

const VillagePlace = z.tuple([village]);
const HeadPlace = z.tuple([residentId, z.enum(['head', 'due'])]);

/** Of an item of a resident's: the head, or, as it was stored earlier, the item of what falls due. */
const residentOf = (item: Pick<Item, 'key'>): ResidentId => placeIn(HeadPlace, item)[0];

const STRONGLY: ReadHow = { consistent: true };

const keyOf = (place: Place): Key => {
  switch (place.kind) {
    case 'bucket':
      return bucketCountsKey(place.village, place.bucket);
    case 'part':
      return teamPartKey(place.teamId, place.village);
    case 'area':
      return areaCountsKey(place.area.scope, place.area.id);
    default:
      return unreachable(place);
  }
};

const itemOf = (place: Place, counted: Counted, version: number): Item =>
  packedItem({ key: keyOf(place), version }, countedBody(counted));

/** From so many items of a partition on, to read all of it costs less than to ask for each: they are small, and neighbours. */
const LEAST_TOGETHER = 4;

/** The items of keys in their order, read strongly: neighbours together. */
const itemsAt = async (table: Table, keys: readonly Key[]): Promise<(Item | undefined)[]> => {
  const partitions = [...Map.groupBy(keys, ({ pk }) => pk)];
  const alone = partitions.flatMap(([, own]) => (own.length < LEAST_TOGETHER ? own : []));
  const [single, ...together] = await Promise.all([
    table.getMany(alone, STRONGLY),
    ...partitions
      .filter(([, own]) => own.length >= LEAST_TOGETHER)
      .map(([partition]) => everythingIn(table, partition)),
  ]);
  const found = [...single, ...together.flat()].filter((item) => item !== undefined);
  const byKey = new Map(found.map((item) => [keyId(item.key), item]));
  return keys.map((key) => byKey.get(keyId(key)));
};

/** What was stored of regions before they lay beside their neighbours, for those of whom nothing else is. */
const earlierAt = async (
  table: Table,
  places: readonly Place[],
  items: readonly (Item | undefined)[],
): Promise<ReadonlyMap<Place, Item>> => {
  const missing = places.flatMap((place, at) =>
    items[at] === undefined && place.kind === 'area' && place.area.scope === 'region' ? [place] : [],
  );
  const keys = missing.map(({ area: { scope, id } }) => earlierAreaCountsKey(scope, id));
  const found = await table.getMany(keys, STRONGLY);
  return new Map(missing.flatMap((place, at) => (found[at] === undefined ? [] : [[place, found[at]]])));
};

const find = async (table: Table, places: readonly Place[]): ReturnType<IndicatorStore['find']> => {
  const items = await itemsAt(table, places.map(keyOf));
  const earlier = await earlierAt(table, places, items);
  return places.map((place, at) => {
    const item = items[at] ?? earlier.get(place);
    const counted = item && countedIn(packedBodyIn(CountedBody, item));
    return { version: items[at]?.version ?? 0, counted };
  });
};

const save = async (table: Table, item: Item): Promise<boolean> => {
  const done = await table.put(item);
  if (done.ok) return true;
  if (done.error.code === 'store/condition') return false;
  throw storeError('store/refused', `counts cannot be stored: ${done.error.code}`);
};

const dueBetween = async (table: Table, from: LocalDate, until: LocalDate): Promise<Placed[]> => {
  const found: Placed[] = [];
  for (let day = from; day <= until; day = plusDays(day, 1)) {
    const shards = duePartitions(day).map((partition) =>
      allPlaced(table, { from: 'byDay', partition, range: { kind: 'all' } }),
    );
    found.push(...(await Promise.all(shards)).flat());
  }
  return found;
};

const mayBeDated = ({ byDay }: Placed): boolean => isViewsDueDated(byDay);

const peopleIn = async function* (table: Table, partition: KeyText): AsyncGenerator<readonly ResidentId[]> {
  const query = { partition, after: undefined, pageItems: ITEMS_A_PAGE };
  for await (const items of streamPartition(table, query)) {
    const heads = items.filter(({ key }) => key.sk.endsWith('#head'));
    yield heads.map(residentOf);
  }
};

const everybodyOn = async function* (table: Table): AsyncGenerator<readonly ResidentId[]> {
  for (const partition of residentPartitions()) yield* peopleIn(table, partition);
};

const factsKey = ({ residentId: person, bucket: { village: code, bucket } }: InBucket): Key => ({
  pk: factsPartition(code, bucket),
  sk: keyText(person),
});

const areInBuckets = async (
  table: Table,
  people: readonly InBucket[],
  how: ReadHow,
): Promise<readonly boolean[]> =>
  (await table.getMany(people.map(factsKey), how)).map((item) => item !== undefined);

const factsOf = async (table: Table, people: readonly InBucket[]): Promise<StoredFacts[]> =>
  (await table.getMany(people.map(factsKey), { consistent: false }))
    .filter((item) => item !== undefined)
    .map(storedFacts);

/** The facts that a change of the table is about; undefined for any other change. */
export const factsChange = (change: Change): FactsChange | undefined => {
  const found = factsBucketIn(change.key.pk);
  if (found === undefined || !isVillageCode(found.village)) return undefined;
  const after = change.kind === 'written' ? storedFacts(change.after) : undefined;
  const before = change.before && storedFacts(change.before);
  return { bucket: { village: found.village, bucket: found.bucket }, before, after };
};

/** Live counting on the one table. */
export const indicatorsOn = (table: Table): IndicatorStore => ({
  bucketsAVillage: BUCKETS_A_VILLAGE,
  bucketOf: (code, id) => ({ village: code, bucket: countBucket(id) }),
  facts: async ({ village: code, bucket }, { consistent } = STRONGLY) => {
    const partition = factsPartition(code, bucket);
    const items = await allOf(table, { from: 'table', consistent, partition, range: { kind: 'all' } });
    return items.map(storedFacts);
  },
  factsOf: (people) => factsOf(table, people),
  find: (places) => find(table, places),
  parts: async (teamId) => {
    const items = await everythingIn(table, teamPartition(teamId));
    return items.flatMap((item) => {
      const counted = countedIn(packedBodyIn(CountedBody, item));
      return counted === undefined ? [] : [{ ...counted, village: placeIn(VillagePlace, item)[0] }];
    });
  },
  save: (place, counted, version) => save(table, itemOf(place, counted, version + 1)),
  residentsDue: async (from, until) => (await dueBetween(table, from, until)).map(residentOf),
  datedResidentsDue: async (from, until) =>
    (await dueBetween(table, from, until)).filter(mayBeDated).map(residentOf),
  everybody: () => everybodyOn(table),
  partitions: residentPartitions().length,
  areInBuckets: (people, how = STRONGLY) => areInBuckets(table, people, how),
  ...snapshotsOn(table),
  ...importedOn(table),
  ...dailyOn(table),
});
