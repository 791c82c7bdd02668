import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Progress } from '../../../functions/county-files/source.ts';
import { checkYear } from './checks.ts';
import { openCounty } from './county.ts';
import type { Options } from './options.ts';
import type { Told } from './report.ts';
import { simulate } from './simulate.ts';
import { weighStore } from './weigh-store.ts';

const MS_A_SECOND = 1_000;

const timed = async <T>(work: () => Promise<T>): Promise<readonly [done: T, seconds: number]> => {
  const startedMs = performance.now();
  const done = await work();
  return [done, (performance.now() - startedMs) / MS_A_SECOND];
};

/** Simulates a year in a folder of its own, which is gone afterwards, and checks what it left. */
export const runYear = async (options: Options, onProgress: Progress): Promise<Omit<Told, 'command'>> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-year-'));
  try {
    const [county, opening] = await timed(() => openCounty(folder, options, onProgress));
    try {
      const imported = weighStore(folder);
      const [simulated, year] = await timed(() => simulate(county, options, onProgress));
      const stored = weighStore(folder);
      const [checks, checking] = await timed(() => checkYear(simulated.year, options, folder));
      return {
        options,
        simulated,
        imported,
        stored,
        checks,
        seconds: { county: opening, year, checks: checking },
      };
    } finally {
      await county.world.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
