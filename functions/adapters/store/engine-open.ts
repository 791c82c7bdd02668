import { createTable } from './create-table.ts';
import { failureError, failureOf } from './dynamo-errors.ts';
import { dynamoClient, type DynamoPlace, tableOf } from './dynamo-open.ts';
import type { Table } from './table.ts';

/** Where a table lies in an engine that speaks as DynamoDB does. */
export type EnginePlace = DynamoPlace & { readonly endpoint: string };

/** An engine asks for credentials but does not look at them. */
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens a table of an engine, made where there is none. Throws a `StoreError` where it cannot. (Apart from AWS, so that no
 *  Lambda carries how tables are made.) */
export const openEngineTable = async ({ table, region, endpoint }: EnginePlace): Promise<Table> => {
  const client = dynamoClient({ region, endpoint, credentials: CREDENTIALS });
  try {
    await createTable(client, table);
  } catch (error) {
    client.destroy();
    throw failureError(failureOf(error), error, false);
  }
  return tableOf(client, table);
};
