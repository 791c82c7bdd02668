import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localDate, plusDays, plusMonths } from '../../../domain/kernel/time.ts';
import { generateCounty } from '../../../local/generate/index.ts';
import { readCountyFile, type CsvRow } from './read-county.ts';

/** The twelve files of a county folder (county-files.md). */
export const FILES = [
  'regions',
  'institutions',
  'teams',
  'staff',
  'residents',
  'contracts',
  'services',
  'enrolments',
  'followups',
  'exams',
  'prescriptions',
  'referrals',
] as const;

export type FileName = (typeof FILES)[number];

/** A county as its files tell it. */
export type SampleCounty = {
  readonly columnsOf: (file: FileName) => readonly string[];
  readonly rowsOf: (file: FileName) => readonly CsvRow[];
  /** The different values of a column, `id` unless told. */
  readonly valuesOf: (file: FileName, column?: string) => ReadonlySet<string>;
  /** The number of rows that the generator says it wrote. */
  readonly totalRows: number;
};

export const AS_OF = localDate('2025-06-30');

/** Generates the sample county of so many people, reads it and leaves nothing behind. */
export const makeSampleCounty = (residents: number): SampleCounty => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-county-'));
  const { totalRows } = generateCounty({ residents, seed: 7, asOf: AS_OF, out: folder });
  const tables = new Map(FILES.map((file) => [file, readCountyFile(folder, file)]));
  rmSync(folder, { recursive: true });
  const rowsOf = (file: FileName): readonly CsvRow[] => tables.get(file)?.rows ?? [];
  return {
    columnsOf: (file) => tables.get(file)?.columns ?? [],
    rowsOf,
    valuesOf: (file, column = 'id') => new Set(rowsOf(file).map((row) => cell(row, column))),
    totalRows,
  };
};

/** The text in a row's column, empty where there is none. */
export const cell = (row: CsvRow, column: string): string => row[column] ?? '';

/** Says whether a date cell holds a day up to the county's. */
export const hasCome = (text: string): boolean => text !== '' && text <= AS_OF;

/** The last day of a contract (indicators.md, Sets). */
export const lastDayOf = (contract: CsvRow): string => {
  const start = localDate(cell(contract, 'startsOn'));
  const end = plusDays(plusMonths(start, 12 * Number(contract['termYears'])), -1);
  const ended = cell(contract, 'endedOn');
  const early = ended === '' ? end : plusDays(localDate(ended), -1);
  return early < end ? early : end;
};

/** The ids of those with an enrolment in force on the county's day. */
export const managedIn = (county: SampleCounty): ReadonlySet<string> =>
  new Set(
    county
      .rowsOf('enrolments')
      .filter((row) => hasCome(cell(row, 'enrolledOn')) && !hasCome(cell(row, 'closedOn')))
      .map((row) => cell(row, 'residentId')),
  );
