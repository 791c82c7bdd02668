import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import type { Data } from '../data-stack.ts';
import { atService } from './table-policy.ts';

/** Gathered for so long where a row says nothing else: one recount serves all that changed in it. Nobody waits for it: an answer
 *  tells what its own request changed. */
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

/** For how many seconds changes are gathered for some rows: as long as each of them can wait. */
export const gatheredSOf = (rows: readonly ManifestRow[]): number =>
  Math.min(
    ...rows.map(({ trigger }) => ('gatheredS' in trigger ? trigger.gatheredS : undefined) ?? GATHERED_FOR_S),
  );

/** What a queue is made from. */
type Wanted = {
  readonly name: string;
  readonly timeoutS: number;
  readonly gatheredS: number;
  readonly data: Data;
  readonly aside: Queue;
};

/** A queue of the changes that a Lambda asks for. They are records of people: it lies under the key of the table. What is
 *  tried in vain goes aside. */
export const changeQueue = (scope: Construct, { name, timeoutS, gatheredS, data, aside }: Wanted): Queue =>
  new Queue(scope, 'Queue', {
    queueName: name,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: data.key,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(VISIBILITY_PER_TIMEOUT * timeoutS + gatheredS),
    retentionPeriod: KEPT_FOR,
    deadLetterQueue: { queue: aside, maxReceiveCount: TRIES },
    // What is in it when it goes is in the records as well.
    removalPolicy: RemovalPolicy.DESTROY,
  });

/** Starts a Lambda by its queue; of a batch that alone comes again which was not done.
 *  @param rows those of the Lambda */
export const startByQueue = (fn: Lambda, queue: Queue, rows: readonly ManifestRow[]): EventSourceMapping =>
  new EventSourceMapping(fn, 'Changes', {
    target: fn,
    eventSourceArn: queue.queueArn,
    batchSize: CHANGES_AT_ONCE,
    maxBatchingWindow: Duration.seconds(gatheredSOf(rows)),
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
