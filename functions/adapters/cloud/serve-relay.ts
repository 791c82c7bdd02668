import type { SQSClient } from '@aws-sdk/client-sqs';

import type { Log } from '../../kit/log.ts';
import { onChange, type Outlet } from '../../relay/on-change.ts';
import { queueOutlet } from '../bus/outlet.ts';
import { queueAt, queueClient } from '../bus/queue.ts';
import { streamRecords } from '../bus/stream-records.ts';
import type { BatchAnswer } from './change-handler.ts';
import { cloudLog } from './cloud-log.ts';
import { relayEnvironment } from './flow-environment.ts';
import { logged } from './logged-work.ts';

const USE_CASE = 'relay.on-change';

/** Makes the outlets of a batch, which tell how many records they set aside. */
export type Outlets = (onAside: (records: number) => void) => readonly Outlet[];

/** The handler of the Lambda that the table's stream starts. Where a record is not handed on, the stream comes again from
 *  there; where all breaks, the whole batch does, and the stream halves it. */
export const relayHandler =
  (outlets: Outlets, log: Log) =>
  async (event: unknown): Promise<BatchAnswer> => {
    let from: string | undefined;
    await logged(log, USE_CASE, async () => {
      const records = streamRecords(event);
      let aside = 0;
      from = await onChange(
        records,
        outlets((count) => (aside += count)),
      );
      return { changes: records.length, aside };
    });
    return { batchItemFailures: from === undefined ? [] : [{ itemIdentifier: from }] };
  };

const outletsOf =
  (client: SQSClient, outlets: ReturnType<typeof relayEnvironment>['JIAYI_OUTLETS']): Outlets =>
  (onAside) => {
    return outlets.map(({ asks, queue, aside }) =>
      queueOutlet({ asks, queue: queueAt(client, queue), aside: queueAt(client, aside) }, onAside),
    );
  };

/** The handler of the one Lambda that reads the table's stream: it knows queues, and neither the table nor a key. */
export const serveRelay = () => {
  const { AWS_REGION: region, JIAYI_STAGE, JIAYI_OUTLETS } = relayEnvironment(process.env);
  return relayHandler(outletsOf(queueClient(region), JIAYI_OUTLETS), cloudLog(JIAYI_STAGE));
};
