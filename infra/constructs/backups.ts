import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type BackupVaultProps,
} from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type CronOptions, Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

import { pinned } from './pinned.ts';

/** Of what, and under which key. */
type Copied = { readonly table: Table; readonly key: IKey };

type Rule = {
  readonly ruleName: string;
  readonly on: CronOptions;
  readonly keptFor: Duration;
  /** The name of the vault in the template. */
  readonly vault: string;
};

/** A copy lies warm until it is sure that nobody needs it at once; cold it costs a third, comes back in hours and must lie for 90 days more. Where a
 *  region has no cold storage it stays warm.
 *  @source AWS Backup API Reference, Lifecycle */
const COLD_AFTER = Duration.days(2);

const backup = (
  scope: Construct,
  id: string,
  { table, rule, ...vault }: { readonly table: Table; readonly rule: Rule } & BackupVaultProps,
): void => {
  const { ruleName, on, keptFor } = rule;
  const kept = { removalPolicy: RemovalPolicy.RETAIN, ...vault };
  const backupVault = pinned(new BackupVault(scope, `${id}Vault`, kept), rule.vault);
  const plan = new BackupPlan(scope, id, { backupVault });
  const scheduleExpression = Schedule.cron({ minute: '0', hour: '18', day: '1', ...on });
  const lifecycle = { moveToColdStorageAfter: COLD_AFTER, deleteAfter: keptFor };
  plan.addRule(new BackupPlanRule({ ruleName, scheduleExpression, ...lifecycle }));
  plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table)] });
};

/** A quarter of days: three copies of months lie at once. */
const QUARTER = Duration.days(93);

/** A copy of a table each month, kept for a quarter: for damage that is noticed when the 35 days of its own restore are over. What was
 *  entered is never overwritten: older states of a person follow from the records themselves. */
export const monthlyBackup = (scope: Construct, id: string, { table, key }: Copied): void => {
  const rule = { ruleName: 'monthly', on: {}, keptFor: QUARTER, vault: 'BackupVault' };
  backup(scope, id, { table, rule, encryptionKey: key });
};

/** Four copies of quarters lie at once: the seals are verified each quarter, so that what was changed is found while copies from
 *  before it lie. The three years for which the law wants records kept are those of the table, which nothing leaves.
 *  @source docs/adr/0028-audit-table.md; Personal Information Protection Law, Art. 56 */
const ONE_YEAR = Duration.days(366);

/** A copy of the audit each quarter, kept for a year, in a vault of its own out of which nobody may take one before. What is
 *  only added to needs no more of them: each holds all that the one before it holds. */
export const auditBackup = (scope: Construct, id: string, { table, key }: Copied): void => {
  const rule = { ruleName: 'quarterly', on: { month: '1/3' }, keptFor: ONE_YEAR, vault: 'AuditVault' };
  backup(scope, id, { table, rule, encryptionKey: key, blockRecoveryPointDeletion: true });
};
