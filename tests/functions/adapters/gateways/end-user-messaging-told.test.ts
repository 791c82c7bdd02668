import { describe, expect, test } from 'vitest';

import { endUserMessagingTold } from '../../../../functions/adapters/gateways/end-user-messaging-told.ts';
import { hearReceipt, hearSms } from '../../../../functions/reminders/api.ts';

const SENT = new Date('2025-06-17T02:00:00Z');
const REFERENCE = '2025-06-16.0123456789abcdef0123456789abcdef.dGhl';

/** As the provider's documentation shows it. */
const EVENT = {
  eventType: 'TEXT_DELIVERED',
  eventVersion: '1.0',
  eventTimestamp: 1_686_975_103_470,
  isFinal: true,
  originationPhoneNumber: '+12065550152',
  destinationPhoneNumber: '+8613900001111',
  isoCountryCode: 'CN',
  messageId: '862a8790-60c0-4430-9b2b-658bdexample',
  messageRequestTimestamp: 1_686_975_103_170,
  messageType: 'TRANSACTIONAL',
  messageStatus: 'DELIVERED',
  context: { reference: REFERENCE },
  totalMessageParts: 1,
  totalMessagePrice: 0.09582,
};

const INBOUND = {
  originationNumber: '+8613900001111',
  destinationNumber: '+12125550101',
  messageKeyword: 'KEYWORD_12125550101',
  messageBody: 'TD',
  inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
  previousPublishedMessageId: 'wJalrXUtnFEMI',
};

const told = (but: object) => endUserMessagingTold({ ...EVENT, ...but }, SENT);

describe('an event of AWS End User Messaging', () => {
  test('says that a message of ours was delivered, and when', () => {
    expect(told({})).toEqual({
      kind: 'receipt',
      body: { messageId: REFERENCE, status: 'delivered', at: '2023-06-17T04:11:43.470Z' },
    });
  });

  test.each([[undefined], [{}], [{ reference: 'two words' }]])(
    'with the context %j is known by the provider’s own name of the message',
    (context) => {
      expect(told({ context })).toMatchObject({ body: { providerId: EVENT.messageId } });
    },
  );

  test.each([
    ['TEXT_INVALID', 'provider/bad-number'],
    ['TEXT_INVALID_MESSAGE', 'provider/bad-message'],
    ['TEXT_UNREACHABLE', 'phone/not-reached'],
    ['TEXT_CARRIER_UNREACHABLE', 'carrier/unreachable'],
    ['TEXT_BLOCKED', 'carrier/number-blocked'],
    ['TEXT_CARRIER_BLOCKED', 'carrier/blocked'],
    ['TEXT_SPAM', 'carrier/spam'],
    ['TEXT_TTL_EXPIRED', 'carrier/expired'],
    ['TEXT_PROTECT_BLOCKED', 'provider/not-allowed'],
  ])('%s says that it did not arrive: %s', (eventType, code) => {
    const failed = told({ eventType });
    expect(failed).toMatchObject({ kind: 'receipt', body: { status: 'failed', code } });
    expect(failed?.kind === 'receipt' && hearReceipt.body.safeParse(failed.body).success).toBe(true);
  });

  test.each(['TEXT_PENDING', 'TEXT_QUEUED', 'TEXT_SENT', 'TEXT_UNKNOWN'])(
    '%s is understood and does nothing',
    (eventType) => {
      expect(told({ eventType })).toEqual({ kind: 'nothing' });
    },
  );

  test.each([
    [true, 'receipt'],
    [false, 'nothing'],
  ])('TEXT_SUCCESSFUL that is the last word (%s) is a %s', (isFinal, kind) => {
    expect(told({ eventType: 'TEXT_SUCCESSFUL', isFinal })?.kind).toBe(kind);
  });

  test('of a failure that is not the last word does nothing yet', () => {
    expect(told({ eventType: 'TEXT_UNREACHABLE', isFinal: false })).toEqual({ kind: 'nothing' });
  });

  test.each([
    ['of a kind that is not known', { eventType: 'TEXT_RETURNED' }],
    ['of a voice call', { eventType: 'VOICE_COMPLETED' }],
    ['of no time', { eventTimestamp: 'now' }],
    ['of a time that no calendar has', { eventTimestamp: 8_640_000_000_000_001 }],
    ['without a message', { messageId: '' }],
  ])('%s is none that can be read', (_, but) => {
    expect(told(but)).toBeUndefined();
  });
});

describe('an answer by AWS End User Messaging', () => {
  test('says who wrote what; its time is that of the queue', () => {
    const answer = endUserMessagingTold(INBOUND, SENT);
    expect(answer).toEqual({
      kind: 'answer',
      body: {
        phone: '+8613900001111',
        text: 'TD',
        at: '2025-06-17T02:00:00.000Z',
        id: INBOUND.inboundMessageId,
      },
    });
    expect(answer?.kind === 'answer' && hearSms.body.safeParse(answer.body).success).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['text', 'TD'],
    ['no number', { ...INBOUND, originationNumber: '' }],
    ['no words', { ...INBOUND, messageBody: null }],
    ['no id', { ...INBOUND, inboundMessageId: undefined }],
  ])('that is %s is none', (_, message) => {
    expect(endUserMessagingTold(message, SENT)).toBeUndefined();
  });
});
