import { aliasOf, livePatches } from '../residents/aliases.ts';
import { foldRows } from '../residents/fold-rows.ts';
import type { StoredHistory } from './county-store.ts';

/** Histories as they stand: with what was entered since the import, and without those that are an alias of another,
 *  which is read with that one. */
export const standing = (histories: readonly StoredHistory[]): StoredHistory[] =>
  histories.flatMap((history) => {
    const { residentId, rows, version, entries = [] } = history;
    if (entries.length === 0) return rows === '' ? [] : [history];
    if (aliasOf(residentId, entries) !== undefined) return [];
    const now = foldRows(rows, livePatches(entries));
    return now === '' ? [] : [{ residentId, rows: now, version }];
  });
