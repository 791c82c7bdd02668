import { afterEach, describe, expect, test } from 'vitest';

import { deedsOf, guardTables, type GuardedTables, isAllowed, type Statement } from './permissions.ts';

const allow = (actions: readonly string[], partitions?: readonly string[]): Statement => ({
  effect: 'Allow',
  actions: actions.map((action) => `dynamodb:${action}`),
  resources: ['Table'],
  partitions,
});
const RECORDS = allow(['GetItem', 'Query', 'BatchWriteItem', 'PutItem'], ['resident', 'resident#*']);

const pk = (text: string) => ({ pk: { S: text }, sk: { S: 'x' } });
const get = (text: string, TableName = 'Table') => deedsOf('GetItem', { TableName, Key: pk(text) });
const may = (statements: readonly Statement[], deeds: ReturnType<typeof deedsOf>): boolean =>
  deeds.every((deed) => isAllowed(statements, deed));

describe('a policy by the partitions that a request names', () => {
  test('lets through its word and what begins with it, in its table alone', () => {
    expect(may([RECORDS], get('resident#00'))).toBe(true);
    expect(may([RECORDS], get('resident'))).toBe(true);
    expect(may([RECORDS], get('residents#00'))).toBe(false);
    expect(may([RECORDS], get('resident#00', 'AuditTable'))).toBe(false);
    expect(may([], get('resident#00'))).toBe(false);
  });

  test('refuses a request one of whose partitions is another, and one that names none', () => {
    const batch = (...texts: readonly string[]) =>
      deedsOf('BatchWriteItem', {
        RequestItems: { Table: texts.map((text) => ({ PutRequest: { Item: pk(text) } })) },
      });
    expect(may([RECORDS], batch('resident#00', 'resident#01'))).toBe(true);
    expect(may([RECORDS], batch('resident#00', 'looked#R1'))).toBe(false);
    expect(may([allow(['Scan'], ['resident#*'])], deedsOf('Scan', { TableName: 'Table' }))).toBe(false);
    expect(may([allow(['Scan'])], deedsOf('Scan', { TableName: 'Table' }))).toBe(true);
  });

  test('is asked for each write of a transaction, and for an index by itself', () => {
    const writes = deedsOf('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'Table', Item: pk('resident#00') } },
        { Delete: { TableName: 'Table', Key: pk('resident#00') } },
      ],
    });
    expect(writes.map(({ action }) => action)).toEqual(['PutItem', 'DeleteItem']);
    expect(may([RECORDS], writes)).toBe(false);
    const query = { TableName: 'Table', ExpressionAttributeValues: { ':pk': { S: 'resident#00' } } };
    expect(may([RECORDS], deedsOf('Query', query))).toBe(true);
    expect(may([RECORDS], deedsOf('Query', { ...query, IndexName: 'byDay' }))).toBe(false);
  });

  test('does not help against what the table itself denies', () => {
    const denied: Statement = { ...allow(['DeleteItem', 'BatchWriteItem']), effect: 'Deny' };
    const everything = allow(['PutItem', 'DeleteItem']);
    const remove = deedsOf('DeleteItem', { TableName: 'Table', Key: pk('audit#1') });
    expect(may([everything], remove)).toBe(true);
    expect(may([everything, denied], remove)).toBe(false);
    expect(may([everything, denied], deedsOf('PutItem', { TableName: 'Table', Item: pk('audit#1') }))).toBe(
      true,
    );
  });
});

describe('what stands before the tables', () => {
  let guarded: GuardedTables | undefined;
  afterEach(() => guarded?.stop());

  test('answers as the service does where it refuses, and keeps who asked for what', async () => {
    guarded = await guardTables('http://127.0.0.1:9', new Map([['jiayi-dev-one', [RECORDS]]]));
    const answer = await fetch(guarded.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        authorization: 'AWS4-HMAC-SHA256 Credential=jiayi-dev-one/20260601/x/dynamodb/aws4_request',
      },
      body: JSON.stringify({ TableName: 'Table', Key: pk('receipt#1') }),
    });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('AccessDeniedException'),
    ]);
    expect(guarded.refused).toEqual(['jiayi-dev-one GetItem Table receipt#1']);
  });
});
