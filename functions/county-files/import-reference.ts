import { COUNTY_COLUMNS, KEY_COLUMNS, REFERENCE_FILES, type ReferenceFile } from './columns.ts';
import { countyRows } from './county-rows.ts';
import type { CountyStore } from './county-store.ts';
import { csvRow } from './csv-text.ts';
import type { Known } from './known.ts';
import { readInstitution, readRegion, readStaff, readTeam } from './reference-records.ts';
import { beginRow, fail, type RowReader, startReading } from './row-reader.ts';
import { rowsOf } from './rows.ts';
import type { CountySource, FindingSink } from './source.ts';

/** What a reference row is known by, and the column that leads nowhere if one does. */
type Found = { readonly key: string; readonly lost: string | undefined };

type Accept = (row: RowReader, known: Known['reference']) => Found;

const ACCEPT: Readonly<Record<ReferenceFile, Accept>> = {
  regions: (row) => ({ key: readRegion(row).code, lost: undefined }),
  institutions: (row, { regions }) => {
    const { id, regionCode } = readInstitution(row);
    return { key: id, lost: regions.has(regionCode) ? undefined : 'regionCode' };
  },
  teams: (row, { institutions, regions }) => {
    const { id, institutionId, regionCodes } = readTeam(row);
    if (!institutions.has(institutionId)) return { key: id, lost: 'institutionId' };
    return { key: id, lost: regionCodes.every((code) => regions.has(code)) ? undefined : 'regionCodes' };
  },
  staff: (row, { teams }) => {
    const { id, teamId } = readStaff(row);
    return { key: id, lost: teams.has(teamId) ? undefined : 'teamId' };
  },
};

/** What an import works with. */
export type ImportJob = {
  readonly source: CountySource;
  readonly store: CountyStore;
  readonly known: Known;
  readonly sink: FindingSink;
};

const storedRows = async (store: CountyStore, file: ReferenceFile): Promise<Map<string, string>> => {
  const rows = new Map<string, string>();
  for (const { cells, text } of rowsOf([await store.readReference(file)])) rows.set(cells[0] ?? '', text);
  return rows;
};

const importFile = async (
  { source, store, known, sink }: ImportJob,
  file: ReferenceFile,
): Promise<number> => {
  const stored = await storedRows(store, file);
  const reader = startReading(COUNTY_COLUMNS[file]);
  const taken = new Map<string, string>();
  for (const { line, cells } of countyRows(source, file, sink)) {
    beginRow(reader, cells);
    const { key, lost } = ACCEPT[file](reader, known.reference);
    if (taken.has(key)) fail(reader, KEY_COLUMNS[file][0] ?? '', 'duplicate');
    if (lost !== undefined) fail(reader, lost, 'unknown_reference');
    const { fault } = reader;
    if (fault === undefined) taken.set(key, csvRow(cells));
    else sink.reject(file, line, fault);
  }
  const rows = new Map([...stored, ...taken]);
  for (const key of rows.keys()) known.reference[file].add(key);
  await store.saveReference(file, [...rows.values()].join('\n'));
  return taken.size;
};

/** Imports regions, institutions, teams and staff, in this order: what the store holds stays, a row with a known key
 *  takes its place. @returns how many rows of each file went in */
export const importReference = async (job: ImportJob): Promise<Map<ReferenceFile, number>> => {
  const accepted = new Map<ReferenceFile, number>();
  for (const file of REFERENCE_FILES) accepted.set(file, await importFile(job, file));
  return accepted;
};
