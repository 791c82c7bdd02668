import { appendFileSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

import { columns, type FileName } from './columns.ts';

type Cell = string | number | undefined;

/** One row by column name; a column left out is an empty cell. */
type Row<Column extends string> = { readonly [C in Column]?: Cell };

type Table<Column extends string> = {
  /** Adds a row, quoted as RFC 4180 asks where a cell needs it. */
  readonly add: (row: Row<Column>) => void;
  /** Writes what is still held back, closes the file and tells its number of rows. */
  readonly close: () => number;
};

/** The twelve open files of a county folder. */
export type CountyFiles = { readonly [F in FileName]: Table<(typeof columns)[F][number]> };

const ROWS_HELD = 2_000;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cellText = (cell: Cell): string =>
  cell === undefined ? '' : typeof cell === 'number' ? String(cell) : quoted(cell);

const openTable = <Column extends string>(path: string, names: readonly Column[]): Table<Column> => {
  const file = openSync(path, 'w');
  let lines: string[] = [names.join(',')];
  let rows = 0;
  const flush = (): void => {
    appendFileSync(file, `${lines.join('\n')}\n`);
    lines = [];
  };
  return {
    add: (row) => {
      lines.push(names.map((name) => cellText(row[name])).join(','));
      rows += 1;
      if (lines.length >= ROWS_HELD) flush();
    },
    close: () => {
      if (lines.length > 0) flush();
      closeSync(file);
      return rows;
    },
  };
};

/** Opens the files of a county folder, made where it is missing; what the files held before is lost. UTF-8, LF. */
export const openCountyFiles = (folder: string): CountyFiles => {
  mkdirSync(folder, { recursive: true });
  const open = <F extends FileName>(file: F): Table<(typeof columns)[F][number]> =>
    openTable(join(folder, `${file}.csv`), columns[file]);
  return {
    regions: open('regions'),
    institutions: open('institutions'),
    teams: open('teams'),
    staff: open('staff'),
    residents: open('residents'),
    contracts: open('contracts'),
    services: open('services'),
    enrolments: open('enrolments'),
    followups: open('followups'),
    exams: open('exams'),
    prescriptions: open('prescriptions'),
    referrals: open('referrals'),
  };
};
