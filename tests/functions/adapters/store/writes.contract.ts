import { describe, expect, test } from 'vitest';

import type { Change } from '../../../../functions/adapters/store/table.ts';
import {
  allOf,
  itemAt,
  itemOfBytes,
  keyOf,
  manyItems,
  openItem,
  valueOf,
  wholePartition,
  type Given,
} from './table-fixtures.ts';

const strong = { consistent: true } as const;
const KB = 1024;

/** What writing a table, and its feed, guarantee. */
export const describeWrites = ({ table, changes, put, tokenOf }: Given): void => {
  describe('transactions', () => {
    test('make version 1 only where there is nothing, and n only over n − 1', async () => {
      const first = itemAt(keyOf('a'));
      expect(await table().transact(put('t1', first))).toEqual({ ok: true, value: 'applied' });
      const condition = { code: 'store/condition', index: 0, found: first };
      expect(await table().transact(put('t2', first))).toEqual({ ok: false, error: condition });
      expect(await table().transact(put('t3', { ...first, version: 3 }))).toEqual({
        ok: false,
        error: condition,
      });
      expect((await table().transact(put('t4', { ...first, version: 2 }))).ok).toBe(true);
      expect(await table().get(first.key, strong)).toEqual({ ...first, version: 2 });
      const none = await table().transact(put('t5', itemAt(keyOf('b'), { version: 2 })));
      expect(none).toEqual({ ok: false, error: { code: 'store/condition', index: 0, found: undefined } });
    });

    test('change nothing where one condition fails, and say which and what was there', async () => {
      const old = itemAt(keyOf('b'), { body: { by: 'another' } });
      valueOf(await table().transact(put('t1', old)));
      const refused = await table().transact(put('t2', itemAt(keyOf('a')), itemAt(keyOf('b'))));
      expect(refused).toEqual({ ok: false, error: { code: 'store/condition', index: 1, found: old } });
      expect(await table().get(keyOf('a'), strong)).toBeUndefined();
    });

    test('delete and check the version they know', async () => {
      valueOf(await table().transact(put('t1', itemAt(keyOf('a')), itemAt(keyOf('b')))));
      const deleting = (token: string, version: number, seen: number) =>
        table().transact({
          token: tokenOf(token),
          writes: [
            { kind: 'delete', key: keyOf('a'), version },
            { kind: 'check', key: keyOf('b'), version: seen },
            { kind: 'check', key: keyOf('none'), version: 0 },
          ],
        });
      expect(await deleting('t2', 2, 1)).toMatchObject({ error: { index: 0, found: { version: 1 } } });
      expect(await deleting('t3', 1, 2)).toMatchObject({ error: { index: 1, found: { version: 1 } } });
      expect(await deleting('t4', 1, 0)).toMatchObject({ error: { index: 1, found: { version: 1 } } });
      expect((await deleting('t5', 1, 1)).ok).toBe(true);
      expect(await table().get(keyOf('a'), strong)).toBeUndefined();
    });

    test('sent again under their token do nothing more', async () => {
      const first = put('t1', itemAt(keyOf('a')));
      valueOf(await table().transact(first));
      expect(await table().transact(first)).toEqual({ ok: true, value: 'applied' });
      valueOf(await table().transact(put('t2', itemAt(keyOf('a'), { version: 2 }))));
      expect(await table().transact(first)).toEqual({ ok: true, value: 'applied' });
      expect((await table().get(keyOf('a'), strong))?.version).toBe(2);
    });

    test('under the token of another are refused and have no effect', async () => {
      valueOf(await table().transact(put('t1', itemAt(keyOf('a')))));
      const refused = await table().transact(put('t1', itemAt(keyOf('b'))));
      expect(refused).toEqual({ ok: false, error: { code: 'store/token-reused' } });
      expect(await table().get(keyOf('b'), strong)).toBeUndefined();
    });

    test('that were refused may be sent again under their token', async () => {
      const second = put('t1', itemAt(keyOf('a'), { version: 2 }));
      expect((await table().transact(second)).ok).toBe(false);
      valueOf(await table().transact(put('t0', itemAt(keyOf('a')))));
      expect((await table().transact(second)).ok).toBe(true);
    });

    test('of no writes are applied', async () => {
      expect(await table().transact({ token: tokenOf('t'), writes: [] })).toEqual({
        ok: true,
        value: 'applied',
      });
    });

    test('of twenty writers on one item lose no write', async () => {
      valueOf(await table().transact(put('t', itemAt(keyOf('a'), { body: { writers: [] } }))));
      const write = async (writer: number): Promise<void> => {
        for (let attempt = 0; ; attempt++) {
          const item = await table().get(keyOf('a'), strong);
          const writers = item?.body['writers'];
          const list = Array.isArray(writers) ? writers : [];
          const next = itemAt(keyOf('a'), {
            version: (item?.version ?? 0) + 1,
            body: { writers: [...list, writer] },
          });
          if ((await table().transact(put(`${writer}-${attempt}`, next))).ok) return;
        }
      };
      const writers = Array.from({ length: 20 }, (_, n) => n);
      await Promise.all(writers.map(write));
      const item = await table().get(keyOf('a'), strong);
      expect(item?.version).toBe(21);
      expect(new Set(Object.values(item?.body['writers'] ?? {}))).toEqual(new Set(writers));
    });
  });

  describe('each of some items', () => {
    test('is stored where it is the next version, whatever becomes of the others', async () => {
      valueOf(await table().putMany([itemAt(keyOf('a')), itemAt(keyOf('c'))]));
      const items = [
        itemAt(keyOf('a')),
        itemAt(keyOf('b')),
        itemAt(keyOf('c'), { version: 2 }),
        itemAt(keyOf('d'), { version: 2 }),
        itemAt(keyOf('a'), { body: { by: 'another' } }),
      ];
      // The first is there already, to the last byte.
      expect(valueOf(await table().putEach(items))).toEqual([true, true, true, false, false]);
      const found = await table().getMany(
        ['a', 'b', 'c', 'd'].map((sk) => keyOf(sk)),
        strong,
      );
      expect(found).toEqual([items[0], items[1], items[2], undefined]);
    });

    test('is as many as there are: more than a transaction holds', async () => {
      const items = manyItems(205);
      valueOf(await table().putMany(items.slice(100, 103)));
      const others = items.map((item) => ({ ...item, body: { by: 'another' } }));
      const stored = valueOf(await table().putEach(others));
      expect(
        stored.map((isStored, at) => (isStored ? undefined : at)).filter((at) => at !== undefined),
      ).toEqual([100, 101, 102]);
      expect(valueOf(await table().putEach([]))).toEqual([]);
    });

    test('is written where none breaks a limit, else none is', async () => {
      const refused = await table().putEach([itemAt(keyOf('a')), itemOfBytes(keyOf('b'), 409_601)]);
      expect(refused).toMatchObject({ error: { code: 'store/item-too-large', index: 1 } });
      expect(await table().get(keyOf('a'), strong)).toBeUndefined();
    });
  });

  describe('one item', () => {
    test('is stored as version 1 where there is nothing, and as n over n − 1', async () => {
      const first = itemAt(keyOf('a'));
      expect(await table().put(first)).toEqual({ ok: true, value: 'applied' });
      expect(await table().put({ ...first, version: 3 })).toEqual({
        ok: false,
        error: { code: 'store/condition', index: 0, found: first },
      });
      valueOf(await table().put({ ...first, version: 2 }));
      expect(await table().get(first.key, strong)).toEqual({ ...first, version: 2 });
      expect(await table().put(itemAt(keyOf('b'), { version: 2 }))).toEqual({
        ok: false,
        error: { code: 'store/condition', index: 0, found: undefined },
      });
    });

    test('that is there already, to the last byte, is a yes and no second change', async () => {
      const first = itemAt(keyOf('a'));
      valueOf(await table().put(first));
      expect(await table().put(first)).toEqual({ ok: true, value: 'applied' });
      const other = { ...first, body: { by: 'another' } };
      expect(await table().put(other)).toMatchObject({ error: { code: 'store/condition', found: first } });
      // A feed may repeat itself.
      const told = new Set((await changes()).map((change) => JSON.stringify(change)));
      expect(told.size).toBe(1);
    });

    test('is refused where it is larger than a store’s items', async () => {
      expect(await table().put(itemOfBytes(keyOf('a'), 400 * KB + 1))).toMatchObject({
        error: { code: 'store/item-too-large', index: 0 },
      });
      expect(await table().get(keyOf('a'), strong)).toBeUndefined();
    });

    test('of twenty writers each is stored once, and nobody’s is lost', async () => {
      const write = async (writer: number): Promise<void> => {
        const before = (await table().get(keyOf('a'), strong))?.version ?? 0;
        const item = itemAt(keyOf('a'), { version: before + 1, body: { writer } });
        if (!(await table().put(item)).ok) await write(writer);
      };
      await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));
      expect((await table().get(keyOf('a'), strong))?.version).toBe(20);
    });
  });

  describe('limits', () => {
    test('an item of 400 KB is stored, one byte more is not', async () => {
      const full = itemOfBytes(keyOf('a'), 400 * KB);
      const over = itemOfBytes(keyOf('b'), 400 * KB + 1);
      const error = { code: 'store/item-too-large', index: 1, bytes: 409_601, limit: 409_600 };
      expect(await table().putMany([full, over])).toEqual({ ok: false, error });
      expect(await table().transact(put('t1', full, over))).toEqual({ ok: false, error });
      expect(await table().get(full.key, strong)).toBeUndefined();
      valueOf(await table().putMany([full]));
      valueOf(await table().transact(put('t2', { ...full, version: 2 })));
      expect(await table().get(full.key, strong)).toEqual({ ...full, version: 2 });
    });

    test('a transaction has 100 writes, not 101', async () => {
      const refused = await table().transact(put('t1', ...manyItems(101)));
      expect(refused).toEqual({
        ok: false,
        error: { code: 'store/too-many-writes', count: 101, limit: 100 },
      });
      expect((await table().transact(put('t2', ...manyItems(100)))).ok).toBe(true);
      expect(await allOf(table(), wholePartition())).toEqual(manyItems(100));
    });

    test('a transaction has 4 MB, not a byte more', async () => {
      const items = manyItems(10).map(({ key }) => itemOfBytes(key, 400 * KB));
      const rest = 4 * KB * KB - 10 * 400 * KB;
      const over = itemOfBytes(keyOf('last'), rest + 1);
      expect(await table().transact(put('t1', ...items, over))).toEqual({
        ok: false,
        error: { code: 'store/transaction-too-large', bytes: 4_194_305, limit: 4_194_304 },
      });
      const full = itemOfBytes(keyOf('last'), rest);
      expect((await table().transact(put('t2', ...items, full))).ok).toBe(true);
    });

    test('a transaction writes an item once', async () => {
      const refused = await table().transact(put('t', itemAt(keyOf('a')), itemAt(keyOf('a'))));
      expect(refused).toEqual({ ok: false, error: { code: 'store/item-written-twice', index: 1 } });
    });

    test('a sort key has 1,024 bytes and a partition key 2,048, not one more', async () => {
      const longest = itemAt(keyOf('s'.repeat(1024), 'p'.repeat(2048)));
      valueOf(await table().putMany([longest]));
      expect(await table().get(longest.key, strong)).toEqual(longest);
      const error = { code: 'store/key-too-long', index: 0 };
      expect(await table().putMany([itemAt(keyOf('s'.repeat(1025)))])).toEqual({ ok: false, error });
      const long = itemAt(keyOf('s', 'p'.repeat(2049)));
      expect(await table().transact(put('t', long))).toEqual({ ok: false, error });
    });
  });

  describe('bulk writes', () => {
    test('store any number of items over what was there, the last of a repeated key', async () => {
      valueOf(await table().transact(put('t', itemAt(keyOf('0003'), { body: { old: true } }))));
      const items = manyItems(60);
      const last = itemAt(keyOf('0005'), { version: 7, body: { last: true } });
      expect(await table().putMany([...items, last])).toEqual({ ok: true, value: 61 });
      const read = await allOf(table(), wholePartition());
      expect(read).toEqual(items.map((item, n) => (n === 5 ? last : item)));
      expect(await table().putMany([])).toEqual({ ok: true, value: 0 });
    });

    test('remove any number of items, those that are not there too', async () => {
      const items = manyItems(60);
      valueOf(await table().putMany(items));
      await table().deleteMany([keyOf('none'), ...items.slice(1).map(({ key }) => key), keyOf('0001')]);
      expect(await allOf(table(), wholePartition())).toEqual(items.slice(0, 1));
    });
  });

  test('the feed tells what happened to each item in order, and nothing of what was refused', async () => {
    const one = itemAt(keyOf('a'));
    const two = itemAt(keyOf('a'), { version: 2, body: { two: '二' } });
    const other = openItem('b', '1');
    valueOf(await table().transact(put('t1', one, other)));
    await table().transact(put('t2', one));
    valueOf(await table().transact(put('t3', two)));
    valueOf(
      await table().transact({
        token: tokenOf('t4'),
        writes: [{ kind: 'delete', key: one.key, version: 2 }],
      }),
    );
    const told = await changes();
    // A feed may repeat itself: what it said before counts once.
    const once = [...new Map(told.map((change) => [JSON.stringify(change), change])).values()];
    const ofItem = (sk: string): readonly Change[] => once.filter(({ key }) => key.sk === sk);
    expect(ofItem('a')).toEqual([
      { kind: 'written', key: one.key, before: undefined, after: one },
      { kind: 'written', key: one.key, before: one, after: two },
      { kind: 'deleted', key: one.key, before: two },
    ]);
    expect(ofItem('b')).toEqual([{ kind: 'written', key: other.key, before: undefined, after: other }]);
  });
};
