import { type Id, isId } from '../../domain/kernel/ids.ts';
import { isWithin, plainNumber, type Quantity, type Range } from '../../domain/kernel/quantity.ts';
import {
  isLocalDate,
  isLocalTime,
  type LocalDate,
  localDate,
  type LocalTime,
  localTime,
} from '../../domain/kernel/time.ts';
import type { Column } from './columns.ts';
import type { FaultCode, Finding, WarningCode } from './faults.ts';

/** Reads the cells of one row after another by column, remembering the first fault of each; what is read from a
 *  faulty row is of no use and must be thrown away. */
export type RowReader = {
  /** Begins a row: its cells in the canonical order of the columns. */
  readonly begin: (cells: readonly string[]) => void;
  readonly fault: () => Finding<FaultCode> | undefined;
  readonly warnings: () => readonly Finding<WarningCode>[];
  readonly fail: (column: string, code: FaultCode) => void;
  readonly warn: (column: string, code: WarningCode) => void;
  /** Any text, as it is. */
  readonly text: (column: string) => string;
  readonly requiredText: (column: string) => string;
  readonly id: <Name extends string>(column: string) => Id<Name>;
  readonly date: (column: string) => LocalDate;
  readonly optionalDate: (column: string) => LocalDate | undefined;
  readonly time: (column: string, whenEmpty: LocalTime) => LocalTime;
  readonly word: <Word extends string>(column: string, words: readonly Word[], whenEmpty?: Word) => Word;
  readonly optionalWord: <Word extends string>(column: string, words: readonly Word[]) => Word | undefined;
  readonly words: <Word extends string>(column: string, words: readonly Word[]) => readonly Word[];
  readonly yes: (column: string) => boolean;
  readonly quantity: <Unit extends string>(column: string, range: Range<Unit>) => Quantity<Unit> | undefined;
  readonly whole: (column: string, least: number, most: number) => number;
};

const NO_WARNINGS: readonly Finding<WarningCode>[] = [];
const YES_NO = ['yes', 'no'] as const;

/** Stands where a cell was faulty, so that the row can be read to its end. */
const PLACEHOLDER_DATE = localDate('0001-01-01');
const PLACEHOLDER_TIME = localTime('00:00');

const placeholderId = <Name extends string>(): Id<Name> => {
  const text = '-';
  if (isId<Name>(text)) return text;
  throw new Error('a hyphen is an id');
};

/** A reader for the rows of one file. */
export const startReading = (columns: readonly Column[]): RowReader => {
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  let row: readonly string[] = [];
  let fault: Finding<FaultCode> | undefined;
  let warnings = NO_WARNINGS;

  const fail = (column: string, code: FaultCode): void => {
    fault ??= { column, code };
  };
  const text = (column: string): string => {
    const place = places.get(column);
    if (place === undefined) throw new Error(`no column ${column}`);
    return row[place] ?? '';
  };
  const requiredText = (column: string): string => {
    const cell = text(column);
    if (cell === '') fail(column, 'missing');
    return cell;
  };
  const optionalDate = (column: string): LocalDate | undefined => {
    const cell = text(column);
    if (cell === '') return undefined;
    if (isLocalDate(cell)) return cell;
    fail(column, 'bad_date');
    return undefined;
  };
  const optionalWord = <Word extends string>(column: string, words: readonly Word[]): Word | undefined => {
    const cell = text(column);
    if (cell === '') return undefined;
    const word = words.find((allowed) => allowed === cell);
    if (word === undefined) fail(column, 'bad_value');
    return word;
  };
  const firstOf = <Word>(words: readonly Word[]): Word => {
    const [first] = words;
    if (first === undefined) throw new Error('a list of words has one at least');
    return first;
  };
  const number = (column: string): number | undefined => {
    const cell = text(column);
    if (cell === '') return undefined;
    const value = plainNumber(cell);
    if (value === undefined) fail(column, 'bad_number');
    return value;
  };

  return {
    begin: (cells) => {
      row = cells;
      fault = undefined;
      warnings = NO_WARNINGS;
    },
    fault: () => fault,
    warnings: () => warnings,
    fail,
    warn: (column, code) => {
      warnings = [...warnings, { column, code }];
    },
    text,
    requiredText,
    id: <Name extends string>(column: string): Id<Name> => {
      const cell = requiredText(column);
      if (isId<Name>(cell)) return cell;
      fail(column, 'bad_id');
      return placeholderId();
    },
    date: (column) => {
      requiredText(column);
      return optionalDate(column) ?? PLACEHOLDER_DATE;
    },
    optionalDate,
    time: (column, whenEmpty) => {
      const cell = text(column);
      if (cell === '') return whenEmpty;
      if (isLocalTime(cell)) return cell;
      fail(column, 'bad_time');
      return PLACEHOLDER_TIME;
    },
    word: (column, words, whenEmpty) => {
      if (whenEmpty === undefined) requiredText(column);
      return optionalWord(column, words) ?? whenEmpty ?? firstOf(words);
    },
    optionalWord,
    words: <Word extends string>(column: string, words: readonly Word[]): readonly Word[] => {
      const cell = text(column);
      if (cell === '') return [];
      const known = cell.split('|').map((part) => words.find((allowed) => allowed === part));
      const found = known.filter((word) => word !== undefined);
      if (found.length < known.length) fail(column, 'bad_value');
      return found;
    },
    yes: (column) => optionalWord(column, YES_NO) === 'yes',
    quantity: (column, range) => {
      const value = number(column);
      if (value === undefined || isWithin(value, range)) return value;
      fail(column, 'out_of_range');
      return undefined;
    },
    whole: (column, least, most) => {
      requiredText(column);
      const value = number(column) ?? least;
      if (!Number.isInteger(value) || value < least || value > most) fail(column, 'out_of_range');
      return value;
    },
  };
};
