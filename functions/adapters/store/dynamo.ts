import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { ok } from '../../../domain/kernel/result.ts';
import { deleteRows, putRows, readRows } from './dynamo-batch.ts';
import { addRead, type DynamoCore } from './dynamo-client.ts';
import { sendUntilAnswered } from './dynamo-errors.ts';
import { putDynamo, putEachDynamo } from './dynamo-put.ts';
import { findDynamo, queryDynamo } from './dynamo-query.ts';
import { transactDynamo } from './dynamo-transact.ts';
import { itemOf, readRow } from './items.ts';
import type { Key } from './keys.ts';
import { startPauses, type Pacing } from './pacing.ts';
import type { Item, Table } from './table.ts';
import { weighItems } from './weigh.ts';

const getItem = async (core: DynamoCore, key: Key, consistent: boolean): Promise<Item | undefined> => {
  const request = new GetCommand({
    TableName: core.table,
    Key: { ...key },
    ConsistentRead: consistent,
    ReturnConsumedCapacity: 'TOTAL',
  });
  const pause = startPauses(core.pacing);
  const answer = await sendUntilAnswered(() => core.client.send(request), { pause, isWrite: false });
  addRead(core, answer.ConsumedCapacity && [answer.ConsumedCapacity]);
  return answer.Item === undefined ? undefined : itemOf(readRow(answer.Item));
};

/** A table that a client reaches, and how to wait for it. */
export type DynamoPlaced = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly pacing: Pacing;
};

/** A table in DynamoDB. The client should make one attempt a request (`maxAttempts: 1`): trying again is done
 *  here, within the budget of `pacing`. The table's stream feeds `changesOf`; closing the table ends the client. */
export const dynamoTable = (options: DynamoPlaced): Table => {
  const core: DynamoCore = { ...options, meter: { read: 0, written: 0 } };
  return {
    get: (key, { consistent }) => getItem(core, key, consistent),
    getMany: (keys, { consistent }) => readRows(core, keys, consistent),
    query: (query) => queryDynamo(core, query),
    find: (query) => findDynamo(core, query),
    transact: (transaction) => transactDynamo(core, transaction),
    put: (item) => putDynamo(core, item),
    putEach: (items) => putEachDynamo(core, items),
    putMany: async (items) => {
      const rows = weighItems(items);
      if (!rows.ok) return rows;
      await putRows(core, rows.value);
      return ok(items.length);
    },
    deleteMany: (keys) => deleteRows(core, keys),
    feed: { kind: 'pushed' },
    meter: () => ({ ...core.meter }),
    close: async () => {
      options.client.destroy();
    },
  };
};
