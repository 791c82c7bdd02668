import { COUNTY_COLUMNS, type HistoryFile, HISTORY_FILES, KEY_COLUMNS } from './columns.ts';
import { csvRow } from './csv-text.ts';
import { rowsOf } from './rows.ts';

/** A resident's history is stored as the very rows of the county files, one a line, a letter before each that says of
 *  which file: compact, readable, and written out again to the last character. */
const TAGS = {
  residents: 'r',
  contracts: 'c',
  services: 's',
  enrolments: 'e',
  followups: 'f',
  exams: 'x',
  prescriptions: 'p',
  referrals: 't',
} as const satisfies Record<HistoryFile, string>;

const FILES = new Map<string, HistoryFile>(HISTORY_FILES.map((file) => [TAGS[file], file]));

/** A row within a packed history. */
export type PackedRow = {
  readonly file: HistoryFile;
  /** In canonical column order; optional ones at the end may be missing, which is as good as empty. */
  readonly cells: readonly string[];
  /** The row as CSV text. */
  readonly text: string;
};

/** A row as it is packed. */
export const packRow = (file: HistoryFile, text: string): string => `${TAGS[file]},${text}`;

const KEY_PLACES = new Map(
  HISTORY_FILES.map((file) => [
    file,
    KEY_COLUMNS[file].map((name) => COUNTY_COLUMNS[file].findIndex((column) => column.name === name)),
  ]),
);

/** What tells a row apart from the others of one resident. */
export const rowKey = (file: HistoryFile, cells: readonly string[]): string =>
  [TAGS[file], ...(KEY_PLACES.get(file) ?? []).map((place) => cells[place] ?? '')].join(',');

/** The key cells that lead a row without quotes, tag included: what tells it apart from the others. */
const leadingCells = (packed: string, count: number): string => {
  let end = packed.indexOf(',');
  for (let cell = 0; cell < count && end !== -1; cell++) end = packed.indexOf(',', end + 1);
  return end === -1 ? packed : packed.slice(0, end);
};

/** The file of a packed row. */
export const packedFile = (packed: string): HistoryFile => {
  const file = FILES.get(packed.slice(0, packed.indexOf(',')));
  if (file === undefined) throw new Error('a packed row is of no county file');
  return file;
};

/** The key of a packed row of a file. The key columns lead every row, so that most need not be taken apart. */
export const packedKey = (file: HistoryFile, packed: string): string => {
  if (!packed.includes('"')) return leadingCells(packed, KEY_COLUMNS[file].length);
  const [row] = unpackRows(packed);
  if (row === undefined) throw new Error('a packed row is one row');
  return rowKey(file, row.cells);
};

/** Cells that every row of a file has: up to its last required column. What is not filled after that may be left out,
 *  so that a row of a narrower file is kept as it came. */
const LEAST_CELLS = new Map(
  HISTORY_FILES.map((file) => [file, COUNTY_COLUMNS[file].findLastIndex(({ isRequired }) => isRequired) + 1]),
);

const leastCells = (file: HistoryFile): number => LEAST_CELLS.get(file) ?? 0;

const hasCellsOf = (file: HistoryFile, cells: readonly string[]): boolean =>
  cells.length <= COUNTY_COLUMNS[file].length && cells.length >= leastCells(file);

/** The cells of a packed row, one for each column of its file. */
export const wholeRow = ({ file, cells }: Pick<PackedRow, 'file' | 'cells'>): string[] =>
  COUNTY_COLUMNS[file].map((_column, place) => cells[place] ?? '');

/** The rows of a packed history in their order. */
export const unpackRows = function* (packed: string): Generator<PackedRow> {
  for (const { cells, text } of rowsOf([packed])) {
    const tag = cells[0] ?? '';
    const own = cells.slice(1);
    const file = FILES.get(tag);
    if (file === undefined || !hasCellsOf(file, own)) {
      throw new Error('a stored history holds a row of no county file');
    }
    yield { file, cells: own, text: text.slice(tag.length + 1) };
  }
};

type Apart = { readonly packed: string; readonly rows: readonly PackedRow[] };

/** The two histories that were taken apart last: a command asks for the imported rows and for those as they stand now. */
let latest: readonly Apart[] = [];

const keep = (apart: Apart): readonly PackedRow[] => {
  latest = [apart, ...latest.slice(0, 1)];
  return apart.rows;
};

/** The rows of a packed history in their order, taken apart once where they are asked for several times in a row, as they
 *  are by a command. */
export const packedRows = (packed: string): readonly PackedRow[] =>
  latest.find((known) => known.packed === packed)?.rows ?? keep({ packed, rows: [...unpackRows(packed)] });

/** A row by its cells. */
export const packedRow = (file: HistoryFile, cells: readonly string[]): PackedRow => {
  if (!hasCellsOf(file, cells)) throw new Error('a row has the cells of its county file');
  return { file, cells, text: csvRow(cells) };
};

/** Rows packed in their order; they need not be taken apart again when they are asked for next. */
export const packRows = (rows: readonly PackedRow[]): string => {
  const packed = rows.map(({ file, text }) => packRow(file, text)).join('\n');
  keep({ packed, rows });
  return packed;
};
