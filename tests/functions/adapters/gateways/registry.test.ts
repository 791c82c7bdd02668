import { describe, expect, test } from 'vitest';

import { gatewayOf, SmsProvider } from '../../../../functions/adapters/gateways/registry.ts';
import { givenAliyun, phone } from './given-aliyun.ts';

const { gateway, queries } = givenAliyun(() => ({ body: { Code: 'OK', BizId: '1^0' } }));
const world = { fetch: gateway.fetch, now: gateway.now, newNonce: gateway.newNonce };
const secrets: Readonly<Record<SmsProvider, string | undefined>> = {
  sns: undefined,
  'end-user-messaging': '{"originationIdentity":"pool-1"}',
  aliyun: JSON.stringify(gateway.account),
};

describe.each(SmsProvider.options)('the provider %s', (provider) => {
  test('sends, is asked for receipts only where it can be, and is listened to only where it was said', () => {
    const { send, ask, inboxes } = gatewayOf({ provider, secret: secrets[provider], ...world });
    expect(send).toBeTypeOf('function');
    expect(ask === undefined).toBe(provider !== 'aliyun');
    expect(inboxes).toEqual([]);
  });
});

test.each([
  [{ reports: 'Alicom-Queue-1-SmsReport', answers: 'Alicom-Queue-1-SmsUp' }, 2],
  [{ answers: 'Alicom-Queue-1-SmsUp' }, 1],
  [{}, 0],
])('the mainland provider is listened to where its account names a queue: %j', (queues, count) => {
  const secret = JSON.stringify({ ...gateway.account, queues });
  expect(gatewayOf({ provider: 'aliyun', secret, ...world }).inboxes).toHaveLength(count);
});

test('the mainland provider sends with the account of its secret', async () => {
  const { send } = gatewayOf({ provider: 'aliyun', secret: secrets.aliyun, ...world });
  const outcome = await send({ reference: 'r', phone, text: '【家庭医生】王**您好，回T退订' });
  expect(outcome).toEqual({ kind: 'accepted', providerId: '1^0' });
  expect(queries).toHaveLength(1);
});

test.each([
  ['none', undefined, 'accessKeyId, accessKeySecret, templates'],
  ['no JSON', 'very-secret', 'all of it'],
  ['a field too many', JSON.stringify({ ...gateway.account, more: 'very-secret' }), 'all of it'],
  [
    'a template that is none',
    JSON.stringify({ ...gateway.account, templates: [{ code: 'SMS_1', content: '${x}' }] }),
    'templates.0.content',
  ],
  [
    'a queue that is none',
    JSON.stringify({ ...gateway.account, queues: { reports: '../Alicom-Queue-1' } }),
    'queues.reports',
  ],
])('a secret that is %s is not told, only where it is wrong', (_what, secret, where) => {
  const open = () => gatewayOf({ provider: 'aliyun', secret, ...world });
  expect(open).toThrow(new Error(`the secret of the SMS provider is wrong: ${where}`));
});
