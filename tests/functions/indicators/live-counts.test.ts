import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { CELLS, percent, type Rate } from '../../../domain/indicators/index.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { factsChange } from '../../../functions/adapters/indicator-store/indicators.ts';
import { factsPartition } from '../../../functions/adapters/store/service-keys.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import type { Bucket } from '../../../functions/indicators/indicator-store.ts';
import { checkChanged, checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import { recount } from '../../../functions/indicators/recount.ts';
import type { ReadHow } from '../../../functions/kit/page.ts';
import { buildCounts } from '../../../functions/indicators/build-counts.ts';
import type { World } from '../../../local/service/world.ts';
import { nobodyCounted } from '../../given/counted.ts';
import { anId, aVillage, on } from '../../given/values.ts';
import { readCountyFile } from '../../local/generate/read-county.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { type Chance, chanceOf } from '../../oracle/chance.ts';
import { fullCount, liveCount } from './full-count.ts';
import { countyOf, smallCounty, VILLAGES, worldOn } from './given-world.ts';
import { changeSomebody } from './random-changes.ts';
import { onFactsChanged } from '../service/carried.ts';

const DAY = on('2025-06-16');

/** Stored facts, whatever they are. */
const Written = z.record(z.string(), z.json());

/** Counts some of what the feed holds before its turn, twice and in another order, as a stream may deliver it. */
const deliverAnyhow = async ({ table, ports, clock }: World, chance: Chance): Promise<void> => {
  if (table.feed.kind !== 'read') throw new Error('the feed of this machine is read');
  const { changes } = await table.feed.changes(undefined, 1_000);
  const told = changes.flatMap((change) => factsChange(change) ?? []);
  const some = chance.shuffled([...told, ...told]).slice(0, 6);
  await Promise.all(some.map((change) => onFactsChanged(ports, [change], clock.today())));
};

test('after any changes, late, repeated, counted in any order, live counts are a full count', async () => {
  const world = await smallCounty(DAY);
  const chance = chanceOf(7);
  let serial = 0;
  for (let round = 0; round < 50; round++) {
    const today = world.clock.today();
    for (let change = 0; change < 42; change++)
      await changeSomebody(world.ports, { chance, today, serial: (serial += 1) });
    if (chance.isOneIn(3)) await deliverAnyhow(world, chance);
    await world.background.settle();
    if (chance.isOneIn(2))
      world.clock.moveTo(plusDays(today, chance.isOneIn(6) ? 45 : chance.wholeNumber(1, 6)));
    await world.background.passDays();
    const day = world.clock.today();
    expect(await liveCount(world.ports, day), `round ${round}`).toEqual(await fullCount(world.ports, day));
  }
  expect(await checkEverything(world.ports, world.clock.today())).toEqual([]);
}, 300_000);

test('counting again what is counted writes nothing', async () => {
  const world = await smallCounty(DAY);
  const before = world.table.meter().written;
  await buildCounts(world.ports, DAY);
  expect(world.table.meter().written).toBe(before);
});

test('a change whose counting was broken off is counted after the next start', async () => {
  const folder = tempFolder();
  const made = await smallCounty(DAY, folder);
  for (let serial = 1; serial < 20; serial++)
    await changeSomebody(made.ports, { chance: chanceOf(serial), today: DAY, serial });
  const again = await worldOn(DAY, folder);
  expect(await liveCount(again.ports, DAY)).not.toEqual(await fullCount(again.ports, DAY));
  await again.background.settle();
  expect(await liveCount(again.ports, DAY)).toEqual(await fullCount(again.ports, DAY));
});

describe('the nightly check', () => {
  const R1_02 = anId<'ResidentId'>('R1-02');
  let world: World;
  let bucket: Bucket;

  beforeEach(async () => {
    world = await smallCounty(DAY);
    bucket = world.ports.indicators.bucketOf(aVillage(VILLAGES[0]), R1_02);
  });

  const check = async () => [
    await checkChanged(world.ports, '', DAY),
    await checkEverything(world.ports, DAY),
  ];

  test('finds nothing where nothing is wrong', async () => {
    expect(await check()).toEqual([[], []]);
  });

  /** Facts of somebody else, made on the day. */
  const makeFactsWrong = async (): Promise<void> => {
    const stored = (await world.ports.indicators.facts(bucket)).find((one) => one.residentId === R1_02);
    const facts = JSON.stringify({ ...Written.parse(stored?.read()), born: -20_000 });
    const key = { pk: factsPartition(bucket.village, bucket.bucket), sk: keyText(R1_02) };
    await world.table.putMany([{ key, version: 2, body: { facts } }]);
  };

  test('names the person whose facts are not those of the records', async () => {
    await makeFactsWrong();
    const found = [{ ...bucket, residentId: R1_02 }];
    expect(await check()).toEqual([found, found]);
  });

  test.each([
    ['on the day of the last check', '2025-06-16T23:59:59.999Z', R1_02],
    ['on the day before it', '2025-06-17T00:00:00.000Z', undefined],
  ])('reads the records of whose facts were made %s', async (_, since, named) => {
    await makeFactsWrong();
    await recount(world.ports, [bucket], DAY);
    const [stored] = await world.ports.indicators.find([{ kind: 'bucket', ...bucket }]);
    if (stored?.counted === undefined) throw new Error('a bucket is counted');
    const counted = { ...stored.counted, countedAt: '2025-06-17T01:00:00.000Z' };
    await world.ports.indicators.save({ kind: 'bucket', ...bucket }, counted, stored.version);
    const found = named === undefined ? [] : [{ ...bucket, residentId: named }];
    expect(await checkChanged(world.ports, since, DAY)).toEqual(found);
  });

  test('takes nothing for a difference that a strong read does not show', async () => {
    const { residents, indicators } = world.ports;
    const isWeak = (how: ReadHow | undefined): boolean => how?.consistent === false;
    const late: World['ports'] = {
      ...world.ports,
      residents: {
        ...residents,
        loadMany: async (ids, how) => (isWeak(how) ? ids.map(() => undefined) : residents.loadMany(ids)),
      },
      indicators: {
        ...indicators,
        areInBuckets: async (people, how) =>
          isWeak(how) ? people.map(() => false) : indicators.areInBuckets(people),
      },
    };
    expect(await checkEverything(late, DAY)).toEqual([]);
    await makeFactsWrong();
    expect(await checkEverything(late, DAY)).toEqual([{ ...bucket, residentId: R1_02 }]);
  });

  test('names, once a week, the person whose facts are missing', async () => {
    await world.table.deleteMany([{ pk: factsPartition(bucket.village, bucket.bucket), sk: keyText(R1_02) }]);
    expect(await checkEverything(world.ports, DAY)).toEqual([{ ...bucket, residentId: R1_02 }]);
  });

  test('finds counts that are not those of the people', async () => {
    await world.ports.indicators.save({ kind: 'bucket', ...bucket }, nobodyCounted(), 1);
    const found = [{ ...bucket, residentId: undefined }];
    expect(await check()).toEqual([found, found]);
  });
});

const SAMPLE = fileURLToPath(new URL('../../samples/june', import.meta.url));

const cellsOf = ({ scope, scopeId, indicator, group, ...counts }: Rate): string =>
  [scope, scopeId, indicator, group, counts.numerator, counts.denominator, percent(counts)].join();

test('the live numbers of the sample county are those of the day’s report, area by area', async () => {
  const day = on(readFileSync(join(SAMPLE, 'as-of'), 'utf8').trim());
  const world = await countyOf(join(SAMPLE, 'county'), day);
  const reported = new Set(CELLS.map(({ indicator, group }) => `${indicator} ${group}`));
  const live = (await liveCount(world.ports, day)).filter(({ indicator, group }) =>
    reported.has(`${indicator} ${group}`),
  );
  const { rows } = readCountyFile(join(SAMPLE, 'expected'), 'rates');
  const columns = ['scope', 'scopeId', 'indicator', 'group', 'numerator', 'denominator', 'rate'];
  const expected = rows.map((row) => columns.map((column) => row[column] ?? '').join());
  expect(live.map(cellsOf).toSorted()).toEqual(expected.toSorted());
});
