import { describe, expect, test } from 'vitest';

import { askAliyunReceipt } from '../../../../functions/adapters/gateways/aliyun-ask.ts';
import { aliyunGateway } from '../../../../functions/adapters/gateways/aliyun.ts';
import { on } from '../../../given/values.ts';
import { busy, givenAliyun, phone, refused, type Answered, unknown } from './given-aliyun.ts';

const reference = '2025-06-16.one';
const message = { reference, phone, text: '【家庭医生】王**您好，回T退订' };

const refusal = (code: string, status = 200, said = ''): Answered => ({
  status,
  body: { Code: code, Message: `${said}13900001111`, RequestId: 'R-1' },
});

const sent = async (answer: Answered | Error) => {
  const { gateway, queries } = givenAliyun(() => answer);
  return { outcome: await aliyunGateway(gateway)(message), queries };
};

describe('sending by Alibaba Cloud', () => {
  test('names the signature, the template with its parameters and our reference', async () => {
    const { queries } = await sent({ body: { Code: 'OK', BizId: '900619746936498440^0' } });
    expect(Object.fromEntries(queries[0] ?? [])).toEqual({
      PhoneNumbers: '13900001111',
      SignName: '家庭医生',
      TemplateCode: 'SMS_1',
      TemplateParam: '{"name":"王**"}',
      OutId: reference,
    });
  });

  test.each([
    ['no approved template', '【家庭医生】来一下', 'provider/no-template'],
    ['no signature', '王**您好，回T退订', 'provider/no-signature'],
  ])('a text with %s is refused before anybody is asked', async (_what, text, code) => {
    const { gateway, queries } = givenAliyun(() => ({ body: { Code: 'OK', BizId: '1' } }));
    expect(await aliyunGateway(gateway)({ ...message, text })).toEqual({ kind: 'refused', code });
    expect(queries).toEqual([]);
  });

  const LIMIT = 'isv.BUSINESS_LIMIT_CONTROL';
  test.each([
    ['throttles', refusal('Throttling.User', 400), busy('provider/throttled')],
    ['is not available', refusal('ServiceUnavailable', 503), busy('provider/throttled')],
    ['had too many a minute', refusal(LIMIT, 200, '触发分钟级流控Permits:1'), busy('provider/throttled')],
    [
      'had too many an hour',
      refusal(LIMIT, 200, '触发小时级流控Permits:5'),
      refused('provider/number-limit'),
    ],
    ['had too many a day', refusal(LIMIT, 200, '触发天级流控Permits:10'), refused('provider/number-limit')],
    ['has no money of ours', refusal('isv.AMOUNT_NOT_ENOUGH'), refused('provider/spend-limit')],
    ['stopped our service', refusal('isv.OUT_OF_SERVICE'), refused('provider/spend-limit')],
    ['reached our limit of a day', refusal('isv.DAY_LIMIT_CONTROL'), refused('provider/spend-limit')],
    ['does not take the number', refusal('isv.MOBILE_NUMBER_ILLEGAL'), refused('provider/bad-number')],
    ['knows the number as opted out', refusal('isv.CUSTOMER_REFUSED'), refused('provider/opted-out')],
    ['does not know the signature', refusal('isv.SMS_SIGNATURE_ILLEGAL'), refused('provider/no-signature')],
    ['does not know the template', refusal('isv.SMS_TEMPLATE_ILLEGAL'), refused('provider/no-template')],
    ['knows complaints of it', refusal('isv.BLACK_KEY_CONTROL_LIMIT'), refused('provider/opted-out')],
    ['dislikes a value', refusal('isv.TEMPLATE_PARAMS_ILLEGAL'), refused('provider/bad-message')],
    ['does not let us', refusal('isp.RAM_PERMISSION_DENY'), refused('provider/not-allowed')],
    ['finds our signing wrong', refusal('SignatureDoesNotMatch', 400), refused('provider/not-allowed')],
    ['has a new word for our fault', refusal('isv.NEW_RULE'), refused('provider/refused')],
    ['has a new word and a status', refusal('Strange', 404), refused('provider/refused')],
    ['broke at its work', refusal('isp.SYSTEM_ERROR'), unknown('provider/system-error')],
    ['had this very request', refusal('SignatureNonceUsed', 400), unknown('provider/system-error')],
    ['has a new word for its fault', refusal('isp.NEW_ERROR', 400), unknown('provider/no-answer')],
    ['fails without a known word', refusal('Strange', 500), unknown('provider/no-answer')],
    [
      'does not answer in time',
      new DOMException('13900001111', 'TimeoutError'),
      unknown('provider/no-answer'),
    ],
    ['drops the connection', new TypeError('fetch failed'), unknown('provider/no-answer')],
    ['answers a page', { status: 502, body: '<html>' }, unknown('provider/no-answer')],
    ['answers something else', { body: ['OK'] }, unknown('provider/no-answer')],
    ['gives no id', { body: { Code: 'OK' } }, unknown('provider/no-answer')],
  ])('where it %s: is asked once, and nothing of its words is kept', async (_what, answer, expected) => {
    const { outcome, queries } = await sent(answer);
    expect(outcome).toEqual(expected);
    expect(queries).toHaveLength(1);
  });

  test('gives up when the time is over', async () => {
    const { gateway } = givenAliyun(() => ({ body: {} }));
    const silent = aliyunGateway({
      ...gateway,
      timeoutMs: 20,
      fetch: (_url, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    expect(await silent(message)).toEqual({ kind: 'unknown', code: 'provider/no-answer' });
  });

  test('signs every call anew', async () => {
    const { gateway, headers } = givenAliyun((call) => ({ body: { Code: 'OK', BizId: `${call}` } }));
    const send = aliyunGateway(gateway);
    await send(message);
    await send(message);
    expect(headers[0]?.['x-acs-signature-nonce']).not.toBe(headers[1]?.['x-acs-signature-nonce']);
    expect(headers[0]?.['authorization']).toMatch(/^ACS3-HMAC-SHA256 Credential=an-id,/);
  });
});

const detail = (more: Readonly<Record<string, unknown>>) => ({
  PhoneNum: '13900001111',
  Content: '【家庭医生】王**您好，回T退订',
  TemplateCode: 'SMS_1',
  SendDate: '2025-06-16 10:00:00',
  ReceiveDate: '2025-06-16 10:00:05',
  SendStatus: 3,
  ErrCode: 'DELIVERED',
  OutId: reference,
  ...more,
});

const listed = (...details: readonly unknown[]): Answered => ({
  body: { Code: 'OK', TotalCount: details.length, SmsSendDetailDTOs: { SmsSendDetailDTO: details } },
});

const asked = (answer: Answered | Error, day = '2025-06-16') => {
  const { gateway, queries } = givenAliyun(() => answer);
  return { receipt: askAliyunReceipt(gateway)({ reference, day: on(day), phone }), queries };
};

const NOW = '2025-06-17T02:00:00.000Z';

describe('asking Alibaba Cloud what became of a message', () => {
  test('names the number and the day', async () => {
    const { receipt, queries } = asked(listed());
    await receipt;
    expect(Object.fromEntries(queries[0] ?? [])).toEqual({
      PhoneNumber: '13900001111',
      SendDate: '20250616',
      PageSize: '50',
      CurrentPage: '1',
    });
  });

  test('one that arrived did so at the minute of the clinic', async () => {
    expect(await asked(listed(detail({ OutId: 'other', SendStatus: 2 }), detail({}))).receipt).toEqual({
      isDelivered: true,
      code: 'phone/reached',
      at: '2025-06-16T02:00:05.000Z',
    });
  });

  test.each([
    ['MK:0001', 'carrier/MK.0001'],
    ['UNDELIV', 'carrier/UNDELIV'],
    ['', 'phone/not-reached'],
    ['13900001111', 'phone/not-reached'],
    ['王某的手机关机', 'phone/not-reached'],
  ])('one that failed with %s is told as %s', async (ErrCode, code) => {
    expect(await asked(listed(detail({ SendStatus: 2, ErrCode }))).receipt).toMatchObject({
      isDelivered: false,
      code,
    });
  });

  test('a report without a time is of now', async () => {
    expect(await asked(listed(detail({ ReceiveDate: '' }))).receipt).toMatchObject({ at: NOW });
  });

  test('one that was never taken has failed when its day is over', async () => {
    const { receipt } = asked(listed(detail({ OutId: 'another' })));
    expect(await receipt).toEqual({ isDelivered: false, code: 'provider/never-taken', at: NOW });
  });

  test.each([
    ['waits for its report', listed(detail({ SendStatus: 1 })), '2025-06-16'],
    ['is not listed on its own day', listed(), '2025-06-17'],
    [
      'may be on another page',
      listed(...Array.from({ length: 50 }, () => detail({ OutId: 'x' }))),
      '2025-06-16',
    ],
    ['is asked for too fast', refusal('Throttling.User', 400), '2025-06-16'],
    ['gets no answer', new TypeError('fetch failed'), '2025-06-16'],
    ['gets an answer of another form', listed({ SendStatus: 9 }), '2025-06-16'],
  ])('nobody knows of one that %s', async (_what, answer, day) => {
    expect(await asked(answer, day).receipt).toBeUndefined();
  });

  test('that it does not let us ask is told, without the number', async () => {
    await expect(asked(refusal('isp.RAM_PERMISSION_DENY')).receipt).rejects.toThrow(
      /^the provider does not let us ask$/,
    );
  });
});
