import type { Organisation } from '../../domain/organisation/index.ts';
import { COUNTY_COLUMNS, type ReferenceFile } from './columns.ts';
import type { CountyStore } from './county-store.ts';
import { readInstitution, readRegion, readTeam } from './reference-records.ts';
import { beginRow, type RowReader, startReading } from './row-reader.ts';
import { rowsOf } from './rows.ts';

const readAll = async <Row>(
  store: Pick<CountyStore, 'readReference'>,
  file: ReferenceFile,
  read: (row: RowReader) => Row,
): Promise<Row[]> => {
  const reader = startReading(COUNTY_COLUMNS[file]);
  const rows: Row[] = [];
  for (const { cells } of rowsOf([await store.readReference(file)])) {
    beginRow(reader, cells);
    rows.push(read(reader));
    if (reader.fault !== undefined) throw new Error(`a stored row of ${file} is not sound`);
  }
  return rows;
};

/** Who works where, as stored. */
export const readOrganisation = async (store: Pick<CountyStore, 'readReference'>): Promise<Organisation> => ({
  regions: await readAll(store, 'regions', readRegion),
  institutions: await readAll(store, 'institutions', readInstitution),
  teams: await readAll(store, 'teams', readTeam),
});
