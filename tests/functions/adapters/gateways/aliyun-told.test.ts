import { describe, expect, test } from 'vitest';

import { aliyunReply, aliyunReport } from '../../../../functions/adapters/gateways/aliyun-told.ts';
import { instantOf } from '../../../../functions/adapters/gateways/aliyun-words.ts';
import { hearReceipt, hearSms } from '../../../../functions/reminders/api.ts';

/** As the provider's documentation shows it. */
const REPORT = {
  phone_number: '13900001111',
  send_time: '2025-06-16 23:59:55',
  report_time: '2025-06-16 23:59:59',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '900619746936498440^0',
  out_id: '2025-06-16.0123456789abcdef0123456789abcdef.dGhl',
};

const REPLY = {
  phone_number: '13900001111',
  content: '退订',
  send_time: '2017-09-01 00:00:00',
  dest_code: '1234',
  sequence_id: '1234567890',
};

describe('a delivery report of Alibaba Cloud', () => {
  test('that names our reference says what became of that message, in universal time', () => {
    expect(aliyunReport(REPORT)).toEqual({
      kind: 'receipt',
      body: { messageId: REPORT.out_id, status: 'delivered', at: '2025-06-16T15:59:59.000Z' },
    });
  });

  test.each([undefined, null, '', 'two words'])(
    'with %j for our reference is known by the provider’s own name of the message',
    (out_id) => {
      expect(aliyunReport({ ...REPORT, out_id })).toMatchObject({ body: { providerId: REPORT.biz_id } });
    },
  );

  test.each([
    ['UNDELIV', 'carrier/UNDELIV'],
    ['MK:0001', 'carrier/MK.0001'],
    ['not to 13900001111', 'phone/not-reached'],
    ['13900001111', 'phone/not-reached'],
    [null, 'phone/not-reached'],
  ])('that failed with the code %j is recorded under %s', (err_code, code) => {
    expect(aliyunReport({ ...REPORT, success: false, err_code })).toMatchObject({
      body: { status: 'failed', code },
    });
  });

  test('without a time of its own has that of the sending', () => {
    const { report_time: _, ...rest } = REPORT;
    expect(aliyunReport(rest)).toMatchObject({ body: { at: '2025-06-16T15:59:55.000Z' } });
  });

  test.each([
    ['nothing', undefined],
    ['a list', [REPORT]],
    ['an answer', REPLY],
    ['no outcome', { ...REPORT, success: 'true' }],
    ['no time at all', { ...REPORT, report_time: 'soon', send_time: '' }],
    ['no name of the message', { ...REPORT, biz_id: '' }],
  ])('that is %s is none', (_, report) => {
    expect(aliyunReport(report)).toBeUndefined();
  });

  test('is taken by the form of our own route', () => {
    for (const success of [true, false]) {
      const told = aliyunReport({ ...REPORT, success });
      expect(told?.kind === 'receipt' && hearReceipt.body.safeParse(told.body).success).toBe(true);
    }
  });
});

describe('an answer by Alibaba Cloud', () => {
  test('says who wrote what and when, and is known by its number and its time', () => {
    expect(aliyunReply(REPLY)).toEqual({
      kind: 'answer',
      body: {
        phone: '13900001111',
        text: '退订',
        at: '2017-08-31T16:00:00.000Z',
        id: 'aliyun-1234567890-20170831160000000',
      },
    });
  });

  test('is the same one whether its number is text or a number', () => {
    expect(aliyunReply({ ...REPLY, sequence_id: 1_234_567_890 })).toEqual(aliyunReply(REPLY));
  });

  test('of another time is another, though its number comes again', () => {
    const later = aliyunReply({ ...REPLY, send_time: '2018-09-01 00:00:00' });
    expect(later).not.toEqual(aliyunReply(REPLY));
  });

  test.each([
    ['a report', REPORT],
    ['without a number of its own', { ...REPLY, sequence_id: '' }],
    ['without words', { ...REPLY, content: undefined }],
    ['of no time', { ...REPLY, send_time: '2017-13-01 00:00:00' }],
  ])('that is %s is none', (_, reply) => {
    expect(aliyunReply(reply)).toBeUndefined();
  });

  test('is taken by the form of our own route', () => {
    const told = aliyunReply(REPLY);
    expect(told?.kind === 'answer' && hearSms.body.safeParse(told.body).success).toBe(true);
  });
});

test.each([
  ['2025-03-31 23:59:59', '2025-03-31T15:59:59.000Z'],
  ['2025-04-01 00:00:00', '2025-03-31T16:00:00.000Z'],
  ['20150101120000', '2015-01-01T04:00:00.000Z'],
  ['2025-02-30', undefined],
  ['2025-06-16T12:00:00Z', undefined],
  ['', undefined],
])('the provider’s %j is the instant %s', (local, instant) => {
  expect(instantOf(local)).toBe(instant);
});
