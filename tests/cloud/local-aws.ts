import type { IncomingMessage, ServerResponse } from 'node:http';

import * as z from 'zod';

import { type Carrier, carrierBy } from './carrier.ts';
import type { Deed } from './grants.ts';
import {
  type Answered,
  type ArchiveGround,
  type BucketRequest,
  localArchive,
  type LocalArchive,
  refusal,
} from './local-archive.ts';
import { type LocalMachines, localMachines } from './local-machines.ts';
import { localQueues, type LocalQueues } from './local-queues.ts';
import { bytesOf, listenHere } from './local-server.ts';
import { isPresigned, openLink } from './presigned.ts';

/** The services of AWS that Lambdas call beside the table, as far as they call them. */
export type LocalAws = {
  readonly endpoint: string;
  readonly queues: LocalQueues;
  readonly archive: LocalArchive;
  readonly machines: LocalMachines;
  /** What was told on the bus. */
  readonly told: readonly unknown[];
  readonly stop: () => void;
};

/** What these services are set up with. */
export type AwsGround = ArchiveGround & {
  /** By their ARNs. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Who carries texts for SNS. */
  readonly carrier: Carrier;
  /** Says whether a Lambda, by its name, may do something. */
  readonly may: (who: string, deed: Deed) => boolean;
  /** The time by which links end. */
  readonly now: () => Date;
};

/** Where nobody asks for more than a key. */
const BARE: AwsGround = {
  region: 'ap-southeast-1',
  secrets: {},
  carrier: carrierBy(() => new Date()),
  may: () => true,
  now: () => new Date(),
  onFile: () => undefined,
  keyOf: () => undefined,
};

/** An operation of a service that speaks AWS JSON: what it does by the names of IAM, and its answer or the name of its error. */
type Operation = {
  readonly deed: (asked: unknown) => Deed;
  readonly answer: (asked: unknown) => object | string;
};

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
const decrypt: Operation = {
  deed: (asked) => {
    const { KeyId: resource, EncryptionContext } = Decrypt.parse(asked);
    const context = { 'kms:EncryptionContext:jiayi': EncryptionContext.jiayi };
    return { action: 'kms:Decrypt', resource, context };
  },
  answer: (asked) => {
    const { KeyId, CiphertextBlob, EncryptionContext } = Decrypt.parse(asked);
    const sealed = Buffer.from(CiphertextBlob, 'base64');
    if (sealed.subarray(KEY_BYTES).toString() !== `sealed for ${EncryptionContext.jiayi}`)
      throw new Error('sealed for another stage');
    const Plaintext = sealed.subarray(0, KEY_BYTES).toString('base64');
    return { KeyId, Plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
};

const PutEvents = z.looseObject({ Entries: z.array(z.looseObject({ EventBusName: z.string() })).min(1) });

/** @source Amazon EventBridge API Reference, PutEvents */
const putEvents = (told: unknown[]): Operation => ({
  deed: (asked) => {
    const [resource = '', ...others] = new Set(PutEvents.parse(asked).Entries.map((one) => one.EventBusName));
    if (others.length > 0) throw new Error('entries of one request are for one bus');
    return { action: 'events:PutEvents', resource };
  },
  answer: (asked) => {
    const { Entries } = PutEvents.parse(asked);
    return {
      FailedEntryCount: 0,
      Entries: Entries.map((entry) => ({ EventId: `event-${told.push(entry)}` })),
    };
  },
});

const OfQueue = z.looseObject({ QueueUrl: z.string() });

const ofQueue = (action: string, answer: Operation['answer']): Operation => ({
  deed: (asked) => ({ action, resource: OfQueue.parse(asked).QueueUrl.split('/').at(-1) ?? '' }),
  answer,
});

const startExecution = ({ machineOf, start }: LocalMachines): Operation => ({
  deed: (asked) => ({ action: 'states:StartExecution', resource: machineOf(asked) }),
  answer: start,
});

const GetSecretValue = z.looseObject({ SecretId: z.string() });

/** @source AWS Secrets Manager API Reference, GetSecretValue */
const getSecret = (secrets: AwsGround['secrets']): Operation => ({
  deed: (asked) => ({
    action: 'secretsmanager:GetSecretValue',
    resource: GetSecretValue.parse(asked).SecretId,
  }),
  answer: (asked) => {
    const { SecretId: ARN } = GetSecretValue.parse(asked);
    return { ARN, SecretString: secrets[ARN] };
  },
});

/** @source Amazon SNS API Reference, Publish; AWS query protocol */
const publish = (asked: string, { carry }: Carrier): string => {
  const fields = new URLSearchParams(asked);
  if (fields.get('Action') !== 'Publish') throw new Error(`${fields.get('Action')} is not answered here`);
  const id = carry({ phone: fields.get('PhoneNumber') ?? '', text: fields.get('Message') ?? '' });
  const space = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';
  const result = `<PublishResult><MessageId>${id}</MessageId></PublishResult>`;
  return `<PublishResponse ${space}>${result}</PublishResponse>`;
};

/** Whom a request is of, and which service it is for. @source AWS Signature Version 4, Authorization header */
const SCOPE = /Credential=(?<who>[^/]+)\/\d+\/[\w-]+\/(?<service>[\w-]+)\/aws4_request/;

const answered = (answer: object | string): Answered =>
  typeof answer === 'string'
    ? { status: 400, body: JSON.stringify({ __type: answer }) }
    : { body: JSON.stringify(answer) };

const DENIED_IN_XML: Answered = {
  status: 403,
  body: '<ErrorResponse><Error><Code>AuthorizationError</Code></Error></ErrorResponse>',
};

const urlOf = ({ url = '' }: IncomingMessage): URL => new URL(url, 'http://s3');

const inBucket = (request: IncomingMessage, body: Buffer, may: BucketRequest['may']): BucketRequest => {
  const { method = '', headers } = request;
  return { method, url: urlOf(request), headers, body, may };
};

/** The secret of all credentials here; whose they are their id says. */
const SECRET = 'local';

const byLink = async (
  request: IncomingMessage,
  { may, now }: Pick<AwsGround, 'may' | 'now'>,
  archive: LocalArchive,
): Promise<Answered> => {
  const { headers, method = '' } = request;
  const body = await bytesOf(request);
  if (headers.authorization !== undefined) return refusal(400, 'InvalidArgument');
  const opened = openLink({ method, url: urlOf(request), headers }, SECRET, now());
  if (opened.kind === 'refused') return refusal(opened.status, opened.code);
  return archive.answer(inBucket(request, body, (deed) => may(opened.who, deed)));
};

const write = (response: ServerResponse, { status = 200, headers, body }: Answered): void => {
  response.writeHead(status, { ...headers }).end(body);
};

/** Starts the key service, secrets, queues, a bus, buckets, state machines and the sender of SMS on this machine. Each does for a Lambda
 *  what its policies let it do. */
export const startLocalAws = async ({
  region,
  secrets,
  carrier,
  may,
  now,
  onFile,
  keyOf,
}: AwsGround = BARE): Promise<LocalAws> => {
  const told: unknown[] = [];
  const queues = localQueues();
  const archive = localArchive({ region, onFile, keyOf });
  const machines = localMachines();
  const operations: ReadonlyMap<unknown, Operation> = new Map([
    ['TrentService.Decrypt', decrypt],
    ['AWSEvents.PutEvents', putEvents(told)],
    ['AmazonSQS.SendMessageBatch', ofQueue('sqs:SendMessage', queues.send)],
    ['AmazonSQS.ChangeMessageVisibilityBatch', ofQueue('sqs:ChangeMessageVisibility', queues.bringBack)],
    ['secretsmanager.GetSecretValue', getSecret(secrets)],
    ['AWSStepFunctions.StartExecution', startExecution(machines)],
  ]);
  const inJson = (target: unknown, body: Buffer, mayDo: (deed: Deed) => boolean): Answered => {
    const operation = operations.get(target);
    if (operation === undefined) throw new Error(`${String(target)} is not answered here`);
    const asked: unknown = JSON.parse(body.toString());
    return answered(mayDo(operation.deed(asked)) ? operation.answer(asked) : 'AccessDeniedException');
  };
  const answerOf = async (request: IncomingMessage): Promise<Answered> => {
    const { headers } = request;
    if (isPresigned(urlOf(request))) return byLink(request, { may, now }, archive);
    const body = await bytesOf(request);
    const { who = '', service } = SCOPE.exec(headers.authorization ?? '')?.groups ?? {};
    const mayDo = (deed: Deed): boolean => may(who, deed);
    if (service === 's3') return archive.answer(inBucket(request, body, mayDo));
    if (service !== 'sns') return inJson(headers['x-amz-target'], body, mayDo);
    const mayPublish = mayDo({ action: 'sns:Publish', resource: 'a phone' });
    return mayPublish ? { body: publish(body.toString(), carrier) } : DENIED_IN_XML;
  };
  const listening = await listenHere((request, response) => {
    void answerOf(request).then(
      (answer) => write(response, answer),
      (error: unknown) => write(response, { status: 400, body: JSON.stringify({ message: String(error) }) }),
    );
  });
  return { ...listening, queues, archive, machines, told };
};
