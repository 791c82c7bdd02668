import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Difference } from '../../../functions/indicators/recount-parts.ts';
import { checkChanged, checkEverything } from '../../../functions/indicators/recount-rounds.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import { type County, openCounty } from '../year/county.ts';
import { readOptions } from '../year/options.ts';
import { assumptions } from './assumptions.ts';

const RESIDENTS = 2_000;
/** A partition of eight people is less than is read for half a unit: half of that is for nothing, of a full one next to nothing. */
const HALF_READ = 0.25;
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
    const read = await readBy(() => checkEverything(ports, clock.today()));
    const roundedUp = (ports.indicators.partitions * HALF_READ) / RESIDENTS;
    isAbout(read - roundedUp, assumptions.nightCheck.whole.readUnits);
  });

  const { changed, remade } = assumptions.nightCheck;

  test('and where everybody’s bucket was counted and everybody’s facts were made anew', async () => {
    const { ports, clock } = county.world;
    const read = await readBy(() => checkChanged(ports, EVER, clock.today()));
    isAbout(read, changed.readUnits + remade.readUnits);
  });

  test('and where nobody’s facts were', async () => {
    const { ports, clock, background } = county.world;
    clock.moveTo(plusDays(clock.today(), 1));
    await background.passDays();
    const read = await readBy(() => checkChanged(ports, clock.today(), clock.today()));
    isAbout(read, changed.readUnits);
  });
});
