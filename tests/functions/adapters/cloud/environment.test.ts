import { describe, expect, test } from 'vitest';

import { readEnvironment } from '../../../../functions/adapters/cloud/environment.ts';
import { anEnvironment, SEALED_KEY, VARIABLES } from './given-cloud.ts';

const OTHER_KEY = Buffer.alloc(184, 6).toString('base64');
const MAINLAND = {
  AWS_REGION: 'cn-northwest-1',
  JIAYI_PROFILE: 'aws-cn',
  JIAYI_KMS_KEY: 'arn:aws-cn:kms:cn-northwest-1:111122223333:key/0000-aaaa',
  JIAYI_SMS_PROVIDER: 'aliyun',
  JIAYI_SMS_SECRET: 'arn:aws-cn:secretsmanager:cn-northwest-1:111122223333:secret:sms',
};

/** What is said of an environment that is not fit. */
const saidOf = (but: Readonly<Record<string, string | undefined>>): string => {
  try {
    anEnvironment(but);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return expect.fail('the environment was taken');
};

describe('the environment of a Lambda', () => {
  test('is read into what the service calls things', () => {
    expect(anEnvironment()).toEqual({
      stage: 'dev',
      profile: 'aws',
      region: 'ap-southeast-1',
      table: 'jiayi-dev',
      auditTable: 'jiayi-dev-audit',
      bucket: 'jiayi-dev-files',
      kmsKey: 'arn:aws:kms:ap-southeast-1:111122223333:key/0000-aaaa',
      dataKeys: { sealed: [SEALED_KEY], isNewestNext: false },
      oidc: { issuer: 'https://sign-in.example/county', audience: 'jiayi' },
      sms: { provider: 'sns', perSecond: 20, secret: undefined },
      bus: 'jiayi-dev',
    });
  });

  test('of the mainland is read with the provider and the secret that it needs', () => {
    expect(anEnvironment(MAINLAND)).toMatchObject({
      profile: 'aws-cn',
      sms: { provider: 'aliyun', secret: MAINLAND.JIAYI_SMS_SECRET },
    });
  });

  test('says where calls are signed and where the provider leaves what it tells, for who hears', () => {
    const JIAYI_SMS_CALLS = 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:calls';
    const JIAYI_SMS_INBOX = 'https://sqs.ap-southeast-1.amazonaws.com/111122223333/jiayi-dev-sms-told';
    expect(anEnvironment({ JIAYI_SMS_CALLS, JIAYI_SMS_INBOX }).sms).toMatchObject({
      calls: JIAYI_SMS_CALLS,
      inbox: JIAYI_SMS_INBOX,
    });
  });

  test('may hold data keys of several generations, the newest first', () => {
    const JIAYI_DATA_KEY = `${OTHER_KEY}, ${SEALED_KEY}`;
    const sealed = [OTHER_KEY, SEALED_KEY];
    expect(anEnvironment({ JIAYI_DATA_KEY }).dataKeys).toEqual({ sealed, isNewestNext: false });
    const next = anEnvironment({ JIAYI_DATA_KEY: `next:${JIAYI_DATA_KEY}` }).dataKeys;
    expect(next).toEqual({ sealed, isNewestNext: true });
  });

  test.each(Object.keys(VARIABLES))('without %s is not fit, and the sentence names it', (name) => {
    expect(saidOf({ [name]: undefined })).toContain(`${name} must be `);
  });

  test.each(Object.keys(VARIABLES))('with an empty %s is not fit either', (name) => {
    expect(saidOf({ [name]: '' })).toContain(`${name} must be `);
  });

  test.each([
    ['JIAYI_PROFILE', 'azure-cloud'],
    ['JIAYI_STAGE', 'Dev Stage'],
    ['JIAYI_DATA_KEY', 'c2VjcmV0-not-a-sealed-key'],
    ['JIAYI_DATA_KEY', `${SEALED_KEY},`],
    ['JIAYI_DATA_KEY', `next:${SEALED_KEY}`],
    ['JIAYI_DATA_KEY', `${OTHER_KEY},next:${SEALED_KEY}`],
    ['JIAYI_DATA_KEY', Array.from({ length: 10 }, () => SEALED_KEY).join(',')],
    ['JIAYI_KMS_KEY', 'alias/jiayi-secret'],
    ['JIAYI_OIDC_ISSUER', 'http://sign-in.example/county'],
    ['JIAYI_OIDC_ISSUER', 'sign-in.example'],
    ['JIAYI_SMS_PROVIDER', 'pigeon-post'],
    ['JIAYI_SMS_INBOX', 'jiayi-dev-sms-told'],
    ['JIAYI_SMS_PER_SECOND', '0'],
    ['JIAYI_SMS_PER_SECOND', '2.5'],
    ['JIAYI_SMS_PER_SECOND', '10000'],
    ['AWS_REGION', 'cn-north-1'],
  ])('with a wrong %s is not fit, and the sentence never says what it was (%#)', (name, value) => {
    const said = saidOf({ [name]: value });
    expect(said).toContain(`${name} must be `);
    expect(said).not.toContain(value);
  });

  test.each(['1', '9999'])('takes %s texts a second', (perSecond) => {
    expect(anEnvironment({ JIAYI_SMS_PER_SECOND: perSecond }).sms.perSecond).toBe(Number(perSecond));
  });

  test('takes data keys of nine generations', () => {
    const JIAYI_DATA_KEY = Array.from({ length: 9 }, () => SEALED_KEY).join(',');
    expect(anEnvironment({ JIAYI_DATA_KEY }).dataKeys.sealed).toHaveLength(9);
  });

  test('takes an issuer on the machine itself without https', () => {
    const JIAYI_OIDC_ISSUER = 'http://127.0.0.1:9000';
    expect(anEnvironment({ JIAYI_OIDC_ISSUER }).oidc.issuer).toBe(JIAYI_OIDC_ISSUER);
  });

  test('of the mainland has no SNS there', () => {
    expect(saidOf({ ...MAINLAND, JIAYI_SMS_PROVIDER: 'sns' })).toContain('JIAYI_SMS_PROVIDER must be');
  });

  test('with a provider that wants a secret is not fit without one', () => {
    expect(saidOf({ JIAYI_SMS_PROVIDER: 'aliyun' })).toContain('JIAYI_SMS_SECRET must be');
  });

  test('that is not one of ours at all is told in one sentence with every name', () => {
    expect(() => readEnvironment({ PATH: '/bin' })).toThrow(/^The environment [^.]+\.$/);
    for (const name of Object.keys(VARIABLES)) expect(() => readEnvironment({ PATH: '/bin' })).toThrow(name);
  });
});
