import type { TeamId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import type { CountedPerson, LivePerson } from '../residents/index.ts';
import { COUNTED_CELLS, visitCells, visitLiveCells, type Visitor } from './cells.ts';
import type { Share } from './indicator.ts';

/** Numerators and denominators of every live cell: numerator at 2 × cell, denominator after it. */
export type Counts = Float64Array;

/** Counts by village and by contracted team, from which every area is added up. */
export type Tally = {
  readonly villages: ReadonlyMap<VillageCode, Counts>;
  readonly teams: ReadonlyMap<TeamId, Counts>;
};

/** Adds residents up: each once, by where they live and, where managed and contracted, by team. */
export type Counter<Person extends CountedPerson = CountedPerson> = {
  readonly add: (person: Person) => void;
  readonly tally: Tally;
};

const countsFor = <Key>(counts: Map<Key, Counts>, key: Key): Counts => {
  const known = counts.get(key);
  if (known !== undefined) return known;
  const fresh = new Float64Array(COUNTED_CELLS.length * 2);
  counts.set(key, fresh);
  return fresh;
};

const addTo = (counts: Counts, at: number, value: number): void => {
  counts[at] = (counts[at] ?? 0) + value;
};

const addShare = (counts: Counts, cell: number, { numerator, denominator }: Share): void => {
  addTo(counts, 2 * cell, numerator);
  addTo(counts, 2 * cell + 1, denominator);
};

const IS_MANAGEMENT = COUNTED_CELLS.map(({ basis }) => basis === 'management');

/** The team that a person counts for: the one contracted with, of who is managed. */
export const managingTeamOf = ({ contract, managed }: CountedPerson): TeamId | undefined =>
  managed.length > 0 ? contract?.teamId : undefined;

/** Counts that have seen nobody: `of` says who comes next, and takes what they add to which cells. The order in which
 *  people come never matters. */
export const startAddingUp = (): {
  readonly of: (village: VillageCode, teamId: TeamId | undefined) => Visitor;
  readonly tally: Tally;
} => {
  const villages = new Map<VillageCode, Counts>();
  const teams = new Map<TeamId, Counts>();
  let village = noCounts();
  let team: Counts | undefined;
  const visitor: Visitor = (cell, share) => {
    addShare(village, cell, share);
    if (team !== undefined && IS_MANAGEMENT[cell] === true) addShare(team, cell, share);
  };
  const of = (code: VillageCode, teamId: TeamId | undefined): Visitor => {
    village = countsFor(villages, code);
    team = teamId === undefined ? undefined : countsFor(teams, teamId);
    return visitor;
  };
  return { of, tally: { villages, teams } };
};

const counterBy = <Person extends CountedPerson>(
  visitEach: (person: Person, visit: Visitor) => void,
): Counter<Person> => {
  const { of, tally } = startAddingUp();
  return {
    tally,
    add: (person) => visitEach(person, of(person.history.resident.regionCode, managingTeamOf(person))),
  };
};

/** Counts of nobody. */
export const noCounts = (): Counts => new Float64Array(COUNTED_CELLS.length * 2);

/** The counts of an area whose people of contract and file indicators live in its villages, and those of programme
 *  indicators are contracted with its teams. */
export const byBasis = (residence: Counts, management: Counts): Counts =>
  residence.map((count, at) => (IS_MANAGEMENT[Math.floor(at / 2)] === true ? (management[at] ?? 0) : count));

/** A counter of what reports have, that has seen nobody. The order in which residents are added never matters. */
export const startCounting = (): Counter => counterBy(visitCells);

/** A counter of all that the service shows, that has seen nobody. */
export const startLiveCounting = (): Counter<LivePerson> => counterBy(visitLiveCells);

/** The sum of several counts, cell by cell. */
export const sumCounts = (parts: Iterable<Counts>): Counts => {
  const sum = new Float64Array(COUNTED_CELLS.length * 2);
  for (const part of parts) for (let at = 0; at < sum.length; at++) addTo(sum, at, part[at] ?? 0);
  return sum;
};

const mergeCounts = <Key>(all: readonly ReadonlyMap<Key, Counts>[]): Map<Key, Counts> => {
  const sums = new Map<Key, Counts>();
  for (const counts of all)
    for (const [key, part] of counts) sums.set(key, sumCounts([countsFor(sums, key), part]));
  return sums;
};

/** The tally of several groups of people who have nobody in common. */
export const mergeTallies = (tallies: readonly Tally[]): Tally => ({
  villages: mergeCounts(tallies.map(({ villages }) => villages)),
  teams: mergeCounts(tallies.map(({ teams }) => teams)),
});
