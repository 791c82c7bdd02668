import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** How long a log may be kept here. */
export type LogDays = 30 | 90 | 365;

const RETENTION: Readonly<Record<LogDays, RetentionDays>> = {
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
  365: RetentionDays.ONE_YEAR,
};

/** A log under a key that forgets its lines after some days; it holds ids and codes alone, and goes with its stack. */
export const logGroup = (
  scope: Construct,
  id: string,
  { name, days, key }: { name: string; days: LogDays; key: IKey },
): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: name,
    retention: RETENTION[days],
    encryptionKey: key,
    removalPolicy: RemovalPolicy.DESTROY,
  });
