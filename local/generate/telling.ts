import type { Day } from './days.ts';
import type { Random } from './random.ts';
import type { CountyFiles } from './writer.ts';

/** What every part of one household's story is told with: the county's day, chance of its own, the open files. */
export type Telling = { readonly asOf: Day; readonly random: Random; readonly files: CountyFiles };

/** The first value whose bound a number reaches, of a list from the highest bound down; else 0. */
export const valueByBound = (
  table: readonly (readonly [bound: number, value: number])[],
  n: number,
): number => table.find(([bound]) => n >= bound)?.[1] ?? 0;
