import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startProgress } from '../../../local/cli/progress.ts';
import { YEAR_FILE, YearFile } from '../year/year-file.ts';
import { loadOf } from './load.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { reportScale } from './report.ts';
import { simulatePhases } from './simulate.ts';
import { brokenIn } from './verdict.ts';

const results = join(import.meta.dirname, '..', 'results');
const WRONG_USE = 2;

const simulateAndTell = (options: Options, args: readonly string[]): void => {
  const { residents, seconds, seed, yearFile } = options;
  const year = YearFile.parse(JSON.parse(readFileSync(yearFile ?? join(results, YEAR_FILE), 'utf8')));
  const load = loadOf(year, residents);
  const bar = startProgress(() => performance.now());
  const phases = simulatePhases({ load, seconds, seed, onProgress: bar.update });
  bar.stop();
  const broken = phases.flatMap(brokenIn);
  const command = ['npm run scale --', ...args].join(' ').replace(/ --$/u, '');
  const text = reportScale({ command, year, load, seconds, phases, broken });
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'scale.md'), text);
  console.log(text);
  if (broken.length > 0) process.exitCode = 1;
};

const args = process.argv.slice(2);
try {
  const options = readOptions(args);
  if (options === undefined) console.log(USAGE);
  else simulateAndTell(options, args);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = WRONG_USE;
}
