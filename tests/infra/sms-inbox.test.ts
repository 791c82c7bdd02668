import { describe, expect, test } from 'vitest';

import { useCaseOf } from '../../functions/kit/manifest-row.ts';
import { manifest } from '../../functions/manifest.ts';
import { lambdasOf, logicalName } from '../../infra/constructs/lambda-rows.ts';
import { CALLED, doesHear, HEARING, isCalled } from '../../infra/constructs/talents.ts';
import { EXAMPLE_GIVEN } from '../../infra/example-given.ts';
import {
  at,
  type Deployed,
  type Deployment,
  findingsOf,
  givenBundles,
  givenDeployment,
  listAt,
} from './given-deployment.ts';

const bundles = givenBundles();
const lambdas = lambdasOf(manifest);
const given = { ...EXAMPLE_GIVEN.aws, smsProvider: 'end-user-messaging' } as const;
const byTopic = givenDeployment('aws', 'prod', { bundles, given });
const bySns = givenDeployment('aws', 'prod', { bundles });
const mainland = givenDeployment('aws-cn', 'prod', { bundles });

const statementOf = ({ service }: Deployment, lambda: string, sid: string): unknown =>
  service
    .of('AWS::IAM::ManagedPolicy')
    .filter(({ id }) => id.startsWith(`${logicalName(lambda)}Policy`))
    .flatMap((policy) => listAt(policy, 'Properties', 'PolicyDocument', 'Statement'))
    .find((each) => at(each, 'Sid') === sid);

const variablesOf = ({ service }: Deployment, lambda: string): object => {
  const fn = service
    .of('AWS::Lambda::Function')
    .find(({ Properties }) => Properties['FunctionName'] === `jiayi-prod-${lambda}`);
  return Object(at(fn, 'Properties', 'Environment', 'Variables'));
};

const holders = (deployment: Deployment, sid: string): string[] =>
  lambdas.map(({ lambda }) => lambda).filter((lambda) => statementOf(deployment, lambda, sid) !== undefined);

const told = (deployment: Deployment, variable: string): string[] =>
  lambdas.map(({ lambda }) => lambda).filter((lambda) => variable in variablesOf(deployment, lambda));

describe('the secret that providers sign their calls with', () => {
  test('is for the Lambda that carries the signed routes, and for no other', () => {
    const signed = manifest.filter(
      ({ trigger }) => trigger.kind === 'http' && trigger.route.isSigned === true,
    );
    expect(signed.map(useCaseOf).sort()).toEqual(CALLED);
    for (const deployment of [bySns, byTopic, mainland]) {
      expect(holders(deployment, 'SecretOfCalls')).toEqual(['reminders-http']);
      expect(told(deployment, 'JIAYI_SMS_CALLS')).toEqual(['reminders-http']);
    }
    expect(lambdas.filter(isCalled).map(({ lambda }) => lambda)).toEqual(['reminders-http']);
  });

  test('is the one that the operator named, and may be read and nothing else', () => {
    expect(statementOf(mainland, 'reminders-http', 'SecretOfCalls')).toMatchObject({
      Action: 'secretsmanager:GetSecretValue',
      Resource: EXAMPLE_GIVEN['aws-cn'].smsCallSecret,
    });
    expect(variablesOf(mainland, 'reminders-http')).toMatchObject({
      JIAYI_SMS_CALLS: EXAMPLE_GIVEN['aws-cn'].smsCallSecret,
    });
  });

  test('is nowhere where the operator named none', () => {
    const { service } = givenDeployment('aws', 'dev', { bundles, given: {} });
    expect(service.text).not.toMatch(/SecretOfCalls|JIAYI_SMS_CALLS/);
  });
});

describe('where AWS End User Messaging leaves what it tells', () => {
  const { service, observability } = byTopic;
  const queueOf = (name: string): Deployed | undefined =>
    service.of('AWS::SQS::Queue').find(({ Properties }) => Properties['QueueName'] === `jiayi-prod-${name}`);
  const [queue, aside] = [queueOf('sms-told'), queueOf('sms-told-unheard')];
  const [topic] = service.of('AWS::SNS::Topic');
  const key = service.of('AWS::KMS::Key').find(({ id }) => id.startsWith('SmsInbox'));

  test('is heard by the one Lambda whose row says so, and by no other', () => {
    expect(manifest.map(useCaseOf)).toContain(HEARING);
    expect(lambdas.filter(doesHear).map(({ lambda }) => lambda)).toEqual(['reminders-schedule']);
    expect(holders(byTopic, 'TakeWhatIsTold')).toEqual(['reminders-schedule']);
    expect(told(byTopic, 'JIAYI_SMS_INBOX')).toEqual(['reminders-schedule']);
    expect(statementOf(byTopic, 'reminders-schedule', 'TakeWhatIsTold')).toMatchObject({
      Action: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
      Resource: { 'Fn::GetAtt': [queue?.id, 'Arn'] },
    });
    expect(variablesOf(byTopic, 'reminders-schedule')).toMatchObject({ JIAYI_SMS_INBOX: { Ref: queue?.id } });
  });

  test('is a topic that the provider alone writes to, for this account, and only by TLS', () => {
    const [policy] = service.of('AWS::SNS::TopicPolicy');
    const statements = listAt(policy, 'Properties', 'PolicyDocument', 'Statement');
    const allowing = statements.filter((each) => at(each, 'Effect') === 'Allow');
    expect(allowing).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: 'sms-voice.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(JSON.stringify(statements)).toContain('"aws:SecureTransport":"false"');
  });

  test('goes into a queue as it is, which keeps it long enough and sets it aside after eight tries', () => {
    const [subscription] = service.of('AWS::SNS::Subscription');
    expect(subscription?.Properties).toMatchObject({
      Protocol: 'sqs',
      RawMessageDelivery: true,
      TopicArn: { Ref: topic?.id },
      Endpoint: { 'Fn::GetAtt': [queue?.id, 'Arn'] },
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [aside?.id, 'Arn'] } },
    });
    expect(queue?.Properties).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [aside?.id, 'Arn'] }, maxReceiveCount: 8 },
      MessageRetentionPeriod: 345_600,
      VisibilityTimeout: 120,
    });
    expect(aside?.Properties['MessageRetentionPeriod']).toBe(1_209_600);
  });

  test('outlives its stack: nobody has it beside', () => {
    for (const each of [queue, aside, key]) expect(each?.DeletionPolicy).toMatch(/^Retain/);
  });

  test('lies under a key of its own, which opens no record and which no record’s key opens', () => {
    for (const each of [queue, aside, topic])
      expect(
        JSON.stringify(Object.entries(each?.Properties ?? {}).filter(([name]) => name.startsWith('Kms'))),
      ).toContain(`"${key?.id}"`);
    expect(key?.Properties['EnableKeyRotation']).toBe(true);
    expect(statementOf(byTopic, 'reminders-schedule', 'KeyOfInbox')).toMatchObject({
      Action: 'kms:Decrypt',
      Resource: { 'Fn::GetAtt': [key?.id, 'Arn'] },
    });
    const users = JSON.stringify(listAt(key, 'Properties', 'KeyPolicy', 'Statement'));
    expect(users).toContain('sms-voice.amazonaws.com');
    expect(users).toContain('sns.amazonaws.com');
    expect(users).not.toContain('logs.');
  });

  test('rings when it waits for minutes and when something was given up', () => {
    const rung = observability
      .of('AWS::CloudWatch::Alarm')
      .filter((alarm) => JSON.stringify(alarm.Properties['Dimensions'] ?? []).includes('sms-told'));
    expect(rung.map(({ Properties }) => [Properties['MetricName'], Properties['Threshold']])).toEqual([
      ['ApproximateAgeOfOldestMessage', 300],
      ['ApproximateNumberOfMessagesVisible', 1],
    ]);
    for (const { Properties } of rung)
      expect(Properties['AlarmDescription']).toContain('docs/runbooks/sms-reports-and-answers.md');
  });

  test('is told to the operator, who names it to the provider', () => {
    expect(service.template.toJSON()['Outputs']).toMatchObject({
      SmsTopicArn: { Value: { Ref: topic?.id } },
    });
  });

  test('leaves no finding unacknowledged', () => {
    byTopic.app.synth();
    expect(findingsOf(byTopic)).toEqual([]);
  });

  test('is not there for a provider that tells in another way, nor in the mainland', () => {
    for (const { service: other } of [bySns, mainland]) {
      expect(other.of('AWS::SNS::Topic')).toEqual([]);
      expect(other.text).not.toMatch(/sms-told|JIAYI_SMS_INBOX|TakeWhatIsTold/);
    }
  });
});

test('what a provider tells in no known form rings, whoever it is', () => {
  for (const { observability } of [bySns, byTopic, mainland]) {
    const [alarm] = observability
      .of('AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties['MetricName'] === 'SmsUnread');
    expect(alarm?.Properties).toMatchObject({ Threshold: 1, Statistic: 'Sum' });
  }
});
