import { describe, expect, test } from 'vitest';

import { aliyunInboxes } from '../../../../functions/adapters/gateways/aliyun-inboxes.ts';
import type { AliyunGateway, Fetch } from '../../../../functions/adapters/gateways/aliyun-call.ts';
import { signedQueueHeaders } from '../../../../functions/adapters/gateways/aliyun-queue.ts';
import { isStoreError } from '../../../../functions/adapters/store/errors.ts';
import { givenAliyun } from './given-aliyun.ts';

const TOKEN = { AccessKeyId: 'STS.id', AccessKeySecret: 'sts-secret', SecurityToken: 'sts-token' };
const GIVEN = { Code: 'OK', Message: 'OK', MessageTokenDTO: { ...TOKEN, ExpireTime: '2025-06-17 11:00:00' } };
const QUEUES = { reports: 'Alicom-Queue-1-SmsReport', answers: 'Alicom-Queue-1-SmsUp' };
const EMPTY = { status: 404, body: '<Error><Code>MessageNotExist</Code></Error>' };

const ANSWER = {
  phone_number: '13900001111',
  content: '恢复',
  send_time: '2025-06-17 10:00:00',
  sequence_id: '7',
};

/** What the queue answers with: messages by their handles. */
const messages = (texts: Readonly<Record<string, string>>): string => {
  const each = Object.entries(texts).map(
    ([handle, text]) =>
      `<Message><MessageId>5F</MessageId><ReceiptHandle>${handle}</ReceiptHandle>` +
      `<MessageBody>${Buffer.from(text).toString('base64')}</MessageBody><DequeueCount>1</DequeueCount></Message>`,
  );
  return `<?xml version="1.0"?><Messages xmlns="http://mns.aliyuncs.com/doc/v1/">${each.join('\n')}</Messages>`;
};

type Asked = { readonly url: URL; readonly options: Parameters<Fetch>[1] };
type Answer = { readonly status?: number; readonly body: unknown } | Error;

/** The inbox of answers, whose service is asked for tokens and whose queue answers in turn. */
const given = (queue: Answer | ((call: number) => Answer), token: Answer = { body: GIVEN }) => {
  const asked: Asked[] = [];
  let calls = 0;
  let now = new Date('2025-06-17T02:00:00Z');
  const answerTo = (url: URL): Answer => {
    if (url.host === 'dybaseapi.aliyuncs.com') return token;
    calls += 1;
    return typeof queue === 'function' ? queue(calls) : queue;
  };
  const fetch: Fetch = async (address, options) => {
    const url = new URL(address);
    asked.push({ url, options });
    const answer = answerTo(url);
    if (answer instanceof Error) throw answer;
    const { status = 200, body } = answer;
    const hasBody = status !== 204;
    return new Response(hasBody ? (typeof body === 'string' ? body : JSON.stringify(body)) : null, {
      status,
    });
  };
  const { gateway } = givenAliyun(() => ({ body: {} }));
  const account: AliyunGateway['account'] = { ...gateway.account, queues: QUEUES };
  const [answers, reports] = aliyunInboxes({ ...gateway, account, fetch, now: () => now });
  if (answers === undefined || reports === undefined) expect.fail('there are two inboxes');
  const pass = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };
  return { answers, reports, asked, pass };
};

const failureOf = async (work: Promise<unknown>): Promise<Error> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return expect.fail('it did not fail');
};

test('a request of a queue is signed as the provider’s own example is', () => {
  const token = { AccessKeyId: 'TestAccessID', AccessKeySecret: 'TestAccessSecret', SecurityToken: 't' };
  const call = { method: 'GET', resource: '/MyQueue' } as const;
  const { authorization = '' } = signedQueueHeaders(call, token, new Date('2015-07-09T03:01:34Z'));
  expect(authorization).toMatch(/^MNS TestAccessID:uwx3yeWoILzgmvesW0BQSgfM/);
});

describe('an inbox at Alibaba Cloud', () => {
  test('is opened by a token for its queue, and asked for sixteen messages at once', async () => {
    const { answers, asked } = given(EMPTY);
    expect(await answers.take()).toEqual([]);
    expect(asked.map(({ url, options }) => [options.method, url.host])).toEqual([
      ['POST', 'dybaseapi.aliyuncs.com'],
      ['GET', '1943695596114318.mns.cn-hangzhou.aliyuncs.com'],
    ]);
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      MessageType: 'SmsUp',
      QueueName: QUEUES.answers,
    });
    expect(`${asked[1]?.url.pathname}${asked[1]?.url.search}`).toBe(
      '/queues/Alicom-Queue-1-SmsUp/messages?numOfMessages=16&waitseconds=0',
    );
    expect(asked[1]?.options.headers).toMatchObject({
      'security-token': 'sts-token',
      'x-mns-version': '2015-06-06',
      date: 'Tue, 17 Jun 2025 02:00:00 GMT',
    });
  });

  test('gives what it holds in our words, and what cannot be read as that', async () => {
    const { answers } = given({
      body: messages({ 'h-1': JSON.stringify(ANSWER), 'h-2': 'no JSON', 'h-3': '{}' }),
    });
    expect(await answers.take()).toEqual([
      { handle: 'h-1', told: expect.objectContaining({ kind: 'answer' }) },
      { handle: 'h-2', told: undefined },
      { handle: 'h-3', told: undefined },
    ]);
  });

  test('of reports has a queue and a token of its own', async () => {
    const report = { success: true, report_time: '2025-06-17 10:00:00', biz_id: '1^0' };
    const { reports, asked } = given({ body: messages({ 'h-1': JSON.stringify(report) }) });
    expect(await reports.take()).toMatchObject([{ told: { kind: 'receipt', body: { providerId: '1^0' } } }]);
    expect(asked[0]?.url.searchParams.get('MessageType')).toBe('SmsReport');
  });

  test('removes messages by their handles', async () => {
    const { answers, asked } = given({ status: 204, body: '' });
    await answers.remove([
      { handle: 'h-1', told: undefined },
      { handle: 'h-2', told: undefined },
    ]);
    expect(asked[1]?.options).toMatchObject({
      method: 'DELETE',
      headers: { 'content-type': 'text/xml;charset=UTF-8' },
      body:
        '<?xml version="1.0" encoding="UTF-8"?><ReceiptHandles xmlns="http://mns.aliyuncs.com/doc/v1/">' +
        '<ReceiptHandle>h-1</ReceiptHandle><ReceiptHandle>h-2</ReceiptHandle></ReceiptHandles>',
    });
  });

  test('whose message came free before it was removed is content: it will be heard once more', async () => {
    const { answers } = given({ status: 404, body: '<Errors/>' });
    await expect(answers.remove([{ handle: 'h-1', told: undefined }])).resolves.toBeUndefined();
  });

  test.each([
    [299_999, 1],
    [300_000, 2],
  ])('that is asked again after %i ms has asked for %i token', async (ms, tokens) => {
    const { answers, asked, pass } = given(EMPTY);
    await answers.take();
    pass(ms);
    await answers.take();
    expect(asked.filter(({ url }) => url.host === 'dybaseapi.aliyuncs.com')).toHaveLength(tokens);
  });

  test('is not there where the account names no queue', () => {
    expect(aliyunInboxes(givenAliyun(() => ({ body: {} })).gateway)).toEqual([]);
  });
});

describe('an inbox that cannot be opened', () => {
  test.each([
    ['no token comes', given(EMPTY, new Error('sts-secret'))],
    ['its queue does not answer', given(new Error('sts-token'))],
  ])('because %s is tried again, and no word of it is told', async (_, { answers }) => {
    const failure = await failureOf(answers.take());
    expect(isStoreError(failure) && failure.code).toBe('store/unavailable');
    expect(`${failure.message} ${String(failure.cause)}`).not.toMatch(/sts-/);
  });

  test('because the account may not is for who runs the service', async () => {
    const { answers } = given(EMPTY, { status: 403, body: { Code: 'Forbidden.RAM', Message: 'sts-secret' } });
    const failure = await failureOf(answers.take());
    expect(isStoreError(failure)).toBe(false);
    expect(failure.message).toBe('the provider gives no token for the queue of what it tells');
  });

  test.each([
    [404, '<Error><Code>QueueNotExist</Code></Error>'],
    [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'],
  ])('because it answers %i says so', async (status, body) => {
    const { answers } = given({ status, body });
    expect((await failureOf(answers.take())).message).toBe(`the queue of the SMS provider answers ${status}`);
  });

  test('when something is to be removed says so', async () => {
    const { answers } = given({ status: 400, body: '' });
    const failure = await failureOf(answers.remove([{ handle: 'h', told: undefined }]));
    expect(failure.message).toBe('the queue of the SMS provider answers 400');
  });
});
