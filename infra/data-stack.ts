import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { archiveBucket, logBucket } from './constructs/archive.ts';
import { auditBackup, tableBackup } from './constructs/backups.ts';
import { keptKey, letServicesUse } from './constructs/keys.ts';
import { outputs, toldParameter } from './constructs/outputs.ts';
import { pinned } from './constructs/pinned.ts';
import { staffIdentity } from './constructs/staff-pool.ts';
import { auditTable, keptTable } from './constructs/table.ts';
import { named, type Stage } from './stages.ts';

/** Who vouches for staff: what a token names as its issuer and as whom it is for. */
export type Identity = { readonly issuer: string; readonly audience: string };

/** What must never be deleted. */
export type Data = {
  readonly stack: Stack;
  readonly table: Table;
  /** Who looked at whom, and what seals it. */
  readonly audit: Table;
  readonly archive: Bucket;
  readonly key: Key;
  readonly identity: Identity;
};

const identityIn = (stack: Stack, stage: Stage): Identity => {
  if (stage.oidc !== undefined) return stage.oidc;
  const { issuer, audience, signIn } = staffIdentity(stack, stage);
  outputs(stack, { SignInUrl: signIn });
  return { issuer, audience };
};

/** The stack of what must never be deleted: the table, that of the audit, the archive, their key and who may sign in. All of it stays when
 *  the stack goes, and its names in the template are held by a test. */
export const dataStack = (scope: Construct, stage: Stage): Data => {
  const stack = new Stack(scope, named(stage, 'data'), {
    env: { region: stage.region },
    description: 'Jiayi: what must never be deleted',
    terminationProtection: true,
  });
  const key = pinned(
    keptKey(stack, 'DataKey', {
      alias: `alias/${named(stage, 'data')}`,
      description: 'Everything that is stored of people',
    }),
    'DataKey',
  );
  // Of what comes into the archive the bus tells a queue that lies under this key.
  letServicesUse(key, ['events.amazonaws.com']);
  const table = pinned(keptTable(stack, 'Table', { key, capacity: stage.capacity }), 'Table');
  const audit = pinned(auditTable(stack, 'AuditTable', key), 'AuditTable');
  const logs = pinned(logBucket(stack, 'AccessLogs', Duration.days(stage.logDays)), 'AccessLogs');
  const archive = pinned(archiveBucket(stack, 'Archive', { key, logs, stage }), 'Archive');
  // The stack of the page, in another region, is told it by `npm run deploy`.
  toldParameter(stack, 'ArchiveNamed', { name: `/jiayi/${stage.name}/archive`, value: archive.bucketName });
  // Its vault is named by this word, of the time when copies were made by the month: under another it would begin anew, empty.
  tableBackup(stack, 'MonthlyBackup', { table, key });
  auditBackup(stack, 'AuditBackup', { table: audit, key });
  const identity = identityIn(stack, stage);
  outputs(stack, {
    TableName: table.tableName,
    AuditTableName: audit.tableName,
    ArchiveName: archive.bucketName,
    DataKeyArn: key.keyArn,
    OidcIssuer: identity.issuer,
    OidcAudience: identity.audience,
  });
  return { stack, table, audit, archive, key, identity };
};
