import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';

import type { Data } from '../data-stack.ts';
import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import { changeRows } from './lambda-rows.ts';
import type { Made } from './lambda.ts';

/** Gathered for so long: the queues after it are filled in batches. */
const GATHERED_FOR = Duration.seconds(1);
const CHANGES_AT_ONCE = 100;
/** Enough that queues which are busy for a while are waited for; then the next changes go on. */
const TRIES = 100;
const OLDEST = Duration.hours(6);

/** Changes that some row asks for: of items whose partition is a word or begins with it. One filter, since a stream takes few. */
const whatRowsAskFor = (rows: readonly ManifestRow[]) => {
  const words = new Set(changeRows(rows).map(({ trigger }) => trigger.of));
  const S = [...words].flatMap((word) => [word, { prefix: `${word}#` }]);
  return FilterCriteria.filter({ dynamodb: { Keys: { pk: { S } } } });
};

/** Starts the one Lambda that reads the table's stream, by all changes that some row of the manifest asks for, in the order of
 *  each item. What fails is halved until the one change that cannot be handed on is alone; that one is tried for a while,
 *  then its place is kept aside.
 *  @source Amazon DynamoDB Developer Guide, “DynamoDB Streams and AWS Lambda triggers”: at most two readers of a shard */
export const startByStream = (
  data: Data,
  { fn, unheard }: Made,
  manifest: readonly ManifestRow[],
): EventSourceMapping => {
  const stream = data.table.tableStreamArn;
  if (stream === undefined || unheard === undefined)
    throw new Error('changes come by a stream, and none is lost');
  return new EventSourceMapping(fn, 'Stream', {
    target: fn,
    eventSourceArn: stream,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [whatRowsAskFor(manifest)],
    batchSize: CHANGES_AT_ONCE,
    maxBatchingWindow: GATHERED_FOR,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: TRIES,
    maxRecordAge: OLDEST,
    onFailure: new SqsDlq(unheard),
  });
};
