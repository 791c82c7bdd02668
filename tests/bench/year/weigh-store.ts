import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { readColumns } from '../../../functions/adapters/store/items.ts';
import { rowBytes } from '../../../functions/adapters/store/sizes.ts';
import type { Feed } from '../../../functions/adapters/store/table.ts';
import { DATABASE_FILE } from '../../../local/service/world.ts';

/** Items and their bytes, and of these what stands in an index too. */
export type StoredKind = {
  readonly items: number;
  readonly bytes: number;
  readonly inIndex: number;
  readonly indexBytes: number;
};

const firstWord = (pk: string): string => pk.split('#', 1)[0] ?? pk;

const MOST_CHANGES = 5_000;

/** Counts what the feed holds by now, by the first word of the partition; it leaves the feed as it is. */
export const countChanges = async (feed: Feed, counts: Map<string, number>): Promise<void> => {
  if (feed.kind !== 'read') return;
  for (let after: string | undefined; ;) {
    const { changes, next } = await feed.changes(after, MOST_CHANGES);
    if (changes.length === 0) return;
    for (const { key } of changes) counts.set(firstWord(key.pk), (counts.get(firstWord(key.pk)) ?? 0) + 1);
    after = next;
  }
};

const NOTHING: StoredKind = { items: 0, bytes: 0, inIndex: 0, indexBytes: 0 };

/** What lies in the store of a folder, by the first word of the partition. */
export const weighStore = (folder: string): ReadonlyMap<string, StoredKind> => {
  const database = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
  try {
    const rows = database.prepare('SELECT pk, sk, version, body, byDayPk, byDaySk, expiresAtS FROM items');
    rows.setReturnArrays(true);
    const kinds = new Map<string, StoredKind>();
    for (const columns of rows.iterate()) {
      const row = readColumns(columns);
      const bytes = rowBytes(row);
      const isInIndex = row.byDayPk !== undefined;
      const sum = kinds.get(firstWord(row.pk)) ?? NOTHING;
      kinds.set(firstWord(row.pk), {
        items: sum.items + 1,
        bytes: sum.bytes + bytes,
        inIndex: sum.inIndex + (isInIndex ? 1 : 0),
        indexBytes: sum.indexBytes + (isInIndex ? bytes : 0),
      });
    }
    return kinds;
  } finally {
    database.close();
  }
};
