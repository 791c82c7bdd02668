import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';

import type { Data } from '../data-stack.ts';
import { changeRows } from './lambda-rows.ts';
import type { Made } from './lambda.ts';

/** Gathered for so long: one recount serves all that changed in it. */
const GATHERED_FOR = Duration.seconds(1);
const CHANGES_AT_ONCE = 100;
/** Enough that a store which is busy for minutes is waited for; then the change goes aside and the next ones go on. */
const TRIES = 8;
const OLDEST = Duration.hours(6);

/** Changes of items whose partition is a word or begins with it. */
const ofWord = (word: string) =>
  FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: [word, { prefix: `${word}#` }] } } } });

/** Starts a Lambda by the changes that its rows name, in the order of each item. What fails is halved until the one
 *  change that cannot be done is alone; that one is tried some times, then kept aside. */
export const startByChanges = (data: Data, { fn, rows, unheard }: Made): EventSourceMapping => {
  const stream = data.table.tableStreamArn;
  if (stream === undefined || unheard === undefined)
    throw new Error('changes come by a stream, and none is lost');
  return new EventSourceMapping(fn, 'Changes', {
    target: fn,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: changeRows(rows).map(({ trigger }) => ofWord(trigger.of)),
    batchSize: CHANGES_AT_ONCE,
    maxBatchingWindow: GATHERED_FOR,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: TRIES,
    maxRecordAge: OLDEST,
    onFailure: new SqsDlq(unheard),
  });
};
