import {
  DecryptCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import { beforeEach, describe, expect, test } from 'vitest';

import { makeDataKey, openDataKeys } from '../../../../functions/adapters/keys/kms-keys.ts';
import { keysOfSecrets } from '../../../../functions/adapters/keys/local-keys.ts';
import { isRetryable } from '../../../../functions/adapters/store/errors.ts';
import { startSilentServer } from '../cloud/given-cloud.ts';

const KMS_KEY = 'arn:aws:kms:ap-southeast-1:111122223333:key/test';
const client = new KMSClient({ region: 'ap-southeast-1' });
const kms = mockClient(KMSClient);
const service = { client, kmsKey: KMS_KEY, stage: 'dev' };

const Asked = z.object({
  KeyId: z.literal(KMS_KEY),
  EncryptionContext: z.strictObject({ jiayi: z.string() }),
});
const Opening = Asked.extend({ CiphertextBlob: z.instanceof(Uint8Array) });

const sealedFor = (stage: string, made: number): Buffer => Buffer.from(`${stage}:${made}`);

/** A key service that makes keys of one repeated byte, and opens them for the stage they were made for. */
const startKms = (): void => {
  let made = 0;
  kms.on(GenerateDataKeyWithoutPlaintextCommand).callsFake((input: unknown) => {
    const { EncryptionContext } = Asked.parse(input);
    return { CiphertextBlob: sealedFor(EncryptionContext.jiayi, (made += 1)) };
  });
  kms.on(DecryptCommand).callsFake((input: unknown) => {
    const { CiphertextBlob, EncryptionContext } = Opening.parse(input);
    const [stage, number] = Buffer.from(CiphertextBlob).toString().split(':');
    if (stage !== EncryptionContext.jiayi)
      throw new InvalidCiphertextException({ message: 'of another context', $metadata: {} });
    return { Plaintext: Uint8Array.from(Buffer.alloc(32, Number(number))) };
  });
};

beforeEach(() => {
  kms.reset();
  startKms();
});

const failed = (name: string, status?: number): Error =>
  Object.assign(new Error('said by the key service'), {
    name,
    ...(status !== undefined && { $metadata: { httpStatusCode: status } }),
  });

const openings = () => kms.commandCalls(DecryptCommand).length;

describe('a data key', () => {
  test('is made where nobody sees it, and opened once for any number of seals', async () => {
    const sealed = await makeDataKey(service);
    expect(kms.commandCalls(GenerateDataKeyWithoutPlaintextCommand)[0]?.args[0].input).toMatchObject({
      NumberOfBytes: 32,
    });
    const keys = keysOfSecrets(await openDataKeys(service, [sealed]));
    for (const text of ['样本甲', '样本乙', '样本丙']) expect(keys.open(keys.seal(text))).toBe(text);
    expect(openings()).toBe(1);
  });

  test('is followed by another: what was sealed before is still opened, the new one comes first', async () => {
    const old = await makeDataKey(service);
    const before = keysOfSecrets(await openDataKeys(service, [old]));
    const fresh = await makeDataKey(service);
    const after = keysOfSecrets(await openDataKeys(service, [fresh, old]));
    expect(after.open(before.seal('样本甲'))).toBe('样本甲');
    expect(() => before.open(after.seal('样本甲'))).toThrow();
    expect(after.hash('name', '样本甲')).toBe(before.hash('name', '样本甲'));
    expect(openings()).toBe(3);
  });

  test('of one stage is opened for no other', async () => {
    const sealed = await makeDataKey(service);
    const opening = openDataKeys({ ...service, stage: 'prod' }, [sealed]);
    await expect(opening).rejects.toMatchObject({
      code: 'store/refused',
      message: 'the key service refused the request: InvalidCiphertextException',
    });
  });

  test('that is no whole key is refused', async () => {
    kms.on(DecryptCommand).resolves({ Plaintext: Uint8Array.of(1, 2, 3) });
    await expect(openDataKeys(service, ['AAAA'])).rejects.toThrow('not of 32 bytes');
    kms.on(DecryptCommand).resolves({});
    await expect(openDataKeys(service, ['AAAA'])).rejects.toThrow('not of 32 bytes');
  });

  test('that was not given is told', async () => {
    kms.on(GenerateDataKeyWithoutPlaintextCommand).resolves({});
    await expect(makeDataKey(service)).rejects.toThrow('gave no data key');
  });

  test('is needed with all its older ones: where one is refused, none is used', async () => {
    const sealed = await makeDataKey(service);
    const elsewhere = sealedFor('prod', 1).toString('base64');
    await expect(openDataKeys(service, [sealed, elsewhere])).rejects.toMatchObject({ code: 'store/refused' });
  });
});

describe('the key service', () => {
  test.each([
    ['is asked too often', failed('ThrottlingException', 400), 'store/throttled'],
    ['has reached a limit', failed('LimitExceededException', 400), 'store/throttled'],
    ['does not answer in time', failed('TimeoutError'), 'store/unavailable'],
    ['is given up by us', failed('AbortError'), 'store/unavailable'],
    ['is slow within itself', failed('DependencyTimeoutException', 503), 'store/unavailable'],
    ['fails within itself', failed('KMSInternalException', 500), 'store/unavailable'],
    ['has no key at hand', failed('KeyUnavailableException', 500), 'store/unavailable'],
    ['does not let us', failed('AccessDeniedException', 400), 'store/refused'],
    ['has the key switched off', failed('DisabledException', 409), 'store/refused'],
    ['has a key that is to be deleted', failed('KMSInvalidStateException', 409), 'store/refused'],
    ['sealed with another key', failed('IncorrectKeyException', 400), 'store/refused'],
  ])('that %s is an error of the store that says so', async (_what, error, code) => {
    kms.on(DecryptCommand).rejects(error);
    const broken: unknown = await openDataKeys(service, ['AAAA']).catch((thrown: unknown) => thrown);
    expect(broken).toMatchObject({ code, cause: error });
    expect(isRetryable(broken)).toBe(code !== 'store/refused');
  });

  test('that never answers is given up', async () => {
    kms.restore();
    const { endpoint, stop } = await startSilentServer();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const slow = new KMSClient({ region: 'ap-southeast-1', endpoint, credentials });
    const opening = openDataKeys({ ...service, client: slow, patienceMs: 50 }, ['AAAA']);
    await expect(opening).rejects.toMatchObject({
      code: 'store/unavailable',
      message: 'the key service cannot be reached',
    });
    slow.destroy();
    stop();
  });
});
