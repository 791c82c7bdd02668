import { beforeEach, describe, expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { type RecountTools, recountOnce } from '../../../functions/indicators/every-night-recount.ts';
import {
  changedParts,
  type Difference,
  findingOf,
  partName,
  partNamed,
  partsAgain,
  wholeParts,
} from '../../../functions/indicators/recount-parts.ts';
import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import type { StepRun } from '../../../functions/runs/run-store.ts';
import type { World } from '../../../local/service/world.ts';
import { aVillage } from '../../given/values.ts';
import { chanceOf } from '../../oracle/chance.ts';
import { everyNightRecount } from '../service/carried.ts';
import { carryOutAnyhow, countyAfterAWeek, damage, TOWNS, WEEK } from './given-recount.ts';
import { VILLAGES } from './given-world.ts';
import { wholeRecount } from './whole-recount.ts';

/** What the last step says where there was nothing to put together. */
const NOTHING_DONE = { done: {}, parts: [] };

let world: World;
let tools: RecountTools;

beforeEach(async () => {
  world = await countyAfterAWeek();
  tools = { ports: world.ports, today: WEEK };
});

const inOrder = (differences: readonly Difference[]): string[] => differences.map(findingOf).toSorted();

const stepOf = async (): Promise<StepRun | undefined> =>
  (await world.ports.runs.find(WEEK)).steps.find(({ step }) => step === 'recount');

const findingsOf = async (): Promise<readonly string[]> => {
  const of = { day: WEEK, step: 'recount' } as const;
  const cut = await world.ports.runs.cut(of);
  const ended = await world.ports.runs.endedParts(of, cut?.begunAt ?? '');
  return ended.flatMap(({ findings }) => findings);
};

describe('the parts of a recount', () => {
  const since = '2025-06-20T01:00:00.000Z';

  test('of everything are the partitions of the people and the towns; of what changed the towns alone', async () => {
    const { organisation } = await world.ports.reference();
    const { indicators } = world.ports;
    const partitions = Array.from({ length: indicators.partitions }, (_, partition) => partition);
    expect(wholeParts(indicators, organisation)).toEqual([
      ...partitions.map((partition) => ({ kind: 'people', partition })),
      ...TOWNS.map((town) => ({ kind: 'town', town })),
    ]);
    expect(partsAgain(indicators, [aVillage(VILLAGES[2])])).toEqual([
      ...partitions.map((partition) => ({ kind: 'missing', partition })),
      { kind: 'doubted', town: TOWNS[1] },
    ]);
    expect(changedParts(organisation, since)).toEqual(
      TOWNS.map((town) => ({ kind: 'changed', town, since })),
    );
  });

  test('are read again from their names', async () => {
    const { organisation } = await world.ports.reference();
    const { indicators } = world.ports;
    const all = [
      ...wholeParts(indicators, organisation),
      ...partsAgain(indicators, [aVillage(VILLAGES[0])]),
      ...changedParts(organisation, since),
    ];
    expect(all.map((part) => partNamed(partName(part)))).toEqual(all);
  });

  test('are called by names that nothing else has', () => {
    const names = [
      '',
      'people',
      'people x',
      'missing 1 2',
      'town 53',
      'village 530121100',
      'town 530121100 a b',
    ];
    for (const name of [
      ...names,
      'changed 530121100',
      `town 530121100 ${since}`,
      `doubted 530121100 ${since}`,
    ])
      expect(() => partNamed(name), name).toThrow('no such part');
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'find together what one machine finds that knows no parts, in any order and more than once (%i)',
    async (seed) => {
      const chance = chanceOf(seed);
      for (let times = chance.wholeNumber(1, 5); times > 0; times--) await damage(world, chance);
      const whole = await wholeRecount(world.ports, WEEK);
      expect(whole.length).toBeGreaterThan(0);
      expect(inOrder(await checkEverything(world.ports, WEEK))).toEqual(whole);
      await carryOutAnyhow(tools, chance);
      const done = await stepOf();
      const buckets = VILLAGES.length * world.ports.indicators.bucketsAVillage;
      expect(done).toMatchObject({ state: 'done', counts: { buckets, differences: whole.length } });
    },
    60_000,
  );

  test('find nothing where nothing is wrong, and look at everybody once', async () => {
    expect(await carryOutAnyhow(tools, chanceOf(9))).toHaveLength(1);
    let people = 0;
    for await (const ids of world.ports.indicators.everybody()) people += ids.length;
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { people, differences: 0 } });
    expect(await findingsOf()).toEqual([]);
    expect(await world.ports.indicators.daily()).toMatchObject({ checkedOn: WEEK });
  });
});

describe('a recount that breaks off', () => {
  test('goes on with the parts that are left, and counts those that were done', async () => {
    await damage(world, chanceOf(3));
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
