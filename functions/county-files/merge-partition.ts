import { byCodePoints, isId, type ResidentId } from '../../domain/kernel/ids.ts';
import { hasId, KEY_COLUMNS } from './columns.ts';
import type { StoredHistory } from './county-store.ts';
import { holderOf, holds, type Known } from './known.ts';
import { packedFile, packedKey, packRow, type PackedRow, rowKey, unpackRows } from './pack.ts';
import type { FindingSink } from './source.ts';
import type { SpilledRow } from './spill.ts';

/** The rows of a partition: each resident's in their order, and where the stored row of a key stands among them. */
type Partition = {
  readonly rows: Map<ResidentId, string[]>;
  readonly places: Map<string, number>;
};

const placeOf = (resident: ResidentId, key: string): string => `${resident},${key}`;

const rowsOfResident = ({ rows }: Partition, resident: ResidentId): string[] => {
  const known = rows.get(resident);
  if (known !== undefined) return known;
  const own: string[] = [];
  rows.set(resident, own);
  return own;
};

const hasMovedAway = (known: Known, resident: ResidentId, contractId: string): boolean => {
  const holder = isId<'ContractId'>(contractId) ? holderOf(known, contractId) : undefined;
  return holder !== undefined && holder !== resident;
};

/** Says whether this import has a record, and so perhaps for another resident than the stored one of its id: a visit
 *  that was entered under the wrong person, say. Services go where their contract goes. */
const mayHaveMoved = (known: Known, resident: ResidentId, { file, cells: [id = ''] }: PackedRow): boolean =>
  file === 'services' ? hasMovedAway(known, resident, id) : hasId(file) && holds(known.seen[file], id);

/** A row of a resident that this import may have given to another. */
type Doubtful = { readonly resident: ResidentId; readonly key: string };

const storedPartition = (
  stored: readonly StoredHistory[],
  known: Known,
): { readonly partition: Partition; readonly doubtful: readonly Doubtful[] } => {
  const partition: Partition = { rows: new Map(), places: new Map() };
  const doubtful: Doubtful[] = [];
  for (const { residentId: resident, rows } of stored) {
    for (const row of unpackRows(rows)) {
      const key = rowKey(row.file, row.cells);
      const own = rowsOfResident(partition, resident);
      partition.places.set(placeOf(resident, key), own.length);
      own.push(packRow(row.file, row.text));
      if (mayHaveMoved(known, resident, row)) doubtful.push({ resident, key });
    }
  }
  return { partition, doubtful };
};

/** Stands where a row was; no packed row is empty. */
const NOTHING = '';

const takeOut = ({ rows, places }: Partition, { resident, key }: Doubtful): void => {
  const at = places.get(placeOf(resident, key));
  const own = rows.get(resident);
  if (at !== undefined && own !== undefined) own[at] = NOTHING;
};

/** The histories that differ from what is stored, in their next version. */
const changed = ({ rows }: Partition, stored: readonly StoredHistory[]): StoredHistory[] => {
  const before = new Map(stored.map((history) => [history.residentId, history]));
  const after = Array.from(rows, ([residentId, own]) => {
    const version = (before.get(residentId)?.version ?? 0) + 1;
    return { residentId, rows: own.filter((row) => row !== NOTHING).join('\n'), version };
  });
  return after.filter((history) => history.rows !== before.get(history.residentId)?.rows);
};

/** Brings the rows of a partition's residents together with what is stored of them: a row with a stored key takes its
 *  place, also where that is with another resident; a second row of this import with the same key is rejected
 *  (readings.md A42, A43).
 *  @returns the whole histories that changed, in order of resident id: none for a county imported twice */
export const mergePartition = (
  spilled: Iterable<SpilledRow>,
  stored: readonly StoredHistory[],
  { sink, known }: { readonly sink: FindingSink; readonly known: Known },
): StoredHistory[] => {
  const { partition, doubtful } = storedPartition(stored, known);
  const fresh = new Set<string>();
  for (const { resident, line, packed } of spilled) {
    const file = packedFile(packed);
    const own = rowsOfResident(partition, resident);
    // An id was seen to be the first of its kind when its row was read: only what is stored may have it too.
    if (partition.places.size === 0 && hasId(file)) {
      own.push(packed);
      continue;
    }
    const place = placeOf(resident, packedKey(file, packed));
    if (fresh.has(place)) {
      sink.reject(file, line, { column: KEY_COLUMNS[file].join('+'), code: 'duplicate' });
      continue;
    }
    fresh.add(place);
    own[partition.places.get(place) ?? own.length] = packed;
  }
  for (const row of doubtful) if (!fresh.has(placeOf(row.resident, row.key))) takeOut(partition, row);
  return changed(partition, stored).toSorted((a, b) => byCodePoints(a.residentId, b.residentId));
};
