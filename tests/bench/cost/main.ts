import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { YEAR_FILE, YearFile } from '../year/year-file.ts';
import { billOf, usualCapacity } from './bill.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { readPriceList } from './prices.ts';
import { reportCost } from './report.ts';
import { usageOf } from './usage.ts';

const results = join(import.meta.dirname, '..', 'results');
const WRONG_USE = 2;
/** A county, a city, a province. @source issue 5 */
const SIZES = [800_000, 10_000_000, 80_000_000] as const;

const step = (says: string): void => {
  if (process.stderr.isTTY) console.error(says);
};

const reckon = (options: Options, args: readonly string[]): void => {
  step('读取模拟年度 / reading the simulated year');
  const year = YearFile.parse(JSON.parse(readFileSync(options.yearFile ?? join(results, YEAR_FILE), 'utf8')));
  const list = readPriceList();
  const place = { region: options.region, cnyPerUsd: options.cnyPerUsd ?? list.cnyPerUsd.value };
  step('计算费用 / reckoning');
  const sizes = (options.residents === undefined ? SIZES : [options.residents]).map((residents) => {
    const capacity = options.capacity ?? usualCapacity(residents);
    return {
      residents,
      capacity,
      bill: billOf(list, usageOf(year, { ...options, residents, capacity }), place),
    };
  });
  const command = ['npm run cost --', ...args].join(' ').replace(/ --$/u, '');
  const text = reportCost({ command, list, year, profile: options.profile, place, sizes });
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, options.profile === 'aws' ? 'cost.md' : 'cost-cn.md'), text);
  console.log(text);
};

const args = process.argv.slice(2);
try {
  const options = readOptions(args);
  if (options === undefined) console.log(USAGE);
  else reckon(options, args);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = WRONG_USE;
}
