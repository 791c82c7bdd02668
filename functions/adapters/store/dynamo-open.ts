import { setTimeout as sleepMs } from 'node:timers/promises';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { createTable } from './create-table.ts';
import { dynamoTable } from './dynamo.ts';
import { failureError, failureOf } from './dynamo-errors.ts';
import { usualPacing, type Pacing } from './pacing.ts';
import type { Table } from './table.ts';

/** Where a DynamoDB table lies: in AWS, or in the engine behind an endpoint. */
export type DynamoPlace = { readonly table: string; readonly region: string; readonly endpoint?: string };

const pacing: Pacing = {
  ...usualPacing,
  sleep: (milliseconds) => sleepMs(milliseconds),
  random: Math.random,
};

/** A local engine asks for credentials but does not look at them. */
const ENGINE_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

const clientOf = ({ region, endpoint }: DynamoPlace): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region,
      maxAttempts: 1,
      ...(endpoint === undefined ? {} : { endpoint, credentials: ENGINE_CREDENTIALS }),
    }),
  );

/** Opens a DynamoDB table; behind an endpoint it is made where there is none. Throws a `StoreError` where it cannot. */
export const openDynamoTable = async (place: DynamoPlace): Promise<Table> => {
  const client = clientOf(place);
  try {
    if (place.endpoint !== undefined) await createTable(client, place.table);
  } catch (error) {
    client.destroy();
    throw failureError(failureOf(error), error, false);
  }
  return dynamoTable({ client, table: place.table, pacing });
};
