import { fnv1a } from '../kernel/fnv.ts';
import * as z from 'zod';

import { type Id, isId } from '../kernel/ids.ts';
import { isVillageCode, type VillageCode } from '../kernel/region-code.ts';
import { COUNTED_CELLS } from './cells.ts';
import type { Counts, Tally } from './tally.ts';

const village = z.custom<VillageCode>((value) => typeof value === 'string' && isVillageCode(value));
const team = z.custom<Id<'TeamId'>>((value) => typeof value === 'string' && isId(value));
const count = z.int().nonnegative();
/** Cell, numerator, denominator; a cell that counts nobody is left out. */
const CellCounts = z.array(z.tuple([count, count, count]));

const StoredCounts = z.strictObject({
  list: z.string(),
  villages: z.array(z.tuple([village, CellCounts])),
  teams: z.array(z.tuple([team, CellCounts])),
});
/** A tally as plain data for storing, with the list of cells that its positions go by. */
export type StoredCounts = z.infer<typeof StoredCounts>;

const fingerprint = (text: string): string => (fnv1a(text) >>> 0).toString(16).padStart(8, '0');

/** The list of cells by which counts are stored now: another text for every other list or order. */
export const CELL_LIST = `${COUNTED_CELLS.length}-${fingerprint(JSON.stringify(COUNTED_CELLS))}`;

/** The cells of counts that count somebody: position in `COUNTED_CELLS`, numerator, denominator. */
export const cellsOf = (counts: Counts): [number, number, number][] =>
  COUNTED_CELLS.map((_, cell): [number, number, number] => [
    cell,
    counts[2 * cell] ?? 0,
    counts[2 * cell + 1] ?? 0,
  ]).filter(([, numerator, denominator]) => numerator !== 0 || denominator !== 0);

/** Counts of the cells that count somebody. */
export const countsOf = (cells: z.infer<typeof CellCounts>): Counts => {
  const counts = new Float64Array(COUNTED_CELLS.length * 2);
  for (const [cell, numerator, denominator] of cells) {
    if (cell >= COUNTED_CELLS.length) throw new Error(`stored counts name no cell: ${cell}`);
    counts.set([numerator, denominator], 2 * cell);
  }
  return counts;
};

const entries = <Key>(counts: ReadonlyMap<Key, Counts>): [Key, [number, number, number][]][] =>
  [...counts].map(([key, value]) => [key, cellsOf(value)]);

/** The tally as plain data: areas and cells that count nobody take no room. */
export const countsToJson = ({ villages, teams }: Tally): StoredCounts => ({
  list: CELL_LIST,
  villages: entries(villages),
  teams: entries(teams),
});

/** The tally that was stored, or undefined where it was counted by another list of cells: then people are counted anew.
 *  Throws on what is no stored tally. */
export const countsFromJson = (stored: unknown): Tally | undefined => {
  const { list, villages, teams } = StoredCounts.parse(stored);
  if (list !== CELL_LIST) return undefined;
  return {
    villages: new Map(villages.map(([key, cells]) => [key, countsOf(cells)])),
    teams: new Map(teams.map(([key, cells]) => [key, countsOf(cells)])),
  };
};
