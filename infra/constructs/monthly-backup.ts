import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { pinned } from './pinned.ts';

const KEPT_FOR = Duration.days(365);

/** A copy of the table each month, kept for a year: what the 35 days of its own restore do not reach. */
export const monthlyBackup = (scope: Construct, id: string, { table, key }: { table: Table; key: IKey }) => {
  const vault = pinned(
    new BackupVault(scope, `${id}Vault`, { encryptionKey: key, removalPolicy: RemovalPolicy.RETAIN }),
    'BackupVault',
  );
  const plan = new BackupPlan(scope, id, { backupVault: vault });
  plan.addRule(
    new BackupPlanRule({
      ruleName: 'monthly',
      scheduleExpression: Schedule.cron({ minute: '0', hour: '18', day: '1' }),
      deleteAfter: KEPT_FOR,
    }),
  );
  plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table)] });
};
