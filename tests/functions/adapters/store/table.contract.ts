import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { keyText } from '../../../../functions/adapters/store/keys.ts';
import type { Change, Item, Query, Table } from '../../../../functions/adapters/store/table.ts';
import {
  allOf,
  itemAt,
  itemOfBytes,
  keyOf,
  pagesOf,
  sortKeysOf,
  valueOf,
  wholePartition,
  type TableUnderTest,
} from './table-fixtures.ts';

const strong = { consistent: true } as const;
const weak = { consistent: false } as const;
const KB = 1024;

const manyItems = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, n) => itemAt(keyOf(String(n).padStart(4, '0')), { body: { n } }));

const openOn = (day: string): Query => ({
  from: 'byDay',
  partition: keyText('open', day),
  range: { kind: 'all' },
  order: 'ascending',
  limit: 100,
});

const openItem = (sk: string, place: string, changes: Partial<Item> = {}): Item =>
  itemAt(keyOf(sk), { byDay: { pk: keyText('open', '2026-06-01'), sk: keyText(place) }, ...changes });

/** Counts the tests: an engine knows a token for all its tables. */
let testNumber = 0;
const tokenOf = (name: string): string => `${testNumber}-${name}`;

const put = (token: string, ...items: readonly Item[]) => ({
  token: tokenOf(token),
  writes: items.map((item) => ({ kind: 'put', item }) as const),
});

/** What every table guarantees, whatever engine is below. `isMetered`: its units are all the caller's own. */
export const describeTable = (
  name: string,
  open: () => Promise<TableUnderTest>,
  { isMetered }: { readonly isMetered: boolean },
): void => {
  describe(`a table of ${name}`, () => {
    let under: TableUnderTest;
    let table: Table;
    beforeEach(async () => {
      testNumber += 1;
      under = await open();
      table = under.table;
    });
    afterEach(async () => under.dispose());

    describe('single items', () => {
      test('an item comes back as it was stored, whatever its body holds', async () => {
        const item = itemAt(keyOf('a'), {
          body: {
            name: '王𬱖·阿卜杜拉',
            emoji: '👩‍⚕️',
            half: '\ud800',
            nul: '\u0000',
            numbers: [0, -1, 1e-200, 0.1, 9007199254740991],
            deep: { empty: {}, list: [], nothing: null, yes: true, '': 'no name', __proto__x: 1 },
          },
          byDay: { pk: keyText('open', '2026-06-01'), sk: keyText('x') },
          expiresAtS: 1_790_000_000,
        });
        valueOf(await table.transact(put('t', item)));
        expect(await table.get(item.key, strong)).toEqual(item);
      });

      test('there is nothing where nothing was stored', async () => {
        expect(await table.get(keyOf('a'), strong)).toBeUndefined();
      });

      test('many items come in the order of their keys, with gaps and repeats', async () => {
        const items = manyItems(205);
        valueOf(await table.putMany(items));
        const keys = [keyOf('none'), ...items.map(({ key }) => key).reverse(), keyOf('0007')];
        const found = await table.getMany(keys, strong);
        expect(found).toEqual([undefined, ...[...items].reverse(), items[7]]);
        expect(await table.getMany([], strong)).toEqual([]);
      });
    });

    describe('queries', () => {
      test('give a partition in byte order of the sort key, or backwards', async () => {
        const texts = ['V5-9', 'V5-10', 'a', 'Z', 'V5', 'V5.1', 'V5_1'];
        valueOf(await table.putMany(texts.map((text) => itemAt(keyOf(text)))));
        valueOf(await table.putMany([itemAt(keyOf('V5', 'other'))]));
        const sorted = [...texts].sort();
        expect(sortKeysOf(await allOf(table, wholePartition()))).toEqual(sorted);
        const backwards = await allOf(table, { ...wholePartition(), order: 'descending' });
        expect(sortKeysOf(backwards)).toEqual([...sorted].reverse());
        expect(await allOf(table, wholePartition('empty'))).toEqual([]);
      });

      test('keep to the range: a prefix, a closed interval, all after a place', async () => {
        valueOf(await table.putMany(['a', 'b', 'ba', 'bb', 'c', 'd'].map((text) => itemAt(keyOf(text)))));
        const within = async (range: Query['range']) =>
          sortKeysOf(await allOf(table, { ...wholePartition(), limit: 2, range }));
        expect(await within({ kind: 'beginsWith', prefix: keyText('b') })).toEqual(['b', 'ba', 'bb']);
        expect(await within({ kind: 'between', from: keyText('b'), to: keyText('c') })).toEqual([
          'b',
          'ba',
          'bb',
          'c',
        ]);
        expect(await within({ kind: 'after', sk: keyText('bb') })).toEqual(['c', 'd']);
        expect(await within({ kind: 'after', sk: keyText('d') })).toEqual([]);
      });

      test.each([1, 2, 7, 12, 13, 100])('in pages of %i give every item once', async (limit) => {
        const items = manyItems(13);
        valueOf(await table.putMany(items));
        for (const order of ['ascending', 'descending'] as const) {
          const pages = await pagesOf(table, { ...wholePartition(), order, limit });
          expect(pages.every((page) => page.length <= limit)).toBe(true);
          const expected = order === 'ascending' ? items : [...items].reverse();
          expect(pages.flat()).toEqual(expected);
        }
      });

      test('end a page before 1 MB and go on after it', async () => {
        const items = ['a', 'b', 'c', 'd', 'e'].map((text) => itemOfBytes(keyOf(text), 300 * KB));
        valueOf(await table.putMany(items));
        const pages = await pagesOf(table, wholePartition());
        // Engines differ on the item that crosses the line: it may still belong to the page.
        expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(4);
        expect(sortKeysOf(pages.flat())).toEqual(['a', 'b', 'c', 'd', 'e']);
      });

      test('refuse a cursor that is not their own', async () => {
        valueOf(await table.putMany(manyItems(5)));
        let next: string | undefined;
        for (let page = 0; page < 3; page++) {
          const query = { ...wholePartition(), limit: 1, ...(next === undefined ? {} : { cursor: next }) };
          next = valueOf(await table.query(query)).next;
        }
        const cursor = next ?? '';
        const bodyOf = (text: string): string => Buffer.from(text).toString('base64url');
        const refused = { ok: false, error: { code: 'store/bad-cursor' } };
        const others: readonly Query[] = [
          { ...wholePartition('other'), cursor },
          { ...wholePartition(), order: 'descending', cursor },
          { ...wholePartition(), range: { kind: 'beginsWith', prefix: keyText('9') }, cursor },
          { ...openOn('2026-06-01'), cursor },
          { ...wholePartition(), cursor: cursor.replace(/^e\./, '').slice(0, -8) },
          { ...wholePartition(), cursor: 'x' },
          { ...wholePartition(), cursor: bodyOf('{}') },
          {
            ...wholePartition(),
            cursor: bodyOf('{"from":"table","order":"ascending","key":["p",{"$ne":1}]}'),
          },
        ];
        for (const query of others) expect(await skipEmpty(table, query)).toEqual(refused);
      });
    });

    describe('the index by day', () => {
      test('holds only the items that have a place in it, in its own order', async () => {
        const items = [openItem('a', '3'), openItem('b', '1'), openItem('c', '2'), itemAt(keyOf('d'))];
        valueOf(await table.putMany(items));
        await under.settle();
        expect(sortKeysOf(await allOf(table, openOn('2026-06-01')))).toEqual(['b', 'c', 'a']);
        expect(await allOf(table, openOn('2026-06-02'))).toEqual([]);
      });

      test('loses an item that no longer has a place in it', async () => {
        valueOf(await table.transact(put('t1', openItem('a', '1'), openItem('b', '2'))));
        valueOf(await table.transact(put('t2', itemAt(keyOf('a'), { version: 2 }))));
        valueOf(
          await table.transact({
            token: tokenOf('t3'),
            writes: [{ kind: 'delete', key: keyOf('b'), version: 1 }],
          }),
        );
        await under.settle();
        expect(await allOf(table, openOn('2026-06-01'))).toEqual([]);
      });

      test('gives every item once in pages, those of the same place too, both ways', async () => {
        const items = manyItems(9).map((item, n) => openItem(item.key.sk, String(n % 2)));
        valueOf(await table.putMany(items));
        await under.settle();
        for (const order of ['ascending', 'descending'] as const) {
          const read = await allOf(table, { ...openOn('2026-06-01'), order, limit: 2 });
          expect([...sortKeysOf(read)].sort()).toEqual(sortKeysOf(items));
        }
      });
    });

    describe('transactions', () => {
      test('make version 1 only where there is nothing, and n only over n − 1', async () => {
        const first = itemAt(keyOf('a'));
        expect(await table.transact(put('t1', first))).toEqual({ ok: true, value: 'applied' });
        const condition = { code: 'store/condition', index: 0, found: first };
        expect(await table.transact(put('t2', first))).toEqual({ ok: false, error: condition });
        expect(await table.transact(put('t3', { ...first, version: 3 }))).toEqual({
          ok: false,
          error: condition,
        });
        expect((await table.transact(put('t4', { ...first, version: 2 }))).ok).toBe(true);
        expect(await table.get(first.key, strong)).toEqual({ ...first, version: 2 });
        const none = await table.transact(put('t5', itemAt(keyOf('b'), { version: 2 })));
        expect(none).toEqual({ ok: false, error: { code: 'store/condition', index: 0, found: undefined } });
      });

      test('change nothing where one condition fails, and say which and what was there', async () => {
        const old = itemAt(keyOf('b'), { body: { by: 'another' } });
        valueOf(await table.transact(put('t1', old)));
        const refused = await table.transact(put('t2', itemAt(keyOf('a')), itemAt(keyOf('b'))));
        expect(refused).toEqual({ ok: false, error: { code: 'store/condition', index: 1, found: old } });
        expect(await table.get(keyOf('a'), strong)).toBeUndefined();
      });

      test('delete and check the version they know', async () => {
        valueOf(await table.transact(put('t1', itemAt(keyOf('a')), itemAt(keyOf('b')))));
        const deleting = (token: string, version: number, seen: number) =>
          table.transact({
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
        expect(await table.get(keyOf('a'), strong)).toBeUndefined();
      });

      test('sent again under their token do nothing more', async () => {
        const first = put('t1', itemAt(keyOf('a')));
        valueOf(await table.transact(first));
        expect(await table.transact(first)).toEqual({ ok: true, value: 'applied' });
        valueOf(await table.transact(put('t2', itemAt(keyOf('a'), { version: 2 }))));
        expect(await table.transact(first)).toEqual({ ok: true, value: 'applied' });
        expect((await table.get(keyOf('a'), strong))?.version).toBe(2);
      });

      test('under the token of another are refused and have no effect', async () => {
        valueOf(await table.transact(put('t1', itemAt(keyOf('a')))));
        const refused = await table.transact(put('t1', itemAt(keyOf('b'))));
        expect(refused).toEqual({ ok: false, error: { code: 'store/token-reused' } });
        expect(await table.get(keyOf('b'), strong)).toBeUndefined();
      });

      test('that were refused may be sent again under their token', async () => {
        const second = put('t1', itemAt(keyOf('a'), { version: 2 }));
        expect((await table.transact(second)).ok).toBe(false);
        valueOf(await table.transact(put('t0', itemAt(keyOf('a')))));
        expect((await table.transact(second)).ok).toBe(true);
      });

      test('of no writes are applied', async () => {
        expect(await table.transact({ token: tokenOf('t'), writes: [] })).toEqual({
          ok: true,
          value: 'applied',
        });
      });

      test('of twenty writers on one item lose no write', async () => {
        valueOf(await table.transact(put('t', itemAt(keyOf('a'), { body: { writers: [] } }))));
        const write = async (writer: number): Promise<void> => {
          for (let attempt = 0; ; attempt++) {
            const item = await table.get(keyOf('a'), strong);
            const writers = item?.body['writers'];
            const list = Array.isArray(writers) ? writers : [];
            const next = itemAt(keyOf('a'), {
              version: (item?.version ?? 0) + 1,
              body: { writers: [...list, writer] },
            });
            if ((await table.transact(put(`${writer}-${attempt}`, next))).ok) return;
          }
        };
        const writers = Array.from({ length: 20 }, (_, n) => n);
        await Promise.all(writers.map(write));
        const item = await table.get(keyOf('a'), strong);
        expect(item?.version).toBe(21);
        expect(new Set(Object.values(item?.body['writers'] ?? {}))).toEqual(new Set(writers));
      });
    });

    describe('limits', () => {
      test('an item of 400 KB is stored, one byte more is not', async () => {
        const full = itemOfBytes(keyOf('a'), 400 * KB);
        const over = itemOfBytes(keyOf('b'), 400 * KB + 1);
        const error = { code: 'store/item-too-large', index: 1, bytes: 409_601, limit: 409_600 };
        expect(await table.putMany([full, over])).toEqual({ ok: false, error });
        expect(await table.transact(put('t1', full, over))).toEqual({ ok: false, error });
        expect(await table.get(full.key, strong)).toBeUndefined();
        valueOf(await table.putMany([full]));
        valueOf(await table.transact(put('t2', { ...full, version: 2 })));
        expect(await table.get(full.key, strong)).toEqual({ ...full, version: 2 });
      });

      test('a transaction has 100 writes, not 101', async () => {
        const refused = await table.transact(put('t1', ...manyItems(101)));
        expect(refused).toEqual({
          ok: false,
          error: { code: 'store/too-many-writes', count: 101, limit: 100 },
        });
        expect((await table.transact(put('t2', ...manyItems(100)))).ok).toBe(true);
        expect(await allOf(table, wholePartition())).toEqual(manyItems(100));
      });

      test('a transaction has 4 MB, not a byte more', async () => {
        const items = manyItems(10).map(({ key }) => itemOfBytes(key, 400 * KB));
        const rest = 4 * KB * KB - 10 * 400 * KB;
        const over = itemOfBytes(keyOf('last'), rest + 1);
        expect(await table.transact(put('t1', ...items, over))).toEqual({
          ok: false,
          error: { code: 'store/transaction-too-large', bytes: 4_194_305, limit: 4_194_304 },
        });
        const full = itemOfBytes(keyOf('last'), rest);
        expect((await table.transact(put('t2', ...items, full))).ok).toBe(true);
      });

      test('a transaction writes an item once', async () => {
        const refused = await table.transact(put('t', itemAt(keyOf('a')), itemAt(keyOf('a'))));
        expect(refused).toEqual({ ok: false, error: { code: 'store/item-written-twice', index: 1 } });
      });

      test('a sort key has 1,024 bytes and a partition key 2,048, not one more', async () => {
        const longest = itemAt(keyOf('s'.repeat(1024), 'p'.repeat(2048)));
        valueOf(await table.putMany([longest]));
        expect(await table.get(longest.key, strong)).toEqual(longest);
        const error = { code: 'store/key-too-long', index: 0 };
        expect(await table.putMany([itemAt(keyOf('s'.repeat(1025)))])).toEqual({ ok: false, error });
        const long = itemAt(keyOf('s', 'p'.repeat(2049)));
        expect(await table.transact(put('t', long))).toEqual({ ok: false, error });
      });
    });

    describe('bulk writes', () => {
      test('store any number of items over what was there, the last of a repeated key', async () => {
        valueOf(await table.transact(put('t', itemAt(keyOf('0003'), { body: { old: true } }))));
        const items = manyItems(60);
        const last = itemAt(keyOf('0005'), { version: 7, body: { last: true } });
        expect(await table.putMany([...items, last])).toEqual({ ok: true, value: 61 });
        const read = await allOf(table, wholePartition());
        expect(read).toEqual(items.map((item, n) => (n === 5 ? last : item)));
        expect(await table.putMany([])).toEqual({ ok: true, value: 0 });
      });

      test('remove any number of items, those that are not there too', async () => {
        const items = manyItems(60);
        valueOf(await table.putMany(items));
        await table.deleteMany([keyOf('none'), ...items.slice(1).map(({ key }) => key), keyOf('0001')]);
        expect(await allOf(table, wholePartition())).toEqual(items.slice(0, 1));
      });
    });

    test('the feed tells what happened to each item in order, and nothing of what was refused', async () => {
      const one = itemAt(keyOf('a'));
      const two = itemAt(keyOf('a'), { version: 2, body: { two: '二' } });
      const other = openItem('b', '1');
      valueOf(await table.transact(put('t1', one, other)));
      await table.transact(put('t2', one));
      valueOf(await table.transact(put('t3', two)));
      valueOf(
        await table.transact({
          token: tokenOf('t4'),
          writes: [{ kind: 'delete', key: one.key, version: 2 }],
        }),
      );
      const told = await under.changes();
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

    test.runIf(isMetered)('units are metered as DynamoDB bills them', async () => {
      const used = async (
        work: () => Promise<unknown>,
      ): Promise<readonly [read: number, written: number]> => {
        const before = table.meter();
        await work();
        const after = table.meter();
        return [after.read - before.read, after.written - before.written];
      };
      const of = (sk: string, kilobytes: number) => itemOfBytes(keyOf(sk), kilobytes * KB);
      const indexed = openItem('i', '1');
      const moved = openItem('i', '2', { version: 2 });
      const transaction = put('t2', of('t', 3));
      const check = [{ kind: 'check', key: keyOf('a'), version: 1 }] as const;
      const remove = [{ kind: 'delete', key: keyOf('t'), version: 1 }] as const;
      const steps: readonly (readonly [string, () => Promise<unknown>, number, number])[] = [
        ['put 1 KB', () => table.putMany([of('a', 1)]), 0, 1],
        ['put 1 KB + 5 KB', () => table.putMany([of('b', 1), of('c', 5)]), 0, 6],
        ['put 4 KB and a byte', () => table.putMany([itemOfBytes(keyOf('d'), 4 * KB + 1)]), 0, 5],
        ['get 4 KB weakly', () => table.get(keyOf('a'), weak), 0.5, 0],
        ['get strongly', () => table.get(keyOf('a'), strong), 1, 0],
        ['get a byte over 4 KB', () => table.get(keyOf('d'), strong), 2, 0],
        ['get nothing', () => table.get(keyOf('none'), weak), 0.5, 0],
        ['get many', () => table.getMany([keyOf('a'), keyOf('d'), keyOf('none')], weak), 2, 0],
        ['query 11 KB strongly', () => table.query(wholePartition()), 3, 0],
        ['query nothing', () => table.query({ ...wholePartition('none'), consistent: false }), 0.5, 0],
        ['transact 3 KB', () => table.transact(transaction), 0, 6],
        ['transact again', () => table.transact(transaction), 2, 0],
        ['check', () => table.transact({ token: tokenOf('t3'), writes: check }), 0, 2],
        ['delete 3 KB', () => table.transact({ token: tokenOf('t4'), writes: remove }), 0, 6],
        ['put into the index', () => table.transact(put('t5', indexed)), 0, 3],
        ['move in the index', () => table.transact(put('t6', moved)), 0, 4],
        ['query the index', () => table.query(openOn('2026-06-01')), 0.5, 0],
        ['leave the index', () => table.transact(put('t7', itemAt(keyOf('i'), { version: 3 }))), 0, 3],
        ['delete 5 KB and nothing', () => table.deleteMany([keyOf('c'), keyOf('none')]), 0, 6],
      ];
      for (const [step, work, read, written] of steps) {
        expect([step, ...(await used(work))]).toEqual([step, read, written]);
      }
    });
  });
};

/** The answer to a query; where a page was left empty on purpose, that of the page after it. */
const skipEmpty = async (table: Table, query: Query) => {
  const answer = await table.query(query);
  const { next } = answer.ok ? answer.value : {};
  return next?.startsWith('e.') === true ? table.query({ ...query, cursor: next }) : answer;
};
