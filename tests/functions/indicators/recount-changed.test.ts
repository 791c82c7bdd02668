import { beforeEach, describe, expect, test } from 'vitest';

import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { factsChange } from '../../../functions/adapters/indicator-store/indicators.ts';
import type { Bucket, FactsChange } from '../../../functions/indicators/indicator-store.ts';
import { passDays } from '../../../functions/indicators/every-hour-pass.ts';
import { recountChanged } from '../../../functions/indicators/recount.ts';
import type { Ports } from '../../../functions/kit/ports.ts';
import type { World } from '../../../local/service/world.ts';
import { aVillage, on } from '../../given/values.ts';
import { chanceOf } from '../../oracle/chance.ts';
import { fullCount, liveCount } from './full-count.ts';
import { smallCounty, VILLAGES } from './given-world.ts';
import { onFactsChanged } from '../service/carried.ts';
import { changeSomebody } from './random-changes.ts';

const DAY = on('2025-06-16');
/** So many people change together. */
const PEOPLE = 15;
/** Time changes somebody in them. */
const SOME_DAYS = 30;
/** From the first bucket to the last institution. */
const LEAST_SAVES = 12;

describe('what changed, counted anew', () => {
  let world: World;
  let serial = 0;

  beforeEach(async () => {
    world = await smallCounty(DAY);
    await world.background.settle();
  });

  /** Changes some people; gives the buckets that the feed tells of. */
  const changed = async (): Promise<Bucket[]> => {
    const { feed } = world.table;
    if (feed.kind !== 'read') throw new Error('the feed of this machine is read');
    for (let person = 0; person < PEOPLE; person++) {
      serial += 1;
      await changeSomebody(world.ports, { chance: chanceOf(serial), today: world.clock.today(), serial });
    }
    const { changes, next } = await feed.changes(undefined, 1_000);
    await feed.trim(next);
    return changes.flatMap((change) => factsChange(change)?.bucket ?? []);
  };

  /** Ports whose store breaks after so many saves of counts. */
  const breakingAfter = (saves: number): Ports => {
    const { indicators } = world.ports;
    let left = saves;
    const save: typeof indicators.save = async (...kept) => {
      if (left === 0) throw new Error('the store is gone');
      left -= 1;
      return indicators.save(...kept);
    };
    return { ...world.ports, indicators: { ...indicators, save } };
  };

  const expectCounted = async (day: LocalDate = DAY): Promise<void> =>
    expect(await liveCount(world.ports, day)).toEqual(await fullCount(world.ports, day));

  test('reads the bucket and its facts and writes nothing where no count changes', async () => {
    const bucket = { village: aVillage(VILLAGES[0]), bucket: 3 };
    const before = world.table.meter();
    await recountChanged(world.ports, [bucket], DAY);
    const { read, written } = world.table.meter();
    expect(read - before.read).toBeLessThanOrEqual(3);
    expect(written).toBe(before.written);
  });

  test('is added up to the end by whoever counts the bucket next, wherever it was broken off', async () => {
    for (let saves = 0; saves < LEAST_SAVES; saves++) {
      const buckets = await changed();
      await expect(recountChanged(breakingAfter(saves), buckets, DAY)).rejects.toThrow('the store is gone');
      await recountChanged(world.ports, buckets, DAY);
      await expectCounted();
    }
  });

  test('is added up to the end by others beside it', async () => {
    for (let saves = 0; saves < LEAST_SAVES; saves++) {
      const buckets = await changed();
      const broken = recountChanged(breakingAfter(saves), buckets, DAY).catch(() => undefined);
      await Promise.all([broken, ...[0, 1].map(() => recountChanged(world.ports, buckets, DAY))]);
      await expectCounted();
    }
  });

  /** A change of facts that are those of now, told as if they had been some others before. */
  const toldAfter = async (before: FactsChange['before'] | 'the same'): Promise<FactsChange> => {
    const bucket = { village: aVillage(VILLAGES[0]), bucket: 3 };
    const [after] = await world.ports.indicators.facts(bucket);
    if (after === undefined) throw new Error('somebody is in the bucket');
    return { bucket, before: before === 'the same' ? after : before, after };
  };

  test('reads nothing where the same is counted of somebody as before', async () => {
    const change = await toldAfter('the same');
    const before = world.table.meter();
    await onFactsChanged(world.ports, [change], DAY);
    expect(world.table.meter()).toEqual(before);
  });

  test('reads the bucket of somebody who was not counted in it before, and of whom nothing is told', async () => {
    const come = await toldAfter(undefined);
    for (const change of [come, { ...come, before: come.after, after: undefined }]) {
      const before = world.table.meter().read;
      await onFactsChanged(world.ports, [change], DAY);
      expect(world.table.meter().read).toBeGreaterThan(before);
    }
  });

  test('leaves no bucket open', async () => {
    for (let round = 0; round < 10; round++) await recountChanged(world.ports, await changed(), DAY);
    const { bucketsAVillage, find } = world.ports.indicators;
    const places = VILLAGES.flatMap((village) =>
      Array.from(
        { length: bucketsAVillage },
        (_, bucket) => ({ kind: 'bucket', village: aVillage(village), bucket }) as const,
      ),
    );
    const open = (await find(places)).filter(({ counted }) => counted?.isOpen === true);
    expect(open).toEqual([]);
  });

  test('is added up to the end by the next attempt where the day that begins was broken off', async () => {
    let day = DAY;
    for (let saves = 0; saves < LEAST_SAVES; saves++) {
      await recountChanged(world.ports, await changed(), day);
      day = plusDays(day, SOME_DAYS);
      world.clock.moveTo(day);
      const breaking = { ...breakingAfter(saves), runs: world.ports.runs };
      await expect(passDays(breaking, day)).rejects.toThrow('the store is gone');
      await passDays(world.ports, day);
      // Whose facts the broken one changed the feed tells as well.
      await world.background.settle();
      await expectCounted(day);
    }
  });
});
