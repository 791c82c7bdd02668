import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';

import type { Inbox, TakenMessage, Told } from '../../reminders/hear-told.ts';
import type { Queue } from '../bus/queue.ts';
import { askService } from '../cloud/service-failure.ts';
import { jsonIn } from './json-in.ts';

/** @source Amazon SQS API Reference, ReceiveMessage and DeleteMessageBatch: both take ten at most */
const MOST_AT_ONCE = 10;
/** Long enough that every server of the queue is asked. */
const WAIT_S = 1;
const SERVICE = { name: 'the queue of what providers tell', isWrite: true, patienceMs: 10_000 } as const;

/** Reads what a provider put into its topic. */
export type Translate = (message: unknown, sentAt: Date) => Told | undefined;

type Sent = { readonly atMs: number; readonly message: TakenMessage };

const read = ({ Body, ReceiptHandle, Attributes }: Message, translate: Translate): Sent => {
  const atMs = Number(Attributes?.SentTimestamp);
  const at = new Date(atMs);
  const told = Number.isNaN(at.getTime()) ? undefined : translate(jsonIn(Body ?? ''), at);
  return { atMs, message: { handle: ReceiptHandle ?? '', told } };
};

/** A queue of ours into which the topic of a provider is put: what was told first is taken first, as far as the queue has
 *  it at hand. What is not removed comes again, and in the end goes aside. */
export const toldQueue = ({ client, url }: Queue, translate: Translate): Inbox => ({
  take: async () => {
    const command = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: MOST_AT_ONCE,
      WaitTimeSeconds: WAIT_S,
      MessageSystemAttributeNames: ['SentTimestamp'],
    });
    const { Messages = [] } = await askService(SERVICE, (options) => client.send(command, options));
    return Messages.map((message) => read(message, translate))
      .toSorted((one, other) => one.atMs - other.atMs)
      .map(({ message }) => message);
  },
  remove: async (messages) => {
    const command = new DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: messages.map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle })),
    });
    // One that could not be removed comes again, and changes nothing.
    await askService(SERVICE, (options) => client.send(command, options));
  },
});
