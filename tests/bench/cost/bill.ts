import { assumptions } from './assumptions.ts';
import { LINES, type LineId, type Priced, priceOf, type PriceList, type Region } from './prices.ts';
import type { Deployment, Usage } from './usage.ts';

/** Lines that the targets leave out. */
const APART: ReadonlySet<LineId> = new Set(['smsSegments', 'identity']);

/** A line of a bill: how much of it a year takes and costs. */
export type Charge = {
  readonly id: LineId;
  readonly quantity: number;
  readonly priced: Priced;
  readonly usd: number;
  readonly isApart: boolean;
};

/** Where it is paid, and for how many yuan a US dollar. */
export type Place = { readonly region: Region; readonly cnyPerUsd: number };

/** What a year costs, line by line. */
export const billOf = (list: PriceList, usage: Usage, place: Place): readonly Charge[] =>
  LINES.map((id) => {
    const priced = priceOf(list, { id, ...place });
    const quantity = usage[id];
    return { id, quantity, priced, usd: quantity * priced.usd, isApart: APART.has(id) };
  });

/** US dollars of a bill without what stands apart. */
export const totalOf = (bill: readonly Charge[]): number =>
  bill.reduce((sum, { usd, isApart }) => sum + (isApart ? 0 : usd), 0);

/** US dollars of it that nobody pays: what each account has free, of what it uses evenly through the year. */
export const freeOf = (bill: readonly Charge[]): number =>
  bill.reduce((sum, { quantity, priced, isApart }) => {
    const free = Math.min(quantity, priced.freeAYear);
    return sum + (isApart ? 0 : free * priced.usd);
  }, 0);

/** The lines that cost the most, the highest first, without what stands apart. */
export const dominating = (bill: readonly Charge[], many: number): readonly Charge[] =>
  bill
    .filter(({ isApart }) => !isApart)
    .toSorted((a, b) => b.usd - a.usd)
    .slice(0, many);

const SIZES = [
  { from: 80_000_000, name: 'province', target: 0.0001 },
  { from: 10_000_000, name: 'city', target: 0.00015 },
  { from: 0, name: 'county', target: 0.001 },
] as const;

/** The target for a deployment of so many residents, in US dollars a resident and year.
 *  @source issue 5: county (0.8 million), city (10), province (80), without SMS and identity */
export const targetOf = (residents: number): { readonly name: string; readonly target: number } => {
  const found = SIZES.find(({ from }) => residents >= from);
  if (found === undefined) throw new Error('a deployment has residents');
  return found;
};

/** How a deployment of so many residents pays for its main table where nothing is said: a province has enough to do in each hour that
 *  what is held is used; who has less pays for what is used. */
export const usualCapacity = (residents: number): Deployment['capacity'] =>
  targetOf(residents).name === 'province' ? 'provisioned' : 'on-demand';

const MILLION = 1e6;

/** What one more page of fifty that a team opens on every working day costs a resident and year. */
export const pageCost = (list: PriceList, place: Place): number => {
  const { page, workingDays, residentsATeam } = assumptions;
  const usd = (id: LineId, units: number): number => (priceOf(list, { id, ...place }).usd * units) / MILLION;
  const one = usd('tableReads', page.read) + usd('tableWrites', page.written) + usd('apiRequests', 1);
  return (one * workingDays) / residentsATeam;
};
