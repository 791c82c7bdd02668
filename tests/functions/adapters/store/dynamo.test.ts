import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openTable } from '../../../../functions/adapters/store/index.ts';
import { isEngineInstalled, readStream, startEngine, type Engine } from './local-engine.ts';
import { describeTable } from './table.contract.ts';
import { itemAt, keyOf, valueOf } from './table-fixtures.ts';

const region = 'cn-north-1';

describe.runIf(isEngineInstalled())('with the DynamoDB-compatible engine', () => {
  let engine: Engine;
  let tables = 0;
  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(async () => engine.stop());

  const openNext = async () => {
    const { endpoint } = engine;
    const name = `contract-${++tables}`;
    const table = await openTable({ kind: 'dynamodb', table: name, region, endpoint });
    return {
      table,
      settle: async () => {},
      changes: () => readStream(endpoint, name),
      dispose: () => table.close(),
    };
  };

  describeTable('DynamoDB', openNext, { isMetered: true });

  test('a table that is there is opened again with what it holds', async () => {
    const place = { kind: 'dynamodb', table: 'again', region, endpoint: engine.endpoint } as const;
    const first = await openTable(place);
    valueOf(await first.putMany([itemAt(keyOf('a'))]));
    await first.close();
    const second = await openTable(place);
    expect(await second.get(keyOf('a'), { consistent: true })).toEqual(itemAt(keyOf('a')));
    await second.close();
  });
});

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('the contract was not checked: the optional package @dynoxide/linux-x64 is not installed', () => {});
});

test('an engine that nobody runs is unavailable, in one sentence', async () => {
  const opening = openTable({ kind: 'dynamodb', table: 'none', region, endpoint: 'http://127.0.0.1:9' });
  await expect(opening).rejects.toMatchObject({
    code: 'store/unavailable',
    message: 'the database cannot be reached',
  });
});
