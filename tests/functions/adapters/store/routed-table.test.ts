import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  InternalServerError,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import {
  auditPartition,
  auditPlace,
  auditStartKey,
  lookedInPartition,
  lookedListsPartition,
  lookedPartition,
  sealKey,
} from '../../../../functions/adapters/store/audit-keys.ts';
import { dynamoTable } from '../../../../functions/adapters/store/dynamo.ts';
import { dynamoClient, tablesOf } from '../../../../functions/adapters/store/dynamo-open.ts';
import { openTable } from '../../../../functions/adapters/store/index.ts';
import { isOfAudit, type Key, keyText } from '../../../../functions/adapters/store/keys.ts';
import { usualPacing } from '../../../../functions/adapters/store/pacing.ts';
import { ledgerOn } from '../../../../functions/adapters/store/routed-table.ts';
import type { Item, Table } from '../../../../functions/adapters/store/table.ts';
import { anId, on } from '../../../given/values.ts';
import { type Engine, isEngineInstalled, readStream, startEngine } from './local-engine.ts';
import { describeTable } from './table.contract.ts';
import { itemAt, keyOf, residentId, valueOf, wholePartition } from './table-fixtures.ts';

const region = 'cn-north-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const strong = { consistent: true } as const;

const DAY = on('2026-06-01');
const record = (request: string, changes: Partial<Item> = {}): Item =>
  itemAt({ pk: auditPartition(DAY, '0'), sk: auditPlace('2026-06-01T02:00:00.000Z', request) }, changes);
const ONLY_ADDED = { code: 'store/refused', message: 'the audit is only added to' };

test.each([
  [auditPartition(DAY, '3'), true],
  [sealKey('3', DAY).pk, true],
  [auditStartKey().pk, true],
  [lookedPartition(residentId('R1')), false],
  [lookedInPartition(residentId('R1')), false],
  [lookedListsPartition({ teamId: anId('T1'), year: 2026 }), false],
  [keyText('head'), false],
  [keyText('auditor', 'x'), false],
])('%s is of the audit: %s', (partition, isIt) => {
  expect(isOfAudit(partition)).toBe(isIt);
});

describe.runIf(isEngineInstalled())('two tables as one', () => {
  let engine: Engine;
  let made = 0;
  let names = { table: '', auditTable: '' };
  let table: Table;
  /** Each of the two by itself. */
  let [main, audit]: (Table | undefined)[] = [];

  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine.stop());

  const openAlone = (name: string): Promise<Table> =>
    openTable({ kind: 'dynamodb', table: name, region, endpoint: engine.endpoint });
  const openBoth = async (): Promise<Table> => {
    made += 1;
    names = { table: `main-${made}`, auditTable: `audit-${made}` };
    [main, audit] = await Promise.all([openAlone(names.table), openAlone(names.auditTable)]);
    table = tablesOf(dynamoClient({ region, endpoint: engine.endpoint, credentials }), names);
    return table;
  };

  describeTable(
    'DynamoDB, routed by the partition',
    async () => ({
      table: await openBoth(),
      settle: async () => {},
      changes: () => readStream(engine.endpoint, names.table),
      dispose: () => table.close(),
    }),
    { isMetered: true },
  );

  describe('keep what is of the audit apart', () => {
    beforeEach(openBoth);
    const get = async (from: Table | undefined, key: Key): Promise<Item | undefined> =>
      from?.get(key, strong);

    test('each item lies in one of them, whatever it was stored with, and is read as if there were one', async () => {
      const items = [itemAt(keyOf('a')), record('1'), itemAt(keyOf('b')), record('2')];
      expect(valueOf(await table.putMany(items))).toBe(4);
      const keys = items.map(({ key }) => key);
      expect(await table.getMany([...keys, keyOf('none')], strong)).toEqual([...items, undefined]);
      expect(await main?.getMany(keys, strong)).toEqual([items[0], undefined, items[2], undefined]);
      expect(await audit?.getMany(keys, strong)).toEqual([undefined, items[1], undefined, items[3]]);
      const page = await table.query({ ...wholePartition(), partition: auditPartition(DAY, '0') });
      expect(valueOf(page).items).toEqual([items[1], items[3]]);
    });

    test('a record is one write unit, and its table’s own stream tells of it', async () => {
      valueOf(await table.putMany([record('1')]));
      expect(table.meter()).toEqual({ read: 0, written: 1 });
      const told = await readStream(engine.endpoint, names.auditTable);
      expect(told.map(({ key }) => key)).toEqual([record('1').key]);
      expect(await readStream(engine.endpoint, names.table)).toEqual([]);
    });

    test('the very same record may be added again, however it is stored', async () => {
      valueOf(await table.putMany([record('1')]));
      valueOf(await table.put(record('1')));
      valueOf(await table.putMany([record('1')]));
      expect(await readStream(engine.endpoint, names.auditTable)).toHaveLength(1);
    });

    test('another one in its place is refused, and the first one stays', async () => {
      valueOf(await table.putMany([record('1')]));
      const forged = record('1', { body: { note: 'nobody looked' } });
      expect(await table.put(forged)).toEqual({
        ok: false,
        error: { code: 'store/condition', index: 0, found: record('1') },
      });
      await expect(table.putMany([forged])).rejects.toMatchObject({ code: 'store/refused' });
      expect(await get(audit, forged.key)).toEqual(record('1'));
    });

    test('nothing is removed or written over, nor happens together with anything else', async () => {
      valueOf(await table.putMany([record('1'), itemAt(keyOf('a'))]));
      const { key } = record('1');
      const transact = (...writes: Parameters<Table['transact']>[0]['writes']) =>
        table.transact({ token: 'mixed', writes });
      const refused = [
        () => table.deleteMany([keyOf('a'), key]),
        () => transact({ kind: 'delete', key, version: 1 }),
        () => transact({ kind: 'check', key, version: 1 }),
        () => table.put(record('1', { version: 2 })),
        () => transact({ kind: 'put', item: record('2') }),
        () => transact({ kind: 'put', item: record('2') }, { kind: 'put', item: itemAt(keyOf('b')) }),
        () => transact({ kind: 'put', item: record('2') }, { kind: 'put', item: record('3') }),
      ];
      for (const call of refused) await expect(call()).rejects.toMatchObject(ONLY_ADDED);
      expect(await table.getMany([key, keyOf('a'), keyOf('b'), record('2').key], strong)).toEqual([
        record('1'),
        itemAt(keyOf('a')),
        undefined,
        undefined,
      ]);
    });

    test('where one item breaks a limit nothing is stored in either', async () => {
      const large = record('2', { body: { note: 'x'.repeat(500_000) } });
      expect(await table.putMany([itemAt(keyOf('a')), record('1'), large])).toMatchObject({
        error: { code: 'store/item-too-large', index: 2 },
      });
      expect(await table.getMany([keyOf('a'), record('1').key], strong)).toEqual([undefined, undefined]);
    });
  });
});

describe('adding a record', () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region, maxAttempts: 1 }));
  const heard = mockClient(client);
  const pacing = { ...usualPacing, sleep: async () => {}, random: () => 0.5 };
  const ledger = ledgerOn(dynamoTable({ client, table: 'audit', pacing }));
  const $metadata = {};
  const isThere = ({ key, version, body }: Item) =>
    new ConditionalCheckFailedException({
      message: 'there',
      $metadata,
      Item: {
        pk: { S: key.pk },
        sk: { S: key.sk },
        version: { N: String(version) },
        body: { S: JSON.stringify(body) },
      },
    });
  beforeEach(() => heard.reset());

  test('asks that there be none, each time', async () => {
    heard.on(PutCommand).resolves({});
    valueOf(await ledger.append(record('1')));
    expect(heard.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      TableName: 'audit',
      ConditionExpression: 'attribute_not_exists(#pk)',
    });
  });

  test('whose answer was lost finds it there, and it is this one', async () => {
    const lost = new InternalServerError({ message: 'who knows', $metadata });
    heard
      .on(PutCommand)
      .rejectsOnce(lost)
      .rejectsOnce(isThere(record('1')));
    valueOf(await ledger.append(record('1')));
  });

  test('where there is another one says which', async () => {
    const other = record('1', { body: { note: 'another' } });
    heard.on(PutCommand).rejects(isThere(other));
    expect(await ledger.append(record('1'))).toEqual({
      ok: false,
      error: { code: 'store/condition', index: 0, found: other },
    });
  });

  test('that is throttled waits, and fails as one that may be tried again', async () => {
    const throttled = new ProvisionedThroughputExceededException({ message: 'slow down', $metadata });
    heard.on(PutCommand).rejectsOnce(throttled).resolves({});
    valueOf(await ledger.append(record('1')));
    heard.on(PutCommand).rejects(throttled);
    await expect(ledger.append(record('1'))).rejects.toMatchObject({ code: 'store/throttled' });
  });

  test('in a later version is a bug', async () => {
    await expect(ledger.append(record('1', { version: 2 }))).rejects.toThrow('only added to');
  });
});
