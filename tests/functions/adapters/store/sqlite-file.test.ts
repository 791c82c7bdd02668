import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import { openTable } from '../../../../functions/adapters/store/index.ts';
import { openSqliteTable, sqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import { openDatabase } from '../../../../functions/adapters/store/sqlite-open.ts';
import { itemAt, itemOfBytes, keyOf, valueOf, wholePartition } from './table-fixtures.ts';

const strong = { consistent: true } as const;
const now = (): Date => new Date('2026-06-01T00:00:00Z');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'jiayi.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openTable({ kind: 'sqlite', file });

/** A program that writes batches of a hundred items without end, saying the number of each once it is acknowledged. */
const writerOf = (path: string): string => `
  import { openTable } from '${new URL('../../../../functions/adapters/store/index.ts', import.meta.url).href}';
  const table = await openTable({ kind: 'sqlite', file: ${JSON.stringify(path)}, durability: 'bulk' });
  for (let batch = 0; ; batch++) {
    const items = Array.from({ length: 100 }, (_, n) => ({
      key: { pk: 'batch-' + batch, sk: String(n) }, version: 1, body: { pad: 'x'.repeat(2000) },
    }));
    const done = await table.putMany(items);
    if (done.ok) process.stdout.write(batch + '\\n');
  }
`;

describe('a store in a file', () => {
  test.each(['full', 'normal', 'bulk'] as const)(
    'keeps what it holds when closed: %s',
    async (durability) => {
      const first = await openTable({ kind: 'sqlite', file, durability });
      valueOf(await first.putMany([itemAt(keyOf('a'))]));
      await first.close();
      const second = await open();
      expect(await second.get(keyOf('a'), strong)).toEqual(itemAt(keyOf('a')));
      await second.close();
    },
  );

  test('may be open twice: each sees what the other wrote', async () => {
    const [first, second] = [await open(), await open()];
    valueOf(await first.transact({ token: '1', writes: [{ kind: 'put', item: itemAt(keyOf('a')) }] }));
    const refused = await second.transact({
      token: '2',
      writes: [{ kind: 'put', item: itemAt(keyOf('a')) }],
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'store/condition', index: 0 } });
    await first.close();
    await second.close();
  });

  test('killed while it writes is sound and holds every batch it acknowledged, and each whole', async () => {
    const script = join(folder, 'writer.mjs');
    writeFileSync(script, writerOf(file));
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      said += String(chunk);
      if (said.includes('20\n')) child.kill('SIGKILL');
    }
    expect(await ended).toEqual([null, 'SIGKILL']);
    const database = openDatabase(file, 'normal');
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const table = sqliteTable({ database, lockWaitMs: 0 }, now);
    const acknowledged = said.split('\n').length - 1;
    const sizes: number[] = [];
    for (let batch = 0; batch <= acknowledged + 1; batch++) {
      sizes.push(valueOf(await table.query(wholePartition(`batch-${batch}`))).items.length);
    }
    expect(new Set(sizes.slice(0, acknowledged))).toEqual(new Set([100]));
    expect(sizes.slice(acknowledged).filter((size) => size !== 0 && size !== 100)).toEqual([]);
    await table.close();
  });
});

describe('a store that cannot be opened says why in one sentence', () => {
  test('a file that is no database', async () => {
    writeFileSync(file, 'id,name\n1,王*\n'.repeat(500));
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      code: 'store/not-a-database',
      message: 'the file is not a database',
    });
  });

  test('a database of another program', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE items (id)');
    other.close();
    await expect(open()).rejects.toMatchObject({ code: 'store/not-a-database' });
  });

  test.each([
    ['a newer version', 99, 'store/newer-format'],
    ['an earlier version', 1, 'store/older-format'],
  ])('a database of %s', async (_, format, code) => {
    await (await open()).close();
    const other = new DatabaseSync(file);
    other.exec(`PRAGMA user_version = ${format}`);
    other.close();
    await expect(open()).rejects.toMatchObject({ code });
  });

  test('a folder that is not there, or a folder in place of the file', async () => {
    const missing = openTable({ kind: 'sqlite', file: join(folder, 'no', 'jiayi.db') });
    await expect(missing).rejects.toMatchObject({ code: 'store/unreadable' });
    await expect(openTable({ kind: 'sqlite', file: folder })).rejects.toMatchObject({
      code: 'store/unreadable',
    });
  });
});

describe('a store that breaks beneath a call', () => {
  test('on a full disk refuses the whole call and keeps what it had', async () => {
    const database = openDatabase(file, 'normal');
    const table = sqliteTable({ database, lockWaitMs: 0 }, now);
    valueOf(await table.putMany([itemAt(keyOf('a'))]));
    database.exec('PRAGMA max_page_count = 40');
    const many = ['b', 'c'].map((text) => itemOfBytes(keyOf(text), 300 * 1024));
    const failure = await table.putMany(many).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store/disk-full', message: 'the disk is full' });
    expect(isRetryable(failure)).toBe(false);
    const writes = many.map((item) => ({ kind: 'put', item }) as const);
    await expect(table.transact({ token: 't', writes })).rejects.toMatchObject({ code: 'store/disk-full' });
    expect(valueOf(await table.query(wholePartition())).items).toEqual([itemAt(keyOf('a'))]);
    valueOf(await table.putMany([itemAt(keyOf('d'))]));
    await table.close();
  });

  test('locked by another program says so, and the call may be repeated', async () => {
    const database = openDatabase(file, 'normal');
    const table = sqliteTable({ database, lockWaitMs: 0 }, now);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const failure = await table.putMany([itemAt(keyOf('a'))]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store/locked' });
    expect(isRetryable(failure)).toBe(true);
    other.exec('ROLLBACK');
    valueOf(await table.putMany([itemAt(keyOf('a'))]));
    other.close();
    await table.close();
  });

  test('written by another thread, waits until that one is done', async () => {
    const table = sqliteTable({ database: openDatabase(file, 'normal'), lockWaitMs: 10_000 }, now);
    const holder = new Worker(
      `const { DatabaseSync } = require('node:sqlite');
      const { parentPort, workerData } = require('node:worker_threads');
      const other = new DatabaseSync(workerData);
      other.exec('BEGIN IMMEDIATE');
      parentPort.postMessage('locked');
      setTimeout(() => { other.exec('COMMIT'); other.close(); }, 50);`,
      { eval: true, workerData: file },
    );
    await once(holder, 'message');
    valueOf(await table.putMany([itemAt(keyOf('a'))]));
    expect(valueOf(await table.query(wholePartition())).items).toEqual([itemAt(keyOf('a'))]);
    await once(holder, 'exit');
    await table.close();
  });

  test.each(["body = '['", "body = '[]'", "body = '7'", "sk = 'a b'", "byDayPk = 'ä'"])(
    'with a damaged item (%s) does not make one up',
    async (damage) => {
      const database = openDatabase(file, 'normal');
      const table = sqliteTable({ database, lockWaitMs: 0 }, now);
      valueOf(await table.putMany([itemAt(keyOf('a'))]));
      database.exec(`UPDATE items SET ${damage}`);
      await expect(table.query(wholePartition())).rejects.toMatchObject({ code: 'store/damaged' });
      await table.close();
    },
  );

  test.each([
    ['that is no item', { pk: 'p', sk: 'a' }],
    ['of no version', { pk: 'p', sk: 'a', version: 0, body: '{}' }],
    ['whose version is text', { pk: 'p', sk: 'a', version: '1', body: '{}' }],
    ['whose place is no key', { pk: 'p', sk: 'a b', version: 1, body: '{}' }],
    ['with half a second of expiry', { pk: 'p', sk: 'a', version: 1, body: '{}', expiresAtS: 0.5 }],
    ['that is a list', []],
  ])('with a change %s does not make one up', async (_name, row) => {
    const database = openDatabase(file, 'normal');
    const table = sqliteTable({ database, lockWaitMs: 0 }, now);
    database.prepare('INSERT INTO feed (after) VALUES (?)').run(JSON.stringify(row));
    const { feed } = table;
    if (feed.kind !== 'read') throw new Error('the feed of a file is read');
    await expect(feed.changes(undefined, 10)).rejects.toMatchObject({ code: 'store/damaged' });
    await table.close();
  });
});

test.each([
  [9 * 60_000 + 59_999, true],
  [10 * 60_000, false],
])('a transaction is known by its token for ten minutes (F5): after %i ms, %s', async (laterMs, isKnown) => {
  let time = now();
  const table = openSqliteTable({ file, durability: 'normal', now: () => time });
  const transaction = { token: 't', writes: [{ kind: 'put', item: itemAt(keyOf('a')) }] } as const;
  valueOf(await table.transact(transaction));
  time = new Date(time.getTime() + laterMs);
  expect(await table.transact(transaction)).toMatchObject(
    isKnown ? { ok: true } : { ok: false, error: { code: 'store/condition' } },
  );
  await table.close();
});

test('a feed forgets what every consumer has passed, and no position comes twice', async () => {
  const table = await open();
  const { feed } = table;
  if (feed.kind !== 'read') throw new Error('a local feed is read');
  const write = async (version: number) =>
    table.transact({ token: `${version}`, writes: [{ kind: 'put', item: itemAt(keyOf('a'), { version }) }] });
  for (const version of [1, 2, 3]) valueOf(await write(version));
  const two = await feed.changes(undefined, 2);
  await feed.trim(two.next);
  const rest = await feed.changes(undefined, 10);
  expect(rest.changes).toMatchObject([{ after: { version: 3 } }]);
  await feed.trim(rest.next);
  expect(await feed.changes(two.next, 10)).toEqual({ changes: [], next: two.next });
  valueOf(await write(4));
  expect((await feed.changes(rest.next, 10)).changes).toMatchObject([{ after: { version: 4 } }]);
  await expect(feed.changes('x', 1)).rejects.toThrow('not a position of the change feed');
  await table.close();
});

test('bulk writes pass the feed by', async () => {
  const table = await open();
  const { feed } = table;
  if (feed.kind !== 'read') throw new Error('a local feed is read');
  valueOf(await table.putMany([itemAt(keyOf('a'))]));
  await table.deleteMany([keyOf('a')]);
  expect(await feed.changes(undefined, 10)).toEqual({ changes: [], next: '0' });
  await table.close();
});
