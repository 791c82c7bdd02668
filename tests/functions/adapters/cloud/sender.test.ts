import {
  GetSecretValueCommand,
  InternalServiceError,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import type { Environment } from '../../../../functions/adapters/cloud/environment.ts';
import { openSender } from '../../../../functions/adapters/cloud/sender.ts';
import { isStoreError } from '../../../../functions/adapters/store/errors.ts';
import { givenAliyun } from '../gateways/given-aliyun.ts';
import { anEnvironment } from './given-cloud.ts';

const SECRET = 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:sms';
const ACCOUNT = JSON.stringify(givenAliyun(() => ({ body: {} })).gateway.account);

const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  secrets.reset();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: ACCOUNT });
});

const aliyun = (): Environment =>
  anEnvironment({ JIAYI_SMS_PROVIDER: 'aliyun', JIAYI_SMS_SECRET: SECRET, JIAYI_SMS_PER_SECOND: '50' });

const failureOf = async (open: Promise<unknown>): Promise<Error> => {
  try {
    await open;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  return expect.fail('the sender was opened');
};

describe('the sender of a stage', () => {
  test('reads the secret of its provider once, by its name', async () => {
    const { send, ask } = await openSender(aliyun());
    expect(send).toBeTypeOf('function');
    expect(ask).toBeTypeOf('function');
    expect(secrets.commandCalls(GetSecretValueCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { SecretId: SECRET },
    ]);
  });

  test('whose provider asks the role of the Lambda reads none', async () => {
    const { ask } = await openSender(anEnvironment());
    expect(ask).toBeUndefined();
    expect(secrets.calls()).toEqual([]);
  });

  test('keeps the pace of the stage and waits when it is told to', async () => {
    const { pace, wait } = await openSender(anEnvironment({ JIAYI_SMS_PER_SECOND: '9999' }));
    expect(pace.perSecond).toBe(9_999);
    await expect(pace.inTurn(async () => 'called')).resolves.toBe('called');
    await expect(wait(1)).resolves.toBeUndefined();
  });
});

describe('a secret that cannot be had', () => {
  const said = { message: 'said by the store: very-secret', $metadata: {} };

  test.each([
    ['is refused by the role', Object.assign(new Error(said.message), { name: 'AccessDeniedException' })],
    ['is not there', new ResourceNotFoundException(said)],
  ])('because it %s refuses for good, without a word of it', async (_why, error) => {
    secrets.on(GetSecretValueCommand).rejects(error);
    const failure = await failureOf(openSender(aliyun()));
    expect(isStoreError(failure) && failure.code).toBe('store/refused');
    expect(failure.message).toBe(`the store of secrets refused the request: ${error.name}`);
  });

  test.each([
    ['busy', Object.assign(new Error(said.message), { name: 'ThrottlingException' }), 'store/throttled'],
    [
      'out of order',
      new InternalServiceError({ ...said, $metadata: { httpStatusCode: 500 } }),
      'store/unavailable',
    ],
    ['silent', Object.assign(new Error(said.message), { name: 'TimeoutError' }), 'store/unavailable'],
  ])('because its store is %s may be had in a moment', async (_how, error, code) => {
    secrets.on(GetSecretValueCommand).rejects(error);
    const failure = await failureOf(openSender(aliyun()));
    expect(isStoreError(failure) && failure.code).toBe(code);
    expect(failure.message).not.toContain('very-secret');
  });

  test.each([
    ['not text', undefined, 'accessKeyId'],
    ['not JSON', 'very-secret', 'all of it'],
  ])('because it is %s is said to be wrong, and where', async (_what, SecretString, where) => {
    secrets.on(GetSecretValueCommand).resolves(SecretString === undefined ? {} : { SecretString });
    const { message } = await failureOf(openSender(aliyun()));
    expect(message).toMatch(/^the secret of the SMS provider is wrong: /);
    expect(message).toContain(where);
    expect(message).not.toContain('very-secret');
  });
});
