import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  checkChanged,
  checkEverything,
  type Difference,
} from '../../../functions/indicators/every-night-recount.ts';
import { type County, openCounty } from '../year/county.ts';
import { readOptions } from '../year/options.ts';
import { assumptions } from './assumptions.ts';

const RESIDENTS = 2_000;
/** Before everything. */
const EVER = '2000';
const LONGEST_MS = 60_000;

describe('the night’s recount of an imported county', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-night-'));
  let county: County;
  beforeAll(async () => {
    const options = readOptions(['--residents', String(RESIDENTS)]) ?? expect.fail('a county is asked for');
    county = await openCounty(folder, options, () => undefined);
  }, LONGEST_MS);
  afterAll(async () => {
    await county.world.close();
    rmSync(folder, { recursive: true });
  });

  const readBy = async (check: () => Promise<readonly Difference[]>): Promise<number> => {
    const before = county.world.table.meter().read;
    expect(await check()).toEqual([]);
    return (county.world.table.meter().read - before) / RESIDENTS;
  };
  /** Smaller villages have buckets that are less full. */
  const isAbout = (is: number, reckoned: number): void => {
    expect(is).toBeGreaterThan(0.7 * reckoned);
    expect(is).toBeLessThan(1.15 * reckoned);
  };

  test('reads as much of each resident as is reckoned where it is of everybody', async () => {
    const { ports, clock } = county.world;
    isAbout(
      await readBy(() => checkEverything(ports, clock.today())),
      assumptions.nightCheck.whole.readUnits,
    );
  });

  test('and where it is of those whose bucket was counted anew', async () => {
    const { ports, clock } = county.world;
    isAbout(
      await readBy(() => checkChanged(ports, EVER, clock.today())),
      assumptions.nightCheck.changed.readUnits,
    );
  });
});
