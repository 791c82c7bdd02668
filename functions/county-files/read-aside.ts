import { ASIDE_FILES, type CountyFile } from './columns.ts';
import { countRejects } from './count-rejects.ts';
import type { CountyStore } from './county-store.ts';
import type { IdCells } from './id-table.ts';
import { importHistories } from './import-histories.ts';
import { knowResidents } from './known.ts';
import type { CountySource, FindingSink } from './source.ts';
import { openSpill, type SealedSpill } from './spill.ts';

/** What was read of the files that refer to residents alone; plain data, so that it may come from another thread. */
export type AsideRead = {
  readonly passed: ReadonlyMap<CountyFile, number>;
  readonly rejected: ReadonlyMap<CountyFile, number>;
  readonly spill: SealedSpill;
};

/** Reads those files while others are read, given the ids of all residents. */
export type ReadAside = (residents: IdCells) => Promise<AsideRead>;

/** What a reading aside needs. */
export type AsideRequest = {
  readonly source: CountySource;
  readonly store: Pick<CountyStore, 'partitions' | 'partitionOf'>;
  readonly sink: FindingSink;
  /** A file to sort rows in, left for whoever opens what this gives back. */
  readonly spillFile: string;
};

/** Reads and sorts the rows of the files that refer to residents alone, for a county that is imported the first time. */
export const readAside = (
  { source, store, sink, spillFile }: AsideRequest,
  residents: IdCells,
): AsideRead => {
  const counted = countRejects(sink);
  const spill = openSpill(spillFile, store.partitions);
  const job = { source, store, sink: counted.sink, known: knowResidents(residents), region: undefined };
  const passed = importHistories({ job, spill, onRow: () => undefined }, ASIDE_FILES);
  return { passed, rejected: counted.rejected, spill: spill.seal() };
};
