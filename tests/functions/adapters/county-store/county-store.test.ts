import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cutIntoChunks } from '../../../../functions/adapters/county-store/chunks.ts';
import { countyStore, raiseReference } from '../../../../functions/adapters/county-store/county-store.ts';
import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { referenceIn } from '../../../../functions/adapters/service-store/reference.ts';
import {
  historyKey,
  lastImportKey,
  referenceKey,
  referencePartition,
  residentPartition,
} from '../../../../functions/adapters/store/keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import { everythingIn } from '../../../../functions/adapters/store/streams.ts';
import type { Table } from '../../../../functions/adapters/store/table.ts';
import { weakTable } from '../../../../functions/adapters/store/weak-table.ts';
import type { CountyStore, StoredHistory } from '../../../../functions/county-files/county-store.ts';
import { rowSealing } from '../../../../functions/county-files/sealed-rows.ts';
import { holds } from '../../../given/properties.ts';
import { anId, on } from '../../../given/values.ts';
import { sourceOf, textsOf } from '../../county-files/county-texts.ts';
import { importInto, storedHistories } from '../../county-files/imported.ts';
import { exportOf, runOn } from '../../county-files/outputs-of.ts';
import { soundCounty } from '../../county-files/sound-rows.ts';
import { valueOf } from '../store/table-fixtures.ts';

const now = (): Date => new Date('2025-06-30T00:00:00Z');
const inMemory = (): Table => openSqliteTable({ file: ':memory:', durability: 'normal', now });

const history = (id: string, rows: string, version = 1): StoredHistory => ({
  residentId: anId<'ResidentId'>(id),
  rows,
  version,
});

/** So many UTF-16 units, most of them of characters of two. */
const longText = (units: number): string =>
  `x${'😀'.repeat(units)}`.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '') + 'y';

describe('a long text is cut into chunks that fit an item', () => {
  test.each([
    [0, 1],
    [1, 1],
    [100_000, 1],
    [100_001, 2],
    [250_000, 3],
  ])('%i units into %i', (units, chunks) => {
    expect(cutIntoChunks('a'.repeat(units)).map((chunk) => chunk.length)).toHaveLength(chunks);
  });

  test('never within a character, and together they are the text again', () => {
    const text = fc.integer({ min: 99_990, max: 200_020 }).map(longText);
    holds(
      fc.property(text, (whole) => {
        const chunks = cutIntoChunks(whole);
        expect(chunks.join('') === whole).toBe(true);
        for (const chunk of chunks) expect(chunk.isWellFormed()).toBe(true);
      }),
      20,
    );
  });
});

describe('reference rows that are others now', () => {
  test('raise their version once for each who changed them, also in the same moment', async () => {
    const table = inMemory();
    const { load } = referenceIn(table);
    const { version } = await load();
    await Promise.all([raiseReference(table), raiseReference(table)]);
    expect((await load()).version).toBe(version + 2);
    await table.close();
  });
});

/** A history without its length, which no failing test should print. */
const inShort = ({ residentId, rows, version }: StoredHistory): string =>
  `${residentId} ${version} ${rows.length} ${createHash('sha256').update(rows).digest('hex')}`;

/** The same on a store whose indexes lag and whose pages may be empty. */
const stores: readonly (readonly [string, () => Table])[] = [
  ['SQLite', inMemory],
  ['a table in test mode', () => weakTable(inMemory(), { replica: inMemory(), seed: 7 })],
];

describe.each(stores)('residents’ histories on %s', (_, openTable) => {
  const saved = async (...histories: readonly StoredHistory[]): Promise<CountyStore> => {
    const store = countyStore(openTable());
    await store.saveHistories(histories);
    return store;
  };

  test('come back whole, in order of id within their partition, however long they are', async () => {
    const texts = ['r,a', longText(100_000), longText(350_000), ''];
    const histories = Array.from({ length: 300 }, (__, n) => history(`R${n}`, texts[n % 97] ?? 'r,x', n + 1));
    const store = await saved(...histories);
    const found = await storedHistories(store);
    expect(found).toHaveLength(300);
    expect(found.map(inShort).toSorted()).toEqual(histories.map(inShort).toSorted());
    for (const { residentId } of found) expect(store.partitionOf(residentId)).toBeLessThan(store.partitions);
  });

  test('are replaced whole: nothing is left of a longer one', async () => {
    const store = await saved(history('R1', longText(450_000)), history('R1-', 'r,neighbour'));
    await store.saveHistories([history('R1', longText(120_000), 2)]);
    await store.saveHistories([history('R1', 'r,short', 3)]);
    const expected = [history('R1', 'r,short', 3), history('R1-', 'r,neighbour')];
    expect((await storedHistories(store)).map(inShort).toSorted()).toEqual(expected.map(inShort).toSorted());
  });

  test('of nobody are none', async () => {
    expect(await storedHistories(await saved())).toEqual([]);
  });
});

describe('histories that are sealed', () => {
  const plain = localKeys(Buffer.alloc(32, 7));
  const keys = { ...plain, rows: rowSealing(plain) };
  const person = 'r,R1,样本甲,110101198001011237,M,1980-01-01,13800000000,self,519921001001,H1,,,,yes,,,,';
  const visits = (many: number): string =>
    Array.from(
      { length: many },
      (_, at) =>
        `f,V${createHash('sha256').update(String(at)).digest('hex')},R1,hypertension,2025-01-01,,clinic,done,140,90`,
    ).join('\n');

  test.each([1, 10, 4_000])('and packed come back as they were, with %i visits', async (many) => {
    const table = inMemory();
    const store = countyStore(table, keys);
    const rows = `${person}\n${visits(many)}`;
    await store.saveHistories([history('R1', rows)]);
    expect((await storedHistories(store)).map(inShort)).toEqual([inShort(history('R1', rows))]);
  });

  test('take less room than plain ones, and say nobody’s name', async () => {
    const table = inMemory();
    const rows = `${person}\n${visits(20)}`;
    await countyStore(table, keys).saveHistories([history('R1', rows)]);
    const [item] = await everythingIn(table, residentPartition(anId('R1')));
    const stored = JSON.stringify(item?.body);
    expect(stored.length).toBeLessThan(rows.length * 0.75);
    expect(stored).not.toContain('样本');
  });
});

describe.each(stores)('reference rows on %s', (_, openTable) => {
  test('come back as they were saved, long or short, and empty before', async () => {
    const store = countyStore(openTable());
    expect(await store.readReference('regions')).toBe('');
    for (const rows of ['51,某省', longText(350_000), longText(150_000), 'a', '']) {
      await store.saveReference('regions', rows);
      expect((await store.readReference('regions')) === rows).toBe(true);
      expect(await store.readReference('teams')).toBe('');
    }
  });
});

describe('reference rows', () => {
  test('take a third of their bytes where they are stored', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `S${at},张春萍,nurse,T${at % 500},,护师,no`).join(
      '\n',
    );
    const table = inMemory();
    await countyStore(table).saveReference('staff', rows);
    const items = await everythingIn(table, referencePartition('staff'));
    expect(JSON.stringify(items).length).toBeLessThan(Buffer.byteLength(rows) / 3);
  });

  test('are read as they were stored before they were packed, and packed when they are stored again', async () => {
    const table = inMemory();
    const plain = { chunk: 0, chunks: 2, rows: 'I1,一镇卫生院\n' };
    const stored = [plain, { chunk: 1, chunks: 2, rows: 'I2,县医院' }];
    valueOf(
      await table.putMany(
        stored.map((body, chunk) => ({ key: referenceKey('institutions', chunk), version: 1, body })),
      ),
    );
    const store = countyStore(table);
    expect(await store.readReference('institutions')).toBe('I1,一镇卫生院\nI2,县医院');
    await store.saveReference('institutions', 'I1,一镇卫生院');
    expect(await store.readReference('institutions')).toBe('I1,一镇卫生院');
  });
});

describe.each(stores)('the latest import on %s', (_, openTable) => {
  test('is none, running, or finished', async () => {
    const store = countyStore(openTable());
    expect(await store.importState()).toBe('none');
    await store.startImport();
    expect(await store.importState()).toBe('running');
    await store.startImport();
    expect(await store.importState()).toBe('running');
    await store.finishImport({ type: 'county-imported@1', files: {} });
    expect(await store.importState()).toBe('finished');
    await store.startImport();
    expect(await store.importState()).toBe('running');
  });
});

describe.each(stores)('the last finished run on %s', (_, openTable) => {
  const counts = { residents: 1, visits: 0, tasks: 0, messages: 0, calls: 0 };
  const ranOn = async (...days: readonly string[]): Promise<CountyStore> => {
    const store = countyStore(openTable());
    for (const day of days)
      await store.finishRun({ type: 'day-run@1', day: on(day), profile: 'CN-NBPHS-2017', ...counts });
    return store;
  };

  test.each<[runs: readonly string[], before: string, found: string | undefined]>([
    [[], '2025-06-30', undefined],
    [['2025-06-29'], '2025-06-30', '2025-06-29'],
    [['2025-06-30'], '2025-06-30', undefined],
    [['2025-06-29', '2025-06-30'], '2025-06-30', '2025-06-29'],
    [['2024-12-31', '2025-06-01'], '2025-06-30', '2025-06-01'],
    [['2025-06-01', '2024-12-31'], '2025-06-30', '2025-06-01'],
    [['2025-07-01'], '2025-06-30', undefined],
    [['2025-06-29', '2025-07-01'], '2025-06-30', undefined],
    [['2025-06-29', '2025-06-29'], '2025-06-30', '2025-06-29'],
  ])('after runs of %j, before %s: %s', async (runs, before, found) => {
    expect(await (await ranOn(...runs)).lastFinishedRun(on(before))).toBe(found);
  });

  test('of two profiles on one day is that day', async () => {
    const store = await ranOn('2025-06-28');
    for (const profile of ['UK-QOF', 'CN-NBPHS-2017'])
      await store.finishRun({ type: 'day-run@1', day: on('2025-06-29'), profile, ...counts });
    expect(await store.lastFinishedRun(on('2025-06-30'))).toBe('2025-06-29');
  });

  test('that two programs end at the same time is recorded of both', async () => {
    const store = countyStore(openTable());
    const event = { type: 'day-run@1', day: on('2025-06-29'), profile: 'CN-NBPHS-2017', ...counts } as const;
    await Promise.all([store.finishRun(event), store.finishRun(event), store.finishRun(event)]);
    expect(await store.lastFinishedRun(on('2025-06-30'))).toBe('2025-06-29');
  });
});

test.each([1, 2])(
  'a county imported twice and run is the same on a table in test mode, seed %i',
  async (seed) => {
    const source = sourceOf(textsOf(soundCounty));
    const outputsOf = async (table: Table): Promise<unknown> => {
      const store = countyStore(table);
      await importInto(store, source);
      const { rejects } = await importInto(store, source);
      expect(rejects).toEqual([]);
      return [(await runOn(store, '2025-06-22')).files, await exportOf(store)];
    };
    const weak = weakTable(inMemory(), { replica: inMemory(), seed });
    expect(await outputsOf(weak)).toEqual(await outputsOf(inMemory()));
  },
);

describe('a damaged store says so and makes nothing up', () => {
  const resident = anId<'ResidentId'>('R1');

  test.each<[string, object]>([
    ['a history of another form', { rows: 'r,a' }],
    ['a chunk with a wrong resident id', { residentId: '王', chunk: 0, chunks: 1, rows: '' }],
    ['a chunk without rows', { residentId: 'R1', chunk: 0, chunks: 1 }],
    ['packed rows that cannot be unpacked', { residentId: 'R1', chunk: 0, chunks: 1, packed: '!' }],
    ['a chunk of which the others are missing', { residentId: 'R1', chunk: 0, chunks: 2, rows: '' }],
  ])('%s', async (_, body) => {
    const table = inMemory();
    const stored = { key: historyKey(resident, 0), version: 1, body: JSON.parse(JSON.stringify(body)) };
    valueOf(await table.putMany([stored]));
    await expect(storedHistories(countyStore(table))).rejects.toMatchObject({ code: 'store/damaged' });
  });

  test('reference rows and an import record of another form', async () => {
    const table = inMemory();
    valueOf(
      await table.putMany([
        { key: referenceKey('regions', 0), version: 1, body: { rows: 7 } },
        { key: referenceKey('teams', 0), version: 1, body: { chunk: 0, chunks: 1, packed: '!' } },
        { key: lastImportKey(), version: 1, body: { state: 'half' } },
      ]),
    );
    const store = countyStore(table);
    await expect(store.readReference('regions')).rejects.toMatchObject({ code: 'store/damaged' });
    await expect(store.readReference('teams')).rejects.toMatchObject({ code: 'store/damaged' });
    await expect(store.importState()).rejects.toMatchObject({ code: 'store/damaged' });
  });
});
