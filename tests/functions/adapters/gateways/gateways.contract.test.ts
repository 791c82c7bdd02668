import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { aliyunGateway } from '../../../../functions/adapters/gateways/aliyun.ts';
import { endUserMessagingGateway } from '../../../../functions/adapters/gateways/end-user-messaging.ts';
import { localOutbox, outboxOf } from '../../../../functions/adapters/gateways/local-outbox.ts';
import { snsGateway } from '../../../../functions/adapters/gateways/sns.ts';
import { localKeys } from '../../../../functions/adapters/keys/local-keys.ts';
import { openSqliteTable } from '../../../../functions/adapters/store/sqlite.ts';
import type { SendSms } from '../../../../functions/reminders/reminder-store.ts';
import { on } from '../../../given/values.ts';
import { givenAliyun, phone, shownBy } from './given-aliyun.ts';

const NOW = new Date('2025-06-17T02:00:00Z');
const now = (): Date => NOW;
const message = { reference: '2025-06-17.one', phone, text: '【家庭医生】王**您好，回T退订' };

/** A gateway, and what it has handed on so far: number and text. */
type Given = {
  readonly send: SendSms;
  readonly handedOn: () => Promise<readonly (readonly [string, string])[]>;
};

const outbox = (): Given => {
  const table = openSqliteTable({ file: ':memory:', durability: 'normal', now });
  const keys = localKeys(Buffer.alloc(32, 7));
  return {
    send: localOutbox({ table, keys, now }),
    handedOn: async () =>
      (await outboxOf({ table, keys }, on('2025-06-17'), undefined)).map(
        (sent) => [sent.phone, sent.text] as const,
      ),
  };
};

const sns = mockClient(SNSClient);
const client = new SNSClient({ region: 'ap-southeast-1', maxAttempts: 1 });
const messaging = mockClient(PinpointSMSVoiceV2Client);
const messagingClient = new PinpointSMSVoiceV2Client({ region: 'ap-southeast-1', maxAttempts: 1 });
const TIMEOUT_MS = 50;

beforeEach(() => {
  sns.reset();
  messaging.reset();
});

let published = 0;

const amazon = (): Given => {
  sns.on(PublishCommand).callsFake(() => ({ MessageId: `sns-${(published += 1)}` }));
  return {
    send: snsGateway({ client, timeoutMs: TIMEOUT_MS }),
    handedOn: async () =>
      sns
        .commandCalls(PublishCommand)
        .map(({ args }) => args[0].input)
        .map(({ PhoneNumber = '', Message = '' }) => [PhoneNumber.replace('+86', ''), Message] as const),
  };
};

const endUserMessaging = (): Given => {
  messaging.on(SendTextMessageCommand).callsFake(() => ({ MessageId: `eum-${(published += 1)}` }));
  return {
    send: endUserMessagingGateway({ client: messagingClient, account: {}, timeoutMs: TIMEOUT_MS }),
    handedOn: async () =>
      messaging
        .commandCalls(SendTextMessageCommand)
        .map(({ args }) => args[0].input)
        .map(
          ({ DestinationPhoneNumber = '', MessageBody = '' }) =>
            [DestinationPhoneNumber.replace('+86', ''), MessageBody] as const,
        ),
  };
};

const aliyun = (): Given => {
  const { gateway, queries } = givenAliyun((call) => ({ body: { Code: 'OK', BizId: `9006197^${call}` } }));
  return {
    send: aliyunGateway(gateway),
    handedOn: async () => queries.map((query) => shownBy(query, gateway)),
  };
};

describe.each([
  ['the local outbox', outbox],
  ['Amazon SNS', amazon],
  ['AWS End User Messaging', endUserMessaging],
  ['Alibaba Cloud', aliyun],
])('%s', (_name, given) => {
  test('takes a message as it is, and gives it an id', async () => {
    const { send, handedOn } = given();
    const outcome = await send(message);
    expect(outcome).toMatchObject({ kind: 'accepted', providerId: expect.stringMatching(/^[!-~]{1,64}$/) });
    expect(await handedOn()).toEqual([[phone, message.text]]);
  });

  test('gives every message an id of its own', async () => {
    const { send } = given();
    const [one, other] = [await send(message), await send(message)];
    expect(one).not.toEqual(other);
  });

  test('hands on each message once, a repeated one again: who may repeat it is decided elsewhere', async () => {
    const { send, handedOn } = given();
    await send(message);
    await send({ ...message, reference: 'another', text: '【家庭医生】李**您好，回T退订' });
    expect(await handedOn()).toHaveLength(2);
  });
});

describe('the local outbox', () => {
  test('shows one phone its own messages alone', async () => {
    const table = openSqliteTable({ file: ':memory:', durability: 'normal', now });
    const keys = localKeys(Buffer.alloc(32, 7));
    await localOutbox({ table, keys, now })(message);
    expect(await outboxOf({ table, keys }, on('2025-06-17'), phone)).toHaveLength(1);
    expect(await outboxOf({ table, keys }, on('2025-06-17'), '13900002222')).toEqual([]);
    expect(await outboxOf({ table, keys }, on('2025-06-18'), phone)).toEqual([]);
  });
});

test('the local outbox shows texts of one instant in the order in which they were sent', async () => {
  const { send, handedOn } = outbox();
  const texts = Array.from({ length: 20 }, (_, at) => `${at}`);
  for (const text of texts) await send({ ...message, text });
  expect((await handedOn()).map(([, text]) => text)).toEqual(texts);
});

const failed = (name: string, status?: number): Error =>
  Object.assign(new Error('said by the provider'), {
    name,
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
  });

describe('Amazon SNS', () => {
  test('is asked for a message that matters, by the number with its country', async () => {
    await amazon().send(message);
    expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toMatchObject({
      PhoneNumber: '+8613900001111',
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': { StringValue: 'Transactional' } },
    });
  });

  test.each([
    ['is throttled', failed('ThrottledException', 429), { kind: 'busy', code: 'provider/throttled' }],
    [
      'has too many requests by status alone',
      failed('Strange', 429),
      { kind: 'busy', code: 'provider/throttled' },
    ],
    [
      'fails within itself',
      failed('InternalErrorException', 500),
      { kind: 'busy', code: 'provider/unavailable' },
    ],
    ['is not available', failed('ServiceUnavailable', 503), { kind: 'busy', code: 'provider/throttled' }],
    [
      'knows the number as opted out',
      failed('OptedOutException', 400),
      { kind: 'refused', code: 'provider/opted-out' },
    ],
    [
      'has reached its spend limit',
      failed('LimitExceededException', 400),
      { kind: 'refused', code: 'provider/spend-limit' },
    ],
    [
      'does not take the number',
      failed('InvalidParameterException', 400),
      { kind: 'refused', code: 'provider/bad-message' },
    ],
    [
      'does not let us',
      failed('AuthorizationErrorException', 403),
      { kind: 'refused', code: 'provider/not-allowed' },
    ],
    [
      'refuses for a reason of its own',
      failed('Strange', 400),
      { kind: 'refused', code: 'provider/refused' },
    ],
    ['does not answer in time', failed('TimeoutError'), { kind: 'unknown', code: 'provider/no-answer' }],
    ['drops the connection', failed('ECONNRESET'), { kind: 'unknown', code: 'provider/no-answer' }],
    [
      'answers what is no answer',
      failed('SyntaxError', 200),
      { kind: 'unknown', code: 'provider/no-answer' },
    ],
  ])('that %s: is asked once', async (_what, error, outcome) => {
    sns.on(PublishCommand).rejects(error);
    expect(await snsGateway({ client, timeoutMs: TIMEOUT_MS })(message)).toEqual(outcome);
    expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
  });

  test('that gives no id may have taken the message', async () => {
    sns.on(PublishCommand).resolves({});
    expect(await snsGateway({ client, timeoutMs: TIMEOUT_MS })(message)).toMatchObject({ kind: 'unknown' });
  });
});
