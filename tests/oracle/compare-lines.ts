import { cell } from './rows.ts';
import type { DayRows, Row } from './rows.ts';

const files = ['assessments', 'worklist', 'reminders', 'calls', 'rates'] as const;

const isSameRow = (row: Row, other: Row | undefined): boolean => {
  if (other === undefined) return false;
  const columns = Object.keys(row);
  return (
    columns.length === Object.keys(other).length &&
    columns.every((column) => Object.hasOwn(other, column) && cell(row, column) === cell(other, column))
  );
};

const lineOf = (row: Row): string =>
  Object.entries(row)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, text]) => `${column}=${text}`)
    .join(' ');

const differencesIn = (file: string, expected: readonly Row[], actual: readonly Row[]): readonly string[] => {
  if (expected.length === actual.length && expected.every((row, at) => isSameRow(row, actual[at]))) return [];
  const [left, right] = [expected.map(lineOf), actual.map(lineOf)];
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const found = [
    ...left.filter((line) => !inRight.has(line)).map((line) => `- ${file}: ${line}`),
    ...right.filter((line) => !inLeft.has(line)).map((line) => `+ ${file}: ${line}`),
  ];
  return found.length > 0 ? found : [`${file}: the same lines in another order or number`];
};

/** The lines that one day's output has and the other lacks (`-` and `+`), or that their order differs; none when both
 *  are equal, row by row. */
export const differences = (expected: DayRows, actual: DayRows): readonly string[] =>
  files.flatMap((file) => differencesIn(file, expected[file], actual[file]));
