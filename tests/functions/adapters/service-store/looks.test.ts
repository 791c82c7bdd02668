import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { type SealedRecord, saveLooks } from '../../../../functions/adapters/service-store/looks.ts';
import { looksOn } from '../../../../functions/adapters/service-store/looks-page.ts';
import {
  auditPartition,
  isOfLooks,
  lookedInPartition,
  lookedListsPartition,
  lookedPartition,
} from '../../../../functions/adapters/store/audit-keys.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { openTable } from '../../../../functions/adapters/store/index.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import { allOf } from '../../../../functions/adapters/store/streams.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import type { Audits, Look } from '../../../../functions/kit/ports.ts';
import { anId, on } from '../../../given/values.ts';
import { type Engine, isEngineInstalled, startEngine } from '../store/local-engine.ts';
import { residentId } from '../store/table-fixtures.ts';

const keys = localKeys(Buffer.alloc(32, 7));
const inMemory = (): Table =>
  openSqliteTable({ file: ':memory:', durability: 'normal', now: () => new Date(0) });

/** The one whose looks are read. */
const ONE = 'R1';

type Told = { readonly requestId: string; readonly at: string; readonly people: readonly string[] };

const recordOf = ({ requestId, at, people }: Told, purpose = ''): SealedRecord => ({
  at,
  requestId,
  userId: anId('doctor-1'),
  role: 'team_leader',
  action: 'residents.list',
  purpose,
  residentIds: people.map(residentId),
  outcome: 'allowed',
});

const team = (id: string | undefined) => (id === undefined ? undefined : anId<'TeamId'>(id));

/** Every look at the one, by pages of so many. */
const allLooks = async (looks: Audits['looks'], limit: number, one = ONE): Promise<Look[]> => {
  const found: Look[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const page = await looks(residentId(one), { limit, cursor });
    if (page === undefined) throw new Error('its own cursor is refused');
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    if (page.next === undefined) return found;
    cursor = page.next;
  }
  throw new Error('the pages do not end');
};

/** Instants of three years, close to where a year of the clinic’s calendar begins and often the same. */
const instants = fc.constantFrom(
  '2024-06-16T02:00:00.000Z',
  '2024-12-31T15:59:59.999Z',
  '2024-12-31T16:00:00.000Z',
  '2025-06-16T02:00:00.000Z',
  '2025-12-31T15:59:59.999Z',
  '2025-12-31T16:00:00.000Z',
  '2026-01-01T02:00:00.000Z',
  '2026-06-16T02:00:00.000Z',
);

const requests = fc
  .array(fc.record({ at: instants, people: fc.subarray([ONE, 'R2', 'R3'], { minLength: 1 }) }), {
    minLength: 1,
    maxLength: 14,
    size: 'max',
  })
  .map((all) => all.map((request, at): Told => ({ ...request, requestId: `request-${at}` })));

/** Requests, and how they are told: in any order, again, and as of this team or that or of none, as everything was once. */
const tellings = requests.chain((all) =>
  fc.record({
    all: fc.constant(all),
    told: fc.array(fc.tuple(fc.nat(all.length - 1), fc.constantFrom(undefined, 'T1', 'T2')), {
      maxLength: 24,
      size: 'max',
    }),
    limit: fc.integer({ min: 1, max: 6 }),
    together: fc.integer({ min: 2, max: 4 }),
    most: fc.integer({ min: 2, max: 6 }),
  }),
);

const byTime = (one: Told, other: Told): number => {
  const [a, b] = [`${one.at}#${one.requestId}`, `${other.at}#${other.requestId}`];
  return a < b ? 1 : a > b ? -1 : 0;
};

/** Asserts the contract on tables that are opened one after another. */
const expectEachOnce = async (
  open: () => Promise<{ readonly table: Table; readonly settle: () => Promise<void> }>,
  numRuns: number,
): Promise<void> => {
  const property = fc.asyncProperty(tellings, async ({ all, told, limit, together, most }) => {
    const { table, settle } = await open();
    const isTold = new Set<string>();
    for (const [at, teamId] of told) {
      const request = all[at];
      if (request === undefined) continue;
      await saveLooks(table, recordOf(request), team(teamId));
      if (request.people.includes(ONE)) isTold.add(request.requestId);
    }
    await settle();
    const found = await allLooks(looksOn(table, keys, { together, most }), limit);
    const expected = all.filter(({ requestId }) => isTold.has(requestId)).toSorted(byTime);
    expect(found.map(({ requestId }) => requestId)).toEqual(expected.map(({ requestId }) => requestId));
    await table.close();
  });
  await fc.assert(property, { seed: 20_250_310, numRuns });
};

describe('the looks at a person, by pages of any length, are each of them once and the latest first', () => {
  test('whatever was told in whichever form and order, and told again', async () => {
    await expectEachOnce(async () => ({ table: inMemory(), settle: async () => {} }), 150);
  });

  test('on a table whose copies lag and whose pages are empty at times', async () => {
    let seed = 0;
    await expectEachOnce(async () => {
      const table = weakTable(inMemory(), { replica: inMemory(), seed: ++seed });
      return { table, settle: table.settle };
    }, 60);
  });
});

describe.runIf(isEngineInstalled())('with the DynamoDB-compatible engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine.stop());

  test('the looks at a person are each of them once and the latest first', async () => {
    const place = { kind: 'dynamodb', region: 'cn-north-1', endpoint: engine.endpoint } as const;
    let tables = 0;
    const open = async () => ({
      table: await openTable({ ...place, table: `looks-${++tables}` }),
      settle: async () => {},
    });
    await expectEachOnce(open, 15);
  }, 60_000);
});

describe('the looks of a team at fifty people', () => {
  const PEOPLE = Array.from({ length: 50 }, (_, at) => `R1-${String(at).padStart(2, '0')}`);
  const aPage = (requestId: string, at: string): SealedRecord =>
    recordOf({ requestId, at, people: PEOPLE }, keys.seal('随访'));
  const [T1, T2] = [anId<'TeamId'>('T1'), anId<'TeamId'>('T2')];

  let table: Table;
  beforeEach(() => {
    table = inMemory();
  });

  const unitsOf = async (record: SealedRecord, teamId: string | undefined): Promise<number> => {
    const before = table.meter().written;
    await saveLooks(table, record, team(teamId));
    return table.meter().written - before;
  };

  test('cost a mark for each the first time in a year, and one item every other time', async () => {
    expect(await unitsOf(aPage('request-1', '2026-12-31T15:59:58.000Z'), 'T1')).toBe(51);
    expect(await unitsOf(aPage('request-2', '2026-12-31T15:59:59.999Z'), 'T1')).toBe(1);
    expect(await unitsOf(aPage('request-3', '2026-12-31T16:00:00.000Z'), 'T1')).toBe(51);
    expect(await unitsOf(aPage('request-4', '2026-12-31T16:00:00.000Z'), 'T1')).toBe(1);
    expect(await unitsOf(aPage('request-5', '2026-12-31T16:00:00.000Z'), 'T2')).toBe(51);
  });

  test('that are told again change nothing', async () => {
    const everything = async (): Promise<unknown> =>
      Promise.all(
        [
          lookedListsPartition({ teamId: T1, year: 2026 }),
          lookedInPartition(anId('R1-07')),
          lookedPartition(anId('R1-07')),
        ].map((partition) =>
          allOf(table, { from: 'table', consistent: true, partition, range: { kind: 'all' } }),
        ),
      );
    const record = aPage('request-1', '2026-06-16T02:00:00.000Z');
    await saveLooks(table, record, T1);
    const before = await everything();
    expect(before).toMatchObject([{ length: 1 }, { length: 1 }, { length: 0 }]);
    await saveLooks(table, record, T1);
    expect(await everything()).toEqual(before);
  });

  test('are shown to each as a look at one person is, and to nobody else', async () => {
    await saveLooks(table, aPage('request-1', '2026-06-16T02:00:00.000Z'), T1);
    const looks = looksOn(table, keys);
    const page = { limit: 10, cursor: undefined };
    expect(await looks(anId('R1-49'), page)).toEqual({
      items: [
        {
          at: '2026-06-16T02:00:00.000Z',
          requestId: 'request-1',
          userId: 'doctor-1',
          role: 'team_leader',
          action: 'residents.list',
          purpose: '随访',
        },
      ],
      next: undefined,
    });
    expect(await looks(anId('R1-50'), page)).toEqual({ items: [], next: undefined });
  });

  test('as they were stored once, a look for each, are shown and are not shown twice when they are told anew', async () => {
    const record = aPage('request-1', '2026-06-16T02:00:00.000Z');
    expect(await unitsOf(record, undefined)).toBe(50);
    expect(await allLooks(looksOn(table, keys), 10, 'R1-07')).toHaveLength(1);
    await saveLooks(table, record, T1);
    await saveLooks(table, record, T2);
    expect(await allLooks(looksOn(table, keys), 10, 'R1-07')).toHaveLength(1);
  });

  test.each([
    ['two people', ['R1', 'R2'], 0],
    ['one person', ['R1'], 1],
    ['one person, named twice', ['R1', 'R1'], 1],
  ])('are of %s stored with the person or apart', async (_, people, own) => {
    await saveLooks(table, recordOf({ requestId: 'r', at: '2026-06-16T02:00:00.000Z', people }), T1);
    const partition = lookedPartition(anId('R1'));
    const found = await table.query({
      from: 'table',
      consistent: true,
      partition,
      range: { kind: 'all' },
      order: 'ascending',
      limit: 9,
    });
    expect(found).toMatchObject({ value: { items: { length: own } } });
    expect(await allLooks(looksOn(table, keys), 10)).toHaveLength(1);
  });

  test('who was refused saw nobody', async () => {
    await saveLooks(table, { ...aPage('request-1', '2026-06-16T02:00:00.000Z'), outcome: 'refused' }, T1);
    expect(await allLooks(looksOn(table, keys), 10, 'R1-07')).toEqual([]);
  });
});

describe('a page of looks', () => {
  const secondOf = (at: number): string => new Date(Date.UTC(2026, 5, 16) + at * 1_000).toISOString();

  /** A table that notes where it was read. */
  const noting = (): { readonly table: Table; readonly read: string[] } => {
    const table = inMemory();
    const read: string[] = [];
    const query: Table['query'] = (asked) => {
      read.push(asked.partition);
      return table.query(asked);
    };
    return { table: { ...table, query }, read };
  };

  test('reads no further than it goes, and no year before', async () => {
    const { table, read } = noting();
    for (let at = 0; at < 20; at++) {
      const people = [ONE, 'R2'];
      await saveLooks(table, recordOf({ requestId: `new-${at}`, at: secondOf(at), people }), anId('T1'));
      const before = { requestId: `old-${at}`, at: `2025-06-16T02:00:${at + 10}.000Z`, people };
      await saveLooks(table, recordOf(before), anId('T1'));
    }
    const looks = looksOn(table, keys, { together: 5, most: 100 });
    const page = await looks(residentId(ONE), { limit: 7, cursor: undefined });
    expect(page?.items.at(-1)?.requestId).toBe('new-13');
    expect(read.filter((partition) => partition.startsWith('looked-lists'))).toEqual([
      'looked-lists#T1#2026',
      'looked-lists#T1#2026',
    ]);
    // What begins in an older year reads nothing of a newer one.
    const older = await looks(residentId(ONE), { limit: 15, cursor: page?.next });
    read.length = 0;
    await looks(residentId(ONE), { limit: 5, cursor: older?.next });
    expect(new Set(read)).toEqual(new Set(['looked#R1', 'looked-in#R1', 'looked-lists#T1#2025']));
  });

  test('ends early where the lists are many and somebody is in few, and the next goes on', async () => {
    const { table, read } = noting();
    for (let at = 0; at < 30; at++) {
      const people = at === 0 || at === 25 ? [ONE, 'R2'] : ['R2', 'R3'];
      await saveLooks(table, recordOf({ requestId: `list-${at}`, at: secondOf(at), people }), anId('T1'));
    }
    const looks = looksOn(table, keys, { together: 5, most: 10 });
    const first = await looks(residentId(ONE), { limit: 5, cursor: undefined });
    expect(first?.items.map(({ requestId }) => requestId)).toEqual(['list-25']);
    const second = await looks(residentId(ONE), { limit: 5, cursor: first?.next });
    expect(second?.items).toEqual([]);
    expect(read.filter((partition) => partition.startsWith('looked-lists'))).toHaveLength(4);
    const found = await allLooks(looks, 5);
    expect(found.map(({ requestId }) => requestId)).toEqual(['list-25', 'list-0']);
  });

  test('is worth so many lists in all, however many years they are of', async () => {
    const { table, read } = noting();
    for (const year of [2023, 2024, 2025, 2026])
      for (let at = 0; at < 3; at++) {
        const list = { requestId: `${year}-${at}`, at: `${year}-06-16T02:00:0${at}.000Z` };
        await saveLooks(
          table,
          recordOf({ ...list, people: at === 0 ? [ONE, 'R2'] : ['R2', 'R3'] }),
          anId('T1'),
        );
      }
    const looks = looksOn(table, keys, { together: 2, most: 6 });
    const page = await looks(residentId(ONE), { limit: 5, cursor: undefined });
    expect(page?.items.map(({ requestId }) => requestId)).toEqual(['2026-0', '2025-0']);
    const years = read.filter((partition) => partition.startsWith('looked-lists'));
    expect(years.map((partition) => partition.slice(-4))).toEqual(['2026', '2026', '2025', '2025', '2024']);
  });

  test('of somebody whom no list showed takes one query for their looks, wherever it begins', async () => {
    const { table, read } = noting();
    for (let at = 0; at < 5; at++)
      await saveLooks(table, recordOf({ requestId: 'r', at: secondOf(at), people: [ONE] }), anId('T1'));
    const looks = looksOn(table, keys);
    const first = await looks(residentId(ONE), { limit: 2, cursor: undefined });
    await looks(residentId(ONE), { limit: 2, cursor: first?.next });
    expect(read.toSorted()).toEqual(['looked#R1', 'looked#R1', 'looked-in#R1', 'looked-in#R1']);
  });

  const encoded = (text: string): string => Buffer.from(text).toString('base64url');
  test.each([
    ['no text of a cursor', 'x'],
    ['a time alone', encoded('2026-06-16T02:00:00.000Z')],
    ['a time without a request', encoded('2026-06-16T02:00:00.000Z#')],
    ['a request without a time', encoded('#request-1')],
    ['something else', encoded('{"from":"table","order":"descending"}')],
  ])('does not begin after %s', async (_, cursor) => {
    expect(await looksOn(inMemory(), keys)(residentId(ONE), { limit: 5, cursor })).toBeUndefined();
  });

  test('begins after any place, whether somebody looked there or not', async () => {
    const table = inMemory();
    for (let at = 0; at < 3; at++)
      await saveLooks(table, recordOf({ requestId: 'r', at: secondOf(at), people: [ONE] }), undefined);
    const cursor = encoded(`${secondOf(1)}#zzz`);
    const page = await looksOn(table, keys)(residentId(ONE), { limit: 5, cursor });
    expect(page?.items.map(({ at }) => at)).toEqual([secondOf(1), secondOf(0)]);
    expect(cursor).toMatch(/^[\w-]+$/);
  });
});

test.each([
  [lookedPartition(anId('R1')), true],
  [lookedInPartition(anId('R1')), true],
  [lookedListsPartition({ teamId: anId('T1'), year: 2026 }), true],
  [keyText('looked-at', 'R1'), false],
  [auditPartition(on('2026-06-16'), '0'), false],
])('%s is of looks at people: %s', (partition, isIt) => {
  expect(isOfLooks(partition)).toBe(isIt);
});
