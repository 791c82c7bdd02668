import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';

import { endUserMessagingGateway } from '../../../../functions/adapters/gateways/end-user-messaging.ts';
import { busy, phone, refused, unknown } from './given-aliyun.ts';

const messaging = mockClient(PinpointSMSVoiceV2Client);
const client = new PinpointSMSVoiceV2Client({ region: 'ap-southeast-1', maxAttempts: 1 });
const message = { reference: '2025-06-17.one', phone, text: '【家庭医生】王**您好，回T退订' };
const send = endUserMessagingGateway({
  client,
  account: { originationIdentity: 'pool-1', configurationSet: 'reports' },
  timeoutMs: 50,
});

beforeEach(() => {
  messaging.reset();
});

const failed = (name: string, status?: number, reason?: string): Error =>
  Object.assign(new Error('13900001111 said by the provider'), {
    name,
    ...(reason !== undefined && { Reason: reason }),
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
  });

test('a message matters, comes from our pool, and its reference comes back with its reports', async () => {
  messaging.on(SendTextMessageCommand).resolves({ MessageId: 'm-1' });
  expect(await send(message)).toEqual({ kind: 'accepted', providerId: 'm-1' });
  expect(messaging.commandCalls(SendTextMessageCommand)[0]?.args[0].input).toEqual({
    DestinationPhoneNumber: '+8613900001111',
    MessageBody: message.text,
    MessageType: 'TRANSACTIONAL',
    Context: { reference: '2025-06-17.one' },
    OriginationIdentity: 'pool-1',
    ConfigurationSetName: 'reports',
  });
});

const OPTED_OUT = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
const SPENT = 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT';

test.each([
  ['is throttled', failed('ThrottlingException', 400), busy('provider/throttled')],
  ['has too many requests by status', failed('Strange', 429), busy('provider/throttled')],
  ['fails within itself', failed('InternalServerException', 500), busy('provider/unavailable')],
  [
    'knows the number as opted out',
    failed('ConflictException', 409, OPTED_OUT),
    refused('provider/opted-out'),
  ],
  [
    'has another conflict',
    failed('ConflictException', 409, 'MESSAGE_TYPE_MISMATCH'),
    refused('provider/refused'),
  ],
  [
    'reached its spend limit',
    failed('ServiceQuotaExceededException', 402, SPENT),
    refused('provider/spend-limit'),
  ],
  [
    'does not take the number',
    failed('ValidationException', 400, 'INVALID_PARAMETER'),
    refused('provider/bad-message'),
  ],
  ['has no sender of ours', failed('ResourceNotFoundException', 404), refused('provider/no-sender')],
  [
    'does not let us',
    failed('AccessDeniedException', 403, 'ACCOUNT_DISABLED'),
    refused('provider/not-allowed'),
  ],
  ['does not answer in time', failed('TimeoutError'), unknown('provider/no-answer')],
  ['drops the connection', failed('ECONNRESET'), unknown('provider/no-answer')],
  ['answers what is no answer', failed('SyntaxError', 200), unknown('provider/no-answer')],
])('AWS End User Messaging that %s: is asked once', async (_what, error, expected) => {
  messaging.on(SendTextMessageCommand).rejects(error);
  expect(await send(message)).toEqual(expected);
  expect(messaging.commandCalls(SendTextMessageCommand)).toHaveLength(1);
});

test('AWS End User Messaging that gives no id may have taken the message', async () => {
  messaging.on(SendTextMessageCommand).resolves({});
  expect(await send(message)).toEqual({ kind: 'unknown', code: 'provider/no-answer' });
});
