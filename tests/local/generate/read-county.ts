import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row by column name, as text. */
export type CsvRow = Readonly<Record<string, string>>;

const CELL = /("(?:[^"]|"")*"|[^",]*)(,|$)/g;

const cellsOf = (line: string): readonly string[] => {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (const [whole, cell = '', end] of line.matchAll(CELL)) {
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (whole === '' || end === '') break;
  }
  return cells;
};

/** Reads a county file apart from the project's own reader; the generator writes no line breaks into cells. */
export const readCountyFile = (
  folder: string,
  file: string,
): { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } => {
  const lines = readFileSync(join(folder, `${file}.csv`), 'utf8').split('\n');
  const [header = '', ...rest] = lines.slice(0, -1);
  const columns = header.split(',');
  const rows = rest.map((line) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) throw new Error(`${file}: ${line}`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
  return { columns, rows };
};
