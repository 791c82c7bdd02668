import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';

import { createTable } from '../../functions/adapters/store/create-table.ts';
import { PROFILES } from '../../infra/stages.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const deployments = PROFILES.map((profile) => ({ profile, data: givenDeployment(profile, 'prod').data }));

/** What an engine is asked for when it makes the table by itself. */
const tableOfEngines = async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  const heard = mockClient(client);
  await createTable(client, 'any');
  const [made] = heard.commandCalls(CreateTableCommand);
  const [expiry] = heard.commandCalls(UpdateTimeToLiveCommand);
  return { made: made?.args[0].input, expiry: expiry?.args[0].input };
};

const HOLDING = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Cognito::UserPool',
  'AWS::Backup::BackupVault',
];

describe.each(deployments)('what must never be deleted, in $profile', ({ profile, data }) => {
  const tables = data.of('AWS::DynamoDB::Table');
  const table = tables.find(({ id }) => id === 'Table');
  const audit = tables.find(({ id }) => id === 'AuditTable');

  test('there are two tables, and the main one is that which the local engines get', async () => {
    const { made, expiry } = await tableOfEngines();
    expect(tables).toHaveLength(2);
    expect(table?.Properties).toMatchObject({
      KeySchema: made?.KeySchema,
      BillingMode: made?.BillingMode,
      GlobalSecondaryIndexes: made?.GlobalSecondaryIndexes,
      StreamSpecification: { StreamViewType: made?.StreamSpecification?.StreamViewType },
      TimeToLiveSpecification: {
        Enabled: true,
        AttributeName: expiry?.TimeToLiveSpecification?.AttributeName,
      },
    });
    expect(listAt(table, 'Properties', 'AttributeDefinitions')).toEqual(made?.AttributeDefinitions);
  });

  test('each is restorable to any second of 35 days, protected from deletion and under the customer’s own key', () => {
    for (const each of tables)
      expect(each.Properties, each.id).toMatchObject({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        DeletionProtectionEnabled: true,
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] },
        },
      });
    expect(data.of('AWS::Backup::BackupSelection')).toHaveLength(2);
  });

  test('the audit has keys and a stream as the main table, the class of what is hardly read, no index, and nothing in it expires', () => {
    for (const name of ['KeySchema', 'BillingMode', 'StreamSpecification'])
      expect(audit?.Properties[name], name).toEqual(table?.Properties[name]);
    expect([audit, table].map((each) => each?.Properties['TableClass'])).toEqual([
      'STANDARD_INFREQUENT_ACCESS',
      undefined,
    ]);
    expect(audit?.Properties['GlobalSecondaryIndexes']).toBeUndefined();
    expect(audit?.Properties['TimeToLiveSpecification']).toBeUndefined();
  });

  test('nobody of the account, its administrators neither, may overwrite, remove or let expire what is in the audit', () => {
    const [statement, ...others] = listAt(
      audit,
      'Properties',
      'ResourcePolicy',
      'PolicyDocument',
      'Statement',
    );
    expect(others).toEqual([]);
    expect(statement).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' }, Resource: '*' });
    expect(at(statement, 'Condition')).toBeUndefined();
    expect(listAt(statement, 'Action')).toEqual(
      expect.arrayContaining([
        'dynamodb:DeleteItem',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteTable',
        'dynamodb:UpdateTimeToLive',
      ]),
    );
    // It is added to, and read.
    expect(listAt(statement, 'Action').filter((action) => /Put|Get|Query|\*/.test(String(action)))).toEqual(
      [],
    );
    expect(table?.Properties['ResourcePolicy']).toBeUndefined();
  });

  test('copies by the quarter, cold from their third day on: of the main table for two quarters, of the audit for a year, which nobody may delete before', () => {
    const rules = data
      .of('AWS::Backup::BackupPlan')
      .flatMap((plan) => listAt(plan, 'Properties', 'BackupPlan', 'BackupPlanRule'))
      .map((rule) => [
        at(rule, 'TargetBackupVault', 'Fn::GetAtt', 0),
        at(rule, 'ScheduleExpression'),
        at(rule, 'Lifecycle', 'MoveToColdStorageAfterDays'),
        at(rule, 'Lifecycle', 'DeleteAfterDays'),
      ]);
    expect(rules).toHaveLength(2);
    expect(rules).toEqual(
      expect.arrayContaining([
        ['AuditVault', 'cron(0 18 1 1/3 ? *)', 2, 366],
        ['BackupVault', 'cron(0 18 1 1/3 ? *)', 2, 186],
      ]),
    );
    const vault = data.of('AWS::Backup::BackupVault').find(({ id }) => id === 'AuditVault');
    expect(listAt(vault, 'Properties', 'AccessPolicy', 'Statement')).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['backup:DeleteRecoveryPoint']),
      }),
    ]);
  });

  test('the vaults of the copies keep the names that they have in the account', () => {
    const names = data
      .of('AWS::Backup::BackupVault')
      .map(({ id, Properties }) => [id, Properties['BackupVaultName']]);
    expect(names).toEqual([
      ['BackupVault', 'jiayiproddataMonthlyBackupVault1D9A00C2'],
      ['AuditVault', 'jiayiproddataAuditBackupVault2E6C9C5F'],
    ]);
  });

  test('keys change every year', () => {
    expect(data.of('AWS::KMS::Key').map(({ Properties }) => Properties['EnableKeyRotation'])).toEqual([true]);
  });

  test('nobody reaches a bucket from outside or without TLS, and none forgets a version', () => {
    for (const bucket of data.of('AWS::S3::Bucket')) {
      expect(bucket.Properties, bucket.id).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
      });
      expect(at(bucket, 'Properties', 'BucketEncryption')).toBeDefined();
    }
    const policies = data.of('AWS::S3::BucketPolicy').map(({ Properties }) => JSON.stringify(Properties));
    expect(policies).toHaveLength(data.of('AWS::S3::Bucket').length);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });

  test('no page of any place is let read a bucket, and that of the county alone puts files into the archive', () => {
    const allowed = data
      .of('AWS::S3::Bucket')
      .flatMap(({ id, Properties }) =>
        listAt(Properties, 'CorsConfiguration', 'CorsRules').map((rule) => ({ id, rule })),
      );
    expect(allowed).toEqual([
      {
        id: 'Archive',
        rule: {
          AllowedOrigins: ['https://jiayi.example.org'],
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type', 'if-none-match'],
          MaxAge: 3_600,
        },
      },
    ]);
  });

  test('before the page has a name of its own none puts files anywhere', () => {
    const nameless = givenDeployment('aws', 'dev', { given: {} }).data;
    for (const bucket of nameless.of('AWS::S3::Bucket'))
      expect(at(bucket, 'Properties', 'CorsConfiguration'), bucket.id).toBeUndefined();
  });

  test('the name of the archive is where whoever deploys its page looks for it', () => {
    expect(data.of('AWS::SSM::Parameter').map(({ Properties }) => Properties)).toMatchObject([
      { Name: '/jiayi/prod/archive', Value: { Ref: 'Archive' } },
    ]);
  });

  test('who reads the archive is logged, and an exported county is gone after a day, with its former versions', () => {
    const archive = data.of('AWS::S3::Bucket').find(({ id }) => id === 'Archive');
    expect(at(archive, 'Properties', 'LoggingConfiguration', 'DestinationBucketName')).toEqual({
      Ref: 'AccessLogs',
    });
    expect(listAt(archive, 'Properties', 'LifecycleConfiguration', 'Rules')).toContainEqual(
      expect.objectContaining({
        Prefix: 'exports/',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Status: 'Enabled',
      }),
    );
  });

  test('whatever holds something stays when its stack goes', () => {
    const gone = data.all
      .filter(({ Type }) => HOLDING.includes(Type))
      .filter(({ DeletionPolicy, UpdateReplacePolicy }) =>
        [DeletionPolicy, UpdateReplacePolicy].some((policy) => policy !== 'Retain'),
      );
    expect(gone.map(({ id }) => id)).toEqual([]);
  });

  test('whatever holds something keeps its name in the template: under another it would begin anew, empty', () => {
    const names = data.all.filter(({ Type }) => HOLDING.includes(Type)).map(({ id }: Deployed) => id);
    const pool = profile === 'aws' ? ['StaffPool'] : [];
    expect(names.sort()).toEqual(
      [
        'AccessLogs',
        'Archive',
        'AuditTable',
        'AuditVault',
        'BackupVault',
        'DataKey',
        'Table',
        ...pool,
      ].sort(),
    );
  });
});

describe('who may sign in', () => {
  test('staff are made by an administrator and have a second factor, in the pool of the global profile', () => {
    const [pool] =
      deployments.find(({ profile }) => profile === 'aws')?.data.of('AWS::Cognito::UserPool') ?? [];
    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    });
  });

  test('where the county has an issuer of its own there is no pool', () => {
    const given = { oidcIssuer: 'https://identity.example.org', oidcAudience: 'jiayi' };
    const { data, service } = givenDeployment('aws', 'dev', { given });
    expect(data.text).not.toContain('Cognito');
    const [authorizer] = service.of('AWS::ApiGatewayV2::Authorizer');
    expect(at(authorizer, 'Properties', 'JwtConfiguration')).toEqual({
      Issuer: 'https://identity.example.org',
      Audience: ['jiayi'],
    });
  });
});
