import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import { err, ok, unreachable, type Result } from '../../../domain/kernel/result.ts';
import { isSameRow, itemOf, readColumns, type Row } from './items.ts';
import type { Key } from './keys.ts';
import { checkUnits, replayUnits, writeUnits } from './sizes.ts';
import { inTransaction, type OpenDatabase } from './sqlite-open.ts';
import { COLUMNS } from './sqlite-query.ts';
import type { Item, LimitRefusal, PutRefusal, Transaction, TransactRefusal, Units } from './table.ts';
import {
  keyOfWrite,
  versionBefore,
  weighItem,
  weighItems,
  weighTransaction,
  type WeighedWrite,
} from './weigh.ts';

/** How long a replay of a transaction is known: as long as DynamoDB knows it. */
const TOKEN_LIFE_MS = 10 * 60 * 1000;

/** The statements that write, prepared once. */
export type SqliteWrites = {
  readonly read: (key: Key) => Row | undefined;
  readonly put: (row: Row) => void;
  readonly remove: (key: Key) => void;
  readonly record: (before: Row | undefined, after: Row | undefined) => void;
  readonly tokenDigest: (token: string, nowMs: number) => string | undefined;
  readonly keepToken: (use: { token: string; digest: string; nowMs: number }) => void;
};

const textOf = (value: SQLOutputValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const jsonOrNull = (row: Row | undefined): string | null => (row === undefined ? null : JSON.stringify(row));

/** Prepares the statements that write. */
export const sqliteWrites = (database: DatabaseSync): SqliteWrites => {
  const read = database.prepare(`SELECT ${COLUMNS} FROM items WHERE pk = ? AND sk = ?`);
  read.setReturnArrays(true);
  const put = database.prepare(`INSERT INTO items (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (pk, sk) DO UPDATE SET version = excluded.version, body = excluded.body,
    byDayPk = excluded.byDayPk, byDaySk = excluded.byDaySk, expiresAtS = excluded.expiresAtS`);
  const remove = database.prepare('DELETE FROM items WHERE pk = ? AND sk = ?');
  const record = database.prepare('INSERT INTO feed (before, after) VALUES (?, ?)');
  const token = database.prepare('SELECT digest FROM tokens WHERE token = ? AND usedAtMs > ?');
  const forgetTokens = database.prepare('DELETE FROM tokens WHERE usedAtMs <= ?');
  const keepToken = database.prepare('INSERT INTO tokens (token, digest, usedAtMs) VALUES (?, ?, ?)');
  return {
    read: ({ pk, sk }) => {
      const value = read.get(pk, sk);
      return value === undefined ? undefined : readColumns(value);
    },
    put: ({ pk, sk, version, body, byDayPk, byDaySk, expiresAtS }) => {
      put.run(pk, sk, version, body, byDayPk ?? null, byDaySk ?? null, expiresAtS ?? null);
    },
    remove: ({ pk, sk }) => {
      remove.run(pk, sk);
    },
    record: (before, after) => {
      record.run(jsonOrNull(before), jsonOrNull(after));
    },
    tokenDigest: (name, nowMs) => textOf(token.get(name, nowMs - TOKEN_LIFE_MS)?.['digest']),
    keepToken: ({ token: name, digest, nowMs }) => {
      forgetTokens.run(nowMs - TOKEN_LIFE_MS);
      keepToken.run(name, digest, nowMs);
    },
  };
};

/** A write with what is stored under its key. */
type Step = WeighedWrite & { readonly before: Row | undefined };

const apply = (writes: SqliteWrites, { write, row, before }: Step): number => {
  switch (write.kind) {
    case 'check':
      return checkUnits(before);
    case 'put':
      if (row !== undefined) writes.put(row);
      break;
    case 'delete':
      writes.remove(write.key);
      break;
    default:
      return unreachable(write);
  }
  writes.record(before, row);
  return writeUnits(before, row, { inTransaction: true });
};

/** The writes of an open file. */
type Written = OpenDatabase & { readonly writes: SqliteWrites };

/** The units that a row used which is there now, or what is there in its place. */
const putRow = (writes: SqliteWrites, row: Row): Result<number, Row | undefined> => {
  const before = writes.read(row);
  if ((before?.version ?? 0) === row.version - 1) {
    writes.put(row);
    writes.record(before, row);
    return ok(writeUnits(before, row, { inTransaction: false }));
  }
  return before !== undefined && isSameRow(before, row) ? ok(0) : err(before);
};

/** Stores one item over the version before it; gives the units that it used. */
export const putSqlite = ({ writes, ...open }: Written, item: Item): Result<number, PutRefusal> => {
  const weighed = weighItem(item);
  if (!weighed.ok) return weighed;
  return inTransaction(open, () => {
    const done = putRow(writes, weighed.value);
    return done.ok
      ? done
      : err({ code: 'store/condition', index: 0, found: done.error && itemOf(done.error) });
  });
};

/** Stores each of some items over the version before it; gives of each the units that it used, undefined where it is not
 *  there. */
export const putEachSqlite = (
  { writes, ...open }: Written,
  items: readonly Item[],
): Result<readonly (number | undefined)[], LimitRefusal> => {
  const weighed = weighItems(items);
  if (!weighed.ok) return weighed;
  return inTransaction(open, () =>
    ok(
      weighed.value.map((row) => {
        const done = putRow(writes, row);
        return done.ok ? done.value : undefined;
      }),
    ),
  );
};

const digestOf = (transaction: Transaction): string =>
  createHash('sha256').update(JSON.stringify(transaction.writes)).digest('base64');

const applyAll = (writes: SqliteWrites, steps: readonly Step[]): Result<Units, TransactRefusal> => {
  const index = steps.findIndex(({ write, before }) => (before?.version ?? 0) !== versionBefore(write));
  const found = steps[index]?.before;
  if (index >= 0) {
    return err({ code: 'store/condition', index, found: found === undefined ? undefined : itemOf(found) });
  }
  return ok({ read: 0, written: steps.reduce((units, step) => units + apply(writes, step), 0) });
};

/** Carries out a transaction at an instant; gives the units that it, or its replay, used. */
export const transactSqlite = (
  { writes, ...open }: Written,
  transaction: Transaction,
  nowMs: number,
): Result<Units, TransactRefusal> => {
  const weighed = weighTransaction(transaction);
  if (!weighed.ok) return weighed;
  if (weighed.value.length === 0) return ok({ read: 0, written: 0 });
  const digest = digestOf(transaction);
  return inTransaction(open, () => {
    const used = writes.tokenDigest(transaction.token, nowMs);
    if (used !== undefined && used !== digest) return err({ code: 'store/token-reused' });
    const steps = weighed.value.map((step) => ({ ...step, before: writes.read(keyOfWrite(step.write)) }));
    if (used !== undefined) return ok({ read: replayUnits(steps.map(({ before }) => before)), written: 0 });
    const done = applyAll(writes, steps);
    if (done.ok) writes.keepToken({ token: transaction.token, digest, nowMs });
    return done;
  });
};
