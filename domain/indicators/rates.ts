import type { CountedPerson } from '../residents/index.ts';
import type { Area, Scope } from './areas.ts';
import { type Cell, CELLS, COUNTED_CELLS, LIVE_CELLS } from './cells.ts';
import { OPEN_KEY_CELLS } from './open-key.ts';
import { PERMANENT_CELLS } from './permanent-cells.ts';
import { byBasis, type Counts, sumCounts, type Tally } from './tally.ts';

/** A cell whose denominator is everybody. */
const EVERYBODY = CELLS.findIndex(({ indicator, group }) => indicator === 'contract_rate' && group === 'all');

/** One number of a report: a county rate is Σ numerators ÷ Σ denominators, never a mean of rates. */
export type Rate = {
  readonly scope: Scope;
  readonly scopeId: string;
  readonly indicator: string;
  readonly group: string;
  readonly numerator: number;
  readonly denominator: number;
};

/** A number as the service shows it. */
export type ShownRate = Rate & {
  /** The people among whom the numerator is counted, where the denominator is not counted but stated. */
  readonly counted?: number;
};

/** A rate in percent with two decimals, rounded half up; empty where nobody is counted, never 0 %.
 *  @source indicators.md */
export const percent = ({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): string => {
  if (denominator === 0) return '';
  const doubled = 20_000 * numerator + denominator;
  const hundredths = (doubled - (doubled % (2 * denominator))) / (2 * denominator);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

type Named = Pick<Area, 'scope' | 'id'>;

const sharesIn = (counts: Counts, cell: number): Pick<Rate, 'numerator' | 'denominator'> => {
  const [numerator = 0, denominator = 0] = counts.subarray(2 * cell, 2 * cell + 2);
  return { numerator, denominator };
};

const ratesBy = (cells: readonly Cell[], counts: Counts, { scope, id }: Named): Rate[] =>
  cells.map(({ indicator, group }, cell) => ({
    scope,
    scopeId: id,
    indicator,
    group,
    ...sharesIn(counts, cell),
  }));

/** Where the numbers of the key population stand, and those that stand in for them. */
const KEY_AND_OPEN = OPEN_KEY_CELLS.map((open) => [
  CELLS.findIndex(({ indicator, group }) => indicator === open.indicator && group === 'key'),
  COUNTED_CELLS.indexOf(open),
]);

/** Counts as for somebody who may not know of every tag: who is in a key group by a hidden one alone is in none. */
export const withoutHiddenTags = (counts: Counts): Counts => {
  const open = counts.slice();
  for (const [key = 0, from = 0] of KEY_AND_OPEN) open.set(counts.subarray(2 * from, 2 * from + 2), 2 * key);
  return open;
};

/** Every number that the service shows of an area, in the order of `SHOWN_CELLS`; those by permanent residents only
 *  where these are known. */
export const ratesOfCounts = (counts: Counts, area: Named, permanentResidents?: number): ShownRate[] => {
  const rates: ShownRate[] = ratesBy(LIVE_CELLS, counts, area);
  if (permanentResidents === undefined) return rates;
  const byPermanent = PERMANENT_CELLS.map(({ indicator, group, of }): ShownRate => {
    const { numerator, denominator } = sharesIn(counts, of);
    const shares = { numerator, denominator: permanentResidents, counted: denominator };
    return { scope: area.scope, scopeId: area.id, indicator, group, ...shares };
  });
  return [...rates, ...byPermanent];
};

const present = <Key>(counts: ReadonlyMap<Key, Counts>, keys: readonly Key[]): Counts[] =>
  keys.map((key) => counts.get(key)).filter((found) => found !== undefined);

/** The counts of an area from a tally. */
export const countsOfArea = ({ villages, teams }: Tally, area: Area): Counts => {
  const residence = sumCounts(present(villages, area.villages));
  return area.teams === undefined ? residence : byBasis(residence, sumCounts(present(teams, area.teams)));
};

/** Every number that reports have of an area, also those that count nobody. */
export const ratesOf = (tally: Tally, area: Area): Rate[] => ratesBy(CELLS, countsOfArea(tally, area), area);

/** How many residents an area's counts are of. */
export const residentsIn = (counts: Counts): number => sharesIn(counts, EVERYBODY).denominator;

/** Says whether a resident is among those whom an area counts for a cell: the people behind its number. */
export const isCountedIn = ({ villages, teams }: Area, { basis }: Cell, person: CountedPerson): boolean => {
  if (basis === 'residence' || teams === undefined)
    return villages.includes(person.history.resident.regionCode);
  return person.contract !== undefined && teams.includes(person.contract.teamId);
};
