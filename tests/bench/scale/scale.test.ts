import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { referenceItems } from '../../../functions/adapters/county-store/county-store.ts';
import { areaCountsKey } from '../../../functions/adapters/store/indicator-keys.ts';
import { rowOf } from '../../../functions/adapters/store/items.ts';
import { rowBytes } from '../../../functions/adapters/store/sizes.ts';
import { generateCounty } from '../../../local/generate/index.ts';
import { startRandom } from '../../../local/generate/random.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { recount, type Scene } from './deeds.ts';
import { startKeyUses } from './key-use.ts';
import type { Load } from './load.ts';
import { timesNow } from './morning.ts';
import { readOptions } from './options.ts';
import { parameters } from './parameters.ts';
import { personOf, regionsAbove, villageOf } from './people.ts';
import { simulatePhases } from './simulate.ts';
import { brokenIn } from './verdict.ts';

const sceneOf = (uses = startKeyUses()): Scene => ({
  uses,
  random: startRandom(1, 1),
  someone: () => personOf(0),
  newName: () => 'N1',
  asksText: 0,
});

describe('the uses of a key', () => {
  test('are averaged over the seconds, the busiest is kept', () => {
    const uses = startKeyUses();
    uses.write('a', 3);
    uses.nextSecond();
    uses.write('a', 5);
    uses.read('a', 4);
    uses.nextSecond();

    expect(uses.hottest(1, 'written')).toEqual([{ key: 'a', read: 2, written: 4, busiestWritten: 5 }]);
  });

  test('are listed from the hottest, by what is asked for', () => {
    const uses = startKeyUses();
    uses.write('written', 2);
    uses.read('read', 2);
    uses.nextSecond();

    expect(uses.hottest(1, 'written')[0]?.key).toBe('written');
    expect(uses.hottest(1, 'read')[0]?.key).toBe('read');
  });
});

describe('a province', () => {
  test('has villages with codes of their own', () => {
    const codes = Array.from({ length: 32_000 }, (_, at) => villageOf(at));

    expect(new Set(codes).size).toBe(codes.length);
  });

  test('has each village in a township, a county, a city and itself', () => {
    expect(regionsAbove(villageOf(0))).toEqual(['440101001', '440101', '4401', '44']);
  });

  test('has neighbours in one village and one team', () => {
    expect(personOf(0).village).toBe(personOf(2_499).village);
    expect(personOf(0).village).not.toBe(personOf(2_500).village);
    expect(personOf(0).team).not.toBe(personOf(2_000).team);
  });
});

test('what happens so often a second happens so often on average', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (aSecond) => {
      const random = startRandom(7, 7);
      const all = Array.from({ length: 2_000 }, () => timesNow(aSecond, random));
      const mean = all.reduce((sum, many) => sum + many, 0) / all.length;
      expect(Math.abs(mean - aSecond)).toBeLessThan(0.1);
    }),
    { numRuns: 20 },
  );
});

test('a recount of several people rewrites each region above them once', () => {
  const uses = startKeyUses();
  recount(sceneOf(uses), [personOf(0), personOf(1)]);
  uses.nextSecond();

  const rewritten = new Map(uses.rewritten(100));
  const timesOf = (id: string): number | undefined => {
    const { pk, sk } = areaCountsKey('region', id);
    return rewritten.get(`${pk} ${sk}`);
  };
  expect(timesOf('44')).toBe(1);
  expect(timesOf(villageOf(0))).toBe(2);
});

describe('the verdict', () => {
  const phaseWith = (written: number, read: number) => {
    const uses = startKeyUses();
    uses.write('key', written);
    uses.read('key', read);
    uses.nextSecond();
    return { name: 'a phase', uses };
  };

  test.each([
    [800, 0, []],
    [801, 0, ['write units']],
    [0, 2_400, []],
    [0, 2_401, ['read units']],
  ])('of %i write and %i read units a second is %j', (written, read, broken) => {
    expect(brokenIn(phaseWith(written, read)).map(({ what }) => what)).toEqual(broken);
  });

  test.each([
    [20, 0],
    [21, 1],
  ])('of an item that is rewritten %i times a second finds %i broken', (times, broken) => {
    const uses = startKeyUses();
    for (let at = 0; at < times; at++) uses.rewrite('item');
    uses.nextSecond();

    expect(brokenIn({ name: 'a phase', uses })).toHaveLength(broken);
  });
});

test('who works where weighs no more in a generated county than is reckoned', async () => {
  const folder = tempFolder();
  generateCounty({ residents: 20_000, seed: 1, asOf: on('2025-06-16'), out: folder });
  const { staffRowBytes, regionRowBytes, teamRowBytes } = parameters.reference;
  const reckoned = { staff: staffRowBytes, teams: teamRowBytes, regions: regionRowBytes } as const;
  for (const file of ['staff', 'teams', 'regions'] as const) {
    const [, ...rows] = readFileSync(join(folder, `${file}.csv`), 'utf8')
      .trim()
      .split('\n');
    const bytes = referenceItems(file, rows.join('\n')).map((item) => rowBytes(rowOf(item)));
    // A few rows share less than many do.
    expect(bytes.reduce((sum, some) => sum + some, 0) / rows.length).toBeLessThan(2 * reckoned[file]);
  }
});

test('the same chance gives the same uses', () => {
  const load: Load = {
    residents: 100_000,
    commands: 3.5,
    records: 2,
    pages: 1,
    rates: 1,
    reminders: 4,
    answers: 1,
    asksText: 0.1,
    lambdas: 5,
  };
  const told = () =>
    simulatePhases({ load, seconds: 5, seed: 3, onProgress: () => undefined }).map(({ name, uses }) => [
      name,
      uses.all(),
      uses.hottest(10, 'written'),
    ]);

  expect(told()).toEqual(told());
});

test('a whole number of residents is asked for', () => {
  expect(readOptions([])).toMatchObject({ residents: 80_000_000, seconds: 60 });
  expect(readOptions(['-h'])).toBeUndefined();
  expect(() => readOptions(['--residents', '1.5'])).toThrow(RangeError);
});
