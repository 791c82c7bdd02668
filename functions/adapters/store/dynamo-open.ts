import { setTimeout as sleepMs } from 'node:timers/promises';

import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { dynamoTable } from './dynamo.ts';
import { usualPacing, type Pacing } from './pacing.ts';
import { type Ledger, ledgerOn, routedTable } from './routed-table.ts';
import type { Table } from './table.ts';

/** Where a DynamoDB table lies in AWS. */
export type DynamoPlace = { readonly table: string; readonly region: string };

const pacing: Pacing = {
  ...usualPacing,
  sleep: (milliseconds) => sleepMs(milliseconds),
  random: Math.random,
};

/** A client that makes one attempt a request, as a table wants it. */
export const dynamoClient = (config: DynamoDBClientConfig): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...config, maxAttempts: 1 }));

/** The table of that name which a client reaches, at the usual pace. */
export const tableOf = (client: DynamoDBDocumentClient, table: string): Table =>
  dynamoTable({ client, table, pacing });

/** The table of that name as one that is only added to. */
export const ledgerOf = (client: DynamoDBDocumentClient, table: string): Ledger =>
  ledgerOn(tableOf(client, table));

/** What a stage stores, in its two tables, as one. */
export const tablesOf = (
  client: DynamoDBDocumentClient,
  { table, auditTable }: { readonly table: string; readonly auditTable: string },
): Table => routedTable({ main: tableOf(client, table), audit: ledgerOf(client, auditTable) });

/** Opens a DynamoDB table in AWS, which must exist. */
export const openDynamoTable = async ({ table, region }: DynamoPlace): Promise<Table> =>
  tableOf(dynamoClient({ region }), table);
