import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { readAttributes } from './attributes.ts';
import { addWritten, attributesOf, type DynamoCore } from './dynamo-client.ts';
import { sendUntilAnswered } from './dynamo-errors.ts';
import { type DynamoPlaced, dynamoTable } from './dynamo.ts';
import { itemOf } from './items.ts';
import { startPauses } from './pacing.ts';
import { type AppendRefusal, isSameItem, type Ledger } from './routed-table.ts';
import type { Item } from './table.ts';
import { weighItems } from './weigh.ts';

const putIfAbsent = async (
  core: DynamoCore,
  request: PutCommand,
): Promise<'added' | { readonly found: Item | undefined }> => {
  try {
    addWritten(core, [(await core.client.send(request)).ConsumedCapacity ?? {}]);
    return 'added';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { found: error.Item && itemOf(readAttributes(error.Item)) };
  }
};

const append = async (core: DynamoCore, item: Item): Promise<Result<'applied', AppendRefusal>> => {
  if (item.version !== 1) throw new Error('what is added is there in its first version');
  const rows = weighItems([item]);
  if (!rows.ok) return rows;
  const [row] = rows.value;
  const request = new PutCommand({
    TableName: core.table,
    Item: row && attributesOf(row),
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ReturnConsumedCapacity: 'TOTAL',
  });
  const pause = startPauses(core.pacing);
  const done = await sendUntilAnswered(() => putIfAbsent(core, request), { pause, isWrite: true });
  if (done === 'added') return ok('applied');
  // An answer that was lost is asked for again: then the item that is there is this one.
  if (done.found !== undefined && isSameItem(done.found, item)) return ok('applied');
  return err({ code: 'store/condition', index: 0, found: done.found });
};

/** A table in DynamoDB that is only added to, one write unit a kilobyte: there is no request here that overwrites or removes. */
export const dynamoLedger = (options: DynamoPlaced): Ledger => {
  const { get, getMany, query, meter } = dynamoTable(options);
  const core: DynamoCore = { ...options, meter: { read: 0, written: 0 } };
  return {
    get,
    getMany,
    query,
    meter: () => ({ read: meter().read, written: core.meter.written }),
    append: (item) => append(core, item),
  };
};
