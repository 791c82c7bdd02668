import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { describeMachine } from '../machine.ts';
import { formatTable } from '../statistics.ts';
import { type FanOut, measureFanOut, measurePlan, type PlanOfCounty } from './measure.ts';
import type { UnitsByKind } from './metered-table.ts';

const USAGE = 'npm run bench:reminders -- [--sms N] [--rate N] [--residents N]';
const results = join(import.meta.dirname, '..', 'results');

const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,7}$/u.test(text)) return Number(text);
  throw new RangeError(`a whole number from 1 is needed, not ${text}`);
};

const readOptions = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sms: { type: 'string', default: '100000' },
      rate: { type: 'string', default: '1000' },
      residents: { type: 'string', default: '100000' },
    },
  });
  const { sms, rate, residents } = values;
  return { sms: wholeNumber(sms), rate: wholeNumber(rate), residents: wholeNumber(residents) };
};

const number = (value: number): string => value.toLocaleString('en');

/** What is read or written once a day is nothing beside a hundred thousand SMS. */
const SHOWN = 0.005;

const unitRows = (units: UnitsByKind, when: string): string[][] =>
  [...units]
    .filter(([, { read, written }]) => read + written >= SHOWN)
    .map(([kind, { read, written }]) => [kind, when, read.toFixed(2), written.toFixed(2)]);

const unitsTable = ({ sending, report }: FanOut): string => {
  const rows = [...unitRows(sending, 'sending'), ...unitRows(report, 'delivery report')];
  const all = [...sending.values(), ...report.values()];
  const sum = (part: 'read' | 'written'): string =>
    all.reduce((units, cost) => units + cost[part], 0).toFixed(2);
  const heading = ['an SMS', 'at', 'read units', 'write units'];
  return formatTable([heading, ...rows, ['all (write units: ≤ 8)', '', sum('read'), sum('written')]]);
};

const fanOutSection = (fan: FanOut, rate: number): string => {
  const ideal = fan.messages / rate;
  const rows = [
    ['planned', number(fan.messages)],
    ['sent', number(fan.sent)],
    ['ideal, s', ideal.toFixed(1)],
    ['makespan, s', fan.makespanSeconds.toFixed(2)],
    ['makespan / ideal (≤ 1.02)', (fan.makespanSeconds / ideal).toFixed(4)],
    ['processor time in it, s', fan.cpuSeconds.toFixed(1)],
    ['calls under way at once, most', number(fan.mostUnderWay)],
    ['calls that the provider was too busy for', number(fan.busy)],
    ['planning before, s', fan.planSeconds.toFixed(1)],
    ['looking at the day after, s', fan.endSeconds.toFixed(1)],
    ['peak memory, MB', fan.peakMb.toFixed(0)],
  ];
  const title = `## ${number(fan.messages)} due SMS, a provider that takes ${number(rate)} a second`;
  return `${title}\n\n${formatTable([['', 'figure'], ...rows])}\n\n${unitsTable(fan)}`;
};

const planSection = ({ seconds, people, messages, calls, readUnits }: PlanOfCounty, residents: number) =>
  `## The plan of a day of ${number(residents)} residents\n\n${seconds.toFixed(2)} s and ${number(Math.round(readUnits))} read units for ${number(people)} people: ${number(messages)} SMS, ${number(calls)} calls.`;

const measure = async (args: readonly string[]): Promise<void> => {
  const { sms, rate, residents } = readOptions(args);
  const { cpu, cores, node, loadBefore } = describeMachine();
  console.log(`${number(sms)} due SMS …`);
  const sections = [fanOutSection(await measureFanOut(sms, rate), rate)];
  console.log(`${number(residents)} residents …`);
  sections.push(planSection(await measurePlan(residents), residents));
  const when = `${new Date().toISOString().slice(0, 19)}Z`;
  const machine = `- ${when}, ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}; provider and service share a process`;
  const text = `# Reminders\n\n${machine}\n\n${sections.join('\n\n')}\n`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'reminders.md'), text);
  console.log(text);
};

try {
  await measure(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
