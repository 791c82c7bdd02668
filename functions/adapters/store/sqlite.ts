import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { startOfPage } from './cursor.ts';
import { itemOf, rowOf } from './items.ts';
import type { Key } from './keys.ts';
import { newItemUnits, readUnits, rowBytes, rowRefusal, writeUnits } from './sizes.ts';
import { sqliteFeed } from './sqlite-feed.ts';
import {
  closeDatabase,
  type Durability,
  inStoreWords,
  inTransaction,
  LOCK_WAIT_MS,
  type OpenDatabase,
  openDatabase,
} from './sqlite-open.ts';
import { sqliteReads } from './sqlite-query.ts';
import { putEachSqlite, putSqlite, sqliteWrites, transactSqlite, type SqliteWrites } from './sqlite-write.ts';
import type {
  CursorRefusal,
  IndexQuery,
  Item,
  LimitRefusal,
  Page,
  Placed,
  Query,
  Table,
  Units,
} from './table.ts';

/** What counts the units of one open table. */
type Meter = { read: number; written: number };

type Core = OpenDatabase & {
  readonly writes: SqliteWrites;
  readonly meter: Meter;
};

const getItem = ({ writes, meter }: Core, key: Key, consistent: boolean): Item | undefined => {
  const row = writes.read(key);
  meter.read += readUnits(row === undefined ? 0 : rowBytes(row), consistent);
  return row === undefined ? undefined : itemOf(row);
};

/** Item by item, so that the text of one need not outlive its writing; a refusal undoes those before it. */
const putItems = ({ writes, meter, ...open }: Core, items: readonly Item[]): Result<number, LimitRefusal> => {
  let units = 0;
  const done = inTransaction(open, () => {
    for (const [index, item] of items.entries()) {
      const row = rowOf(item);
      const bytes = rowBytes(row);
      const refusal = rowRefusal(row, bytes, index);
      if (refusal !== undefined) return err(refusal);
      writes.put(row);
      units += newItemUnits(row, bytes);
    }
    return ok(items.length);
  });
  if (done.ok) meter.written += units;
  return done;
};

const removeItems = ({ writes, meter, ...open }: Core, keys: readonly Key[]): void => {
  let units = 0;
  inTransaction(open, () => {
    for (const key of keys) {
      units += writeUnits(writes.read(key), undefined, { inTransaction: false });
      writes.remove(key);
    }
    return ok(undefined);
  });
  meter.written += units;
};

type Reads = {
  readonly query: (query: Query) => Result<Page, CursorRefusal>;
  readonly find: (query: IndexQuery) => Result<Page<Placed>, CursorRefusal>;
};

const readsOf = ({ database, meter }: Core): Reads => {
  const { query, find } = sqliteReads(database);
  return {
    query: (asked) => {
      const start = startOfPage(asked);
      if (!start.ok) return start;
      const { page, bytes } = query(asked, start.value);
      meter.read += readUnits(bytes, asked.consistent);
      return ok(page);
    },
    find: (asked) => {
      const start = startOfPage(asked);
      if (!start.ok) return start;
      const { page, bytes } = find(asked, start.value);
      meter.read += readUnits(bytes, false);
      return ok(page);
    },
  };
};

/** A table over an open database of ours.
 *  @param now the clock that says when a transaction's token is forgotten */
export const sqliteTable = (open: OpenDatabase, now: () => Date): Table => {
  const { database } = open;
  const core: Core = { ...open, writes: sqliteWrites(database), meter: { read: 0, written: 0 } };
  const { query, find } = readsOf(core);
  return {
    get: async (key, { consistent }) => inStoreWords(() => getItem(core, key, consistent)),
    getMany: async (keys, { consistent }) =>
      inStoreWords(() => keys.map((key) => getItem(core, key, consistent))),
    query: async (request) => inStoreWords(() => query(request)),
    find: async (request) => inStoreWords(() => find(request)),
    transact: async (transaction) => {
      const done = inStoreWords(() => transactSqlite(core, transaction, now().getTime()));
      if (!done.ok) return done;
      core.meter.read += done.value.read;
      core.meter.written += done.value.written;
      return ok('applied');
    },
    put: async (item) => {
      const done = inStoreWords(() => putSqlite(core, item));
      if (!done.ok) return done;
      core.meter.written += done.value;
      return ok('applied');
    },
    putEach: async (items) => {
      const done = inStoreWords(() => putEachSqlite(core, items));
      if (!done.ok) return done;
      core.meter.written += done.value.reduce<number>((units, used) => units + (used ?? 0), 0);
      return ok(done.value.map((used) => used !== undefined));
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
}): Table => {
  const database = openDatabase(options.file, options.durability);
  return {
    ...sqliteTable({ database, lockWaitMs: LOCK_WAIT_MS[options.durability] }, options.now),
    close: async () => inStoreWords(() => closeDatabase(database, options.durability)),
  };
};
