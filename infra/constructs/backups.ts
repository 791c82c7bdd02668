import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type BackupVaultProps,
} from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { pinned } from './pinned.ts';

/** Of what, and under which key. */
type Copied = { readonly table: Table; readonly key: IKey };

/** How long copies lie, and the name of their vault in the template. */
type Kept = Copied &
  Pick<BackupVaultProps, 'blockRecoveryPointDeletion'> & {
    readonly keptFor: Duration;
    readonly vault: string;
  };

/** The first of January, April, July and October. */
const EACH_QUARTER = Schedule.cron({ minute: '0', hour: '18', day: '1', month: '1/3' });

/** A copy lies warm until it is sure that nobody needs it at once; cold it costs a third, comes back in hours and must lie for 90 days more. Where a
 *  region has no cold storage it stays warm.
 *  @source AWS Backup API Reference, Lifecycle */
const COLD_AFTER = Duration.days(2);

/** A copy of a table each quarter: for damage that is noticed when the 35 days of its own restore are over. */
const quarterlyBackup = (
  scope: Construct,
  id: string,
  { table, key, keptFor, vault, ...held }: Kept,
): void => {
  const kept = { removalPolicy: RemovalPolicy.RETAIN, encryptionKey: key, ...held };
  const backupVault = pinned(new BackupVault(scope, `${id}Vault`, kept), vault);
  const plan = new BackupPlan(scope, id, { backupVault });
  const lifecycle = { moveToColdStorageAfter: COLD_AFTER, deleteAfter: keptFor };
  plan.addRule(new BackupPlanRule({ ruleName: 'quarterly', scheduleExpression: EACH_QUARTER, ...lifecycle }));
  plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table)] });
};

/** Two quarters of days: two copies lie at once, of which one is a quarter old or older. */
const HALF_A_YEAR = Duration.days(186);

/** The copies of the main table. What was entered is never overwritten: older states of a person follow from the records
 *  themselves. */
export const tableBackup = (scope: Construct, id: string, copied: Copied): void =>
  quarterlyBackup(scope, id, { ...copied, keptFor: HALF_A_YEAR, vault: 'BackupVault' });

/** Four copies lie at once: the seals are verified each quarter, so that what was changed is found while copies from
 *  before it lie. The three years for which the law wants records kept are those of the table, which nothing leaves.
 *  @source docs/adr/0028-audit-table.md; Personal Information Protection Law, Art. 56 */
const ONE_YEAR = Duration.days(366);

/** The copies of the audit, in a vault of its own out of which nobody may take one before. What is only added to needs no
 *  more of them: each holds all that the one before it holds. */
export const auditBackup = (scope: Construct, id: string, copied: Copied): void =>
  quarterlyBackup(scope, id, {
    ...copied,
    keptFor: ONE_YEAR,
    vault: 'AuditVault',
    blockRecoveryPointDeletion: true,
  });
