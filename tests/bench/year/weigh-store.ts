import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { readColumns } from '../../../functions/adapters/store/items.ts';
import { placeBytes, rowBytes } from '../../../functions/adapters/store/sizes.ts';
import { DATABASE_FILE } from '../../../local/service/world.ts';

/** Items and their bytes, and of these what stands in an index too. */
export type StoredKind = {
  readonly items: number;
  readonly bytes: number;
  readonly inIndex: number;
  readonly indexBytes: number;
};

/** The first word of a partition. */
export const firstWord = (pk: string): string => pk.split('#', 1)[0] ?? pk;

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
        indexBytes: sum.indexBytes + (isInIndex ? placeBytes(row) : 0),
      });
    }
    return kinds;
  } finally {
    database.close();
  }
};
