import { expect, test } from 'vitest';

import { signedCall } from '../../../../functions/adapters/gateways/aliyun-sign.ts';

const key = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' };
const stamp = { at: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d' };

// Alibaba Cloud, “V3 request structure and signature”, the example with fixed parameters.
test('a call is signed as in the example that the provider published', () => {
  const { url, headers } = signedCall(
    {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: {
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      },
    },
    key,
    stamp,
  );
  expect(url).toBe(
    'https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  );
  expect(headers).toEqual({
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2014-05-26',
    authorization:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  });
});

const call = { host: 'dysmsapi.aliyuncs.com', action: 'SendSms', version: '2017-05-25' };

test('what is sent is encoded as it is signed: blanks, asterisks and Chinese too', () => {
  const { url } = signedCall({ ...call, query: { TemplateParam: "王** (1)!'~" } }, key, stamp);
  expect(url).toBe('https://dysmsapi.aliyuncs.com/?TemplateParam=%E7%8E%8B%2A%2A%20%281%29%21%27~');
});

test.each([
  ['another query', { query: { OutId: '2' } }, stamp],
  ['another nonce', {}, { ...stamp, nonce: 'other' }],
  ['another moment', {}, { ...stamp, at: new Date('2023-10-26T10:22:33Z') }],
  ['another action', { action: 'QuerySendDetails' }, stamp],
])('%s has another signature', (_what, other, stamped) => {
  const one = signedCall({ ...call, query: { OutId: '1' } }, key, stamp);
  const two = signedCall({ ...call, query: { OutId: '1' }, ...other }, key, stamped);
  expect(two.headers['authorization']).not.toBe(one.headers['authorization']);
});
