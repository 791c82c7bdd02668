import type { IdNumber } from '../../domain/kernel/id-number.ts';
import { isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { readEnrolment, readExam, readPrescription, readReferral, readVisit } from './care-records.ts';
import { COUNTY_COLUMNS, hasId, type HistoryFile } from './columns.ts';
import { countyRows, type CountyRow } from './county-rows.ts';
import type { CountyStore } from './county-store.ts';
import { holderOf, holds, type Known, learnContract } from './known.ts';
import type { ImportJob } from './import-reference.ts';
import { packRow } from './pack.ts';
import { checkIdNumber, readContract, readResident, readService } from './resident-records.ts';
import { beginRow, fail, type RowReader, startReading, warn } from './row-reader.ts';
import type { Spill } from './spill.ts';

/** Reads a row, checks what it refers to and says whose history it belongs to. */
type Accept = (row: RowReader, known: Known) => ResidentId;

const NOBODY = (): ResidentId => {
  const id = '-';
  if (isId<'ResidentId'>(id)) return id;
  throw new Error('a hyphen is an id');
};

const someResident = (row: RowReader, known: Known, id: ResidentId): ResidentId => {
  if (!holds(known.residents, id)) fail(row, 'residentId', 'unknown_reference');
  return id;
};

/** Two residents with one identity number go in, each later one with a warning (readings.md A64). */
const checkRepeatedNumber = (row: RowReader, number: IdNumber, { idNumbers }: Known): void => {
  if (holds(idNumbers, number)) warn(row, 'idNumber', 'same_id_number');
  else idNumbers.add(number);
};

const ACCEPT: Readonly<Record<HistoryFile, Accept>> = {
  residents: (row, known) => {
    const resident = readResident(row);
    const number = checkIdNumber(row, resident);
    if (!known.reference.regions.has(resident.regionCode)) fail(row, 'regionCode', 'unknown_reference');
    if (number !== undefined) checkRepeatedNumber(row, number, known);
    return resident.id;
  },
  contracts: (row, known) => {
    const { residentId, teamId } = readContract(row, () => []);
    if (!known.reference.teams.has(teamId)) fail(row, 'teamId', 'unknown_reference');
    return someResident(row, known, residentId);
  },
  services: (row, known) => {
    const holder = holderOf(known, readService(row).contractId);
    if (holder === undefined) fail(row, 'contractId', 'unknown_reference');
    return holder ?? NOBODY();
  },
  enrolments: (row, known) => someResident(row, known, readEnrolment(row).residentId),
  followups: (row, known) => someResident(row, known, readVisit(row).residentId),
  exams: (row, known) => someResident(row, known, readExam(row).residentId),
  prescriptions: (row, known) => someResident(row, known, readPrescription(row).residentId),
  referrals: (row, known) => someResident(row, known, readReferral(row).residentId),
};

/** What the reading of histories needs. */
export type HistoriesImport = {
  readonly job: Pick<ImportJob, 'source' | 'known' | 'sink' | 'region'> & {
    readonly store: Pick<CountyStore, 'partitionOf'>;
  };
  readonly spill: Spill;
  readonly onRow: (file: HistoryFile) => void;
};

type FileImport = Omit<HistoriesImport, 'onRow'> & {
  readonly file: HistoryFile;
  readonly onRow: () => void;
};

/** Remembers a row that went in, for what comes after it. */
const remember = ({ job: { known }, file }: FileImport, id: string, resident: ResidentId): void => {
  if (!hasId(file)) return;
  known.seen[file].add(id);
  if (file === 'residents') known.residents.add(id);
  if (file === 'contracts') learnContract(known, id, resident);
};

const spillRow = ({ job, spill, file }: FileImport, row: CountyRow, resident: ResidentId): void =>
  spill.add(job.store.partitionOf(resident), { resident, line: row.line, packed: packRow(file, row.text()) });

const importFile = (given: FileImport): number => {
  const { job, file, onRow } = given;
  const { known, sink } = job;
  const reader = startReading(COUNTY_COLUMNS[file]);
  const seen = known.seen[file];
  let accepted = 0;
  for (const row of countyRows(job.source, file, sink)) {
    onRow();
    beginRow(reader, row.cells);
    const outside = job.region?.columnOutside(file, row.cells);
    if (outside !== undefined) fail(reader, outside, 'outside_region');
    const resident = ACCEPT[file](reader, known);
    const id = row.cells[0] ?? '';
    if (hasId(file) && holds(seen, id)) fail(reader, 'id', 'duplicate');
    for (const warning of reader.warnings) sink.warn(file, row.line, warning);
    const { fault } = reader;
    if (fault !== undefined) {
      sink.reject(file, row.line, fault);
      continue;
    }
    remember(given, id, resident);
    spillRow(given, row, resident);
    accepted += 1;
  }
  return accepted;
};

/** Reads files of histories, rejects what cannot go in and sorts the rest by the partition of its resident.
 *  A row with the key of an earlier row of its file without id is found later, when a resident's rows are together.
 *  @returns how many rows of each file passed so far */
export const importHistories = (
  { job, spill, onRow }: HistoriesImport,
  files: readonly HistoryFile[],
): Map<HistoryFile, number> =>
  new Map(files.map((file) => [file, importFile({ job, spill, file, onRow: () => onRow(file) })]));
