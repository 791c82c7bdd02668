import { COUNTY_COLUMNS, HISTORY_FILES, type HistoryFile } from '../county-files/columns.ts';
import { type PackedRow, packedRow, packedRows, packRows, rowKey } from '../county-files/pack.ts';
import type { Patch } from './stored.ts';

/** Looked up: what was entered of a patient sets hundreds of cells, at every request. */
const PLACES = new Map(
  HISTORY_FILES.map((file) => [
    file,
    new Map(COUNTY_COLUMNS[file].map(({ name }, place) => [name, place] as const)),
  ]),
);

const setCell = (file: HistoryFile, cells: string[], [column, text]: readonly [string, string]): void => {
  const place = PLACES.get(file)?.get(column);
  if (place === undefined) throw new Error(`${file} has no column ${column}`);
  while (cells.length < place) cells.push('');
  cells[place] = text;
};

/** A row with cells changed; one that was not there is empty but for them. */
const changed = (
  file: HistoryFile,
  before: PackedRow | undefined,
  set: Readonly<Record<string, string>>,
): PackedRow => {
  const cells = before === undefined ? COUNTY_COLUMNS[file].map(() => '') : [...before.cells];
  for (const cell of Object.entries(set)) setCell(file, cells, cell);
  return packedRow(file, cells);
};

/** Packed rows after changes, in the order in which they came: a row with a known key is changed where it stands, or goes.
 *  Throws on a column that its file does not have. */
export const foldRows = (rows: string, patches: readonly Patch[]): string => {
  if (patches.length === 0) return rows;
  const book = new Map(packedRows(rows).map((row) => [rowKey(row.file, row.cells), row]));
  for (const { file, key, set } of patches)
    if (set === null) book.delete(key);
    else book.set(key, changed(file, book.get(key), set));
  return packRows([...book.values()]);
};
