import { createHmac } from 'node:crypto';

import * as z from 'zod';

import { storeError } from '../store/errors.ts';
import { type AliyunGateway, callAliyun, type Fetch } from './aliyun-call.ts';

/** Where tokens for queues are given, and where all queues of the communication services are: the same for every account.
 *  @source Alibaba Cloud, 短信服务, 轻量消息队列（原 MNS）消费 Demo */
const TOKENS = { host: 'dybaseapi.aliyuncs.com', version: '2017-05-25', action: 'QueryTokenForMnsQueue' };
const QUEUES = 'https://1943695596114318.mns.cn-hangzhou.aliyuncs.com';

/** @source Alibaba Cloud, SMQ (formerly MNS), BatchReceiveMessage, BatchDeleteMessage: both take 16 at most */
const MOST_AT_ONCE = 16;
/** A token is good for longer. */
const TOKEN_KEPT_MS = 300_000;

const Token = z.object({
  AccessKeyId: z.string().min(1),
  AccessKeySecret: z.string().min(1),
  SecurityToken: z.string().min(1),
});
type Token = z.infer<typeof Token>;

const TokenAnswer = z.object({ Code: z.literal('OK'), MessageTokenDTO: Token });

/** What a queue gives: the body as it was put in, and by what it is removed. */
export type QueuedMessage = { readonly handle: string; readonly text: string };

/** A queue at Alibaba Cloud in which its SMS service leaves what it tells. */
export type AliyunQueue = {
  readonly receive: () => Promise<readonly QueuedMessage[]>;
  readonly remove: (handles: readonly string[]) => Promise<void>;
};

/** A queue by its name, and the kind of its messages. */
export type QueueOf = { readonly name: string; readonly messageType: 'SmsReport' | 'SmsUp' };

const noQueue = (what: string) => storeError('store/unavailable', `the queue of the SMS provider ${what}`);

/** Gives a token, and the same one for a while. */
const tokens = (gateway: AliyunGateway, { name, messageType }: QueueOf): (() => Promise<Token>) => {
  let kept: { readonly token: Token; readonly untilMs: number } | undefined;
  return async () => {
    const nowMs = gateway.now().getTime();
    if (kept !== undefined && nowMs < kept.untilMs) return kept.token;
    const answer = await callAliyun(gateway, {
      ...TOKENS,
      query: { MessageType: messageType, QueueName: name },
    });
    if (answer === undefined) throw noQueue('cannot be reached');
    const read = TokenAnswer.safeParse(answer.body);
    if (!read.success) throw new Error('the provider gives no token for the queue of what it tells');
    kept = { token: read.data.MessageTokenDTO, untilMs: nowMs + TOKEN_KEPT_MS };
    return kept.token;
  };
};

/** One request of a queue. */
export type QueueCall = {
  readonly method: 'GET' | 'DELETE';
  /** The path with its query. */
  readonly resource: string;
  readonly body?: string;
};

const XML = 'text/xml;charset=UTF-8';

/** The headers that sign a request of a queue, good for 15 minutes.
 *  @source Alibaba Cloud, SMQ (formerly MNS), 请求协议说明, 请求签名机制 */
export const signedQueueHeaders = (
  { method, resource, body }: QueueCall,
  { AccessKeyId, AccessKeySecret, SecurityToken }: Token,
  at: Date,
): Record<string, string> => {
  const date = at.toUTCString();
  const type = body === undefined ? '' : XML;
  const lines = [method, '', type, date, 'x-mns-version:2015-06-06', resource];
  const signature = createHmac('sha1', AccessKeySecret).update(lines.join('\n')).digest('base64');
  return {
    authorization: `MNS ${AccessKeyId}:${signature}`,
    date,
    'security-token': SecurityToken,
    'x-mns-version': '2015-06-06',
    ...(body !== undefined && { 'content-type': type }),
  };
};

const answerOf = async (answer: Response): Promise<{ readonly status: number; readonly text: string }> => ({
  status: answer.status,
  text: await answer.text(),
});

const callQueue = async ({ fetch, now, timeoutMs }: AliyunGateway, token: Token, call: QueueCall) => {
  const options: Parameters<Fetch>[1] = {
    method: call.method,
    headers: signedQueueHeaders(call, token, now()),
    signal: AbortSignal.timeout(timeoutMs),
    ...(call.body !== undefined && { body: call.body }),
  };
  try {
    return await answerOf(await fetch(`${QUEUES}${call.resource}`, options));
  } catch {
    // What the error holds is of no use, and may be the token.
    throw noQueue('does not answer');
  }
};

const OK = 200;
const NO_CONTENT = 204;
const NOT_FOUND = 404;

const within = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

/** The texts are in base64. */
const messagesIn = (xml: string): readonly QueuedMessage[] =>
  Array.from(xml.matchAll(/<Message>(.*?)<\/Message>/gs), ([, message = '']) => ({
    handle: within(message, 'ReceiptHandle'),
    text: Buffer.from(within(message, 'MessageBody'), 'base64').toString(),
  }));

const refused = (status: number): Error => new Error(`the queue of the SMS provider answers ${status}`);

/** The text of a request that removes; a handle is of such characters that none needs to be told otherwise. */
const removal = (handles: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ReceiptHandles xmlns="http://mns.aliyuncs.com/doc/v1/">',
    ...handles.map((handle) => `<ReceiptHandle>${handle}</ReceiptHandle>`),
    '</ReceiptHandles>',
  ].join('');

/** A queue at Alibaba Cloud, opened by the account's own key. What is not removed comes again after a while.
 *  @throws a `StoreError` where it cannot be reached for now, an error where we may not take from it */
export const aliyunQueue = (gateway: AliyunGateway, queue: QueueOf): AliyunQueue => {
  const tokenOf = tokens(gateway, queue);
  const path = `/queues/${queue.name}/messages`;
  return {
    receive: async () => {
      const resource = `${path}?numOfMessages=${MOST_AT_ONCE}&waitseconds=0`;
      const { status, text } = await callQueue(gateway, await tokenOf(), { method: 'GET', resource });
      if (status === OK) return messagesIn(text);
      if (status === NOT_FOUND && within(text, 'Code') === 'MessageNotExist') return [];
      throw refused(status);
    },
    remove: async (handles) => {
      const call = { method: 'DELETE', resource: path, body: removal(handles) } as const;
      const { status } = await callQueue(gateway, await tokenOf(), call);
      // One that stood too long came free again: it is heard once more, and changes nothing.
      if (status !== NO_CONTENT && status !== NOT_FOUND) throw refused(status);
    },
  };
};
