import { createHash } from 'node:crypto';

import * as z from 'zod';

/** A message as a Lambda is given it. @source AWS Lambda Developer Guide, “Using Lambda with Amazon SQS”, standard queue event */
type Message = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: { readonly ApproximateReceiveCount: string };
  readonly eventSource: 'aws:sqs';
};

/** The queues of a deployment, by the last part of their address. */
export type LocalQueues = {
  /** What SendMessageBatch and ChangeMessageVisibilityBatch are asked and answer. */
  readonly send: (asked: unknown) => object;
  readonly bringBack: (asked: unknown) => object;
  /** Puts a message in as another service does. @returns its id */
  readonly put: (queue: string, body: string) => string;
  /** Takes messages out, the oldest first. */
  readonly take: (queue: string, most: number) => readonly Message[];
  /** Gives back what was not done, to be taken once more. */
  readonly giveBack: (queue: string, messages: readonly Message[]) => void;
};

const Batch = z.looseObject({
  QueueUrl: z.string(),
  Entries: z.array(z.looseObject({ Id: z.string() })).max(10),
});
const Sending = Batch.extend({
  Entries: z.array(z.looseObject({ Id: z.string(), MessageBody: z.string() })).max(10),
});

const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

const timesOf = ({ attributes }: Message): number => Number(attributes.ApproximateReceiveCount);

/** Queues that hold what they are sent. */
export const localQueues = (): LocalQueues => {
  const queues = new Map<string, Message[]>();
  let sent = 0;
  const queueNamed = (name: string): Message[] => {
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    return queue;
  };
  const put = (name: string, body: string): string => {
    const messageId = `message-${(sent += 1)}`;
    const attributes = { ApproximateReceiveCount: '1' };
    queueNamed(name).push({ messageId, receiptHandle: messageId, body, attributes, eventSource: 'aws:sqs' });
    return messageId;
  };
  return {
    send: (asked) => {
      const { QueueUrl, Entries } = Sending.parse(asked);
      const queue = QueueUrl.split('/').at(-1) ?? '';
      const Successful = Entries.map(({ Id, MessageBody: body }) => ({
        Id,
        MessageId: put(queue, body),
        MD5OfMessageBody: md5Of(body),
      }));
      return { Successful, Failed: [] };
    },
    put,
    bringBack: (asked) => ({
      Successful: Batch.parse(asked).Entries.map(({ Id }) => ({ Id })),
      Failed: [],
    }),
    take: (name, most) => queueNamed(name).splice(0, most),
    giveBack: (name, messages) => {
      const again = messages.map((message) => ({
        ...message,
        attributes: { ApproximateReceiveCount: String(timesOf(message) + 1) },
      }));
      queueNamed(name).unshift(...again);
    },
  };
};
