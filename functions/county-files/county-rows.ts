import { textBlocks } from './blocks.ts';
import { COUNTY_COLUMNS, type CountyFile, fileName, RARE_COLUMNS } from './columns.ts';
import { csvRow, restored } from './csv-text.ts';
import { type Header, readHeader } from './header.ts';
import { type RawRow, rowsOf } from './rows.ts';
import type { CountySource, FindingSink } from './source.ts';

/** A sound row of a county file: its cells in the canonical order of the columns, where the last may be missing, and the
 *  same as CSV text. */
export type CountyRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly text: () => string;
};

/** What may make a cell's text differ from the row's. */
const QUOTED = /["'\r]/;

type Arrange = (row: RawRow) => CountyRow;

/** Puts a row's cells into the canonical order, in our words, as they were before an export made them harmless. */
const arrangement = (source: CountySource, file: CountyFile, { places, width }: Header): Arrange => {
  const translate = source.translate(file);
  const columns = COUNTY_COLUMNS[file];
  // Columns that the file lacks at the end need not be filled up: a missing cell reads as an empty one.
  const isCanonical = width <= places.length && places.every((place, i) => place === (i < width ? i : -1));
  return ({ line, cells, text }) => {
    const isPlain = translate === undefined && !QUOTED.test(text);
    if (isPlain && isCanonical) return { line, cells, text: () => text };
    const ordered = isCanonical ? cells : places.map((place) => cells[place] ?? '');
    if (isPlain) return { line, cells: ordered, text: () => ordered.join(',') };
    const plain = ordered.map(restored);
    const ours =
      translate === undefined ? plain : plain.map((cell, i) => translate(columns[i]?.name ?? '', cell));
    return { line, cells: ours, text: () => csvRow(ours) };
  };
};

/** Leaves out the cells of rare columns where none is filled, so that a row is the same from a file with them. */
const withoutRare = (file: CountyFile, arrange: Arrange): Arrange => {
  const rare = RARE_COLUMNS[file] ?? 0;
  const width = COUNTY_COLUMNS[file].length;
  if (rare === 0) return arrange;
  return (raw) => {
    const row = arrange(raw);
    const isCut = row.cells.length === width && row.cells.slice(-rare).every((cell) => cell === '');
    return isCut ? { ...row, cells: row.cells.slice(0, -rare), text: () => row.text().slice(0, -rare) } : row;
  };
};

/** The rows of a county file that have the header's shape; the others are reported and left out.
 *  An absent file has no rows (readings.md A53). */
export const countyRows = function* (
  source: CountySource,
  file: CountyFile,
  sink: FindingSink,
): Generator<CountyRow> {
  const open = source.open(file);
  if (open === undefined) return;
  const rows = rowsOf(textBlocks(open, fileName(file)));
  const first = rows.next();
  if (first.done === true) {
    sink.warn(file, 1, { column: '', code: 'empty_file' });
    return;
  }
  const header = readHeader(source, file, first.value);
  for (const column of header.unknown) sink.warn(file, first.value.line, { column, code: 'unknown_column' });
  const arrange = withoutRare(file, arrangement(source, file, header));
  for (const row of rows) {
    const fault = row.fault ?? (row.cells.length === header.width ? undefined : 'bad_row');
    if (fault === undefined) yield arrange(row);
    else sink.reject(file, row.line, { column: '', code: fault });
  }
};
