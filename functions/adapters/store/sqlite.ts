import type { DatabaseSync } from 'node:sqlite';

import { ok, type Result } from '../../../domain/kernel/result.ts';
import { startOfPage } from './cursor.ts';
import { itemOf } from './items.ts';
import type { Key } from './keys.ts';
import { readUnits, rowBytes, writeUnits } from './sizes.ts';
import { sqliteFeed } from './sqlite-feed.ts';
import { inStoreWords, inTransaction, openDatabase, type Durability } from './sqlite-open.ts';
import { sqliteQueries } from './sqlite-query.ts';
import { sqliteWrites, transactSqlite, type SqliteWrites } from './sqlite-write.ts';
import type { CursorRefusal, Item, LimitRefusal, Page, Query, Table, Units } from './table.ts';
import { weighItems } from './weigh.ts';

/** What counts the units of one open table. */
type Meter = { read: number; written: number };

type Core = {
  readonly database: DatabaseSync;
  readonly writes: SqliteWrites;
  readonly meter: Meter;
};

const getItem = ({ writes, meter }: Core, key: Key, consistent: boolean): Item | undefined => {
  const row = writes.read(key);
  meter.read += readUnits(row === undefined ? 0 : rowBytes(row), consistent);
  return row === undefined ? undefined : itemOf(row);
};

/** Weighs every item before the first is written, so that a refusal leaves nothing behind. */
const putItems = (
  { database, writes, meter }: Core,
  items: readonly Item[],
): Result<number, LimitRefusal> => {
  const rows = weighItems(items);
  if (!rows.ok) return rows;
  inTransaction(database, () => {
    for (const row of rows.value) {
      writes.put(row);
      meter.written += writeUnits(undefined, row, { inTransaction: false });
    }
  });
  return ok(items.length);
};

const removeItems = ({ database, writes, meter }: Core, keys: readonly Key[]): void =>
  inTransaction(database, () => {
    for (const key of keys) {
      meter.written += writeUnits(writes.read(key), undefined, { inTransaction: false });
      writes.remove(key);
    }
  });

const queryItems = (core: Core): ((query: Query) => Result<Page, CursorRefusal>) => {
  const readPage = sqliteQueries(core.database);
  return (query) => {
    const start = startOfPage(query);
    if (!start.ok) return start;
    const { page, bytes } = readPage(query, start.value);
    core.meter.read += readUnits(bytes, query.from === 'table' && query.consistent);
    return ok(page);
  };
};

/** A table over an open database of ours.
 *  @param now the clock that says when a transaction's token is forgotten */
export const sqliteTable = (database: DatabaseSync, now: () => Date): Table => {
  const core: Core = { database, writes: sqliteWrites(database), meter: { read: 0, written: 0 } };
  const query = queryItems(core);
  return {
    get: async (key, { consistent }) => inStoreWords(() => getItem(core, key, consistent)),
    getMany: async (keys, { consistent }) =>
      inStoreWords(() => keys.map((key) => getItem(core, key, consistent))),
    query: async (request) => inStoreWords(() => query(request)),
    transact: async (transaction) => {
      const done = inStoreWords(() => transactSqlite(core, transaction, now().getTime()));
      if (!done.ok) return done;
      core.meter.read += done.value.read;
      core.meter.written += done.value.written;
      return ok('applied');
    },
    putMany: async (items) => inStoreWords(() => putItems(core, items)),
    deleteMany: async (keys) => inStoreWords(() => removeItems(core, keys)),
    feed: sqliteFeed(database),
    meter: (): Units => ({ ...core.meter }),
    close: async () => inStoreWords(() => database.close()),
  };
};

/** Opens the embedded store: one durable file, or `:memory:`. Throws a `StoreError` where it cannot. */
export const openSqliteTable = (options: {
  readonly file: string;
  readonly durability: Durability;
  readonly now: () => Date;
}): Table => sqliteTable(openDatabase(options.file, options.durability), options.now);
