import { byCodePoints, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { type HistoryFile, KEY_COLUMNS } from './columns.ts';
import type { StoredHistory } from './county-store.ts';
import { packRow, rowKey, unpackRows } from './pack.ts';
import { rowsOf } from './rows.ts';
import type { FindingSink } from './source.ts';

/** One resident's rows by key, in the order in which they came; the resident's own row comes first. */
type Rows = Map<string, string>;

const storedRows = (stored: StoredHistory): Rows => {
  const rows: Rows = new Map();
  for (const { file, cells, text } of unpackRows(stored.rows))
    rows.set(rowKey(file, cells), packRow(file, text));
  return rows;
};

type Spilled = {
  readonly resident: ResidentId;
  readonly line: number;
  readonly file: HistoryFile;
  readonly key: string;
  readonly packed: string;
};

const spilledRows = function* (text: string): Generator<Spilled> {
  for (const row of rowsOf([text])) {
    const [resident = '', line = ''] = row.cells;
    const packed = row.text.slice(resident.length + line.length + 2);
    const [first] = unpackRows(packed);
    if (first === undefined || !isId<'ResidentId'>(resident))
      throw new Error('the temporary file is damaged');
    yield { resident, line: Number(line), file: first.file, key: rowKey(first.file, first.cells), packed };
  }
};

/** Brings the rows of a partition's residents together with what is stored of them: a row with a stored key takes its
 *  place, a second row of this import with the same key is rejected (readings.md A42, A43).
 *  @returns the whole histories that changed, in order of resident id: none for a county imported twice */
export const mergePartition = (
  spilled: string,
  stored: readonly StoredHistory[],
  sink: FindingSink,
): StoredHistory[] => {
  const residents = new Map(stored.map((history) => [history.residentId, storedRows(history)]));
  const fresh = new Set<string>();
  for (const { resident, line, file, key, packed } of spilledRows(spilled)) {
    const own = `${resident},${key}`;
    if (fresh.has(own)) {
      sink.reject(file, line, { column: KEY_COLUMNS[file].join('+'), code: 'duplicate' });
      continue;
    }
    fresh.add(own);
    const rows = residents.get(resident);
    if (rows === undefined) residents.set(resident, new Map([[key, packed]]));
    else rows.set(key, packed);
  }
  return changed(residents, stored).toSorted((a, b) => byCodePoints(a.residentId, b.residentId));
};

/** The histories that differ from what is stored, in their next version. */
const changed = (
  residents: ReadonlyMap<ResidentId, Rows>,
  stored: readonly StoredHistory[],
): StoredHistory[] => {
  const before = new Map(stored.map((history) => [history.residentId, history]));
  const after = Array.from(residents, ([residentId, rows]) => {
    const version = (before.get(residentId)?.version ?? 0) + 1;
    return { residentId, rows: [...rows.values()].join('\n'), version };
  });
  return after.filter(({ residentId, rows }) => rows !== before.get(residentId)?.rows);
};
