import { byCodePoints, type ResidentId } from '../../domain/kernel/ids.ts';
import { KEY_COLUMNS } from './columns.ts';
import type { StoredHistory } from './county-store.ts';
import { packRow, rowKey, unpackRows } from './pack.ts';
import type { FindingSink } from './source.ts';
import type { SpilledRow } from './spill.ts';

/** The rows of a partition: each resident's in their order, and where the row of a key stands among them. */
type Partition = {
  readonly rows: Map<ResidentId, string[]>;
  readonly places: Map<string, number>;
};

const placeOf = (resident: ResidentId, key: string): string => `${resident},${key}`;

const put = (
  { rows, places }: Partition,
  resident: ResidentId,
  row: { readonly key: string; readonly packed: string },
): void => {
  const place = placeOf(resident, row.key);
  const own = rows.get(resident) ?? [];
  if (own.length === 0) rows.set(resident, own);
  const at = places.get(place) ?? own.length;
  own[at] = row.packed;
  places.set(place, at);
};

const storedPartition = (stored: readonly StoredHistory[]): Partition => {
  const partition: Partition = { rows: new Map(), places: new Map() };
  for (const { residentId, rows } of stored) {
    for (const { file, cells, text } of unpackRows(rows)) {
      put(partition, residentId, { key: rowKey(file, cells), packed: packRow(file, text) });
    }
  }
  return partition;
};

/** The histories that differ from what is stored, in their next version. */
const changed = ({ rows }: Partition, stored: readonly StoredHistory[]): StoredHistory[] => {
  const before = new Map(stored.map((history) => [history.residentId, history]));
  const after = Array.from(rows, ([residentId, own]) => {
    const version = (before.get(residentId)?.version ?? 0) + 1;
    return { residentId, rows: own.join('\n'), version };
  });
  return after.filter((history) => history.rows !== before.get(history.residentId)?.rows);
};

/** Brings the rows of a partition's residents together with what is stored of them: a row with a stored key takes its
 *  place, a second row of this import with the same key is rejected (readings.md A42, A43).
 *  @returns the whole histories that changed, in order of resident id: none for a county imported twice */
export const mergePartition = (
  spilled: Iterable<SpilledRow>,
  stored: readonly StoredHistory[],
  sink: FindingSink,
): StoredHistory[] => {
  const partition = storedPartition(stored);
  const fresh = new Set<string>();
  for (const { resident, file, line, key, packed } of spilled) {
    const place = placeOf(resident, key);
    if (fresh.has(place)) {
      sink.reject(file, line, { column: KEY_COLUMNS[file].join('+'), code: 'duplicate' });
    } else {
      fresh.add(place);
      put(partition, resident, { key, packed });
    }
  }
  return changed(partition, stored).toSorted((a, b) => byCodePoints(a.residentId, b.residentId));
};
