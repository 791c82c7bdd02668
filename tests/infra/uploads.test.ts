import { describe, expect, test } from 'vitest';

import { LINKS_FOLDER } from '../../functions/county-files/uploads.ts';
import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { manifest } from '../../functions/manifest.ts';
import { LINKED_UPLOADS } from '../../infra/constructs/archive.ts';
import { uploadRows } from '../../infra/constructs/lambda-rows.ts';
import { LINKERS } from '../../infra/constructs/talents.ts';
import { PROFILES } from '../../infra/stages.ts';
import { at, type Deployed, givenDeployment, listAt } from './given-deployment.ts';

const deployments = PROFILES.map((profile) => ({ profile, ...givenDeployment(profile, 'prod') }));

const statementsOf = ({ Properties }: Deployed): readonly unknown[] =>
  listAt(Properties, 'PolicyDocument', 'Statement');

describe.each(deployments)('what other systems put into the archive, in $profile', ({ data, service }) => {
  const queueOf = (name: string): Deployed | undefined =>
    service.of('AWS::SQS::Queue').find(({ Properties }) => Properties['QueueName'] === `jiayi-prod-${name}`);
  const [rule, ...others] = service.of('AWS::Events::Rule');
  const ruleArn = JSON.stringify(at(rule, 'Properties', 'Name'));

  test('is told of by the archive itself, without code that is called while it is deployed', () => {
    const telling = data
      .of('AWS::S3::Bucket')
      .filter(({ Properties }) => Properties['NotificationConfiguration'] !== undefined);
    expect(telling.map(({ id }) => id)).toEqual(['Archive']);
    expect(telling[0]?.Properties['NotificationConfiguration']).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  test('reaches the queue of who imports it, from its folder of this bucket alone', () => {
    expect(others).toEqual([]);
    expect(uploadRows(manifest).map(useCaseOf)).toEqual(['county-files.on-upload']);
    expect(at(rule, 'Properties', 'Description')).toBe('county-files.on-upload');
    expect(at(rule, 'Properties', 'EventPattern')).toMatchObject({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { object: { key: [{ prefix: 'uploads/' }] } },
    });
    const [bucket] = listAt(rule, 'Properties', 'EventPattern', 'detail', 'bucket', 'name');
    expect(JSON.stringify(bucket)).toContain('ExportsOutputRefArchive');
    const [target, ...more] = listAt(rule, 'Properties', 'Targets');
    expect(more).toEqual([]);
    expect(at(target, 'Arn')).toEqual({ 'Fn::GetAtt': [queueOf('county-files-change')?.id, 'Arn'] });
    const aside = { 'Fn::GetAtt': [queueOf('county-files-change-unheard')?.id, 'Arn'] };
    expect(at(target, 'DeadLetterConfig', 'Arn')).toEqual(aside);
  });

  test('is put into those queues by this rule alone, and by no other', () => {
    const letting = service
      .of('AWS::SQS::QueuePolicy')
      .filter((policy) => statementsOf(policy).some((statement) => at(statement, 'Effect') === 'Allow'));
    const reached = letting
      .flatMap(({ Properties }) => listAt(Properties, 'Queues'))
      .map((queue) => String(at(queue, 'Ref')));
    expect(new Set(reached)).toEqual(
      new Set([queueOf('county-files-change')?.id, queueOf('county-files-change-unheard')?.id]),
    );
    for (const statement of letting.flatMap(statementsOf)) {
      if (at(statement, 'Effect') !== 'Allow') continue;
      expect(at(statement, 'Principal')).toEqual({ Service: 'events.amazonaws.com' });
      const from = JSON.stringify(at(statement, 'Condition', 'ArnEquals', 'aws:SourceArn'));
      expect(from).toContain(`:rule/${ruleArn.slice(1)}`);
    }
  });

  test('lies under the key of the records on its way, which the bus may use for this account alone', () => {
    const used = data
      .of('AWS::KMS::Key')
      .flatMap((key) => listAt(key, 'Properties', 'KeyPolicy', 'Statement'))
      .filter((statement) => at(statement, 'Principal', 'Service') === 'events.amazonaws.com');
    expect(used).toHaveLength(1);
    expect(at(used[0], 'Condition', 'StringEquals', 'aws:SourceAccount')).toBeDefined();
  });

  test('is written by who signs links alone, where links lead', () => {
    expect(LINKED_UPLOADS).toBe(`${LINKS_FOLDER}/`);
    const below = (statement: unknown): boolean =>
      JSON.stringify(at(statement, 'Resource')).includes('/uploads/');
    const writing = service
      .of('AWS::IAM::ManagedPolicy')
      .flatMap((policy) => statementsOf(policy).map((statement) => ({ id: policy.id, statement })))
      .filter(({ statement }) => below(statement) && at(statement, 'Action') !== 's3:GetObject');
    expect(writing.map(({ id }) => id.replace(/\w{8}$/, ''))).toEqual(['CountyFilesHttpPolicy']);
    expect(writing[0]?.statement).toMatchObject({
      Sid: 'PutByLinks',
      Action: 's3:PutObject',
      Effect: 'Allow',
    });
    expect(JSON.stringify(at(writing[0]?.statement, 'Resource'))).toMatch(/\/uploads\/!links\/\*"\]\]\}$/);
    expect(LINKERS.filter((id) => !manifest.some((row) => useCaseOf(row) === id))).toEqual([]);
  });

  test('is read by one Lambda, taken away by none, and gone after three days', () => {
    const reading = service
      .of('AWS::IAM::ManagedPolicy')
      .filter((policy) => JSON.stringify(policy.Properties).includes('/uploads/*'));
    expect(reading.map(({ id }) => id.replace(/\w{8}$/, ''))).toEqual(['CountyFilesChangePolicy']);
    const statements = reading
      .flatMap(statementsOf)
      .filter((statement) => JSON.stringify(at(statement, 'Resource')).includes('/uploads/*'));
    expect(statements.map((statement) => at(statement, 'Action'))).toEqual(['s3:GetObject']);
    const archive = data.of('AWS::S3::Bucket').find(({ id }) => id === 'Archive');
    expect(listAt(archive, 'Properties', 'LifecycleConfiguration', 'Rules')).toContainEqual(
      expect.objectContaining({ Prefix: 'uploads/', ExpirationInDays: 3, Status: 'Enabled' }),
    );
  });
});
