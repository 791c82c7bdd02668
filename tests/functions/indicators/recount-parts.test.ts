import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { noCounts } from '../../../domain/indicators/index.ts';
import type { ResidentId } from '../../../domain/kernel/ids.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { keyText } from '../../../functions/adapters/store/keys.ts';
import { factsPartition } from '../../../functions/adapters/store/service-keys.ts';
import {
  checkEverything,
  type Difference,
  type RecountTools,
  recountOnce,
} from '../../../functions/indicators/every-night-recount.ts';
import type { Bucket } from '../../../functions/indicators/indicator-store.ts';
import { findingOf, partNamed, recountParts } from '../../../functions/indicators/recount-parts.ts';
import type { StepRun } from '../../../functions/runs/run-store.ts';
import type { World } from '../../../local/service/world.ts';
import { aVillage, on } from '../../given/values.ts';
import { type Chance, chanceOf } from '../../oracle/chance.ts';
import { everyNightRecount } from '../service/carried.ts';
import { smallCounty, VILLAGES } from './given-world.ts';
import { wholeRecount } from './whole-recount.ts';

const DAY = on('2025-06-16');
/** A week after everything was counted everything is held against the records. */
const WEEK = plusDays(DAY, 7);
const TOWNS = ['530121100', '530121101'];

/** What the last step says where there was nothing to put together. */
const NOTHING_DONE = { done: {}, parts: [] };

const Written = z.record(z.string(), z.json());

let world: World;
let tools: RecountTools;

beforeEach(async () => {
  world = await smallCounty(DAY);
  world.clock.moveTo(WEEK);
  await world.background.passDays();
  tools = { ports: world.ports, today: WEEK };
});

const everyBucket = (): Bucket[] =>
  VILLAGES.flatMap((village) =>
    Array.from({ length: world.ports.indicators.bucketsAVillage }, (_, bucket) => ({
      village: aVillage(village),
      bucket,
    })),
  );

const keyIn = ({ village, bucket }: Bucket, id: ResidentId) => ({
  pk: factsPartition(village, bucket),
  sk: keyText(id),
});

/** Says of a bucket that nobody is counted there. */
const forgetCount = async (bucket: Bucket): Promise<void> => {
  const { indicators } = world.ports;
  const [stored] = await indicators.find([{ kind: 'bucket', ...bucket }]);
  const nobody = { countedOn: WEEK, holdsUntil: plusDays(WEEK, 1), countedAt: '2025-06-23T00:00:00.000Z' };
  const counted = { ...nobody, counts: noCounts(), teams: new Map() };
  await indicators.save({ kind: 'bucket', ...bucket }, counted, stored?.version ?? 0);
};

const DAMAGES = ['lost', 'wrong', 'misplaced', 'uncounted'] as const;

/** Loses somebody's facts, makes them older than they are, puts them into a bucket that is not theirs, or forgets a count. */
const damage = async (chance: Chance): Promise<void> => {
  const [bucket, other] = chance.shuffled(everyBucket());
  if (bucket === undefined || other === undefined) throw new Error('a county has buckets');
  const [somebody] = chance.shuffled(await world.ports.indicators.facts(bucket));
  const kind = chance.oneOf(DAMAGES);
  if (kind === 'uncounted' || somebody === undefined) return forgetCount(bucket);
  const put = async (place: Bucket, facts: object): Promise<void> => {
    const body = { facts: JSON.stringify(facts) };
    await world.table.putMany([{ key: keyIn(place, somebody.residentId), version: 2, body }]);
  };
  const written = Written.parse(somebody.read());
  if (kind === 'wrong') return put(bucket, { ...written, born: -20_000 });
  await world.table.deleteMany([keyIn(bucket, somebody.residentId)]);
  return kind === 'misplaced' ? put(other, written) : undefined;
};

const inOrder = (differences: readonly Difference[]): string[] => differences.map(findingOf).toSorted();

/** Carries parts out as a state machine does: in any order, some twice, several at once. */
const carryOutAnyhow = async (chance: Chance): Promise<void> => {
  const { parts, run } = await everyNightRecount.begin(tools, undefined);
  const repeated = parts.filter(() => chance.isOneIn(6));
  const order = chance.shuffled([...parts, ...repeated]);
  for (let from = 0; from < order.length; from += 8)
    await Promise.all(
      order.slice(from, from + 8).map((part) => everyNightRecount.carryOut(tools, run, part)),
    );
  await everyNightRecount.finish(tools, run);
};

const stepOf = async (): Promise<StepRun | undefined> =>
  (await world.ports.runs.find(WEEK)).steps.find(({ step }) => step === 'recount');

const findingsOf = async (): Promise<readonly string[]> => {
  const of = { day: WEEK, step: 'recount' } as const;
  const cut = await world.ports.runs.cut(of);
  const ended = await world.ports.runs.endedParts(of, cut?.begunAt ?? '');
  return ended.flatMap(({ findings }) => findings);
};

describe('the parts of a recount', () => {
  test('of everything are the partitions of the people and the towns; of what changed the towns alone', async () => {
    const { organisation } = await world.ports.reference();
    const { indicators } = world.ports;
    const whole = recountParts(indicators, organisation, undefined);
    expect(whole.flatMap((part) => (part.kind === 'people' ? [part.partition] : []))).toEqual(
      Array.from({ length: indicators.partitions }, (_, partition) => partition),
    );
    expect(whole.flatMap((part) => (part.kind === 'town' ? [part.town] : []))).toEqual(TOWNS);
    const since = '2025-06-20T01:00:00.000Z';
    expect(recountParts(indicators, organisation, since)).toEqual(
      TOWNS.map((town) => ({ kind: 'town', town, since })),
    );
  });

  test('are called by names that nothing else has', () => {
    for (const name of ['', 'people', 'people x', 'town 53', 'village 530121100', 'town 530121100 a b'])
      expect(() => partNamed(name), name).toThrow('no such part');
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'find together what one machine finds that knows no parts, in any order and more than once (%i)',
    async (seed) => {
      const chance = chanceOf(seed);
      for (let times = chance.wholeNumber(1, 5); times > 0; times--) await damage(chance);
      const whole = await wholeRecount(world.ports, WEEK);
      expect(whole.length).toBeGreaterThan(0);
      expect(inOrder(await checkEverything(world.ports, WEEK))).toEqual(whole);
      await carryOutAnyhow(chance);
      const done = await stepOf();
      const buckets = VILLAGES.length * world.ports.indicators.bucketsAVillage;
      expect(done).toMatchObject({ state: 'done', counts: { buckets, differences: whole.length } });
    },
    60_000,
  );

  test('find nothing where nothing is wrong, and look at everybody once', async () => {
    await carryOutAnyhow(chanceOf(9));
    let people = 0;
    for await (const ids of world.ports.indicators.everybody()) people += ids.length;
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { people, differences: 0 } });
    expect(await findingsOf()).toEqual([]);
    expect(await world.ports.indicators.daily()).toMatchObject({ checkedOn: WEEK });
  });
});

describe('a recount that breaks off', () => {
  test('goes on with the parts that are left, and counts those that were done', async () => {
    await damage(chanceOf(3));
    const whole = await wholeRecount(world.ports, WEEK);
    const { parts, run } = await everyNightRecount.begin(tools, undefined);
    for (const part of parts.slice(0, 200)) await everyNightRecount.carryOut(tools, run, part);
    await everyNightRecount.breakOff(tools, run, 'States.Timeout');
    expect(await stepOf()).toMatchObject({ state: 'failed', error: 'States.Timeout', attempts: 1 });
    const again = await everyNightRecount.begin(tools, undefined);
    expect(again).toEqual({ run, parts: parts.slice(200) });
    expect(inOrder(await recountOnce(world.ports, WEEK))).toEqual(whole);
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { differences: whole.length } });
  });

  test('does not end while a part is missing', async () => {
    const { parts, run } = await everyNightRecount.begin(tools, undefined);
    for (const part of parts.slice(1)) await everyNightRecount.carryOut(tools, run, part);
    await expect(everyNightRecount.finish(tools, run)).rejects.toThrow('a part of the recount');
    expect(await stepOf()).toMatchObject({ state: 'running' });
  });

  test('that ended has no parts, ends once and cannot break any more', async () => {
    const { parts, run } = await everyNightRecount.begin(tools, undefined);
    for (const part of parts) await everyNightRecount.carryOut(tools, run, part);
    expect(await everyNightRecount.finish(tools, run)).toMatchObject({ done: { differences: 0 }, parts: [] });
    const done = await stepOf();
    expect(await everyNightRecount.finish(tools, run)).toEqual(NOTHING_DONE);
    await everyNightRecount.breakOff(tools, run, 'Error');
    expect((await everyNightRecount.begin(tools, undefined)).parts).toEqual([]);
    expect(await recountOnce(world.ports, WEEK)).toEqual([]);
    expect(await stepOf()).toEqual(done);
  });

  test('of a day that was forgotten since is begun anew: its parts are of another cut', async () => {
    const { parts, run } = await everyNightRecount.begin(tools, undefined);
    for (const part of parts.slice(0, 3)) await everyNightRecount.carryOut(tools, run, part);
    await world.ports.runs.forgetFrom(WEEK);
    world.clock.moveTo(plusDays(WEEK, -1));
    await world.background.passDays();
    world.clock.moveTo(WEEK);
    await world.background.passDays();
    const anew = await everyNightRecount.begin(tools, undefined);
    expect(anew.run).not.toBe(run);
    expect(anew.parts.length).toBeGreaterThan(0);
    expect(await everyNightRecount.finish(tools, run)).toEqual(NOTHING_DONE);
    expect(await stepOf()).toMatchObject({ state: 'running' });
  });
});

test('before the day’s tasks are done nothing is recounted and nothing recorded', async () => {
  const tomorrow = { ...tools, today: plusDays(WEEK, 1) };
  const { parts, run } = await everyNightRecount.begin(tomorrow, undefined);
  expect(parts).toEqual([]);
  expect(await everyNightRecount.finish(tomorrow, run)).toEqual(NOTHING_DONE);
  expect((await world.ports.runs.find(tomorrow.today)).steps).toEqual([]);
});
