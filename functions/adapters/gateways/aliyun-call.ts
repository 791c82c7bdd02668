import * as z from 'zod';

import { signedCall } from './aliyun-sign.ts';
import { ApprovedTemplate } from './aliyun-templates.ts';

/** What a county has with Alibaba Cloud: a key that may send and ask, and the templates approved for it. */
export const AliyunAccount = z.strictObject({
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  templates: z.array(ApprovedTemplate).min(1),
});
/** What a county has with Alibaba Cloud. */
export type AliyunAccount = z.infer<typeof AliyunAccount>;

/** The part of the platform's `fetch` that is used. */
export type Fetch = (
  url: string,
  options: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
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

/** Asks the service once; undefined where it gave no answer that can be read, so that nobody knows what it did.
 *  The service takes its parameters in the query, as its own libraries send them: the address is never to be logged.
 *  @source Alibaba Cloud, Dysmsapi 2017-05-25, API metadata, parameters “in: query” */
export const askAliyun = async (
  { account, fetch, now, newNonce, timeoutMs }: AliyunGateway,
  action: string,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: unknown } | undefined> => {
  const call = { ...SERVICE, action, query };
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
