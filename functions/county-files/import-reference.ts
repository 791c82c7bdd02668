import { COUNTY_COLUMNS, KEY_COLUMNS, REFERENCE_FILES, type ReferenceFile } from './columns.ts';
import { countyRows } from './county-rows.ts';
import type { CountyStore } from './county-store.ts';
import type { ImportRegion } from './import-region.ts';
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
  /** Undefined where the import may write anywhere. */
  readonly region: ImportRegion | undefined;
};

/** The column by which a row lies outside the region of an import; what changes nothing may stand there, and so may a
 *  heading that the store does not have yet. */
const columnOutside = (
  { region }: ImportJob,
  file: ReferenceFile,
  {
    cells,
    key,
    before,
  }: { readonly cells: readonly string[]; readonly key: string; readonly before: string | undefined },
): string | undefined => {
  const column = region?.columnOutside(file, cells);
  if (column === undefined || before === csvRow(cells)) return undefined;
  const isHeading = file === 'regions' && before === undefined && region?.isAround(key) === true;
  return isHeading ? undefined : column;
};

const storedRows = async (
  { store, region }: ImportJob,
  file: ReferenceFile,
): Promise<Map<string, string>> => {
  const rows = new Map<string, string>();
  for (const { cells, text } of rowsOf([await store.readReference(file)])) {
    rows.set(cells[0] ?? '', text);
    region?.learn(file, cells);
  }
  return rows;
};

const importFile = async (job: ImportJob, file: ReferenceFile): Promise<number> => {
  const { source, store, known, sink } = job;
  const stored = await storedRows(job, file);
  const reader = startReading(COUNTY_COLUMNS[file]);
  const taken = new Map<string, string>();
  for (const { line, cells } of countyRows(source, file, sink)) {
    beginRow(reader, cells);
    const { key, lost } = ACCEPT[file](reader, known.reference);
    const outside = columnOutside(job, file, { cells, key, before: stored.get(key) });
    if (outside !== undefined) fail(reader, outside, 'outside_region');
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
