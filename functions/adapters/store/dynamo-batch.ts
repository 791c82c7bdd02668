import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';

import { addRead, addWritten, attributesOf, type DynamoCore } from './dynamo-client.ts';
import { failureError, sendUntilAnswered } from './dynamo-errors.ts';
import { itemOf, readRow, type Row } from './items.ts';
import type { Key } from './keys.ts';
import { runInLanes, startPauses } from './pacing.ts';
import { partsOf } from './parts.ts';
import { limits } from './sizes.ts';
import type { Item } from './table.ts';
import { keyId } from './weigh.ts';

/** Requests under way at once. */
const LANES = 4;

const tooManyLeft = (isWrite: boolean) =>
  failureError('throttled', new Error('a batch came back unprocessed'), isWrite);

type WriteRequests = NonNullable<BatchWriteCommand['input']['RequestItems']>[string];

/** Writes one batch, sending again only what comes back unprocessed. */
const writeBatch = async (core: DynamoCore, batch: WriteRequests): Promise<void> => {
  const pause = startPauses(core.pacing);
  let left = batch;
  for (;;) {
    const request = new BatchWriteCommand({
      RequestItems: { [core.table]: left },
      ReturnConsumedCapacity: 'TOTAL',
    });
    const answer = await sendUntilAnswered(() => core.client.send(request), { pause, isWrite: true });
    addWritten(core, answer.ConsumedCapacity);
    left = answer.UnprocessedItems?.[core.table] ?? [];
    if (left.length === 0) return;
    await pause(tooManyLeft(true));
  }
};

const uniqueByKey = <T>(values: readonly T[], keyOf: (value: T) => Key): readonly T[] => [
  ...new Map(values.map((value) => [keyId(keyOf(value)), value])).values(),
];

/** Stores rows, the last of a repeated key; in no order. */
export const putRows = (core: DynamoCore, rows: readonly Row[]): Promise<void> => {
  const requests = uniqueByKey(rows, (row) => row).map((row) => ({
    PutRequest: { Item: attributesOf(row) },
  }));
  return runInLanes(partsOf(requests, limits.batchWrites), LANES, (batch) => writeBatch(core, [...batch]));
};

/** Removes the items of keys. */
export const deleteRows = (core: DynamoCore, keys: readonly Key[]): Promise<void> => {
  const requests = uniqueByKey(keys, (key) => key).map(({ pk, sk }) => ({
    DeleteRequest: { Key: { pk, sk } },
  }));
  return runInLanes(partsOf(requests, limits.batchWrites), LANES, (batch) => writeBatch(core, [...batch]));
};

type ReadBatch = {
  readonly keys: readonly Key[];
  readonly consistent: boolean;
  readonly found: Map<string, Item>;
};

type ReadRequests = NonNullable<NonNullable<BatchGetCommand['input']['RequestItems']>[string]['Keys']>;

const keepFound = (found: Map<string, Item>, values: readonly unknown[]): void => {
  for (const value of values) {
    const item = itemOf(readRow(value));
    found.set(keyId(item.key), item);
  }
};

/** Reads one batch into `found`, asking again only for the keys that come back unprocessed. */
const readBatch = async (core: DynamoCore, { keys, consistent, found }: ReadBatch): Promise<void> => {
  const pause = startPauses(core.pacing);
  let left: ReadRequests = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (;;) {
    const request = new BatchGetCommand({
      RequestItems: { [core.table]: { Keys: left, ConsistentRead: consistent } },
      ReturnConsumedCapacity: 'TOTAL',
    });
    const answer = await sendUntilAnswered(() => core.client.send(request), { pause, isWrite: false });
    addRead(core, answer.ConsumedCapacity);
    keepFound(found, answer.Responses?.[core.table] ?? []);
    left = answer.UnprocessedKeys?.[core.table]?.Keys ?? [];
    if (left.length === 0) return;
    await pause(tooManyLeft(false));
  }
};

/** Reads the items of keys, in the order of the keys. */
export const readRows = async (
  core: DynamoCore,
  keys: readonly Key[],
  consistent: boolean,
): Promise<readonly (Item | undefined)[]> => {
  const found = new Map<string, Item>();
  const unique = uniqueByKey(keys, (key) => key);
  await runInLanes(partsOf(unique, limits.batchReads), LANES, (part) =>
    readBatch(core, { keys: part, consistent, found }),
  );
  return keys.map((key) => found.get(keyId(key)));
};
