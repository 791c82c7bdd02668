import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { makeCounty } from '../county.ts';
import { describeMachine } from '../machine.ts';
import { formatTable } from '../statistics.ts';
import { type JobCost, measureJobs, type StageCost } from './measure.ts';

const USAGE = 'npm run bench:jobs -- [--residents N]';
const AS_OF = '2025-06-30';
const results = join(import.meta.dirname, '..', 'results');

const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,6}$/u.test(text)) return Number(text);
  throw new RangeError(`a whole number from 1 is needed, not ${text}`);
};

const number = (value: number): string => Math.round(value).toLocaleString('en');

const rowOf = ({ stage, parts, cpuSeconds, longestSeconds, read, written }: StageCost): string[] => [
  stage,
  number(parts),
  cpuSeconds.toFixed(1),
  longestSeconds.toFixed(2),
  number(read),
  number(written),
];

const HEADING = ['stage', 'parts', 'processor, s', 'longest part, s', 'read units', 'write units'];

const sectionOf = ({ what, stages }: JobCost): string =>
  `## ${what}\n\n${formatTable([HEADING, ...stages.map(rowOf)])}`;

const measure = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { residents: { type: 'string', default: '100000' } },
  });
  const residents = wholeNumber(values.residents);
  const { cpu, cores, node, loadBefore } = describeMachine();
  console.log(`${number(residents)} residents …`);
  const sections = (await measureJobs(await makeCounty(residents, AS_OF))).map(sectionOf);
  const machine = `- ${number(residents)} residents; ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}; one part after the other, embedded store`;
  const text = `# Jobs in parts\n\n${machine}\n\n${sections.join('\n\n')}\n`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'jobs.md'), text);
  console.log(text);
};

try {
  await measure(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
