import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';

import { signedInAccount } from '../../../infra/operate/account.ts';

const ssm = mockClient(SSMClient);
const { versionOf, valueOf } = signedInAccount();

const failing = (name: string): void => {
  ssm.on(GetParameterCommand).rejects(Object.assign(new Error('no'), { name }));
};

describe('the account that an operator is signed in to', () => {
  beforeEach(() => {
    ssm.reset();
  });

  test('says which version a parameter has', async () => {
    ssm.on(GetParameterCommand).resolves({ Parameter: { Version: 3 } });
    expect(await versionOf('/jiayi/dev/data-key', 'ap-southeast-1')).toBe(3);
  });

  test('says what a parameter says', async () => {
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'the-archive' } });
    expect(await valueOf('/jiayi/dev/archive', 'ap-southeast-1')).toBe('the-archive');
  });

  test('says of one that is not there that it is not', async () => {
    ssm.on(GetParameterCommand).rejects(new ParameterNotFound({ message: 'none', $metadata: {} }));
    expect(await versionOf('/jiayi/dev/data-key', 'ap-southeast-1')).toBeUndefined();
    expect(await valueOf('/jiayi/dev/archive', 'ap-southeast-1')).toBeUndefined();
  });

  test.each(['CredentialsProviderError', 'ExpiredTokenException', 'UnrecognizedClientException'])(
    'says nothing to whom %s befalls, and how to sign in',
    async (name) => {
      failing(name);
      await expect(versionOf('x', 'ap-southeast-1')).rejects.toThrow(
        'sign in (`aws sso login`, `aws login`)',
      );
    },
  );

  test('is not taken for unprepared where it refuses', async () => {
    failing('AccessDeniedException');
    await expect(versionOf('x', 'us-east-1')).rejects.toThrow(
      'the account does not answer in us-east-1: AccessDeniedException',
    );
  });
});
