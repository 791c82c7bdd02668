import { join } from 'node:path';

import { COUNTY_COLUMNS, COUNTY_FILES, type CountyFile, fileName, REFERENCE_FILES } from './columns.ts';
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

const openFiles = (folder: string): ReadonlyMap<CountyFile, SortedFile> =>
  new Map(
    COUNTY_FILES.map((file) => {
      const header = csvRow(COUNTY_COLUMNS[file].map(({ name }) => name));
      return [file, openSortedFile(join(folder, fileName(file)), header)];
    }),
  );

const line = (cells: readonly string[]): string => csvRow(cells.map(harmless));

const writeHistory = ({ rows }: StoredHistory, files: ReadonlyMap<CountyFile, SortedFile>): void => {
  for (const row of unpackRows(rows)) files.get(row.file)?.add(line(wholeRow(row)));
};

const writeHistories = async (
  { store, onProgress }: ExportRequest,
  files: ReadonlyMap<CountyFile, SortedFile>,
): Promise<void> => {
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      for (const history of standing(histories)) writeHistory(history, files);
    }
    onProgress(partition + 1, store.partitions, 'export');
  }
};

/** Writes the stored county as a county folder, sorted by key: what is imported from it is the same county again.
 *  Cells that a spreadsheet would take for a formula are made harmless, and come back as they were. */
export const exportCounty = async (request: ExportRequest): Promise<void> => {
  const { store, folder } = request;
  await requireFinishedImport(store);
  const files = openFiles(folder);
  try {
    for (const file of REFERENCE_FILES) {
      for (const { cells } of rowsOf([await store.readReference(file)])) files.get(file)?.add(line(cells));
    }
    await writeHistories(request, files);
    for (const file of files.values()) file.finish([]);
    for (const file of files.values()) file.publish();
  } finally {
    for (const file of files.values()) file.discard();
  }
};
