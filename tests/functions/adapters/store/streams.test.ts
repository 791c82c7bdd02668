import { expect, test } from 'vitest';

import { byCodePoints } from '../../../../domain/kernel/ids.ts';
import { afterResident, historyKey, residentPartitions } from '../../../../functions/adapters/store/keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import { streamMerged, streamPartition } from '../../../../functions/adapters/store/streams.ts';
import type { Item, Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import { itemAt, residentId, sortKeysOf, valueOf } from './table-fixtures.ts';

const inMemory = (): Table =>
  openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });

/** 300 residents with one to three chunks each, in a store whose pages are sometimes empty. */
const county = async () => {
  const table = weakTable(inMemory(), { replica: inMemory(), seed: 5 });
  const ids = Array.from({ length: 300 }, (_, n) => residentId(`V${n % 7}-${n}`)).sort(byCodePoints);
  const items = ids.flatMap((id, n) =>
    Array.from({ length: 1 + (n % 3) }, (_, chunk) => itemAt(historyKey(id, chunk), { body: { n, chunk } })),
  );
  valueOf(await table.putMany(items));
  return { table, ids, items };
};

const collect = async (batches: AsyncGenerator<readonly Item[]>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
};

test.each([1, 3, 1000])('a county streams in order of resident ids, pages of %i', async (pageItems) => {
  const { table, items } = await county();
  const read = await collect(
    streamMerged(table, { partitions: residentPartitions(), after: undefined, pageItems }),
  );
  expect(read).toEqual(items);
});

test('a stream that broke off goes on after the last resident it finished', async () => {
  const { table, ids, items } = await county();
  const done = ids[100] ?? residentId('none');
  const rest = await collect(
    streamMerged(table, { partitions: residentPartitions(), after: afterResident(done), pageItems: 4 }),
  );
  expect(rest).toEqual(items.filter(({ key }) => key.sk > afterResident(done)));
  expect(rest[0]?.key).toEqual(historyKey(ids[101] ?? done, 0));
});

test('a stream holds one page of each partition, not the county', async () => {
  const { table } = await county();
  let largest = 0;
  for await (const batch of streamMerged(table, {
    partitions: residentPartitions(),
    after: undefined,
    pageItems: 1,
  })) {
    largest = Math.max(largest, batch.length);
  }
  expect(largest).toBeLessThanOrEqual(256);
});

test('one partition streams alone', async () => {
  const { table, items } = await county();
  const partition = items[0]?.key.pk ?? historyKey(residentId('none'), 0).pk;
  const read = await collect(streamPartition(table, { partition, after: undefined, pageItems: 2 }));
  expect(sortKeysOf(read)).toEqual(sortKeysOf(items.filter(({ key }) => key.pk === partition)));
});

test('an empty store streams nothing', async () => {
  const read = await collect(
    streamMerged(inMemory(), { partitions: residentPartitions(), after: undefined, pageItems: 10 }),
  );
  expect(read).toEqual([]);
});
