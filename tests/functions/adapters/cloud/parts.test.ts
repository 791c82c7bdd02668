import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { withSender } from '../../../../functions/adapters/cloud/parts.ts';
import { anEnvironment } from './given-cloud.ts';

const ARN = 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:calls';
const SECRET = 'a'.repeat(32);

const secrets = mockClient(SecretsManagerClient);
const isGiven = (SecretString: string): void => {
  secrets.on(GetSecretValueCommand, { SecretId: ARN }).resolves({ SecretString });
};

beforeEach(() => {
  secrets.reset();
});

describe('the secret that providers sign their calls with', () => {
  test('is read by a Lambda that is told where it is, without what an editor leaves at its end', async () => {
    isGiven(`${SECRET}\n`);
    const parts = await withSender(anEnvironment({ JIAYI_SMS_CALLS: ARN }));
    expect(parts).toMatchObject({ callbackSecret: SECRET });
    expect(parts.send).toBeTypeOf('function');
  });

  test('is not asked for by any other', async () => {
    expect(await withSender(anEnvironment())).not.toHaveProperty('callbackSecret');
    expect(secrets.calls()).toEqual([]);
  });

  test.each(['', 'a'.repeat(31)])(
    'is refused where it could be guessed, and not told: %j',
    async (secret) => {
      isGiven(secret);
      await expect(withSender(anEnvironment({ JIAYI_SMS_CALLS: ARN }))).rejects.toThrow(
        /^the secret of calls of SMS providers has fewer than 32 characters$/,
      );
    },
  );

  test('that cannot be had stops the Lambda', async () => {
    const denied = Object.assign(new Error('of a secret'), { name: 'AccessDeniedException' });
    secrets.on(GetSecretValueCommand).rejects(denied);
    await expect(withSender(anEnvironment({ JIAYI_SMS_CALLS: ARN }))).rejects.toMatchObject({
      code: 'store/refused',
    });
  });
});
