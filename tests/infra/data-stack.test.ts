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
  const [table] = data.of('AWS::DynamoDB::Table');

  test('there is one table, and it is the one that the local engines get', async () => {
    const { made, expiry } = await tableOfEngines();
    expect(data.of('AWS::DynamoDB::Table')).toHaveLength(1);
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

  test('the table is restorable to any second, protected from deletion and under the customer’s own key', () => {
    expect(table?.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': ['DataKey', 'Arn'] },
      },
    });
    expect(data.of('AWS::Backup::BackupSelection')).toHaveLength(1);
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
      ['AccessLogs', 'Archive', 'BackupVault', 'DataKey', 'Table', ...pool].sort(),
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
