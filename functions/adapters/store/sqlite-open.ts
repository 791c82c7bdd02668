import { DatabaseSync } from 'node:sqlite';

import { ok, type Result } from '../../../domain/kernel/result.ts';
import { isStoreError, storeError, type StoreErrorCode } from './errors.ts';

/** What an acknowledged write outlives. Every level outlives the end of the process, `kill -9` included, and
 *  leaves a sound file: `full` also a power cut; `normal` a power cut save for the last moments; `bulk` is for
 *  loading a file that can be loaded again: until it is closed a power cut may damage it; `background` is `normal` for a
 *  thread that nobody waits for: it brings the log into the file early, so that no request has to. */
export type Durability = 'full' | 'normal' | 'background' | 'bulk';

/** A store's file as it was opened, and how long a write waits for those of others. */
export type OpenDatabase = { readonly database: DatabaseSync; readonly lockWaitMs: number };

/** “JIAY”: says that a file is a store of this service. */
const APPLICATION_ID = 0x4a494159;
/** Rises when what is stored can no longer be read as it was: 5 since packed facts are one text. */
const FORMAT = 5;
/** Two threads that load a file write a thousand people in one go; on a busy machine one of them waits long. */
export const LOCK_WAIT_MS = {
  full: 5_000,
  normal: 5_000,
  background: 5_000,
  bulk: 60_000,
} as const satisfies Record<Durability, number>;

/** A rowid table and not WITHOUT ROWID: items weigh a kilobyte and more, and such rows load twice as fast out
 *  of key order here. Pages of 8 KB hold several. */
const SCHEMA = `
  CREATE TABLE items (
    pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    byDayPk TEXT, byDaySk TEXT, expiresAtS INTEGER,
    PRIMARY KEY (pk, sk)
  ) STRICT;
  CREATE INDEX items_by_day ON items (byDayPk, byDaySk, pk, sk) WHERE byDayPk IS NOT NULL;
  CREATE TABLE feed (
    position INTEGER PRIMARY KEY AUTOINCREMENT, before TEXT, after TEXT
  ) STRICT;
  CREATE TABLE tokens (
    token TEXT PRIMARY KEY, digest TEXT NOT NULL, usedAtMs INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tokens_by_time ON tokens (usedAtMs);
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

const DURABILITY = {
  full: 'PRAGMA synchronous = FULL; PRAGMA cache_size = -65536',
  normal: 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -65536',
  background: 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000; PRAGMA cache_size = -65536',
  bulk: 'PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16384',
} as const satisfies Record<Durability, string>;

/** SQLite's primary result codes (sqlite.org/rescode.html) and what they mean to us. */
const FAILURES: Readonly<Record<number, readonly [StoreErrorCode, string]>> = {
  5: ['store/locked', 'the database is locked by another program'],
  6: ['store/locked', 'the database is locked by another program'],
  8: ['store/read-only', 'the database may only be read'],
  10: ['store/unreadable', 'the database cannot be read or written: the disk reports an error'],
  11: ['store/damaged', 'the database is damaged'],
  13: ['store/disk-full', 'the disk is full'],
  14: ['store/unreadable', 'the database cannot be opened: no such folder, or no right to it'],
  26: ['store/not-a-database', 'the file is not a database'],
};

const BUSY = 5;

const resultCodeOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : 0;

/** Runs work on the database; what SQLite reports comes out as a `StoreError`, a bug as it is. */
export const inStoreWords = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const failure = isStoreError(error) ? undefined : FAILURES[resultCodeOf(error)];
    if (failure === undefined) throw error;
    throw storeError(...failure, error);
  }
};

/** Between two looks whether the lock is free. SQLite's own waiting begins at 1 ms and grows to 25: behind a write of
 *  3 ms a request would stand for 8. */
const LOOK_EVERY_MS = 0.2;
const NEVER_WOKEN = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

const isLocked = (database: DatabaseSync, isLastTry: boolean): boolean => {
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isLastTry || resultCodeOf(error) !== BUSY) throw error;
    return false;
  }
};

/** Takes the write lock as soon as who has it gives it back; throws as SQLite does where that takes too long. */
const takeLock = ({ database, lockWaitMs }: OpenDatabase): void => {
  const untilMs = performance.now() + lockWaitMs;
  database.exec('PRAGMA busy_timeout = 0');
  try {
    while (!isLocked(database, performance.now() >= untilMs)) Atomics.wait(NEVER_WOKEN, 0, 0, LOOK_EVERY_MS);
  } finally {
    database.exec(`PRAGMA busy_timeout = ${lockWaitMs}`);
  }
};

/** Runs work as one transaction that takes the write lock at once; a refusal or a throw undoes all of it. */
export const inTransaction = <T, E>(open: OpenDatabase, work: () => Result<T, E>): Result<T, E> => {
  takeLock(open);
  const { database } = open;
  try {
    const done = work();
    database.exec(done.ok ? 'COMMIT' : 'ROLLBACK');
    return done;
  } catch (error) {
    // SQLite has already undone it by itself after some failures, a full disk among them.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

const pragma = (database: DatabaseSync, name: string): number => {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === 'number' ? value : 0;
};

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const prepareFormat = (open: OpenDatabase): void => {
  const { database } = open;
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    if (!isEmpty(database)) {
      throw storeError('store/not-a-database', 'the file is a database of another program');
    }
    database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL');
    // Another process may have made the tables since we looked.
    inTransaction(open, () => {
      if (isEmpty(database)) database.exec(SCHEMA);
      return ok(undefined);
    });
  }
  const format = pragma(database, 'user_version');
  if (format > FORMAT)
    throw storeError('store/newer-format', 'the database was made by a newer version of this program');
  if (format < FORMAT)
    throw storeError(
      'store/older-format',
      'the database was made by an earlier version of this program: make a new one in another file or folder',
    );
};

/** Opens a store's file (`:memory:`: one that ends with the process), making it where there is none; refuses
 *  other programs' files. Throws a `StoreError` whose message is one sentence. */
export const openDatabase = (file: string, durability: Durability): DatabaseSync =>
  inStoreWords(() => {
    const lockWaitMs = LOCK_WAIT_MS[durability];
    const database = new DatabaseSync(file, { timeout: lockWaitMs });
    try {
      prepareFormat({ database, lockWaitMs });
      database.exec(DURABILITY[durability]);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });

/** Closes a store's file with all it holds on the disk, whatever its durability was: a frame that is new makes the
 *  checkpoint flush the whole file. */
export const closeDatabase = (database: DatabaseSync, durability: Durability): void => {
  if (durability === 'bulk') {
    database.exec(
      `PRAGMA synchronous = FULL; PRAGMA user_version = ${FORMAT}; PRAGMA wal_checkpoint(TRUNCATE)`,
    );
  }
  database.close();
};
