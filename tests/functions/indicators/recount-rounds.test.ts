import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';

import { plusDays } from '../../../domain/kernel/time.ts';
import {
  everyNightRecount as unnoted,
  type RecountTools,
  recountOnce,
} from '../../../functions/indicators/every-night-recount.ts';
import { recount } from '../../../functions/indicators/recount.ts';
import { type Difference, findingOf } from '../../../functions/indicators/recount-parts.ts';
import { checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import type { StepRun } from '../../../functions/runs/run-store.ts';
import type { World } from '../../../local/service/world.ts';
import { chanceOf } from '../../oracle/chance.ts';
import { everyNightRecount } from '../service/carried.ts';
import {
  addedBy,
  carryOutAll,
  carryOutAnyhow,
  changedFacts,
  countyAfterAWeek,
  damage,
  everyBucket,
  putFacts,
  TOWNS,
  WEEK,
} from './given-recount.ts';
import { changeSomebody } from './random-changes.ts';
import { wholeRecount } from './whole-recount.ts';

let world: World;
let tools: RecountTools;

beforeEach(async () => {
  world = await countyAfterAWeek();
  tools = { ports: world.ports, today: WEEK };
});

const stepOf = async (): Promise<StepRun | undefined> =>
  (await world.ports.runs.find(WEEK)).steps.find(({ step }) => step === 'recount');

const cutOf = () => world.ports.runs.cut({ day: WEEK, step: 'recount' });

/** Carries the first round out. Gives the run, and the parts of the second. */
const afterFirstRound = async (): Promise<{ run: string; parts: readonly string[] }> => {
  const begun = await everyNightRecount.begin(tools, undefined);
  await carryOutAll(tools, begun, chanceOf(2));
  return { run: begun.run, parts: (await everyNightRecount.finish(tools, begun.run)).parts };
};

describe('the first round of a recount of everything', () => {
  test.each(['lost', 'wrong', 'misplaced', 'uncounted'] as const)(
    'leaves the village in doubt where somebody or something is %s',
    async (kind) => {
      const { village } = await damage(world, chanceOf(4), kind);
      const { parts } = await afterFirstRound();
      expect((await cutOf())?.doubts).toContain(village);
      const towns = parts.filter((part) => part.startsWith('doubted'));
      expect(towns).toContain(`doubted ${village.slice(0, 9)}`);
      expect(parts.length - towns.length).toBe(world.ports.indicators.partitions);
    },
  );

  test('reads nobody’s records besides the stream of them where nothing is wrong', async () => {
    const { residents, indicators } = world.ports;
    const asked: string[] = [];
    const ports: typeof world.ports = {
      ...world.ports,
      residents: {
        ...residents,
        loadMany: (ids, how) => {
          asked.push(...ids);
          return residents.loadMany(ids, how);
        },
      },
      indicators: {
        ...indicators,
        areInBuckets: (people, how) => {
          asked.push(...people.map(({ residentId }) => residentId));
          return indicators.areInBuckets(people, how);
        },
      },
    };
    expect(await checkEverything(ports, WEEK)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('that somebody changes in the midst of leaves doubt, and nobody is named', async () => {
    const { parts, run } = await everyNightRecount.begin(tools, undefined);
    const ofPeople = parts.filter((part) => part.startsWith('people'));
    await carryOutAll(tools, { run, parts: ofPeople }, chanceOf(1));
    for (let serial = 1; serial < 30; serial++)
      await changeSomebody(world.ports, { chance: chanceOf(serial), today: WEEK, serial });
    await world.background.settle();
    await carryOutAll(tools, { run, parts: parts.slice(ofPeople.length) }, chanceOf(1));
    const again = await everyNightRecount.finish(tools, run);
    expect(again.parts.length).toBeGreaterThan(0);
    await carryOutAll(tools, { run, parts: again.parts }, chanceOf(1));
    expect(await everyNightRecount.finish(tools, run)).toMatchObject({ done: { differences: 0 }, parts: [] });
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { differences: 0 } });
  });
});

describe('the second round', () => {
  test('looks at the villages in doubt alone, and counts nothing twice', async () => {
    const { village } = await damage(world, chanceOf(4), 'lost');
    const whole = await wholeRecount(world.ports, WEEK);
    const { run, parts } = await afterFirstRound();
    const looked = new Set<string>();
    const { indicators } = world.ports;
    const facts: typeof indicators.facts = (bucket, how) => {
      looked.add(bucket.village);
      return indicators.facts(bucket, how);
    };
    const areInBuckets: typeof indicators.areInBuckets = (people, how) => {
      for (const { bucket } of people) looked.add(bucket.village);
      return indicators.areInBuckets(people, how);
    };
    const watched = { ...indicators, facts, areInBuckets };
    const seen = { ...tools, ports: { ...world.ports, indicators: watched } };
    for (const part of parts) await unnoted.carryOut(seen, run, part);
    expect([...looked]).toEqual([village]);
    await everyNightRecount.finish(tools, run);
    let people = 0;
    for await (const ids of indicators.everybody()) people += ids.length;
    const counts = { people, buckets: everyBucket(world).length, differences: whole.length };
    expect((await stepOf())?.counts).toEqual(counts);
  });

  test('that breaks off goes on with the parts of it that are left', async () => {
    const chance = chanceOf(8);
    for (let times = 0; times < 4; times++) await damage(world, chance);
    const whole = await wholeRecount(world.ports, WEEK);
    const { run, parts } = await afterFirstRound();
    // Whoever asks again, as the answer was lost, is told the same.
    expect((await everyNightRecount.finish(tools, run)).parts).toEqual(parts);
    await carryOutAll(tools, { run, parts: parts.slice(0, 100) }, chance);
    expect(await everyNightRecount.finish(tools, run)).toEqual({ done: {}, parts: parts.slice(100) });
    await everyNightRecount.breakOff(tools, run, 'States.Timeout');
    expect(await everyNightRecount.begin(tools, undefined)).toEqual({ run, parts: parts.slice(100) });
    expect((await recountOnce(world.ports, WEEK)).map(findingOf).toSorted()).toEqual(whole);
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { differences: whole.length } });
  });

  test('of a recount that was cut anew since ends nothing', async () => {
    await damage(world, chanceOf(3), 'lost');
    const { run, parts } = await afterFirstRound();
    await world.ports.runs.forgetFrom(WEEK);
    world.clock.moveTo(plusDays(WEEK, -1));
    await world.background.passDays();
    world.clock.moveTo(WEEK);
    await world.background.passDays();
    const anew = await everyNightRecount.begin(tools, undefined);
    await carryOutAll(tools, { run, parts }, chanceOf(3));
    expect(await everyNightRecount.finish(tools, run)).toEqual({ done: {}, parts: [] });
    expect((await everyNightRecount.begin(tools, undefined)).parts).toEqual(anew.parts);
  });
});

describe('facts that count as they should today', () => {
  const Born = z.looseObject({ born: z.number() });
  const DAYS = 30;

  /** Makes somebody older or younger to whom nothing but a far birthday makes a difference. */
  const moveBirthday = async (days: number): Promise<Difference> => {
    for (const bucket of everyBucket(world))
      for (const somebody of await world.ports.indicators.facts(bucket)) {
        const { born } = Born.parse(somebody.read());
        const facts = changedFacts(somebody, { born: born + days });
        const [is, moved] = [addedBy(somebody.read()), addedBy(facts)];
        if (is.shares !== moved.shares || is.until === moved.until) continue;
        await putFacts(world, { bucket, id: somebody.residentId }, facts);
        await recount(world.ports, [bucket], WEEK);
        return { ...bucket, residentId: somebody.residentId };
      }
    throw new Error('there is somebody whom nothing but a birthday changes');
  };

  test('and say too late a day of change are named', async () => {
    const late = await moveBirthday(DAYS);
    expect(await checkEverything(world.ports, WEEK)).toEqual([late]);
    expect(await recountOnce(world.ports, WEEK)).toEqual([late]);
  });

  test('and say too early a day of change are looked at again, and none the worse for it', async () => {
    await moveBirthday(-DAYS);
    expect(await carryOutAnyhow(tools, chanceOf(5))).toHaveLength(2);
    expect(await stepOf()).toMatchObject({ state: 'done', counts: { differences: 0 } });
  });
});

test('a recount of what changed has one round, of towns', async () => {
  await recountOnce(world.ports, WEEK);
  const next = plusDays(WEEK, 1);
  world.clock.moveTo(next);
  await world.background.passDays();
  const rounds = await carryOutAnyhow({ ports: world.ports, today: next }, chanceOf(5));
  expect(rounds.map((parts) => parts.map((part) => part.split(' ').slice(0, 2)))).toEqual([
    TOWNS.map((town) => ['changed', town]),
  ]);
});
