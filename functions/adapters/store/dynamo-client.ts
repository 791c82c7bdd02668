import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Row } from './items.ts';
import type { Pacing } from './pacing.ts';

/** What every call of a DynamoDB table shares. */
export type DynamoCore = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly pacing: Pacing;
  readonly meter: { read: number; written: number };
};

/** An item's attributes for a request: none that is undefined, which the client would refuse. */
export const attributesOf = (row: Row): Record<string, string | number> => {
  const { pk, sk, version, body, byDayPk, byDaySk, expiresAtS } = row;
  return {
    pk,
    sk,
    version,
    body,
    ...(byDayPk === undefined || byDaySk === undefined ? {} : { byDayPk, byDaySk }),
    ...(expiresAtS === undefined ? {} : { expiresAtS }),
  };
};

/** Adds what a read was billed. */
export const addRead = (core: DynamoCore, used: readonly ConsumedCapacity[] | undefined): void => {
  for (const { CapacityUnits } of used ?? []) core.meter.read += CapacityUnits ?? 0;
};

/** Adds what a bulk write was billed, its indexes included. */
export const addWritten = (core: DynamoCore, used: readonly ConsumedCapacity[] | undefined): void => {
  for (const { CapacityUnits } of used ?? []) core.meter.written += CapacityUnits ?? 0;
};

/** Adds what a transaction was billed: writes, or reads where it was a replay. */
export const addTransaction = (core: DynamoCore, used: readonly ConsumedCapacity[] | undefined): void => {
  for (const { ReadCapacityUnits, WriteCapacityUnits } of used ?? []) {
    core.meter.read += ReadCapacityUnits ?? 0;
    core.meter.written += WriteCapacityUnits ?? 0;
  }
};
