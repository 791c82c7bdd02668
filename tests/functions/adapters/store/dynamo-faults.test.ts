import {
  DynamoDBClient,
  IdempotentParameterMismatchException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  type CancellationReason,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { dynamoTable } from '../../../../functions/adapters/store/dynamo.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import type { Item } from '../../../../functions/adapters/store/table.ts';
import { allOf, itemAt, itemOfBytes, keyOf, putting, valueOf, wholePartition } from './table-fixtures.ts';

const strong = { consistent: true } as const;
const $metadata = {};
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1', maxAttempts: 1 }));
const mock = mockClient(client);

let sleptMs: number[] = [];
beforeEach(() => {
  mock.reset();
  sleptMs = [];
});

const tableWith = (random: () => number, retries = 20) =>
  dynamoTable({
    client,
    table: 'care',
    pacing: {
      sleep: async (milliseconds) => {
        sleptMs.push(milliseconds);
      },
      random,
      baseMs: 50,
      capMs: 400,
      budgetMs: 2_000,
      retries,
    },
  });

const table = tableWith(() => 0.5);

const throttled = new ProvisionedThroughputExceededException({ message: 'slow down', $metadata });
const lostAnswer = new InternalServerError({ message: 'who knows', $metadata });
const cancelled = (...reasons: readonly CancellationReason[]) =>
  new TransactionCanceledException({ message: 'cancelled', CancellationReasons: [...reasons], $metadata });

const puts = (...items: readonly Item[]) => putting('token-1', ...items);
const stored = (item: Item) => ({
  pk: item.key.pk,
  sk: item.key.sk,
  version: item.version,
  body: JSON.stringify(item.body),
});

describe('throttling (F1, F2)', () => {
  test('is waited out with full jitter, the ceiling doubling to its cap', async () => {
    const answers = mock.on(GetCommand);
    for (let failure = 0; failure < 5; failure++) answers.rejectsOnce(throttled);
    answers.resolves({ Item: stored(itemAt(keyOf('a'))) });
    expect(await table.get(keyOf('a'), strong)).toEqual(itemAt(keyOf('a')));
    expect(sleptMs).toEqual([25, 50, 100, 200, 200]);
  });

  test('that does not end is an error to try again later, within the budget of waiting', async () => {
    mock.onAnyCommand().rejects(throttled);
    const item = itemAt(keyOf('a'));
    const calls = [
      () => table.get(item.key, strong),
      () => table.getMany([item.key], strong),
      () => table.query(wholePartition()),
      () => table.putMany([item]),
      () => table.deleteMany([item.key]),
      () => table.transact(puts(item)),
    ];
    for (const call of calls) {
      sleptMs = [];
      const failure: unknown = await call().catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'store/throttled' });
      expect(isRetryable(failure)).toBe(true);
      const totalMs = sleptMs.reduce((sum, milliseconds) => sum + milliseconds, 0);
      expect(totalMs).toBeGreaterThan(1_700);
      expect(totalMs).toBeLessThanOrEqual(2_000);
    }
  });

  test('ends after so many tries where chance lets none of them wait', async () => {
    mock.on(GetCommand).rejects(throttled);
    await expect(tableWith(() => 0).get(keyOf('a'), strong)).rejects.toMatchObject({
      code: 'store/throttled',
    });
    expect(mock.commandCalls(GetCommand)).toHaveLength(21);
  });

  test('of an index alone holds up a transaction like any other', async () => {
    mock
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled({ Code: 'None' }, { Code: 'ThrottlingError' }))
      .resolves({});
    valueOf(await table.transact(puts(itemAt(keyOf('a')), itemAt(keyOf('b')))));
    expect(sleptMs).toEqual([25]);
  });
});

describe('a transaction whose answer was lost (F3)', () => {
  test('is sent again under the same token', async () => {
    mock.on(TransactWriteCommand).rejectsOnce(lostAnswer).resolves({});
    valueOf(await table.transact(puts(itemAt(keyOf('a')))));
    const sent = mock.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input);
    expect(sent.map(({ ClientRequestToken }) => ClientRequestToken)).toEqual(['token-1', 'token-1']);
    expect(sent[0]).toEqual(sent[1]);
  });

  test('and never came is of unknown outcome, whatever stood in the way last', async () => {
    mock.on(TransactWriteCommand).rejectsOnce(lostAnswer).rejects(throttled);
    const failure: unknown = await table.transact(puts(itemAt(keyOf('a')))).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store/outcome-unknown' });
    expect(isRetryable(failure)).toBe(true);
  });

  test('by a broken connection is asked for again too', async () => {
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    mock.on(TransactWriteCommand).rejectsOnce(reset).resolves({});
    valueOf(await table.transact(puts(itemAt(keyOf('a')))));
    mock.on(GetCommand).rejects(reset);
    await expect(table.get(keyOf('a'), strong)).rejects.toMatchObject({ code: 'store/unavailable' });
  });
});

describe('a transaction that is refused (F4, F6, F9)', () => {
  test('names the write whose condition failed and what was there', async () => {
    const there = itemAt(keyOf('b'), { version: 4 });
    const { pk, sk, body } = stored(there);
    const Item = {
      pk: { S: pk },
      sk: { S: sk },
      version: { N: '4' },
      body: { S: body },
      later: { BOOL: true },
    };
    mock
      .on(TransactWriteCommand)
      .rejects(cancelled({ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item }, { Code: 'None' }));
    expect(await table.transact(puts(itemAt(keyOf('a')), itemAt(keyOf('b'))))).toEqual({
      ok: false,
      error: { code: 'store/condition', index: 1, found: there },
    });
    expect(sleptMs).toEqual([]);
  });

  test('for a token used before says so', async () => {
    mock
      .on(TransactWriteCommand)
      .rejects(new IdempotentParameterMismatchException({ Message: 'other', $metadata, message: 'other' }));
    expect(await table.transact(puts(itemAt(keyOf('a'))))).toEqual({
      ok: false,
      error: { code: 'store/token-reused' },
    });
  });

  test('for a limit is never sent', async () => {
    const over = itemOfBytes(keyOf('a'), 400 * 1024 + 1);
    const many = Array.from({ length: 101 }, (_, n) => itemAt(keyOf(String(n))));
    expect(await table.transact(puts(over))).toMatchObject({ error: { code: 'store/item-too-large' } });
    expect(await table.transact(puts(...many))).toMatchObject({ error: { code: 'store/too-many-writes' } });
    expect(await table.putMany([itemAt(keyOf('b')), over])).toMatchObject({ error: { index: 1 } });
    expect(mock.calls()).toEqual([]);
  });

  test('for what we sent is an error without the request in its message', async () => {
    const invalid = Object.assign(new Error('pk 王 is not valid'), { name: 'ValidationException' });
    mock.onAnyCommand().rejects(invalid);
    const failure: unknown = await table.transact(puts(itemAt(keyOf('a')))).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'store/refused',
      message: 'the database refused the request: ValidationException',
    });
    expect(isRetryable(failure)).toBe(false);
    mock
      .on(TransactWriteCommand)
      .rejects(cancelled({ Code: 'ValidationError' }, { Code: 'ThrottlingError' }));
    await expect(table.transact(puts(itemAt(keyOf('a'))))).rejects.toMatchObject({ code: 'store/refused' });
    expect(sleptMs).toEqual([]);
  });
});

describe('others writing the same items (F7)', () => {
  test('are waited for', async () => {
    const conflict = cancelled({ Code: 'TransactionConflict' });
    const answers = mock.on(TransactWriteCommand);
    for (let round = 0; round < 6; round++) answers.rejectsOnce(conflict);
    answers.resolves({});
    valueOf(await table.transact(puts(itemAt(keyOf('a')))));
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(7);
  });

  test('without end make it contended', async () => {
    mock.on(TransactWriteCommand).rejects(cancelled({ Code: 'TransactionConflict' }));
    await expect(table.transact(puts(itemAt(keyOf('a'))))).rejects.toMatchObject({ code: 'store/contended' });
  });
});

describe('batches that are done in part (F8)', () => {
  const items = Array.from({ length: 60 }, (_, n) => itemAt(keyOf(String(n).padStart(2, '0'))));

  test.each(Array.from({ length: 25 }, (_, n) => n + 1))(
    'with %i of 25 left over write each item once, sending again only the rest',
    async (leftOver) => {
      const written: unknown[] = [];
      mock.on(BatchWriteCommand).callsFake(({ RequestItems }) => {
        const requests: readonly unknown[] = RequestItems.care;
        // Nothing is taken of 25 at first; later at least one, so that it ends.
        const left = requests.slice(Math.max(requests.length - leftOver, sleptMs.length > 3 ? 1 : 0));
        written.push(...requests.slice(0, requests.length - left.length));
        return { UnprocessedItems: left.length === 0 ? {} : { care: left } };
      });
      expect(await tableWith(() => 0, 40).putMany(items)).toEqual({ ok: true, value: 60 });
      expect(written).toHaveLength(60);
      expect(new Set(written.map((request) => JSON.stringify(request)))).toHaveLength(60);
    },
  );

  test('that never end are throttled, and no new batch is begun', async () => {
    mock.on(BatchWriteCommand).callsFake(({ RequestItems }) => ({ UnprocessedItems: RequestItems }));
    const many = Array.from({ length: 25 * 12 }, (_, n) => itemAt(keyOf(String(n))));
    await expect(table.putMany(many)).rejects.toMatchObject({ code: 'store/throttled' });
    const sent = mock.commandCalls(BatchWriteCommand).map(({ args }) => JSON.stringify(args[0].input));
    expect(new Set(sent).size).toBeLessThanOrEqual(4);
  });

  test('ask again for the keys that were not read', async () => {
    mock.on(BatchGetCommand).callsFake(({ RequestItems }) => {
      const keys: readonly { sk: string }[] = RequestItems.care.Keys;
      const read = keys.slice(0, 7).flatMap(({ sk }) => items.filter(({ key }) => key.sk === sk));
      const left = keys.slice(7);
      return {
        Responses: { care: read.map(stored).reverse() },
        UnprocessedKeys: left.length === 0 ? {} : { care: { Keys: left } },
      };
    });
    const keys = items.slice(0, 20).map(({ key }) => key);
    expect(await table.getMany([...keys, keyOf('none')], strong)).toEqual([...items.slice(0, 20), undefined]);
  });
});

test('a page that is empty and not the last carries a cursor', async () => {
  const item = itemAt(keyOf('a'));
  mock
    .on(QueryCommand)
    .resolvesOnce({ Items: [], LastEvaluatedKey: { pk: 'p', sk: '0' } })
    .resolves({ Items: [stored(item)] });
  expect(await allOf(table, wholePartition())).toEqual([item]);
  const starts = mock.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExclusiveStartKey);
  expect(starts).toEqual([undefined, { pk: 'p', sk: '0' }]);
});

test('an item of a newer version with attributes unknown here is read all the same', async () => {
  const item = itemAt(keyOf('a'));
  mock.on(GetCommand).resolves({ Item: { ...stored(item), colour: 'red' } });
  expect(await table.get(keyOf('a'), strong)).toEqual(item);
  mock.on(GetCommand).resolves({ Item: { ...stored(item), version: 0 } });
  await expect(table.get(keyOf('a'), strong)).rejects.toMatchObject({ code: 'store/damaged' });
});
