import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { readAttributes } from './attributes.ts';
import { addWritten, attributesOf, type DynamoCore } from './dynamo-client.ts';
import { conditionOf } from './dynamo-condition.ts';
import { sendUntilAnswered } from './dynamo-errors.ts';
import { isSameItem, itemOf } from './items.ts';
import { startPauses } from './pacing.ts';
import type { Item, LimitRefusal, PutRefusal } from './table.ts';
import { partsOf } from './parts.ts';
import { weighItem, weighItems } from './weigh.ts';

type Found = { readonly found: Item | undefined };

const putOver = async (core: DynamoCore, request: PutCommand): Promise<'put' | Found> => {
  try {
    addWritten(core, [(await core.client.send(request)).ConsumedCapacity ?? {}]);
    return 'put';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { found: error.Item && itemOf(readAttributes(error.Item)) };
  }
};

/** Items stored at once: as many as the client keeps connections. */
const TOGETHER = 50;

/** Stores one item on DynamoDB over the version before it, a write unit a kilobyte. */
export const putDynamo = async (core: DynamoCore, item: Item): Promise<Result<'applied', PutRefusal>> => {
  const row = weighItem(item);
  if (!row.ok) return row;
  const request = new PutCommand({
    TableName: core.table,
    Item: attributesOf(row.value),
    ...conditionOf(item.version - 1),
    ReturnConsumedCapacity: 'TOTAL',
  });
  const pause = startPauses(core.pacing);
  const done = await sendUntilAnswered(() => putOver(core, request), { pause, isWrite: true });
  // An answer that was lost is asked for again: then the item that is there is this one.
  if (done === 'put' || (done.found !== undefined && isSameItem(done.found, item))) return ok('applied');
  return err({ code: 'store/condition', index: 0, found: done.found });
};

/** Stores each of some items on DynamoDB over the version before it; says of each whether it is there now. */
export const putEachDynamo = async (
  core: DynamoCore,
  items: readonly Item[],
): Promise<Result<readonly boolean[], LimitRefusal>> => {
  const weighed = weighItems(items);
  if (!weighed.ok) return weighed;
  const stored: boolean[] = [];
  for (const some of partsOf(items, TOGETHER)) {
    const done = await Promise.all(some.map((item) => putDynamo(core, item)));
    stored.push(...done.map(({ ok: isStored }) => isStored));
  }
  return ok(stored);
};
