import { join } from 'node:path';

import {
  COUNTY_COLUMNS,
  COUNTY_FILES,
  type CountyFile,
  fileName,
  type HistoryFile,
  REFERENCE_FILES,
  type ReferenceFile,
} from './columns.ts';
import type { CountyStore, StoredHistory } from './county-store.ts';
import { csvRow, harmless } from './csv-text.ts';
import { unpackRows, wholeRow } from './pack.ts';
import { rowsOf } from './rows.ts';
import { requireFinishedImport } from './run-day.ts';
import { openSortedFile, type SortedFile } from './sorted-file.ts';
import { standing } from './standing.ts';
import type { Progress } from './source.ts';

/** What an export needs. */
export type ExportRequest = {
  readonly store: CountyStore;
  readonly folder: string;
  readonly onProgress: Progress;
};

/** The first line of a file of a county. */
export const headerOf = (file: CountyFile): string => csvRow(COUNTY_COLUMNS[file].map(({ name }) => name));

/** Files of a county, to be sorted by key, in a folder. */
export const openFiles = <File extends CountyFile>(
  folder: string,
  names: readonly File[],
): ReadonlyMap<File, SortedFile> =>
  new Map(names.map((file) => [file, openSortedFile(join(folder, fileName(file)), headerOf(file))]));

const line = (cells: readonly string[]): string => csvRow(cells.map(harmless));

/** The lines of a reference file, as they are stored. */
export const referenceLines = async (
  { readReference }: CountyStore,
  file: ReferenceFile,
): Promise<readonly string[]> => Array.from(rowsOf([await readReference(file)]), ({ cells }) => line(cells));

/** Takes a line of a file of histories. */
export type AddLine = (file: HistoryFile, line: string) => void;

const addHistory = ({ rows }: StoredHistory, add: AddLine): void => {
  for (const row of unpackRows(rows)) add(row.file, line(wholeRow(row)));
};

/** Adds all lines of the people of a partition, as they stand. */
export const addPartition = async (store: CountyStore, partition: number, add: AddLine): Promise<void> => {
  for await (const histories of store.histories(partition)) {
    for (const history of standing(histories)) addHistory(history, add);
  }
};

const addHistories = async ({ store, onProgress }: ExportRequest, add: AddLine): Promise<void> => {
  for (let partition = 0; partition < store.partitions; partition++) {
    await addPartition(store, partition, add);
    onProgress(partition + 1, store.partitions, 'export');
  }
};

/** Writes the stored county as a county folder, sorted by key: what is imported from it is the same county again.
 *  Cells that a spreadsheet would take for a formula are made harmless, and come back as they were. */
export const exportCounty = async (request: ExportRequest): Promise<void> => {
  const { store, folder } = request;
  await requireFinishedImport(store);
  const files = openFiles(folder, COUNTY_FILES);
  try {
    for (const file of REFERENCE_FILES) {
      for (const row of await referenceLines(store, file)) files.get(file)?.add(row);
    }
    await addHistories(request, (file, row) => files.get(file)?.add(row));
    for (const file of files.values()) file.finish([]);
    for (const file of files.values()) file.publish();
  } finally {
    for (const file of files.values()) file.discard();
  }
};
