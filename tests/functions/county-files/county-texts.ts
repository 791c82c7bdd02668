import { type CountyFile, COUNTY_COLUMNS, COUNTY_FILES } from '../../../functions/county-files/columns.ts';
import type { CountySource } from '../../../functions/county-files/source.ts';

/** A row of a county file by column name. */
export type Cells = Readonly<Record<string, string>>;

/** A county's rows by file; a file that is not named is absent. */
export type CountyRows = Readonly<Partial<Record<CountyFile, readonly Cells[]>>>;

/** A county's files as text or bytes; a file that is not named is absent. */
export type CountyTexts = Readonly<Partial<Record<CountyFile, string | Uint8Array>>>;

/** A cell as CSV text, written apart from the project's own writer. */
export const quotedWhereNeeded = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.split('"').join('""')}"` : cell;

/** Rows as the text of a file with all its columns in their canonical order. */
const textOf = (file: CountyFile, rows: readonly Cells[]): string => {
  const names = COUNTY_COLUMNS[file].map(({ name }) => name);
  const lines = rows.map((row) => names.map((name) => quotedWhereNeeded(row[name] ?? '')).join(','));
  return [names.join(','), ...lines, ''].join('\n');
};

/** The files of a county of these rows. */
export const textsOf = (rows: CountyRows): CountyTexts => {
  const texts: Partial<Record<CountyFile, string>> = {};
  for (const file of COUNTY_FILES) {
    const own = rows[file];
    if (own !== undefined) texts[file] = textOf(file, own);
  }
  return texts;
};

/** Bytes in chunks of one size, the last perhaps smaller. */
export const chunksOf = function* (bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
};

/** A county that is read from memory. */
export const sourceOf = (texts: CountyTexts): CountySource => {
  const bytesOf = (file: CountyFile): Uint8Array | undefined => {
    const text = texts[file];
    return typeof text === 'string' ? Buffer.from(text) : text;
  };
  return {
    open: (file) => {
      const bytes = bytesOf(file);
      return bytes === undefined ? undefined : () => chunksOf(bytes, 64 * 1024);
    },
    columnOf: (_, title) => title,
    translate: () => undefined,
  };
};
