import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { ok, unreachable, type Result } from '../../../domain/kernel/result.ts';
import { encodeCursor, startOfPage, type Position } from './cursor.ts';
import { addRead, type DynamoCore } from './dynamo-client.ts';
import { sendUntilAnswered } from './dynamo-errors.ts';
import { itemOf, readRow, StoredKeyText } from './items.ts';
import { indexes } from './keys.ts';
import { startPauses } from './pacing.ts';
import type { CursorRefusal, IndexQuery, Item, Page, Placed, Query, SortRange } from './table.ts';

type Condition = { readonly text: string; readonly values: Readonly<Record<string, string>> };

const sortCondition = (range: SortRange): Condition => {
  switch (range.kind) {
    case 'all':
      return { text: '', values: {} };
    case 'beginsWith':
      return { text: ' AND begins_with(#sk, :from)', values: { ':from': range.prefix } };
    case 'between':
      return {
        text: ' AND #sk BETWEEN :from AND :to',
        values: { ':from': range.from, ':to': range.to },
      };
    case 'after':
      return { text: ' AND #sk > :from', values: { ':from': range.sk } };
    default:
      return unreachable(range);
  }
};

const startKey = ({ key, index }: Position): Record<string, string> =>
  index === undefined ? { ...key } : { ...key, byDayPk: index.pk, byDaySk: index.sk };

const queryInput = (
  table: string,
  query: Query | IndexQuery,
  start: Position | undefined,
): QueryCommandInput => {
  const names = query.from === 'table' ? { pk: 'pk', sk: 'sk' } : indexes[query.from];
  const sort = sortCondition(query.range);
  return {
    TableName: table,
    ...(query.from === 'table' ? { ConsistentRead: query.consistent } : { IndexName: query.from }),
    KeyConditionExpression: `#pk = :pk${sort.text}`,
    ExpressionAttributeNames: sort.text === '' ? { '#pk': names.pk } : { '#pk': names.pk, '#sk': names.sk },
    ExpressionAttributeValues: { ':pk': query.partition, ...sort.values },
    ScanIndexForward: query.order === 'ascending',
    Limit: query.limit,
    ReturnConsumedCapacity: 'TOTAL',
    ...(start === undefined ? {} : { ExclusiveStartKey: startKey(start) }),
  };
};

const LastKey = z.object({
  pk: StoredKeyText,
  sk: StoredKeyText,
  byDayPk: StoredKeyText.optional(),
  byDaySk: StoredKeyText.optional(),
});

const positionAt = (lastKey: unknown): Position => {
  const { pk, sk, byDayPk, byDaySk } = LastKey.parse(lastKey);
  return byDayPk === undefined || byDaySk === undefined
    ? { key: { pk, sk } }
    : { key: { pk, sk }, index: { pk: byDayPk, sk: byDaySk } };
};

const PlacedKeys = z.object({
  pk: StoredKeyText,
  sk: StoredKeyText,
  byDayPk: StoredKeyText,
  byDaySk: StoredKeyText,
});

const placedIn = (value: unknown): Placed => {
  const { pk, sk, byDayPk, byDaySk } = PlacedKeys.parse(value);
  return { key: { pk, sk }, byDay: { pk: byDayPk, sk: byDaySk } };
};

const pageOf = async <Read>(
  core: DynamoCore,
  query: Query | IndexQuery,
  read: (value: unknown) => Read,
): Promise<Result<Page<Read>, CursorRefusal>> => {
  const start = startOfPage(query);
  if (!start.ok) return start;
  const request = new QueryCommand(queryInput(core.table, query, start.value));
  const pause = startPauses(core.pacing);
  const answer = await sendUntilAnswered(() => core.client.send(request), { pause, isWrite: false });
  addRead(core, answer.ConsumedCapacity && [answer.ConsumedCapacity]);
  const last = answer.LastEvaluatedKey;
  return ok({
    items: (answer.Items ?? []).map(read),
    next: last === undefined ? undefined : encodeCursor(query, positionAt(last)),
  });
};

const itemIn = (value: unknown): Item => itemOf(readRow(value));

/** Reads one page of a partition of a table in DynamoDB. */
export const queryDynamo = (core: DynamoCore, query: Query): Promise<Result<Page, CursorRefusal>> =>
  pageOf(core, query, itemIn);

/** Reads one page of a partition of an index in DynamoDB. */
export const findDynamo = (
  core: DynamoCore,
  query: IndexQuery,
): Promise<Result<Page<Placed>, CursorRefusal>> => pageOf(core, query, placedIn);
