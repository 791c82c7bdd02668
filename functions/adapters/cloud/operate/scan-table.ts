import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';

import { readAttributes } from '../../store/attributes.ts';
import { itemOf } from '../../store/items.ts';
import type { Item } from '../../store/table.ts';
import { serviceFailure } from '../service-failure.ts';

/** Everything in a table of a region, in no order, a page at a time, read strongly. */
export const scanTable = async function* (table: string, region: string): AsyncGenerator<readonly Item[]> {
  const client = new DynamoDBClient({ region });
  let from: ScanCommandOutput['LastEvaluatedKey'];
  try {
    do {
      const asked = new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from });
      const page: ScanCommandOutput = await client.send(asked);
      yield (page.Items ?? []).map((item) => itemOf(readAttributes(item)));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  } catch (error) {
    throw serviceFailure(error, { name: 'the database service', isWrite: false });
  } finally {
    client.destroy();
  }
};
