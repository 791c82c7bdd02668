import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import type { Data } from '../data-stack.ts';
import { atService } from './table-policy.ts';

/** Gathered for so long: one recount serves all that changed in it. */
const GATHERED_FOR_S = 5;
const CHANGES_AT_ONCE = 100;
/** More would stand in each other's way at the table; what is more waits in the queue. */
const SIDE_BY_SIDE = 10;
/** @source AWS Lambda Developer Guide, “Creating and configuring an Amazon SQS event source mapping” */
const VISIBILITY_PER_TIMEOUT = 6;
/** Enough that a store which is busy for an hour is waited for; then the change goes aside and the next ones go on. */
const TRIES = 8;
/** Longer than all tries take. */
const KEPT_FOR = Duration.days(4);

/** A queue of the changes that a Lambda asks for. They are records of people: it lies under the key of the table. What is
 *  tried in vain goes aside. */
export const changeQueue = (
  scope: Construct,
  { name, timeoutS, data, aside }: { name: string; timeoutS: number; data: Data; aside: Queue },
): Queue =>
  new Queue(scope, 'Queue', {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: data.key,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(VISIBILITY_PER_TIMEOUT * timeoutS + GATHERED_FOR_S),
    retentionPeriod: KEPT_FOR,
    deadLetterQueue: { queue: aside, maxReceiveCount: TRIES },
    // What is in it when it goes is in the records as well.
    removalPolicy: RemovalPolicy.DESTROY,
  });

/** Starts a Lambda by its queue; of a batch that alone comes again which was not done. */
export const startByQueue = (fn: Lambda, queue: Queue): EventSourceMapping =>
  new EventSourceMapping(fn, 'Changes', {
    target: fn,
    eventSourceArn: queue.queueArn,
    batchSize: CHANGES_AT_ONCE,
    maxBatchingWindow: Duration.seconds(GATHERED_FOR_S),
    maxConcurrency: SIDE_BY_SIDE,
    reportBatchItemFailures: true,
  });

const keyStatement = (data: Data, sid: string, actions: string[]): PolicyStatement =>
  new PolicyStatement({
    sid,
    actions,
    resources: [data.key.keyArn],
    conditions: atService(data, 'sqs'),
  });

/** What taking changes out of a queue takes. */
export const takingStatements = (queue: Queue, data: Data): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'TakeChanges',
    actions: [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ChangeMessageVisibility',
    ],
    resources: [queue.queueArn],
  }),
  keyStatement(data, 'KeyOfQueue', ['kms:Decrypt']),
];

/** What putting changes into queues takes. */
export const handingStatements = (queues: readonly Queue[], data: Data): PolicyStatement[] => [
  new PolicyStatement({
    sid: 'HandOn',
    actions: ['sqs:SendMessage'],
    resources: queues.map(({ queueArn }) => queueArn),
  }),
  keyStatement(data, 'KeyOfQueues', ['kms:Decrypt', 'kms:GenerateDataKey']),
];
