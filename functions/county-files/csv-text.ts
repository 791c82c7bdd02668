const NEEDS_QUOTES = /[",\r\n]/;

/** One cell as CSV text. */
export const csvCell = (value: string): string =>
  NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** One row as CSV text, without a line end. */
export const csvRow = (cells: readonly string[]): string => cells.map(csvCell).join(',');

const LOOKS_LIKE_A_FORMULA = /^'*[=+\-@\t\r]/;
const MADE_HARMLESS = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one. */
export const harmless = (cell: string): string => (LOOKS_LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was before `harmless`: what an export made harmless comes back as it was. */
export const restored = (cell: string): string => (MADE_HARMLESS.test(cell) ? cell.slice(1) : cell);
