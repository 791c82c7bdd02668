import { COUNTY_COLUMNS, type HistoryFile } from '../county-files/columns.ts';
import type { ResidentFile, RowBody } from './resident-file.ts';
import { rowsOfFile } from './resident-file.ts';

/** A row of a county file as it is answered: numbers, lists and yes or no as such. */
type TypedRow = Record<string, string | number | boolean | string[]>;

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const NUMBERS = words(
  'sbp dbp fpg ppg hba1c heartRate temperature weightKg heightCm waistCm days termYears overrideClass',
);
const LISTS = words('keyGroups symptoms dangerSigns drugs');
const YES_NO = words('smsConsent pregnantOrLactating cannotHandle assessed patientConfirmed');

const typed = (column: string, cell: string): TypedRow[string] => {
  if (NUMBERS.has(column)) return Number(cell);
  if (LISTS.has(column)) return cell.split('|');
  return YES_NO.has(column) ? cell === 'yes' : cell;
};

/** A row as answered. */
export const typedRow = (row: RowBody): TypedRow =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, typed(column, cell)]));

/** The dates by which rows stand in order; every file has one of them. */
const DATES = words('visitedOn startsOn dueOn enrolledOn examinedOn issuedOn referredOn');

const dateColumn = (file: HistoryFile): string =>
  COUNTY_COLUMNS[file].find(({ name }) => DATES.has(name))?.name ?? '';

/** The rows of one county file that a resident has, as answered, the latest first. */
export const typedRowsOf = (file: ResidentFile, name: HistoryFile): TypedRow[] => {
  const column = dateColumn(name);
  return rowsOfFile(file, name)
    .toSorted((a, b) => ((a[column] ?? '') < (b[column] ?? '') ? 1 : -1))
    .map(typedRow);
};
