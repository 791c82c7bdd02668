import type { IncomingMessage } from 'node:http';

import * as z from 'zod';

import { localQueues, type LocalQueues } from './local-queues.ts';
import { bodyOf, listenHere } from './local-server.ts';

/** A text that was handed to the provider of SMS. */
export type HandedOver = { readonly id: string; readonly phone: string; readonly text: string };

/** The services of AWS that Lambdas call beside the table, as far as they call them. */
export type LocalAws = {
  readonly endpoint: string;
  readonly queues: LocalQueues;
  /** What was told on the bus. */
  readonly told: readonly unknown[];
  readonly sms: readonly HandedOver[];
  readonly stop: () => void;
};

/** An operation of a service that speaks AWS JSON. */
type Operation = (asked: unknown) => object;

const KEY_BYTES = 32;
const Decrypt = z.looseObject({
  KeyId: z.string(),
  CiphertextBlob: z.base64(),
  EncryptionContext: z.strictObject({ jiayi: z.string() }),
});

/** A data key as this key service seals one for a stage: its bytes, and the stage. */
export const sealedKeyOf = (stage: string, byte: number): string =>
  Buffer.concat([Buffer.alloc(KEY_BYTES, byte), Buffer.from(`sealed for ${stage}`)]).toString('base64');

/** @source AWS KMS API Reference, Decrypt */
const decrypt: Operation = (asked) => {
  const { KeyId, CiphertextBlob, EncryptionContext } = Decrypt.parse(asked);
  const sealed = Buffer.from(CiphertextBlob, 'base64');
  if (sealed.subarray(KEY_BYTES).toString() !== `sealed for ${EncryptionContext.jiayi}`)
    throw new Error('sealed for another stage');
  const Plaintext = sealed.subarray(0, KEY_BYTES).toString('base64');
  return { KeyId, Plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
};

const PutEvents = z.looseObject({ Entries: z.array(z.unknown()) });

/** @source Amazon EventBridge API Reference, PutEvents */
const putEvents =
  (told: unknown[]): Operation =>
  (asked) => {
    const { Entries } = PutEvents.parse(asked);
    return {
      FailedEntryCount: 0,
      Entries: Entries.map((entry) => ({ EventId: `event-${told.push(entry)}` })),
    };
  };

/** @source Amazon SNS API Reference, Publish; AWS query protocol */
const publish = (asked: string, sms: HandedOver[]): string => {
  const fields = new URLSearchParams(asked);
  if (fields.get('Action') !== 'Publish') throw new Error(`${fields.get('Action')} is not answered here`);
  const id = `sms-${sms.length + 1}`;
  sms.push({ id, phone: fields.get('PhoneNumber') ?? '', text: fields.get('Message') ?? '' });
  const space = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';
  const result = `<PublishResult><MessageId>${id}</MessageId></PublishResult>`;
  return `<PublishResponse ${space}>${result}</PublishResponse>`;
};

/** Starts the key service, queues, a bus and a provider of SMS on this machine. */
export const startLocalAws = async (): Promise<LocalAws> => {
  const sms: HandedOver[] = [];
  const told: unknown[] = [];
  const queues = localQueues();
  const operations: ReadonlyMap<unknown, Operation> = new Map([
    ['TrentService.Decrypt', decrypt],
    ['AWSEvents.PutEvents', putEvents(told)],
    ['AmazonSQS.SendMessageBatch', queues.send],
    ['AmazonSQS.ChangeMessageVisibilityBatch', queues.bringBack],
  ]);
  const answerOf = async (request: IncomingMessage): Promise<string> => {
    const asked = await bodyOf(request);
    const operation = operations.get(request.headers['x-amz-target']);
    return operation === undefined ? publish(asked, sms) : JSON.stringify(operation(JSON.parse(asked)));
  };
  const listening = await listenHere((request, response) => {
    void answerOf(request).then(
      (body) => response.end(body),
      (error: unknown) => response.writeHead(400).end(JSON.stringify({ message: String(error) })),
    );
  });
  return { ...listening, queues, told, sms };
};
