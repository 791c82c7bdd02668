import { COUNTY_COLUMNS, type HistoryFile } from '../county-files/columns.ts';
import { csvRow } from '../county-files/csv-text.ts';
import { packedRows, packRow, rowKey } from '../county-files/pack.ts';
import type { Patch } from './stored.ts';

type Row = { readonly file: HistoryFile; readonly cells: string[] };

const emptyRow = (file: HistoryFile): Row => ({ file, cells: COUNTY_COLUMNS[file].map(() => '') });

const setCell = ({ file, cells }: Row, column: string, text: string): void => {
  const place = COUNTY_COLUMNS[file].findIndex(({ name }) => name === column);
  if (place === -1) throw new Error(`${file} has no column ${column}`);
  while (cells.length < place) cells.push('');
  cells[place] = text;
};

/** Packed rows after changes, in the order in which they came: a row with a known key is changed where it stands, or goes.
 *  Throws on a column that its file does not have. */
export const foldRows = (rows: string, patches: readonly Patch[]): string => {
  if (patches.length === 0) return rows;
  const book = new Map<string, Row>();
  for (const { file, cells } of packedRows(rows)) book.set(rowKey(file, cells), { file, cells: [...cells] });
  for (const { file, key, set } of patches) {
    if (set === null) {
      book.delete(key);
      continue;
    }
    const row = book.get(key) ?? emptyRow(file);
    for (const [column, text] of Object.entries(set)) setCell(row, column, text);
    book.set(key, row);
  }
  return Array.from(book.values(), ({ file, cells }) => packRow(file, csvRow(cells))).join('\n');
};
