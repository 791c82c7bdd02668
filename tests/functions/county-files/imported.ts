import { join } from 'node:path';

import { countyStore } from '../../../functions/adapters/county-store/county-store.ts';
import { openSqliteTable } from '../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../functions/adapters/store/table.ts';
import { fileName, REFERENCE_FILES } from '../../../functions/county-files/columns.ts';
import type { CountyStore, StoredHistory } from '../../../functions/county-files/county-store.ts';
import { importCounty } from '../../../functions/county-files/import-county.ts';
import { unpackRows, wholeRow } from '../../../functions/county-files/pack.ts';
import { rowsOf } from '../../../functions/county-files/rows.ts';
import type { CountySource, FindingSink } from '../../../functions/county-files/source.ts';
import type { RegionCode } from '../../../domain/kernel/region-code.ts';
import type { CountyImported } from '../../../events/county.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';

/** A row that was left out, or went in with a warning. */
export type Found = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly code: string;
};

/** What an import did. */
export type Imported = {
  readonly event: CountyImported;
  readonly rejects: readonly Found[];
  readonly warnings: readonly Found[];
};

/** A store in memory that ends with the test. */
export const openStoreInMemory = (): { readonly store: CountyStore; readonly table: Table } => {
  const now = (): Date => new Date('2025-06-30T00:00:00Z');
  const table = openSqliteTable({ file: ':memory:', durability: 'normal', now });
  return { store: countyStore(table), table };
};

/** A sink that keeps what it is told. */
const keepFindings = (): {
  readonly sink: FindingSink;
  readonly rejects: Found[];
  readonly warnings: Found[];
} => {
  const rejects: Found[] = [];
  const warnings: Found[] = [];
  const sink: FindingSink = {
    reject: (file, line, { column, code }) => rejects.push({ file: fileName(file), line, column, code }),
    warn: (file, line, { column, code }) => warnings.push({ file: fileName(file), line, column, code }),
  };
  return { sink, rejects, warnings };
};

/** Imports a county into a store, all of it or what lies within a region. */
export const importInto = async (
  store: CountyStore,
  source: CountySource,
  within?: RegionCode,
): Promise<Imported> => {
  const { sink, rejects, warnings } = keepFindings();
  const spillFile = join(tempFolder(), 'rows');
  const event = await importCounty({
    source,
    store,
    sink,
    spillFile,
    onProgress: () => {},
    onStored: () => {},
    within,
  });
  return { event, rejects, warnings };
};

/** Every history in a store, by partition and resident id. */
export const storedHistories = async (store: CountyStore): Promise<readonly StoredHistory[]> => {
  const all: StoredHistory[] = [];
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) all.push(...histories);
  }
  return all;
};

/** Everything that an import stores: the reference files' rows and the histories in their versions. */
export const storedContents = async (store: CountyStore): Promise<unknown> => ({
  reference: await Promise.all(REFERENCE_FILES.map(store.readReference)),
  histories: await storedHistories(store),
});

/** Every stored row as `file: cell | cell …`, the reference files first, residents by partition. */
export const storedRows = async (store: CountyStore): Promise<readonly string[]> => {
  const rows: string[] = [];
  for (const file of REFERENCE_FILES) {
    for (const { cells } of rowsOf([await store.readReference(file)])) rows.push(rowText(file, cells));
  }
  for (const history of await storedHistories(store)) {
    for (const row of unpackRows(history.rows)) rows.push(rowText(row.file, wholeRow(row)));
  }
  return rows;
};

/** A row as `storedRows` tells it. */
export const rowText = (file: string, cells: readonly string[]): string => `${file}: ${cells.join(' | ')}`;
