/** A row of a county file: column name to cell text; an absent column reads as an empty cell. */
export type Row = Readonly<Record<string, string>>;

/** The files of a county that the day's job reads, as rows. */
export interface CountyRows {
  readonly regions: readonly Row[];
  readonly institutions: readonly Row[];
  readonly teams: readonly Row[];
  readonly residents: readonly Row[];
  readonly contracts: readonly Row[];
  readonly services: readonly Row[];
  readonly enrolments: readonly Row[];
  readonly followups: readonly Row[];
  readonly exams: readonly Row[];
  readonly prescriptions: readonly Row[];
  readonly referrals: readonly Row[];
}

/** The files that a day's run writes, as rows (without segments and text). */
export interface DayRows {
  readonly assessments: readonly Row[];
  readonly worklist: readonly Row[];
  readonly reminders: readonly Row[];
  readonly calls: readonly Row[];
  readonly rates: readonly Row[];
}

/** The text of a cell, empty where the column is missing. */
export const cell = (row: Row, column: string): string => row[column] ?? '';

/** The number of a cell, undefined where it is empty. */
export const numberIn = (row: Row, column: string): number | undefined =>
  cell(row, column) === '' ? undefined : Number(cell(row, column));

/** The parts of a list cell joined by `|`. */
export const listIn = (row: Row, column: string): readonly string[] =>
  cell(row, column) === '' ? [] : cell(row, column).split('|');

/** Whether the cell holds a date that has come by the day. */
export const hasCome = (row: Row, column: string, day: string): boolean =>
  cell(row, column) !== '' && cell(row, column) <= day;

/** The rows sorted by the text of the columns, first column first, by code points. */
export const sortedBy = (rows: readonly Row[], columns: readonly string[]): readonly Row[] =>
  rows.toSorted((a, b) => {
    for (const column of columns) {
      if (cell(a, column) < cell(b, column)) return -1;
      if (cell(a, column) > cell(b, column)) return 1;
    }
    return 0;
  });

/** The rows by the text of one column. */
export const groupedBy = (rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, (row) => cell(row, column));
