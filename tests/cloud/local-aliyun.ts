import type { IncomingMessage } from 'node:http';

import * as z from 'zod';

import type { AliyunAccount } from '../../functions/adapters/gateways/aliyun-call.ts';
import { shownBy } from '../functions/adapters/gateways/given-aliyun.ts';
import type { Carrier } from './carrier.ts';
import type { Answered } from './local-archive.ts';
import { bytesOf, listenHere } from './local-server.ts';

/** The queues in which this provider leaves what it tells. */
export const ALIYUN_QUEUES = {
  reports: 'Alicom-Queue-1-SmsReport',
  answers: 'Alicom-Queue-1-SmsUp',
} as const;

/** The services of Alibaba Cloud that send SMS and tell of them. */
export type LocalAliyun = {
  readonly endpoint: string;
  /** Leaves what the provider tells in one of its queues. */
  readonly leave: (queue: string, message: object) => void;
  readonly stop: () => void;
};

const TOKEN = { AccessKeyId: 'STS.id', AccessKeySecret: 'sts-secret', SecurityToken: 'sts-token' };
const OK = { Code: 'OK', Message: 'OK' };

/** Sends by an approved template, or says that there is none.
 *  @source Alibaba Cloud, Dysmsapi 2017-05-25, SendSms */
const sendSms = (query: URLSearchParams, account: AliyunAccount, { carry }: Carrier): object => {
  const isApproved = account.templates.some(({ code }) => code === query.get('TemplateCode'));
  if (!isApproved) return { Code: 'isv.SMS_TEMPLATE_ILLEGAL', Message: 'no such template' };
  const [phone, text] = shownBy(query, { account });
  return { ...OK, BizId: carry({ phone, text, reference: query.get('OutId') ?? '' }) };
};

/** What became of the texts of a day to a phone: all arrived.
 *  @source Alibaba Cloud, Dysmsapi 2017-05-25, QuerySendDetails */
const sendDetails = (query: URLSearchParams, { carried }: Carrier): object => {
  const ofDay = carried.filter(
    ({ phone, day }) =>
      phone === query.get('PhoneNumber') && day.replaceAll('-', '') === query.get('SendDate'),
  );
  const SmsSendDetailDTO = ofDay.map(({ reference }) => ({ SendStatus: 3, OutId: reference }));
  return { ...OK, SmsSendDetailDTOs: { SmsSendDetailDTO } };
};

/** @source Alibaba Cloud, SMQ (formerly MNS), BatchReceiveMessage */
const messagesOf = (waiting: ReadonlyMap<string, string>): Answered => {
  if (waiting.size === 0) return { status: 404, body: '<Error><Code>MessageNotExist</Code></Error>' };
  const each = Array.from(waiting, ([handle, text]) => {
    const body = Buffer.from(text).toString('base64');
    return `<Message><ReceiptHandle>${handle}</ReceiptHandle><MessageBody>${body}</MessageBody></Message>`;
  });
  return { body: `<Messages>${each.join('\n')}</Messages>` };
};

const HANDLE = /<ReceiptHandle>([^<]+)<\/ReceiptHandle>/g;

const queuesOf = () => {
  const queues = new Map<string, Map<string, string>>();
  let left = 0;
  const queueNamed = (name: string): Map<string, string> => {
    const queue = queues.get(name) ?? new Map<string, string>();
    queues.set(name, queue);
    return queue;
  };
  return {
    leave: (name: string, message: object): void => {
      queueNamed(name).set(`handle-${(left += 1)}`, JSON.stringify(message));
    },
    /** What is received stays until it is removed. */
    answer: (name: string, method: string | undefined, body: string): Answered => {
      const queue = queueNamed(name);
      if (method !== 'DELETE') return messagesOf(queue);
      for (const [, handle = ''] of body.matchAll(HANDLE)) queue.delete(handle);
      return { status: 204 };
    },
  };
};

/** Which of its texts it carries without a word, so that nobody knows whether it did. */
export const SILENT_ON = 3;

const Asked = z.object({ host: z.string(), path: z.string() });

/** Starts them for one account, under paths that begin with the host that they have in the world. The third text is carried
 *  without an answer. */
export const startLocalAliyun = async (account: AliyunAccount, carrier: Carrier): Promise<LocalAliyun> => {
  const queues = queuesOf();
  const isOurs = ({ headers: { authorization = '' } }: IncomingMessage): boolean =>
    authorization.startsWith(`ACS3-HMAC-SHA256 Credential=${account.accessKeyId},`) ||
    authorization.startsWith(`MNS ${TOKEN.AccessKeyId}:`);
  let sent = 0;
  const apiAnswer = (action: unknown, query: URLSearchParams): object => {
    if (action === 'SendSms') {
      const answer = sendSms(query, account, carrier);
      if ((sent += 1) === SILENT_ON) throw new Error('carried, and not said');
      return answer;
    }
    if (action === 'QuerySendDetails') return sendDetails(query, carrier);
    if (action === 'QueryTokenForMnsQueue') return { ...OK, MessageTokenDTO: TOKEN };
    throw new Error(`${String(action)} is not answered here`);
  };
  const answerOf = async (request: IncomingMessage): Promise<Answered> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://aliyun');
    const { host, path } = Asked.parse(/^\/(?<host>[^/]+)(?<path>\/.*)$/.exec(pathname)?.groups);
    if (!host.endsWith('.aliyuncs.com') || !isOurs(request)) return { status: 403 };
    const queue = /^\/queues\/([\w-]+)\/messages$/.exec(path)?.[1];
    const body = (await bytesOf(request)).toString();
    if (queue !== undefined) return queues.answer(queue, request.method, body);
    return { body: JSON.stringify(apiAnswer(request.headers['x-acs-action'], searchParams)) };
  };
  const listening = await listenHere((request, response) => {
    void answerOf(request).then(
      ({ status = 200, body }) => response.writeHead(status).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  return { ...listening, leave: queues.leave };
};
