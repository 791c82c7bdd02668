import { Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

import type { Data } from '../data-stack.ts';
import { named, type Stage } from '../stages.ts';
import { logicalName, uploadRows } from './lambda-rows.ts';
import type { Made } from './lambda.ts';
import { arnIn } from './table-policy.ts';

/** What the queue is too busy for is sent again for a while, then goes aside. */
const RETRY = { maximumEventAgeInSeconds: 21_600, maximumRetryAttempts: 100 };

const letRuleSend = (queue: Queue, ruleArn: string): void => {
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TellOfUploads',
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    }),
  );
};

/** Tells the queue of a Lambda of the files that come below the folders of the archive which its rows name. */
export const startByUploads = (
  { fn, queue, unheard, rows }: Made,
  { stage, data }: { readonly stage: Stage; readonly data: Data },
): readonly CfnRule[] =>
  uploadRows(rows).map(({ trigger: { id, below } }) => {
    if (queue === undefined || unheard === undefined)
      throw new Error('uploads come by a queue, and none is lost');
    const name = named(stage, id.replaceAll('.', '-'));
    // By its name: the queue that it fills has to know it first.
    const ruleArn = arnIn(Stack.of(fn), 'events', `rule/${name}`);
    for (const each of [queue, unheard]) letRuleSend(each, ruleArn);
    const rule = new CfnRule(fn, logicalName(id), {
      name,
      description: id,
      eventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [data.archive.bucketName] }, object: { key: [{ prefix: `${below}/` }] } },
      },
      state: 'ENABLED',
      targets: [
        { id: 'Queue', arn: queue.queueArn, deadLetterConfig: { arn: unheard.queueArn }, retryPolicy: RETRY },
      ],
    });
    return rule;
  });
