import {
  type BatchResultErrorEntry,
  ChangeMessageVisibilityBatchCommand,
  SendMessageBatchCommand,
  type SendMessageBatchCommandOutput,
  SQSClient,
} from '@aws-sdk/client-sqs';

import { serviceFailure } from '../cloud/service-failure.ts';
import { runInLanes } from '../store/pacing.ts';
import { inBatches } from './batches.ts';

/** A request of a queue, all messages together. Newer queues take four times as much; this all of them do.
 *  @source Amazon SQS Developer Guide, “Amazon SQS message quotas” */
export const MOST_BYTES = 262_144;
const MOST_AT_ONCE = 10;
const LANES = 4;
const PATIENCE_MS = 10_000;
/** How often what a queue was too busy for is sent, in all, and how long is waited before the second time. */
const TRIES = 4;
const FIRST_PAUSE_MS = 50;

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

const bytesOf = ({ text }: Message): number => Buffer.byteLength(text);

/** Says whether a message is small enough for a queue. */
export const isSmallEnough = (message: Message): boolean => bytesOf(message) <= MOST_BYTES;

const asked = async <Answer>(isWrite: boolean, call: (signal: AbortSignal) => Promise<Answer>) => {
  try {
    return await call(AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    throw serviceFailure(error, { name: 'the queue', isWrite });
  }
};

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
  return notTaken(batch, await asked(true, (abortSignal) => client.send(command, { abortSignal })));
};

const sendBatch = async (queue: Queue, batch: readonly Message[]): Promise<NotTaken> => {
  let left: NotTaken = { busy: batch, refused: [] };
  for (let tries = 0; tries < TRIES && left.busy.length > 0; tries += 1) {
    if (tries > 0) await queue.wait(FIRST_PAUSE_MS * 2 ** (tries - 1));
    const { busy, refused } = await sendOnce(queue, left.busy);
    left = { busy, refused: [...left.refused, ...refused] };
  }
  return left;
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
    await asked(true, (abortSignal) => client.send(command, { abortSignal }));
  });
};
