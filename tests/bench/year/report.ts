import type { Units } from '../../../functions/adapters/store/table.ts';
import { describeMachine } from '../machine.ts';
import { formatTable } from '../statistics.ts';
import type { Check } from './checks.ts';
import type { Options } from './options.ts';
import { costOf, readPrices } from './prices.ts';
import { SHOWN, type Simulated } from './simulate.ts';
import { COUNTED, type Counted, type Counts, sumOf } from './tally.ts';
import type { StoredKind } from './weigh-store.ts';

/** Everything that is told of a simulated year. */
export type Told = {
  readonly options: Options;
  readonly simulated: Simulated;
  readonly checks: readonly Check[];
  readonly seconds: { readonly county: number; readonly year: number; readonly checks: number };
  readonly command: string;
  /** What lay in the table before and after the days, by the first word of the partition. */
  readonly imported: ReadonlyMap<string, StoredKind>;
  readonly stored: ReadonlyMap<string, StoredKind>;
};

const TITLES: Readonly<Record<Counted, string>> = {
  sms: 'SMS',
  segments: 'segments',
  merged: 'merged',
  serviceTexts: 'other texts',
  answers: 'answered',
  optOuts: 'opted out',
  calls: 'to call',
  callsMade: 'called',
  visits: 'visits',
  referrals: 'referred',
  prescriptions: 'prescribed',
  exams: 'examined',
  contracts: 'signed',
  left: 'left',
  read: 'read units',
  written: 'write units',
};

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const dollars = (value: number): string => value.toFixed(2);
const unitsOf = ({ read = 0, written = 0 }: Counts): Units => ({ read, written });

const monthTable = ({ simulated: { months }, options }: Told): string => {
  const prices = readPrices();
  const cells = (name: string, counts: Counts): string[] => [
    name,
    ...COUNTED.map((what) => whole(counts[what] ?? 0)),
    dollars(costOf(unitsOf(counts), prices)),
    dollars((counts.segments ?? 0) * options.smsPrice),
  ];
  const heading = ['month', ...COUNTED.map((what) => TITLES[what]), 'table, US$', 'SMS, US$'];
  const rows = Array.from(months, ([month, counts]) => cells(month, counts));
  return formatTable([heading, ...rows, cells('all', sumOf(months.values()))]);
};

const rateTable = ({ simulated: { rates } }: Told): string =>
  formatTable([
    ['at the end of', ...SHOWN],
    ...Array.from(rates, ([month, shown]) => [month, ...SHOWN.map((name) => shown.get(name) ?? '')]),
  ]);

const partTable = ({ simulated: { parts } }: Told): string =>
  formatTable([
    ['part', 'CPU, s', 'read units', 'write units'],
    ...Array.from(parts, ([part, use]) => [
      part,
      use.cpuSeconds.toFixed(1),
      whole(use.read),
      whole(use.written),
    ]),
  ]);

const MOST_SHOWN = 5;

const checkLines = ({ checks }: Told): string =>
  checks
    .map(({ says, looked, against }) => {
      const found = against.slice(0, MOST_SHOWN).map((one) => `  - ${one}`);
      const verdict = against.length === 0 ? 'holds' : `**BROKEN ${against.length} times**`;
      return [`- ${verdict}: ${says} (${whole(looked)} looked at)`, ...found].join('\n');
    })
    .join('\n');

const refusalLines = ({ simulated: { year } }: Told): string =>
  Array.from(year.desk.refusals, ([name, times]) => `- ${whole(times)} × \`${name}\``)
    .toSorted()
    .join('\n');

/** Says whether a check is broken. */
export const isBroken = ({ against }: Check): boolean => against.length > 0;

/** What a simulated year came to, as Markdown. */
export const reportYear = (told: Told): string => {
  const { options, seconds, simulated, command } = told;
  const { cpu, cores, node, loadBefore } = describeMachine();
  const prices = readPrices();
  const all = sumOf(simulated.months.values());
  const table = costOf(unitsOf(all), prices);
  const perResident = ((table / options.residents) * 365) / options.days;
  return `# A simulated year

- \`${command}\`: ${whole(options.residents)} residents, ${options.days} days from ${options.from}, seed ${options.seed}
- ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}
- **${seconds.year.toFixed(0)} s** for the days (target for 20,000 residents and a year: ≤ 300 s), ${seconds.county.toFixed(0)} s before to make and import the county, ${seconds.checks.toFixed(0)} s after for the checks
- The table costs US$ ${table.toFixed(2)}, that is US$ ${perResident.toFixed(6)} a resident and year, at US$ ${prices.perMillionWriteUnits} a million write and US$ ${prices.perMillionReadUnits} a million read request units (${prices.region}, from ${prices.from}; ${prices.source}); a segment of an SMS is reckoned at US$ ${options.smsPrice}, a parameter

${monthTable(told)}

“to call” counts the steps of the days at which a person calls, “merged” the SMS that speak of several tasks.

## The county's rates, percent

${rateTable(told)}

## Where it goes

${partTable(told)}

Changes are counted once at the end of each day, but after each command on every thirtieth, as in the cloud within seconds: “live counts” (${whole(simulated.countedLive)} changes of facts). The nightly comparison with the records is run at the end of the year alone.

## What must hold at the end

${checkLines(told)}

## Refusals

${refusalLines(told) || '- none'}
`;
};
