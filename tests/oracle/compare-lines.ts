import type { DayRows, Row } from './rows.ts';

const lineOf = (row: Row): string =>
  Object.entries(row)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, text]) => `${column}=${text}`)
    .join(' ');

const linesOf = (day: DayRows): readonly string[] =>
  Object.entries(day).flatMap(([file, rows]: [string, readonly Row[]]) =>
    rows.map((row) => `${file}: ${lineOf(row)}`),
  );

/** The lines that one day's output has and the other lacks (`-` and `+`), then whether the order differs: none when both are equal. */
export const differences = (expected: DayRows, actual: DayRows): readonly string[] => {
  const [left, right] = [linesOf(expected), linesOf(actual)];
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  const found = [
    ...left.filter((line) => !inRight.has(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !inLeft.has(line)).map((line) => `+ ${line}`),
  ];
  const isMoved = left.length !== right.length || left.some((line, index) => line !== right[index]);
  return found.length === 0 && isMoved ? ['the same lines in another order or number'] : found;
};
