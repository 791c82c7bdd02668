import { beforeEach, describe, expect, test } from 'vitest';

import type { VillageCode } from '../../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../../domain/kernel/time.ts';
import { countedBody } from '../../../functions/adapters/indicator-store/bodies.ts';
import { indicatorsOn } from '../../../functions/adapters/indicator-store/indicators.ts';
import { bucketCountsKey } from '../../../functions/adapters/store/indicator-keys.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import { openSqliteTable } from '../../../functions/adapters/store/sqlite.ts';
import { allPlaced } from '../../../functions/adapters/store/streams.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import { bucketsDue } from '../../../functions/indicators/buckets-due.ts';
import { factsOfDay } from '../../../functions/indicators/facts-of-day.ts';
import type {
  Bucket,
  Counted,
  IndicatorStore,
  Place,
} from '../../../functions/indicators/indicator-store.ts';
import type { World } from '../../../local/service/world.ts';
import { nobodyCounted } from '../../given/counted.ts';
import { anId, aVillage, on } from '../../given/values.ts';
import { fullCount, liveCount } from './full-count.ts';
import { smallCounty, VILLAGES } from './given-world.ts';

const DAY = on('2025-06-17');

const counted = (holdsUntil: LocalDate): Counted =>
  nobodyCounted({ countedOn: on('2025-06-15'), holdsUntil });

const placeOf = (bucket: Bucket): Place => ({ kind: 'bucket', ...bucket });

describe('the buckets that are counted anew on a day', () => {
  let table: Table;
  let store: IndicatorStore;

  beforeEach(() => {
    table = openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });
    store = indicatorsOn(table);
  });

  const villages = Array.from({ length: 70 }, (_, at) => aVillage(String(530_121_100_201 + at)));

  const bucketOf = (village: VillageCode | undefined, bucket: number): Bucket => {
    if (village === undefined) throw new Error('there is such a village');
    return { village, bucket };
  };

  test('are those whose counts hold until that day, or held until one before', async () => {
    const bucket = bucketOf(villages[0], 3);
    await store.save(placeOf(bucket), counted(DAY), 0);
    expect(await bucketsDue(store, villages, on('2025-06-16'))).toEqual([]);
    expect(await bucketsDue(store, villages, DAY)).toEqual([bucket]);
    expect(await bucketsDue(store, villages, on('2025-09-01'))).toEqual([bucket]);
  });

  test('are those that were counted for the day already, or are open: they may not be added up yet', async () => {
    const [counting, open, other] = [0, 1, 2].map((bucket) => bucketOf(villages[0], bucket));
    if (counting === undefined || open === undefined || other === undefined) throw new Error('three buckets');
    const later = on('2025-09-01');
    await store.save(placeOf(counting), { ...counted(later), countedOn: DAY }, 0);
    await store.save(placeOf(open), { ...counted(later), isOpen: true }, 0);
    await store.save(placeOf(other), counted(later), 0);
    expect(await bucketsDue(store, villages, DAY)).toEqual([counting, open]);
    expect(await bucketsDue(store, villages, on('2025-06-18'))).toEqual([open]);
  });

  test('are those of every village that is asked for, in order', async () => {
    const some = [0, 31, 32, 64, 69].map((at) => bucketOf(villages[at], at % store.bucketsAVillage));
    for (const bucket of some.toReversed()) await store.save(placeOf(bucket), counted(DAY), 0);
    expect(await bucketsDue(store, villages, DAY)).toEqual(some);
    expect(await bucketsDue(store, villages.slice(0, 32), DAY)).toEqual(some.slice(0, 2));
  });

  test('are those as well that were stored by another list of cells, whatever day they hold until', async () => {
    const bucket = bucketOf(villages[1], 0);
    const body = { ...countedBody(counted(on('2030-01-01'))), list: 'another' };
    await table.putMany([{ key: bucketCountsKey(bucket.village, bucket.bucket), version: 3, body }]);
    expect(await bucketsDue(store, villages, DAY)).toEqual([bucket]);
  });

  test('are found for no more than two read units a village', async () => {
    const [village] = villages;
    for (let bucket = 0; bucket < store.bucketsAVillage; bucket++)
      await store.save(placeOf(bucketOf(village, bucket)), counted(DAY), 0);
    const before = table.meter().read;
    expect(await bucketsDue(store, villages.slice(0, 1), DAY)).toHaveLength(store.bucketsAVillage);
    expect(table.meter().read - before).toBeLessThanOrEqual(2);
  });
});

describe('the day on which the counts of a bucket do not hold any more', () => {
  const NEXT = on('2026-01-02');

  /** Of the buckets of the small county, those of whom something is stored. */
  const storedIn = async ({ table }: World) => {
    const keys = VILLAGES.flatMap((village) =>
      Array.from({ length: 8 }, (_, bucket) => bucketCountsKey(village, bucket)),
    );
    return (await table.getMany(keys, { consistent: true })).filter((item) => item !== undefined);
  };

  test('costs one write unit to move, since it has no place in an index', async () => {
    const world = await smallCounty(DAY);
    const { indicators } = world.ports;
    const due = await bucketsDue(indicators, VILLAGES.map(aVillage), NEXT);
    expect(due.length).toBeGreaterThan(0);
    for (const bucket of due) {
      const [stored] = await indicators.find([placeOf(bucket)]);
      if (stored?.counted === undefined) throw new Error('a bucket is counted');
      const before = world.table.meter().written;
      await indicators.save(placeOf(bucket), { ...stored.counted, holdsUntil: NEXT }, stored.version);
      expect(world.table.meter().written - before).toBe(1);
    }
  });

  test('had a place in the index as it was stored earlier, which goes when time changes it', async () => {
    const world = await smallCounty(DAY);
    const { table, ports } = world;
    const partition = keyText('recount-due', '2025-06-30');
    const placed = async (): Promise<number> =>
      (await allPlaced(table, { from: 'byDay', partition, range: { kind: 'all' } })).length;
    const earlier = await storedIn(world);
    await table.putMany(
      earlier.map((item) => ({
        ...item,
        byDay: { pk: partition, sk: keyText(item.key.pk.slice(-12), item.key.sk) },
      })),
    );
    expect(await placed()).toBe(earlier.length);
    const due = await bucketsDue(ports.indicators, VILLAGES.map(aVillage), NEXT);
    world.clock.moveTo(NEXT);
    await world.background.passDays();
    expect(await liveCount(ports, NEXT)).toEqual(await fullCount(ports, NEXT));
    expect(await bucketsDue(ports.indicators, VILLAGES.map(aVillage), on('2026-01-03'))).toEqual([]);
    expect(due.length).toBeGreaterThan(0);
    expect(await placed()).toBe(earlier.length - due.length);
  });
});

describe('the facts of a day', () => {
  test('are read weakly where time alone counts people anew, strongly where some were changed just now', async () => {
    // In a new year facts are made anew.
    const day = on('2026-01-05');
    const world = await smallCounty(DAY);
    const { indicators } = world.ports;
    const dated = anId<'ResidentId'>('R1-02');
    const read: { readonly bucket: Bucket; readonly isStrong: boolean }[] = [];
    const facts: typeof indicators.facts = (bucket, { consistent } = { consistent: true }) => {
      read.push({ bucket, isStrong: consistent });
      return indicators.facts(bucket, { consistent });
    };
    const noted = { ...indicators, facts, datedResidentsDue: async () => [dated] };
    const ports = { ...world.ports, indicators: noted };
    await factsOfDay(ports, { from: DAY, day }, () => undefined);
    const strongly = read.filter(({ isStrong }) => isStrong).map(({ bucket }) => bucket);
    expect(strongly).toEqual([indicators.bucketOf(aVillage(VILLAGES[0]), dated)]);
    expect(read.length).toBeGreaterThan(strongly.length);
  });
});
