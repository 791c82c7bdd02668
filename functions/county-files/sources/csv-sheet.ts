import { closeSync, openSync, writeSync } from 'node:fs';
import { basename } from 'node:path';

import { csvRow } from '../csv-text.ts';
import { MAX_CSV_BYTES } from './limits.ts';
import { tooLarge } from './refusals.ts';
import type { TakeRow } from './sheet-rows.ts';

/** A CSV file that takes the rows of a sheet. */
export type CsvSheet = {
  /** Writes a row on the line of its number; refused where the file would grow beyond reason. */
  readonly takeRow: TakeRow;
  /** Writes what is still held back and tells how many rows there are beneath the header, blank ones not counted. */
  readonly finish: () => number;
  /** Closes the file; to be called once, finished or not. */
  readonly close: () => void;
};

const BUFFER_CHARACTERS = 256 * 1024;
/** Health records: nobody else on the machine may read them. */
const OWNER_ONLY = 0o600;

/** The row's text, filled up to the header's width; a cell beyond it stays, so that the row is seen to be too long. */
const rowText = (cells: readonly string[], width: number): string =>
  csvRow(cells) + ','.repeat(Math.max(0, width - cells.length));

/** Opens a new CSV file (UTF-8, LF); fails where one is there already. Row n stands on line n: rows left out and rows
 *  without text are blank lines. Only a cell with a line break of its own, quoted, moves the lines after it.
 *  The first row that is not blank is the header and sets the width. */
export const openCsvSheet = (path: string, onRow: (rows: number) => void): CsvSheet => {
  const file = openSync(path, 'wx', OWNER_ONLY);
  let held = '';
  let bytes = 0;
  let lines = 0;
  let rows = -1; // the header is none
  let width = 0;
  const flush = (): void => {
    const content = Buffer.from(held);
    held = '';
    bytes += content.length;
    if (bytes > MAX_CSV_BYTES) throw tooLarge(basename(path));
    for (let at = 0; at < content.length;) at += writeSync(file, content, at);
  };
  return {
    takeRow: (number, cells) => {
      if (cells.length === 0) return;
      if (width === 0) width = cells.length;
      held += `${'\n'.repeat(number - lines - 1)}${rowText(cells, width)}\n`;
      lines = number;
      rows += 1;
      onRow(rows);
      if (held.length >= BUFFER_CHARACTERS) flush();
    },
    finish: () => {
      flush();
      return Math.max(0, rows);
    },
    close: () => {
      closeSync(file);
    },
  };
};
