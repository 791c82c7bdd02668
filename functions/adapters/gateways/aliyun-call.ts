import * as z from 'zod';

import { type AliyunCall, signedCall } from './aliyun-sign.ts';
import { ApprovedTemplate } from './aliyun-templates.ts';

const QueueName = z.string().regex(/^Alicom-Queue-[A-Za-z0-9-]{1,200}$/);

/** What a county has with Alibaba Cloud: a key that may send and ask, and the templates approved for it. */
export const AliyunAccount = z.strictObject({
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  templates: z.array(ApprovedTemplate).min(1),
  /** The queues at the provider in which it leaves delivery reports and answers; without one, these are not heard. */
  queues: z.strictObject({ reports: QueueName.optional(), answers: QueueName.optional() }).optional(),
});
/** What a county has with Alibaba Cloud. */
export type AliyunAccount = z.infer<typeof AliyunAccount>;

/** The part of the platform's `fetch` that is used. */
export type Fetch = (
  url: string,
  options: {
    readonly method: 'POST' | 'GET' | 'DELETE';
    readonly headers: Record<string, string>;
    readonly body?: string;
    readonly signal: AbortSignal;
  },
) => Promise<Response>;

/** What calling Alibaba Cloud's SMS service needs. */
export type AliyunGateway = {
  readonly account: AliyunAccount;
  readonly fetch: Fetch;
  readonly now: () => Date;
  /** Another text for each call. */
  readonly newNonce: () => string;
  /** How long an answer is waited for; at least a second. */
  readonly timeoutMs: number;
};

/** @source Alibaba Cloud, Dysmsapi 2017-05-25, Endpoints (服务接入点) */
const SERVICE = { host: 'dysmsapi.aliyuncs.com', version: '2017-05-25' };

/** What a service of Alibaba Cloud answered. */
export type AliyunAnswer = { readonly status: number; readonly body: unknown };

/** Calls a service of Alibaba Cloud once; undefined where it gave no answer that can be read, so that nobody knows what it
 *  did. Parameters go in the query, as its own libraries send them: the address is never to be logged.
 *  @source Alibaba Cloud, Dysmsapi and Dybaseapi 2017-05-25, API metadata, parameters “in: query” */
export const callAliyun = async (
  { account, fetch, now, newNonce, timeoutMs }: AliyunGateway,
  call: AliyunCall,
): Promise<AliyunAnswer | undefined> => {
  const { url, headers } = signedCall(call, account, { at: now(), nonce: newNonce() });
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    // A timeout, a dropped connection or a body that is no JSON: what the error holds would be the address.
    return undefined;
  }
};

/** Asks the SMS service, as `callAliyun` does. */
export const askAliyun = (
  gateway: AliyunGateway,
  action: string,
  query: Readonly<Record<string, string>>,
): Promise<AliyunAnswer | undefined> => callAliyun(gateway, { ...SERVICE, action, query });
