import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeMachine } from '../machine.ts';
import { formatTable } from '../statistics.ts';
import { type Costs, followUpCosts } from './costs.ts';
import { type Figures, measureService, type ServiceFigures } from './measure.ts';

const USUAL_SIZES = [100_000];
const results = join(import.meta.dirname, '..', 'results');

const LINES = [
  ['work-list page of 50', 'worklistPage', 'p99 ≤ 10 ms, ≤ 1.5 read units'],
  ['follow-up recorded', 'followUp', 'p99 ≤ 15 ms, ≤ 14 write and ≤ 3 read units beside the recount'],
  ['county rates', 'countyRates', '≤ 20 ms'],
] as const;

const row = (name: string, { requests, p50Ms, p99Ms, readUnits, writeUnits }: Figures, target: string) => [
  name,
  String(requests),
  p50Ms.toFixed(1),
  p99Ms.toFixed(1),
  readUnits.toFixed(1),
  writeUnits.toFixed(1),
  target,
];

const HEADING = ['over HTTP', 'requests', 'p50, ms', 'p99, ms', 'read units', 'write units', 'target'];

const backgroundLines = (figures: ServiceFigures): string => {
  const { tellingWriteUnits, recount, nextDay, residents } = figures;
  const told = `Who looked, told in the background: ${tellingWriteUnits.toFixed(1)} write units a page.`;
  const counted = `Recount in the background: ${recount.readUnits.toFixed(1)} read and ${recount.writeUnits.toFixed(1)} write units a visit.`;
  const { seconds, residents: due, buckets, readUnits, writeUnits } = nextDay;
  const share = ((due / residents) * 100).toFixed(2);
  return `${told} ${counted} One more day: ${due} residents (${share} %) and ${buckets} count buckets were due; ${seconds.toFixed(1)} s, ${readUnits.toFixed(0)} read and ${writeUnits.toFixed(0)} write units.`;
};

const section = (figures: ServiceFigures): string => {
  const rows = LINES.map(([name, key, target]) => row(name, figures[key], target));
  const size = figures.residents.toLocaleString('en');
  const title = `## ${size} residents, ready in ${figures.readySeconds.toFixed(1)} s`;
  return `${title}\n\n${formatTable([HEADING, ...rows])}\n\n${backgroundLines(figures)}`;
};

const costsSection = (costs: Costs): string => {
  const rows = Array.from(costs, ([item, units]) => [item, units.toFixed(2)]);
  const sum = [...costs.values()].reduce((all, units) => all + units, 0);
  return `## What a recorded follow-up writes, by item\n\n${formatTable([['item', 'write units'], ...rows, ['all', sum.toFixed(2)]])}`;
};

const isSize = (text: string): boolean => /^[1-9]\d{2,7}$/u.test(text);

const args = process.argv.slice(2);
if (!args.every(isSize)) {
  console.error('npm run bench:service -- [RESIDENTS …]: numbers from 100 up, 100000 by default');
  process.exitCode = 2;
} else {
  const { cpu, cores, node, loadBefore } = describeMachine();
  const sizes = args.length === 0 ? USUAL_SIZES : args.map(Number);
  console.log('costs …');
  const sections = [costsSection(await followUpCosts())];
  for (const residents of sizes) {
    console.log(`${residents} residents …`);
    sections.push(section(await measureService(residents)));
  }
  const when = `${new Date().toISOString().slice(0, 19)}Z`;
  const machine = `- ${when}, ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}; client and service share the cores`;
  const text = `# Service\n\n${machine}\n\n${sections.join('\n\n')}\n`;
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'service.md'), text);
  console.log(text);
}
