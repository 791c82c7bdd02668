import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { named, type Stage } from '../stages.ts';
import { keptKey, letServicesUse } from './keys.ts';
import type { LambdaRows } from './lambda-rows.ts';
import { outputs } from './outputs.ts';
import { arnIn } from './table-policy.ts';
import { doesHear } from './talents.ts';
import { unheardQueue } from './unheard.ts';

/** What is taken and not done comes again after so long: more than a minute's hearing takes. */
const HIDDEN_FOR = Duration.minutes(2);
/** Enough that a store which is busy for a while is waited for; then it goes aside. */
const TRIES = 8;
const KEPT_FOR = Duration.days(4);

const PROVIDER = 'sms-voice.amazonaws.com';

/** Where AWS End User Messaging leaves what it tells. */
export type SmsInbox = { readonly queue: Queue; readonly key: Key };

/** The name of the queue, and with `-unheard` that of what was given up. */
export const smsInboxName = (stage: Pick<Stage, 'name'>): string => named(stage, 'sms-told');

/** Says whether the provider of a stage tells what it has to tell by a topic. @see docs/adr/0024 */
export const tellsByTopic = ({ sms: { provider } }: Pick<Stage, 'sms'>): boolean =>
  provider === 'end-user-messaging';

/** A topic that the provider alone may write to, of this account. */
const toldTopic = (scope: Construct, { stage, key }: { stage: Stage; key: Key }): Topic => {
  const topic = new Topic(scope, 'Topic', {
    topicName: smsInboxName(stage),
    masterKey: key,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'ProviderTells',
      principals: [new ServicePrincipal(PROVIDER)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  return topic;
};

/** A key for what is told, that the provider and the one topic may use. The topic is named by its name: it names the key. */
const toldKey = (scope: Construct, name: string): Key => {
  const key = keptKey(scope, 'Key', {
    alias: `alias/${name}`,
    description: 'What the provider of SMS tells, until it is heard',
  });
  letServicesUse(key, [PROVIDER]);
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TopicIntoQueue',
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { ArnEquals: { 'aws:SourceArn': arnIn(Stack.of(scope), 'sns', name) } },
    }),
  );
  return key;
};

/** The topic that reports and answers are told by, and the queue that keeps them until they are heard. Numbers and words of
 *  people lie in both: they have a key of their own, which opens nothing else. */
const smsInbox = (scope: Construct, stage: Stage): SmsInbox => {
  const name = smsInboxName(stage);
  const key = toldKey(scope, name);
  // As that of somebody else: a subscription would let its topic use the key by itself, and each would wait for the other.
  const asOthers = Key.fromKeyArn(scope, 'KeyOfQueue', key.keyArn);
  const aside = unheardQueue(new Construct(scope, 'Aside'), 'Unheard', { name: `${name}-unheard`, key });
  const queue = new Queue(scope, 'Queue', {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: asOthers,
    enforceSSL: true,
    visibilityTimeout: HIDDEN_FOR,
    retentionPeriod: KEPT_FOR,
    deadLetterQueue: { queue: aside, maxReceiveCount: TRIES },
    // Nobody has what is in it beside it.
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const topic = toldTopic(scope, { stage, key });
  topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: aside }));
  outputs(Stack.of(scope), { SmsTopicArn: topic.topicArn });
  return { queue, key };
};

/** The inbox of a Lambda that hears; undefined for any other, and where the provider tells in another way. */
export const smsInboxFor = (stack: Stack, lambda: LambdaRows, stage: Stage): SmsInbox | undefined =>
  doesHear(lambda) && tellsByTopic(stage) ? smsInbox(new Construct(stack, 'SmsInbox'), stage) : undefined;

/** What hearing from an inbox takes. */
export const inboxStatements = ({ queue, key }: SmsInbox): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'TakeWhatIsTold',
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
    resources: [queue.queueArn],
  }),
  new PolicyStatement({ sid: 'KeyOfInbox', actions: ['kms:Decrypt'], resources: [key.keyArn] }),
];
