import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { describeReads } from './reads.contract.ts';
import {
  itemAt,
  itemOfBytes,
  keyOf,
  openItem,
  openOn,
  putting,
  wholePartition,
  type Given,
  type TableUnderTest,
} from './table-fixtures.ts';
import { describeWrites } from './writes.contract.ts';

const strong = { consistent: true } as const;
const weak = { consistent: false } as const;
const KB = 1024;

/** Counts the tests: an engine knows a token for all its tables. */
let testNumber = 0;

/** Opens a table before each test and closes it after. */
const openBeforeEach = (open: () => Promise<TableUnderTest>): Given => {
  const tables: TableUnderTest[] = [];
  const current = (): TableUnderTest => {
    const last = tables.at(-1);
    if (last === undefined) throw new Error('no table is open');
    return last;
  };
  beforeEach(async () => {
    testNumber += 1;
    tables.push(await open());
  });
  afterEach(async () => tables.pop()?.dispose());
  const tokenOf = (name: string): string => `${testNumber}-${name}`;
  return {
    table: () => current().table,
    settle: () => current().settle(),
    changes: () => current().changes(),
    tokenOf,
    put: (token, ...items) => putting(tokenOf(token), ...items),
  };
};

const describeUnits = ({ table, put, tokenOf }: Given): void => {
  test('units are metered as DynamoDB bills them', async () => {
    const used = async (work: () => Promise<unknown>): Promise<readonly [read: number, written: number]> => {
      const before = table().meter();
      await work();
      const after = table().meter();
      return [after.read - before.read, after.written - before.written];
    };
    const of = (sk: string, kilobytes: number) => itemOfBytes(keyOf(sk), kilobytes * KB);
    const indexed = openItem('i', '1');
    const large = { ...of('l', 2), byDay: { pk: keyText('open', '2026-06-02'), sk: keyText('1') } };
    const moved = openItem('i', '2', { version: 2 });
    const transaction = put('t2', of('t', 3));
    const check = [{ kind: 'check', key: keyOf('a'), version: 1 }] as const;
    const remove = [{ kind: 'delete', key: keyOf('t'), version: 1 }] as const;
    const steps: readonly (readonly [string, () => Promise<unknown>, number, number])[] = [
      ['put 1 KB', () => table().putMany([of('a', 1)]), 0, 1],
      ['put 1 KB + 5 KB', () => table().putMany([of('b', 1), of('c', 5)]), 0, 6],
      ['put 4 KB and a byte', () => table().putMany([itemOfBytes(keyOf('d'), 4 * KB + 1)]), 0, 5],
      ['get 4 KB weakly', () => table().get(keyOf('a'), weak), 0.5, 0],
      ['get strongly', () => table().get(keyOf('a'), strong), 1, 0],
      ['get a byte over 4 KB', () => table().get(keyOf('d'), strong), 2, 0],
      ['get nothing', () => table().get(keyOf('none'), weak), 0.5, 0],
      ['get many', () => table().getMany([keyOf('a'), keyOf('d'), keyOf('none')], weak), 2, 0],
      ['query 11 KB strongly', () => table().query(wholePartition()), 3, 0],
      ['query nothing', () => table().query({ ...wholePartition('none'), consistent: false }), 0.5, 0],
      ['transact 3 KB', () => table().transact(transaction), 0, 6],
      ['transact again', () => table().transact(transaction), 2, 0],
      ['check', () => table().transact({ token: tokenOf('t3'), writes: check }), 0, 2],
      ['delete 3 KB', () => table().transact({ token: tokenOf('t4'), writes: remove }), 0, 6],
      ['put into the index', () => table().transact(put('t5', indexed)), 0, 3],
      ['move in the index', () => table().transact(put('t6', moved)), 0, 4],
      ['query the index', () => table().find(openOn('2026-06-01')), 0.5, 0],
      ['leave the index', () => table().transact(put('t7', itemAt(keyOf('i'), { version: 3 }))), 0, 3],
      ['put over 2 KB into the index', () => table().put(large), 0, 4],
      ['change them in their place', () => table().put({ ...large, version: 2 }), 0, 3],
      ['put one of 3 KB alone', () => table().put(of('s', 3)), 0, 3],
      [
        'put each of two, and one too late',
        () => table().putEach([of('u', 3), of('v', 1), itemAt(keyOf('a'))]),
        0,
        4,
      ],
      ['the very same again', () => table().put(of('s', 3)), 0, 0],
      ['put one alone into the index', () => table().put(openItem('o', '3')), 0, 2],
      ['delete 5 KB and nothing', () => table().deleteMany([keyOf('c'), keyOf('none')]), 0, 6],
    ];
    for (const [step, work, read, written] of steps) {
      expect([step, ...(await used(work))]).toEqual([step, read, written]);
    }
  });
};

/** What every table guarantees, whatever engine is below. `isMetered`: its units are all the caller's own. */
export const describeTable = (
  name: string,
  open: () => Promise<TableUnderTest>,
  { isMetered }: { readonly isMetered: boolean },
): void => {
  describe(`a table of ${name}`, () => {
    const given = openBeforeEach(open);
    describeReads(given);
    describeWrites(given);
    if (isMetered) describeUnits(given);
  });
};
