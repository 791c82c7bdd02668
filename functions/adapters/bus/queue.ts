import { setTimeout as after } from 'node:timers/promises';

import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  SendMessageBatchCommand,
  type SendMessageBatchCommandOutput,
  SQSClient,
} from '@aws-sdk/client-sqs';

import { askService } from '../cloud/service-failure.ts';
import { runInLanes } from '../store/pacing.ts';
import { inBatches, inTries } from './batches.ts';

/** A request of a queue, all messages together. Newer queues take four times as much; this all of them do.
 *  @source Amazon SQS Developer Guide, “Amazon SQS message quotas” */
export const MOST_BYTES = 262_144;
const MOST_AT_ONCE = 10;
const LANES = 4;
const SERVICE = { name: 'the queue', isWrite: true, patienceMs: 10_000 } as const;
/** How often what a queue was too busy for is sent, in all. */
const TRIES = 4;

/** A queue: who asks it, where it is, and how one waits. */
export type Queue = {
  readonly client: SQSClient;
  readonly url: string;
  readonly wait: (ms: number) => Promise<void>;
};

/** A text to be sent, under an id of the sender's own. */
export type Message = { readonly id: string; readonly text: string };

/** What became of messages that were not taken: the queue was too busy, or will never take them. */
export type NotTaken = { readonly busy: readonly Message[]; readonly refused: readonly Message[] };

/** The client of queues; they are where it says, whatever their address. */
export const queueClient = (region: string): SQSClient =>
  new SQSClient({ region, useQueueUrlAsEndpoint: false });

/** A queue by its address, asked by a client that several may share. */
export const queueAt = (client: SQSClient, url: string): Queue => ({ client, url, wait: (ms) => after(ms) });

const bytesOf = ({ text }: Message): number => Buffer.byteLength(text);

/** Says whether a message is small enough for a queue. */
export const isSmallEnough = (message: Message): boolean => bytesOf(message) <= MOST_BYTES;

/** The key of the queue may be busy or shut for a while, which is no fault of a message. */
const OF_THE_KEY = /kms|throttl/i;

const isForGood = ({ SenderFault, Code = '' }: BatchResultErrorEntry): boolean =>
  SenderFault === true && !OF_THE_KEY.test(Code);

/** What an answer says nothing of was not taken. */
const notTaken = (
  batch: readonly Message[],
  { Successful = [], Failed = [] }: SendMessageBatchCommandOutput,
): NotTaken => {
  const taken = new Set(Successful.map(({ Id }) => Number(Id)));
  const hopeless = new Set(Failed.filter(isForGood).map(({ Id }) => Number(Id)));
  return {
    busy: batch.filter((_, at) => !taken.has(at) && !hopeless.has(at)),
    refused: batch.filter((_, at) => hopeless.has(at)),
  };
};

const sendOnce = async ({ client, url }: Queue, batch: readonly Message[]): Promise<NotTaken> => {
  const command = new SendMessageBatchCommand({
    QueueUrl: url,
    Entries: batch.map(({ text }, at) => ({ Id: String(at), MessageBody: text })),
  });
  return notTaken(batch, await askService(SERVICE, (options) => client.send(command, options)));
};

const sendBatch = async (queue: Queue, batch: readonly Message[]): Promise<NotTaken> => {
  const hopeless: Message[] = [];
  const left = await inTries(batch, { tries: TRIES, wait: queue.wait }, async (some) => {
    const { busy, refused } = await sendOnce(queue, some);
    hopeless.push(...refused);
    return busy;
  });
  return { busy: left, refused: hopeless };
};

/** Puts messages into a queue, each small enough; what it is too busy for is tried a few times.
 *  @throws a `StoreError` where the queue cannot be reached at all; then some may have been taken */
export const sendTo = async (queue: Queue, messages: readonly Message[]): Promise<NotTaken> => {
  const left: NotTaken[] = [];
  const batches = inBatches(messages, { most: MOST_AT_ONCE, mostBytes: MOST_BYTES, bytesOf });
  await runInLanes(batches, LANES, async (batch) => {
    left.push(await sendBatch(queue, batch));
  });
  return { busy: left.flatMap(({ busy }) => busy), refused: left.flatMap(({ refused }) => refused) };
};

/** A message that was taken out of a queue and is to come again, in so many seconds. */
export type Again = { readonly receipt: string; readonly inS: number };

/** Lets messages come again sooner than the queue would. */
export const bringBack = async ({ client, url }: Queue, messages: readonly Again[]): Promise<void> => {
  const batches = inBatches(messages, { most: MOST_AT_ONCE, mostBytes: MOST_BYTES, bytesOf: () => 0 });
  await runInLanes(batches, LANES, async (batch) => {
    const command = new ChangeMessageVisibilityBatchCommand({
      QueueUrl: url,
      Entries: batch.map(({ receipt, inS }, at) => ({
        Id: String(at),
        ReceiptHandle: receipt,
        VisibilityTimeout: inS,
      })),
    });
    await askService(SERVICE, (options) => client.send(command, options));
  });
};
