import { type Id, isId } from '../../domain/kernel/ids.ts';
import { isWithin, plainNumber, type Quantity, type Range } from '../../domain/kernel/quantity.ts';
import {
  isLocalDate,
  isLocalTime,
  type LocalDate,
  localDate,
  type LocalTime,
} from '../../domain/kernel/time.ts';
import type { Column } from './columns.ts';
import type { FaultCode, Finding, WarningCode } from './faults.ts';

/** The cells of one row after another, read by column. The first fault of a row is remembered; what was read from a
 *  faulty row is of no use and must be thrown away. */
export type RowReader = {
  readonly places: ReadonlyMap<string, number>;
  cells: readonly string[];
  fault: Finding<FaultCode> | undefined;
  warnings: readonly Finding<WarningCode>[];
};

const NO_WARNINGS: readonly Finding<WarningCode>[] = [];
const YES_NO = ['yes', 'no'] as const;

/** Stands where a cell was faulty, so that the row can be read to its end. */
const PLACEHOLDER_DATE = localDate('0001-01-01');

const placeholderId = <Name extends string>(): Id<Name> => {
  const id = '-';
  if (isId<Name>(id)) return id;
  throw new Error('a hyphen is an id');
};

/** A reader for the rows of a file with these columns. */
export const startReading = (columns: readonly Column[]): RowReader => ({
  places: new Map(columns.map(({ name }, place) => [name, place])),
  cells: [],
  fault: undefined,
  warnings: NO_WARNINGS,
});

/** Begins a row: its cells in the canonical order of the columns. */
export const beginRow = (row: RowReader, cells: readonly string[]): void => {
  row.cells = cells;
  row.fault = undefined;
  row.warnings = NO_WARNINGS;
};

/** Marks the row as faulty; an earlier fault stays. */
export const fail = (row: RowReader, column: string, code: FaultCode): void => {
  row.fault ??= { column, code };
};

/** Notes something odd that does not keep the row out. */
export const warn = (row: RowReader, column: string, code: WarningCode): void => {
  row.warnings = [...row.warnings, { column, code }];
};

/** Any text, as it is. */
export const text = (row: RowReader, column: string): string => {
  const place = row.places.get(column);
  if (place === undefined) throw new Error(`no column ${column}`);
  return row.cells[place] ?? '';
};

/** Any text but an empty one. */
export const requiredText = (row: RowReader, column: string): string => {
  const cell = text(row, column);
  if (cell === '') fail(row, column, 'missing');
  return cell;
};

/** An id of the kind that the caller asks for. */
export const id = <Name extends string>(row: RowReader, column: string): Id<Name> => {
  const cell = requiredText(row, column);
  if (isId<Name>(cell)) return cell;
  fail(row, column, 'bad_id');
  return placeholderId();
};

/** A civil date, or undefined where the cell is empty. */
export const optionalDate = (row: RowReader, column: string): LocalDate | undefined => {
  const cell = text(row, column);
  if (cell === '') return undefined;
  if (isLocalDate(cell)) return cell;
  fail(row, column, 'bad_date');
  return undefined;
};

/** A civil date that must be there. */
export const date = (row: RowReader, column: string): LocalDate => {
  const cell = requiredText(row, column);
  if (isLocalDate(cell)) return cell;
  fail(row, column, 'bad_date');
  return PLACEHOLDER_DATE;
};

/** A time of day. */
export const time = (row: RowReader, column: string, whenEmpty: LocalTime): LocalTime => {
  const cell = text(row, column);
  if (cell === '') return whenEmpty;
  if (isLocalTime(cell)) return cell;
  fail(row, column, 'bad_time');
  return whenEmpty;
};

/** One of the words, or undefined where the cell is empty. */
export const optionalWord = <Word extends string>(
  row: RowReader,
  column: string,
  allowed: readonly Word[],
): Word | undefined => {
  const cell = text(row, column);
  if (cell === '') return undefined;
  for (const candidate of allowed) if (candidate === cell) return candidate;
  fail(row, column, 'bad_value');
  return undefined;
};

/** One of the words, which must be there. */
export const word = <Word extends string>(
  row: RowReader,
  column: string,
  allowed: readonly [Word, ...Word[]],
): Word => {
  requiredText(row, column);
  return optionalWord(row, column, allowed) ?? allowed[0];
};

/** One of the words; an empty cell stands for the first. */
export const wordOrFirst = <Word extends string>(
  row: RowReader,
  column: string,
  allowed: readonly [Word, ...Word[]],
): Word => optionalWord(row, column, allowed) ?? allowed[0];

/** A list of words joined by `|`, each once. */
export const words = <Word extends string>(
  row: RowReader,
  column: string,
  allowed: readonly Word[],
): readonly Word[] => {
  const cell = text(row, column);
  if (cell === '') return [];
  const parts = cell.split('|').map((part) => allowed.find((candidate) => candidate === part));
  const found = parts.filter((part) => part !== undefined);
  if (found.length < parts.length) fail(row, column, 'bad_value');
  return [...new Set(found)];
};

/** `yes` or `no`; an empty cell is no. */
export const yes = (row: RowReader, column: string): boolean => optionalWord(row, column, YES_NO) === 'yes';

const number = (row: RowReader, column: string): number | undefined => {
  const cell = text(row, column);
  if (cell === '') return undefined;
  const value = plainNumber(cell);
  if (value === undefined) fail(row, column, 'bad_number');
  return value;
};

/** A measured quantity within its range, or undefined where the cell is empty. */
export const quantity = <Unit extends string>(
  row: RowReader,
  column: string,
  range: Range<Unit>,
): Quantity<Unit> | undefined => {
  const value = number(row, column);
  if (value === undefined || isWithin(value, range)) return value;
  fail(row, column, 'out_of_range');
  return undefined;
};

/** A whole number that must be there, both bounds included. */
export const whole = (
  row: RowReader,
  column: string,
  { least, most }: { readonly least: number; readonly most: number },
): number => {
  requiredText(row, column);
  const value = number(row, column) ?? least;
  if (!Number.isInteger(value) || value < least || value > most) fail(row, column, 'out_of_range');
  return value;
};
