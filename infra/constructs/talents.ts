import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

import { type ManifestRow, useCaseOf } from '../../functions/kit/manifest-row.ts';
import type { Data } from '../data-stack.ts';
import type { Stage } from '../stages.ts';
import { LINKED_UPLOADS } from './archive.ts';
import { jobStatements } from './job-talents.ts';
import { type LambdaRows, uploadRows } from './lambda-rows.ts';
import { reachOf } from './reach.ts';
import { arnIn } from './table-policy.ts';

/** The use cases that send SMS, or ask their provider what became of one. */
export const SENDERS: readonly string[] = [
  'own-record.askCode',
  'reminders.resend',
  'reminders.every-minute-send',
  'reminders.every-minute-text',
  'reminders.every-hour-ask',
];

/** The use cases that providers of SMS call, who sign with a secret that they share. */
export const CALLED: readonly string[] = ['reminders.hearReceipt', 'reminders.hearSms'];

/** The use case that takes what a provider of SMS left. */
export const HEARING = 'reminders.every-minute-hear';

/** The use cases that give links to put files by. */
export const LINKERS: readonly string[] = ['county-files.askUpload'];

/** The use cases that tell other systems. */
export const PUBLISHERS: readonly string[] = ['publishing.on-entries', 'publishing.on-organisation-changed'];

/** The field keys are opened under this context, so that the operator's key of another stage opens nothing here. */
const dataKeyStatement = (data: Data, stage: Stage): PolicyStatement =>
  new PolicyStatement({
    sid: 'OpenDataKey',
    actions: ['kms:Decrypt'],
    resources: [data.key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:jiayi': stage.name } },
  });

const endUserMessaging = (stack: Stack): PolicyStatement =>
  new PolicyStatement({
    sid: 'SendSms',
    actions: ['sms-voice:SendTextMessage'],
    resources: ['phone-number/*', 'pool/*', 'sender-id/*'].map((what) => arnIn(stack, 'sms-voice', what)),
  });

/** A phone number has no ARN: whoever may publish to one may publish to all; to topics they may not. */
const sns = (stack: Stack): PolicyStatement[] => [
  new PolicyStatement({ sid: 'SendSms', actions: ['sns:Publish'], resources: ['*'] }),
  new PolicyStatement({
    sid: 'NotToTopics',
    effect: Effect.DENY,
    actions: ['sns:Publish'],
    resources: [arnIn(stack, 'sns', '*')],
  }),
];

const secretStatement = (sid: string, arn: string): PolicyStatement =>
  new PolicyStatement({ sid, actions: ['secretsmanager:GetSecretValue'], resources: [arn] });

/** What sending takes of AWS; a vendor of the mainland is asked by its own secret alone. */
const SENDING: Readonly<Record<Stage['sms']['provider'], (stack: Stack) => PolicyStatement[]>> = {
  sns,
  'end-user-messaging': (stack) => [endUserMessaging(stack)],
  aliyun: () => [],
};

const smsStatements = (stack: Stack, { sms }: Stage): PolicyStatement[] => [
  ...SENDING[sms.provider](stack),
  ...(sms.secret === undefined ? [] : [secretStatement('SecretOfSms', sms.secret)]),
];

/** What others put into the archive is read, and stays as it is. */
const uploadStatements = ({ archive }: Data, rows: readonly ManifestRow[]): PolicyStatement[] =>
  uploadRows(rows).flatMap(({ trigger: { below } }) => [
    new PolicyStatement({
      sid: 'ReadUploads',
      actions: ['s3:GetObject'],
      resources: [`${archive.bucketArn}/${below}/*`],
    }),
    new PolicyStatement({
      sid: 'MissUploads',
      actions: ['s3:ListBucket'],
      resources: [archive.bucketArn],
      conditions: { StringLike: { 's3:prefix': [`${below}/*`] } },
    }),
  ]);

/** Says whether a Lambda carries a use case that gives links to put files by. */
const doesLink = ({ rows }: Pick<LambdaRows, 'rows'>): boolean =>
  rows.some((row) => LINKERS.includes(useCaseOf(row)));

/** A link may do what its signer may: files come to lie where links lead, and nowhere else. */
const linkStatement = ({ archive }: Data): PolicyStatement =>
  new PolicyStatement({
    sid: 'PutByLinks',
    actions: ['s3:PutObject'],
    resources: [`${archive.bucketArn}/${LINKED_UPLOADS}*`],
  });

/** Says whether a Lambda carries a use case that tells other systems. */
export const doesPublish = ({ rows }: Pick<LambdaRows, 'rows'>): boolean =>
  rows.some((row) => PUBLISHERS.includes(useCaseOf(row)));

const busStatement = (arn: string): PolicyStatement =>
  new PolicyStatement({ sid: 'TellOthers', actions: ['events:PutEvents'], resources: [arn] });

/** Says whether a Lambda carries a use case that sends SMS. */
export const doesSend = ({ rows }: Pick<LambdaRows, 'rows'>): boolean =>
  rows.some((row) => SENDERS.includes(useCaseOf(row)));

/** Says whether a Lambda carries a use case that providers of SMS call. */
export const isCalled = ({ rows }: Pick<LambdaRows, 'rows'>): boolean =>
  rows.some((row) => CALLED.includes(useCaseOf(row)));

/** Says whether a Lambda takes what a provider of SMS left. */
export const doesHear = ({ rows }: Pick<LambdaRows, 'rows'>): boolean =>
  rows.some((row) => useCaseOf(row) === HEARING);

const callStatements = ({ sms: { callSecret } }: Stage): PolicyStatement[] =>
  callSecret === undefined ? [] : [secretStatement('SecretOfCalls', callSecret)];

/** What talents are for, and whom: places by their ARNs. */
type Talents = {
  readonly data: Data;
  readonly stage: Stage;
  readonly bus: { readonly arn: string };
  /** The state machine of jobs; undefined where no row has one. */
  readonly jobMachine: string | undefined;
  readonly lambda: LambdaRows;
};

/** What a Lambda may do besides reaching the table: open the field keys, touch the files of jobs and have them carried out in
 *  parts, send SMS, know who calls, tell other systems. */
export const talentStatements = (
  stack: Stack,
  { data, stage, bus, jobMachine, lambda }: Talents,
): PolicyStatement[] => {
  const { reads } = reachOf(lambda);
  return [
    ...(reads.length === 0 ? [] : [dataKeyStatement(data, stage)]),
    ...jobStatements(lambda, data, jobMachine),
    ...uploadStatements(data, lambda.rows),
    ...(doesLink(lambda) ? [linkStatement(data)] : []),
    ...(doesSend(lambda) ? smsStatements(stack, stage) : []),
    ...(isCalled(lambda) ? callStatements(stage) : []),
    ...(doesPublish(lambda) ? [busStatement(bus.arn)] : []),
  ];
};
