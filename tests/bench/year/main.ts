import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startProgress } from '../../../local/cli/progress.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { isBroken, reportYear } from './report.ts';
import { runYear } from './run-year.ts';
import { writeYearFile } from './year-file.ts';

const results = join(import.meta.dirname, '..', 'results');
const WRONG_USE = 2;

const simulateAndTell = async (options: Options, args: readonly string[]): Promise<void> => {
  const bar = startProgress(() => performance.now());
  const told = await runYear(options, bar.update).finally(bar.stop);
  const command = ['npm run year --', ...args].join(' ').replace(/ --$/u, '');
  const all = { ...told, command };
  const text = reportYear(all);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'year.md'), text);
  writeYearFile(results, all);
  console.log(text);
  if (told.checks.some(isBroken)) process.exitCode = 1;
};

const readOrRefuse = (args: readonly string[]): Options | undefined => {
  try {
    const options = readOptions(args);
    if (options === undefined) console.log(USAGE);
    return options;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = WRONG_USE;
    return undefined;
  }
};

const args = process.argv.slice(2);
const options = readOrRefuse(args);
if (options !== undefined) await simulateAndTell(options, args);
