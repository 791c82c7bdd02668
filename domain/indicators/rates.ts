import type { CountedPerson } from '../residents/index.ts';
import type { Area, Scope } from './areas.ts';
import { type Cell, CELLS, LIVE_CELLS } from './cells.ts';
import { type Counts, sumCounts, type Tally } from './tally.ts';

/** One number of a report: a county rate is Σ numerators ÷ Σ denominators, never a mean of rates. */
export type Rate = {
  readonly scope: Scope;
  readonly scopeId: string;
  readonly indicator: string;
  readonly group: string;
  readonly numerator: number;
  readonly denominator: number;
};

/** A rate in percent with two decimals, rounded half up; empty where nobody is counted, never 0 %.
 *  @source indicators.md */
export const percent = ({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): string => {
  if (denominator === 0) return '';
  const doubled = 20_000 * numerator + denominator;
  const hundredths = (doubled - (doubled % (2 * denominator))) / (2 * denominator);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};

/** Every number that the service shows of an area, told from its counts. */
export const ratesOfCounts = (counts: Counts, { scope, id }: Pick<Area, 'scope' | 'id'>): Rate[] =>
  LIVE_CELLS.map(({ indicator, group }, cell) => {
    const [numerator = 0, denominator = 0] = counts.subarray(2 * cell, 2 * cell + 2);
    return { scope, scopeId: id, indicator, group, numerator, denominator };
  });

const present = <Key>(counts: ReadonlyMap<Key, Counts>, keys: readonly Key[]): Counts[] =>
  keys.map((key) => counts.get(key)).filter((found) => found !== undefined);

const ratesBy = (cells: readonly Cell[], { villages, teams }: Tally, area: Area): Rate[] => {
  const residence = sumCounts(present(villages, area.villages));
  const management = area.teams === undefined ? residence : sumCounts(present(teams, area.teams));
  return cells.map(({ indicator, group, basis }, cell) => {
    const counts = basis === 'residence' ? residence : management;
    const [numerator = 0, denominator = 0] = counts.subarray(2 * cell, 2 * cell + 2);
    return { scope: area.scope, scopeId: area.id, indicator, group, numerator, denominator };
  });
};

/** Every number that reports have of an area, also those that count nobody. */
export const ratesOf = (tally: Tally, area: Area): Rate[] => ratesBy(CELLS, tally, area);

/** Every number that the service shows of an area, those of reports first; from a tally of live counting. */
export const liveRatesOf = (tally: Tally, area: Area): Rate[] => ratesBy(LIVE_CELLS, tally, area);

/** Says whether a resident is among those whom an area counts for a cell: the people behind its number. */
export const isCountedIn = ({ villages, teams }: Area, { basis }: Cell, person: CountedPerson): boolean => {
  if (basis === 'residence' || teams === undefined)
    return villages.includes(person.history.resident.regionCode);
  return person.contract !== undefined && teams.includes(person.contract.teamId);
};
