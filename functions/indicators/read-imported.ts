import { IMPORTED_INDICATORS, isImportedValue, isMonth, SCOPES } from '../../domain/indicators/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { restored } from '../county-files/csv-text.ts';
import { type RawRow, rowsOf } from '../county-files/rows.ts';
import type { ImportedMonth } from './indicator-store.ts';

/** Why a file of imported numbers is refused as a whole. */
export type ImportedFileRefusal =
  | { readonly code: 'indicator/unreadable-file' }
  | { readonly code: 'indicator/missing-column'; readonly column: string }
  | { readonly code: 'indicator/too-many-rows'; readonly most: number };

/** Why a row is left out. */
export type ImportedRowFault =
  | 'indicator/bad-row'
  | 'indicator/bad-month'
  | 'indicator/bad-value'
  | 'indicator/no-value'
  | 'indicator/no-source'
  | 'indicator/repeated-row'
  | 'indicator/no-such-area';

/** A reject before it is put into words. */
export type RowReject = { readonly line: number; readonly column: string; readonly code: ImportedRowFault };

/** A sound row, and where it begins in the file. */
export type ImportedRow = { readonly line: number; readonly read: ImportedMonth };

/** What a file holds. */
export type ImportedFile = {
  readonly rows: readonly ImportedRow[];
  readonly rejects: readonly RowReject[];
  readonly unknownColumns: readonly string[];
};

const MOST_ROWS = 2_000;
const LONGEST_SOURCE = 200;
const REQUIRED = ['scope', 'scopeId', 'month', 'source'];
const VALUES: readonly string[] = IMPORTED_INDICATORS.map(({ column }) => column);

type Fault = Omit<RowReject, 'line'>;
type Cells = ReadonlyMap<string, string>;

const valuesIn = (cells: Cells): Result<ImportedMonth['values'], Fault> => {
  const values: [string, string][] = [];
  for (const { column, indicator, unit } of IMPORTED_INDICATORS) {
    const cell = cells.get(column) ?? '';
    if (cell === '') continue;
    if (!isImportedValue(cell, unit)) return err({ column, code: 'indicator/bad-value' });
    values.push([indicator, cell]);
  }
  return values.length === 0
    ? err({ column: VALUES.join('|'), code: 'indicator/no-value' })
    : ok(Object.fromEntries(values));
};

const monthIn = (cells: Cells): Result<ImportedMonth, Fault> => {
  const scope = SCOPES.find((one) => one === cells.get('scope'));
  const month = cells.get('month') ?? '';
  const source = cells.get('source') ?? '';
  if (scope === undefined) return err({ column: 'scope', code: 'indicator/no-such-area' });
  if (!isMonth(month)) return err({ column: 'month', code: 'indicator/bad-month' });
  if (source === '' || source.length > LONGEST_SOURCE)
    return err({ column: 'source', code: 'indicator/no-source' });
  const values = valuesIn(cells);
  if (!values.ok) return values;
  return ok({ area: { scope, id: cells.get('scopeId') ?? '' }, month, source, values: values.value });
};

const readRow = (row: RawRow, titles: readonly string[]): Result<ImportedMonth, Fault> => {
  if (row.fault !== undefined || row.cells.length > titles.length)
    return err({ column: '', code: 'indicator/bad-row' });
  return monthIn(new Map(titles.map((title, at) => [title, restored(row.cells[at] ?? '').trim()])));
};

const readRows = (
  rows: readonly RawRow[],
  titles: readonly string[],
): Pick<ImportedFile, 'rows' | 'rejects'> => {
  const sound: ImportedRow[] = [];
  const rejects: RowReject[] = [];
  const known = new Set<string>();
  for (const row of rows) {
    const { line } = row;
    const read = readRow(row, titles);
    if (!read.ok) {
      rejects.push({ line, ...read.error });
      continue;
    }
    const { area, month } = read.value;
    const place = `${area.scope} ${area.id} ${month}`;
    if (known.has(place)) rejects.push({ line, column: 'month', code: 'indicator/repeated-row' });
    else sound.push({ line, read: read.value });
    known.add(place);
  }
  return { rows: sound, rejects };
};

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Reads a file of imported numbers: a header in any order, then a row an area and month. UTF-8. */
export const readImported = (bytes: Uint8Array): Result<ImportedFile, ImportedFileRefusal> => {
  const text = decoded(bytes);
  const [header, ...rows] = text === undefined ? [] : rowsOf([text]);
  if (header === undefined || header.fault !== undefined) return err({ code: 'indicator/unreadable-file' });
  const titles = header.cells.map((title) => title.trim());
  const missing = REQUIRED.find((column) => !titles.includes(column));
  if (missing !== undefined) return err({ code: 'indicator/missing-column', column: missing });
  if (rows.length > MOST_ROWS) return err({ code: 'indicator/too-many-rows', most: MOST_ROWS });
  const known = new Set([...REQUIRED, ...VALUES]);
  const unknownColumns = titles.filter((title) => title !== '' && !known.has(title));
  return ok({ ...readRows(rows, titles), unknownColumns });
};
