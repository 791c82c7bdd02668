import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';

import { isAuditWord } from '../../functions/adapters/store/keys.ts';
import type { Data } from '../data-stack.ts';
import type { ManifestRow } from '../../functions/kit/manifest-row.ts';
import { gatheredSOf } from './change-queue.ts';
import { changeRows } from './lambda-rows.ts';
import type { Made } from './lambda.ts';
import { streamOf } from './table-policy.ts';

const CHANGES_AT_ONCE = 100;
/** Enough that queues which are busy for a while are waited for; then the next changes go on. */
const TRIES = 100;
const OLDEST = Duration.hours(6);

/** Changes of items whose partition is one of the words of some rows or begins with it. One filter, since a stream takes few. */
const whatIsOf = (rows: ReturnType<typeof changeRows>) => {
  const words = new Set(rows.map(({ trigger }) => trigger.of));
  const S = [...words].flatMap((word) => [word, { prefix: `${word}#` }]);
  return FilterCriteria.filter({ dynamodb: { Keys: { pk: { S } } } });
};

/** The streams, each with the rows that ask for what lies in its table. */
const streamsOf = ({ table, audit }: Data, manifest: readonly ManifestRow[]) => {
  const all = changeRows(manifest);
  return [
    { id: 'Stream', stream: streamOf(table), rows: all.filter(({ trigger }) => !isAuditWord(trigger.of)) },
    {
      id: 'AuditStream',
      stream: streamOf(audit),
      rows: all.filter(({ trigger }) => isAuditWord(trigger.of)),
    },
  ].filter(({ rows }) => rows.length > 0);
};

/** Starts the one Lambda that reads the streams of both tables, by all changes that some row of the manifest asks for, in the order
 *  of each item. What fails is halved until the one change that cannot be handed on is alone; that one is tried for a while,
 *  then its place is kept aside.
 *  @source Amazon DynamoDB Developer Guide, “DynamoDB Streams and AWS Lambda triggers”: at most two readers of a shard */
export const startByStream = (
  data: Data,
  { fn, unheard }: Made,
  manifest: readonly ManifestRow[],
): readonly EventSourceMapping[] => {
  if (unheard === undefined) throw new Error('no change is lost');
  return streamsOf(data, manifest).map(
    ({ id, stream, rows }) =>
      new EventSourceMapping(fn, id, {
        target: fn,
        eventSourceArn: stream,
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [whatIsOf(rows)],
        batchSize: CHANGES_AT_ONCE,
        // As long as whoever is told can wait: the queues after it are filled in batches.
        maxBatchingWindow: Duration.seconds(gatheredSOf(rows)),
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: TRIES,
        maxRecordAge: OLDEST,
        onFailure: new SqsDlq(unheard),
      }),
  );
};
