import { formatTable } from '../statistics.ts';
import type { YearFile } from '../year/year-file.ts';
import type { Load } from './load.ts';
import { parameters } from './parameters.ts';
import type { Broken, Phase } from './verdict.ts';

/** All that is told of a scale. */
export type Told = {
  readonly command: string;
  readonly year: YearFile;
  readonly load: Load;
  readonly seconds: number;
  readonly phases: readonly Phase[];
  readonly broken: readonly Broken[];
};

const HOTTEST = 10;
const SHORT = 5;
const { bounds } = parameters;

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const short = (value: number): string => (value >= HOTTEST ? whole(value) : value.toFixed(1));
const bears = (bound: number, is: number): string => (is === 0 ? '—' : `${short(bound / is)} ×`);

const writeTable = ({ uses }: Phase): string =>
  formatTable([
    [
      'key',
      'write units a second',
      'busiest second',
      'read units a second',
      `bears (bound ${bounds.written})`,
    ],
    ...uses
      .hottest(HOTTEST, 'written')
      .map(({ key, written, busiestWritten, read }) => [
        `\`${key}\``,
        short(written),
        short(busiestWritten),
        short(read),
        bears(bounds.written, written),
      ]),
  ]);

const readTable = ({ uses }: Phase): string =>
  formatTable([
    ['most read', 'read units a second', `bears (bound ${whole(bounds.read)})`],
    ...uses
      .hottest(SHORT, 'read')
      .filter(({ read }) => read >= 1)
      .map(({ key, read }) => [`\`${key}\``, short(read), bears(bounds.read, read)]),
  ]);

const rewriteTable = ({ uses }: Phase): string =>
  formatTable([
    ['item that is read, then rewritten', 'a second', `bears (bound ${bounds.rewritesASecond})`],
    ...uses
      .rewritten(SHORT)
      .map(([item, aSecond]) => [`\`${item}\``, short(aSecond), bears(bounds.rewritesASecond, aSecond)]),
  ]);

const phaseText = (phase: Phase): string => {
  const { read, written, keys } = phase.uses.all();
  const rewrites = phase.uses.rewritten(1).length > 0 ? `\n\n${rewriteTable(phase)}` : '';
  const reads = phase.uses.hottest(1, 'read').some((use) => use.read >= 1) ? `\n\n${readTable(phase)}` : '';
  return `## ${phase.name}

The whole table and its index: ${whole(written)} write and ${whole(read)} read units a second, over ${whole(keys)} keys.

${writeTable(phase)}${reads}${rewrites}`;
};

const brokenLines = ({ broken }: Told): string =>
  broken
    .map(
      ({ phase, what, key, is, bound }) =>
        `- **broken**, ${phase}: \`${key}\` takes ${whole(is)} ${what} a second, ${whole(bound)} is the bound`,
    )
    .join('\n');

const writesHold = ({ broken }: Told): string =>
  broken.some(({ what }) => what === 'write units') ? '**are not kept**' : 'are kept by every key';

/** What the simulated load does to the keys, as Markdown. */
export const reportScale = (told: Told): string => {
  const { command, year, load, seconds, phases } = told;
  return `# Scale

- \`${command}\`: ${whole(load.residents)} residents in one table; ${seconds} seconds of each phase are simulated over the service's own keys
- commands a resident and year from \`${year.command}\`; everything else: tests/bench/scale/parameters.ts
- a second of the morning: ${short(load.commands)} commands, ${short(load.records)} records and ${short(load.pages)} pages opened, ${short(load.reminders)} SMS sent, ${short(load.answers)} answers; ${load.lambdas} Lambdas answer at once
- ${bounds.written} write units a key and second ${writesHold(told)}

${brokenLines(told) || 'Nothing is broken.'}

${phases.map(phaseText).join('\n\n')}
`;
};
