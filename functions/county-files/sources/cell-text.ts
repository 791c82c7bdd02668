import { dateOfDayNumber } from '../../../domain/kernel/time.ts';
import type { NumberKind } from './number-format.ts';

/** A cell as it stands in the sheet's XML. */
export type RawCell = {
  /** The attribute `t`: `s`, `inlineStr`, `str`, `b`, `e`, `d`, or `n` where there is none. */
  readonly type: string;
  /** The index of the cell's style. */
  readonly style: number;
  /** The text of its value; undefined where the cell has none. */
  readonly value: string | undefined;
  readonly hasFormula: boolean;
};

/** What the cells of a workbook refer to. */
export type CellContext = {
  /** The shared text at an index. */
  readonly sharedText: (index: number) => string;
  /** The kind of number by the index of the style. */
  readonly kinds: readonly NumberKind[];
  /** Whether day 0 is 1904-01-01, as in workbooks from old Macs. */
  readonly is1904: boolean;
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The day number (from 1970) of serial 0: 1899-12-30, and 1904-01-01. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** Serial 60 is 29 February 1900, a day that never was; the days before it are off by one. */
const NO_DAY_SERIAL = 60;
const LAST_DAY_NUMBER = 2_932_896; // 9999-12-31

const dateOfSerial = (day: number, is1904: boolean): string | undefined => {
  if (day < (is1904 ? 0 : 1)) return undefined;
  if (!is1904 && day === NO_DAY_SERIAL) return '1900-02-29';
  const number = is1904 ? day + EPOCH_1904 : day + EPOCH_1900 + (day < NO_DAY_SERIAL ? 1 : 0);
  return number > LAST_DAY_NUMBER ? undefined : dateOfDayNumber(number);
};

const hoursAndMinutes = (ms: number): string => {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** A serial number as the date `YYYY-MM-DD`, the time `HH:MM` or both that its format shows (seconds are left out);
 *  undefined where it is none. A moment at midnight is the date alone. */
export const textOfSerial = (serial: number, kind: NumberKind, is1904: boolean): string | undefined => {
  // Serials are fractions of a day; a millisecond is far above their error and below what is shown.
  const ms = Math.round(serial * DAY_MS);
  if (kind === 'number' || !Number.isFinite(ms) || ms < 0) return undefined;
  if (kind === 'elapsed') return hoursAndMinutes(ms);
  const day = Math.floor(ms / DAY_MS);
  const time = hoursAndMinutes(ms - day * DAY_MS);
  if (kind === 'time') return time;
  const date = dateOfSerial(day, is1904);
  return kind === 'date' || date === undefined || ms === day * DAY_MS ? date : `${date} ${time}`;
};

/** Spreadsheet programs calculate in doubles and show 15 digits: 5.6000000000000005 is 5.6. */
const SHOWN_DIGITS = 15;

const smallDecimal = (text: string): string => {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${mantissa.replaceAll(/[-.]/g, '')}`;
};

/** A number as plain decimal text, without exponent, grouping or trailing zeros. Whole numbers written out in the file
 *  keep every digit; what is no number stays as it is. */
export const plainDecimal = (raw: string): string => {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(Number(value.toPrecision(SHOWN_DIGITS)));
  return text.includes('e') ? smallDecimal(text) : text;
};

/** The text of a cell of strict workbooks that holds a date: `2025-06-30T00:00:00` is 2025-06-30. */
const textOfIsoDate = (text: string, kind: NumberKind): string => {
  const time = /T(\d\d:\d\d)/.exec(text)?.[1];
  if (kind === 'time' && time !== undefined) return time;
  const date = text.slice(0, 10);
  return time === undefined ? text : kind === 'date' || time === '00:00' ? date : `${date} ${time}`;
};

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** A text of the workbook with its `_xHHHH_` escapes undone; one that would end in half a character stays. */
export const unescaped = (text: string): string => {
  if (!text.includes('_x')) return text;
  const plain = text.replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain.isWellFormed() ? plain : text;
};

/** What stands for a formula that was never calculated, so that its row is seen: an empty cell would mean unknown.
 *  A formula whose result is an empty text has the type `str`. */
const NO_VALUE = '#N/A';

const textOfNumber = (value: string, kind: NumberKind, is1904: boolean): string =>
  (kind === 'number' ? undefined : textOfSerial(Number(value), kind, is1904)) ?? plainDecimal(value);

/** Makes the function that turns a cell into the text of a CSV cell: texts as they are, numbers in plain decimal, dates
 *  and times by their format, yes/no, a formula's last value, an error's own text (`#N/A`). */
export const createCellText = ({ sharedText, kinds, is1904 }: CellContext): ((cell: RawCell) => string) => {
  const byType = new Map<string, (value: string, kind: NumberKind) => string>([
    ['s', (value) => sharedText(Number(value))],
    ['inlineStr', unescaped],
    ['str', unescaped],
    ['b', (value) => (value === '1' || value === 'true' ? 'yes' : 'no')],
    ['d', textOfIsoDate],
    ['e', (value) => value],
    ['n', (value, kind) => textOfNumber(value, kind, is1904)],
  ]);
  return ({ type, style, value = '', hasFormula }) => {
    if (value === '') return hasFormula && type !== 'str' ? NO_VALUE : '';
    return byType.get(type)?.(value, kinds[style] ?? 'number') ?? value;
  };
};
