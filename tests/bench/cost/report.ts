import { formatTable } from '../statistics.ts';
import type { YearFile } from '../year/year-file.ts';
import { type Charge, dominating, freeOf, pageCost, type Place, targetOf, totalOf } from './bill.ts';
import type { PriceList } from './prices.ts';
import type { Deployment } from './usage.ts';

/** A deployment's size and its bill. */
export type Reckoned = {
  readonly residents: number;
  readonly capacity: Deployment['capacity'];
  readonly bill: readonly Charge[];
};

/** All that is told of a cost. */
export type Told = {
  readonly command: string;
  readonly list: PriceList;
  readonly year: YearFile;
  readonly profile: string;
  readonly place: Place;
  readonly sizes: readonly Reckoned[];
};

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const MANY = 100;
const dollars = (value: number): string => (value >= MANY ? whole(value) : value.toFixed(2));
const SHOWN_DIGITS = 7;
const each = (usd: number, residents: number): string => (usd / residents).toFixed(SHOWN_DIGITS);
const quantity = (value: number): string => (value >= MANY ? whole(value) : value.toPrecision(3));

const markOf = ({ priced: { isConfirmed, isStandIn } }: Charge): string => {
  if (isStandIn) return '~';
  return isConfirmed ? '' : '?';
};

const lineRows = ({ residents, bill }: Reckoned): string[][] =>
  bill
    .filter(({ usd }) => usd > 0)
    .map((charge) => [
      charge.priced.service,
      `${charge.priced.unit}${charge.isApart ? ' (apart)' : ''}`,
      quantity(charge.quantity),
      `${charge.priced.usd.toPrecision(4)}${markOf(charge)}`,
      dollars(charge.usd),
      each(charge.usd, residents),
    ]);

const HEADING = ['service', 'unit', 'a year', 'US$ each', 'US$', 'US$ a resident'];

const byService = ({ bill }: Reckoned): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { priced, usd, isApart } of bill) {
    const name = isApart ? `${priced.service} (apart)` : priced.service;
    sums.set(name, (sums.get(name) ?? 0) + usd);
  }
  return sums;
};

const serviceTable = (sizes: readonly Reckoned[]): string => {
  const sums = sizes.map((size) => ({ residents: size.residents, services: byService(size) }));
  const names = [...new Set(sums.flatMap(({ services }) => [...services.keys()]))];
  const rows = names
    .filter((name) => sums.some(({ services }) => (services.get(name) ?? 0) > 0))
    .map((name) => [
      name,
      ...sums.map(({ residents, services }) => each(services.get(name) ?? 0, residents)),
    ]);
  const totals = [
    '**all but those apart**',
    ...sizes.map((size) => each(totalOf(size.bill), size.residents)),
  ];
  const paid = [
    'less what each account has free',
    ...sizes.map(({ bill, residents }) => each(totalOf(bill) - freeOf(bill), residents)),
  ];
  return formatTable([
    ['US$ a resident and year', ...sizes.map(({ residents }) => whole(residents))],
    ...rows,
    totals,
    paid,
    ['target', ...sizes.map(({ residents }) => `≤ ${targetOf(residents).target}`)],
  ]);
};

const LEADING = 3;

/** One sentence: whether a size meets its target, and what costs the most in it. */
export const verdictOf = ({ residents, capacity, bill }: Reckoned): string => {
  const total = totalOf(bill);
  const { name, target } = targetOf(residents);
  const is = total / residents;
  const verdict = is <= target ? 'meets' : `**misses** (${(is / target).toFixed(2)} times)`;
  const paid = total - freeOf(bill);
  const most = dominating(bill, LEADING)
    .map(({ priced, usd }) => `${priced.service}, ${priced.unit} (${whole((usd / total) * MANY)} %)`)
    .join('; ');
  return `- ${name}, ${whole(residents)} residents, capacity ${capacity}: US$ ${is.toFixed(SHOWN_DIGITS)} ${verdict} the target of ${target}; US$ ${whole(total)} a year, of which an account of its own pays ${whole(paid)} (${each(paid, residents)}). It goes first for: ${most}.`;
};

const basisOf = ({ year, list, place, profile }: Told): string =>
  `- ${profile}, ${place.region}; prices of docs/prices.json, ${list.date}, ${place.cnyPerUsd} yuan for a US dollar; discounts are not reckoned; what each account has free for good stands apart, in one row
- “~”: no price of this region was found, that of ${list.standIn} stands in; “?”: the price was not confirmed
- from \`${year.command}\`: ${whole(year.residents)} residents, ${year.days} days from ${year.from}; what a day's work takes whatever the size is scaled with the people: the fewer were simulated, the more it weighs
- no traces: prod has them only for the hour in which they are asked for (infra/stages.ts)`;

/** What deployments cost, as Markdown. */
export const reportCost = (told: Told): string => {
  const { command, list, place, sizes } = told;
  const tables = sizes.map(
    (size) =>
      `## ${whole(size.residents)} residents, line by line\n\n${formatTable([HEADING, ...lineRows(size)])}`,
  );
  return `# Cost

- \`${command}\`
${basisOf(told)}

${serviceTable(sizes)}

${sizes.map(verdictOf).join('\n')}

Not in it: reading beyond what the simulated deeds ask for. One more page of fifty names a team and working day costs US$ ${pageCost(list, place).toFixed(SHOWN_DIGITS)} a resident and year, most of it the look at each name.

${tables.join('\n\n')}
`;
};
