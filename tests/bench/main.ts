import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readJiayiCommand } from './jiayi-command.ts';
import { describeMachine } from './machine.ts';
import { runArguments } from './measure-run.ts';
import { measureSize, type SizeResult } from './measure-size.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { formatReport, isValid, type Report } from './report.ts';

const resultsFolder = join(import.meta.dirname, 'results');

const saveReport = (report: Report, text: string): void => {
  mkdirSync(resultsFolder, { recursive: true });
  const name = `${report.startedAt.replaceAll(':', '-')}.json`;
  writeFileSync(join(resultsFolder, name), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(resultsFolder, 'latest.md'), text);
};

const runBenchmark = async (options: Options, args: readonly string[]): Promise<void> => {
  const { nodeOptions, file } = readJiayiCommand();
  const measured = ['node', ...nodeOptions, file, ...runArguments('COUNTY', options.asOf, 'OUT')];
  const startedAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const machine = describeMachine();
  const sizes: SizeResult[] = [];
  for (const residents of options.sizes) {
    sizes.push(await measureSize(residents, options, (line) => console.log(line)));
  }
  const command = ['npm run bench --', ...args].join(' ').replace(/ --$/u, '');
  const report: Report = { command, measuredCommand: measured.join(' '), startedAt, machine, sizes };
  const text = formatReport(report);
  saveReport(report, text);
  console.log(`\n${text}`);
  // A time never fails a benchmark; numbers that are not the same as the peer's do.
  if (!sizes.every(isValid)) process.exitCode = 1;
};

const readOrRefuse = (args: readonly string[]): Options | undefined => {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
};

// Ends by the exit listeners, which remove the folders of a run.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const args = process.argv.slice(2);
const options = readOrRefuse(args);
if (options !== undefined) await runBenchmark(options, args);
