import { expect, test } from 'vitest';

import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable, type WeakTable } from '../../../../functions/adapters/store/weak-table.ts';
import {
  allPlaced,
  itemAt,
  keyOf,
  openItem,
  openOn,
  putting,
  sortKeysOf,
  valueOf,
  wholePartition,
} from './table-fixtures.ts';

const inMemory = (): Table =>
  openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });
const open = (seed: number): WeakTable => weakTable(inMemory(), { replica: inMemory(), seed });

const openDay = openOn('2026-06-01');

test('an index lags behind a write and comes to show it by itself', async () => {
  const table = open(2);
  valueOf(await table.putMany([openItem('a', '1')]));
  const seen: number[] = [];
  for (let look = 0; look < 10; look++) seen.push((await allPlaced(table, openDay)).length);
  expect(seen[0]).toBe(0);
  expect(seen.at(-1)).toBe(1);
});

test('an index shows an item that has already left it, which a strong read tells (F11)', async () => {
  const table = open(2);
  valueOf(await table.putMany([openItem('a', '1')]));
  await table.settle();
  await table.deleteMany([keyOf('a')]);
  expect(sortKeysOf(await allPlaced(table, openDay))).toEqual(['a']);
  expect(await table.get(keyOf('a'), { consistent: true })).toBeUndefined();
});

test('a decision taken on an old version is refused with the newer one (F10)', async () => {
  const table = open(2);
  valueOf(await table.transact(putting('1', itemAt(keyOf('a')))));
  await table.settle();
  valueOf(await table.transact(putting('2', itemAt(keyOf('a'), { version: 2 }))));
  const old = await table.get(keyOf('a'), { consistent: false });
  expect(old?.version).toBe(1);
  expect(await table.getMany([keyOf('a')], { consistent: false })).toEqual([old]);
  const refused = await table.transact(
    putting('3', itemAt(keyOf('a'), { version: 2, body: { mine: true } })),
  );
  expect(refused).toMatchObject({ error: { code: 'store/condition', index: 0, found: { version: 2 } } });
});

test('a replay brings nothing old back', async () => {
  const table = open(2);
  const first = putting('1', openItem('a', '1'));
  valueOf(await table.transact(first));
  valueOf(await table.transact(putting('2', openItem('a', '1', { version: 2 }))));
  valueOf(await table.transact(first));
  await table.settle();
  expect(sortKeysOf(await allPlaced(table, openDay))).toEqual(['a']);
  expect(await table.get(keyOf('a'), { consistent: false })).toMatchObject({ version: 2 });
});

test('some pages are empty though the end is not reached', async () => {
  const table = open(2);
  valueOf(await table.putMany(['a', 'b', 'c'].map((text) => itemAt(keyOf(text)))));
  let emptyPages = 0;
  for (let look = 0; look < 20; look++) {
    const page = valueOf(await table.query(wholePartition()));
    if (page.items.length === 0) {
      emptyPages += 1;
      expect(page.next).toBeDefined();
    }
  }
  expect(emptyPages).toBeGreaterThan(0);
  expect(emptyPages).toBeLessThan(20);
});

test('a feed swaps the changes of a transaction and repeats some, keeps the order of each item, loses none', async () => {
  const told = async (seed: number) => {
    const table = open(seed);
    for (const version of [1, 2, 3]) {
      const items = ['a', 'b', 'c', 'd'].map((text) => itemAt(keyOf(text), { version }));
      valueOf(await table.transact(putting(String(version), ...items)));
    }
    if (table.feed.kind !== 'read') throw new Error('a local feed is read');
    const { changes } = await table.feed.changes(undefined, 100);
    return changes.map(
      (change) => `${change.key.sk}${change.kind === 'written' ? change.after.version : ''}`,
    );
  };
  const changes = await told(2);
  const once = [...new Set(changes)];
  expect(changes.length).toBeGreaterThan(12);
  expect([...once].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3', 'd1', 'd2', 'd3']);
  expect(once).not.toEqual([...once].sort((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1)));
  for (const item of 'abcd') {
    expect(once.filter((text) => text.startsWith(item))).toEqual([`${item}1`, `${item}2`, `${item}3`]);
  }
  expect(await told(2)).toEqual(changes);
  expect(await told(3)).not.toEqual(changes);
});
