import {
  type BatchResultErrorEntry,
  type SendMessageBatchCommandInput,
  type SendMessageBatchCommandOutput,
  type SQSClient,
} from '@aws-sdk/client-sqs';

import type { Queue } from '../../../../functions/adapters/bus/queue.ts';

/** A queue that notes how long it was waited for. */
export const aQueue = (client: SQSClient, name: string): Queue & { readonly waitsMs: number[] } => {
  const waitsMs: number[] = [];
  return {
    client,
    url: `https://sqs.example/111122223333/${name}`,
    wait: async (ms) => void waitsMs.push(ms),
    waitsMs,
  };
};

/** A record of the stream for an item of a partition. */
export const aRecord = (position: number, [pk, sk = 'a']: readonly string[], body = '{}'): object => ({
  eventID: `e${position}`,
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(position),
    SizeBytes: body.length,
    Keys: { pk: { S: pk }, sk: { S: sk } },
    NewImage: { pk: { S: pk }, sk: { S: sk }, version: { N: '1' }, body: { S: body } },
  },
});

/** Says why a queue does not take a text; undefined where it does. */
export type Failing = (text: string, url: string) => Omit<BatchResultErrorEntry, 'Id'> | undefined;

/** The answer of a queue that takes all messages but those that fail. */
export const answering =
  (failing: Failing = () => undefined) =>
  ({ Entries = [], QueueUrl = '' }: SendMessageBatchCommandInput): SendMessageBatchCommandOutput => {
    const answers = Entries.map(({ Id, MessageBody = '' }) => ({ Id, why: failing(MessageBody, QueueUrl) }));
    return {
      $metadata: {},
      Successful: answers.flatMap(({ Id, why }) =>
        why === undefined ? [{ Id, MessageId: `m${Id}`, MD5OfMessageBody: '' }] : [],
      ),
      Failed: answers.flatMap(({ Id, why }) => (why === undefined ? [] : [{ Id, ...why }])),
    };
  };

/** A failure of one message. */
export const failure = (Code: string, SenderFault: boolean) => ({ Code, SenderFault });
