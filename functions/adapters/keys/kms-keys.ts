import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, type KMSClient } from '@aws-sdk/client-kms';

import { askService } from '../cloud/service-failure.ts';
import { storeError } from '../store/errors.ts';
import type { Secrets } from './local-keys.ts';

const KEY_BYTES = 32;
const PATIENCE_MS = 5_000;

/** The key service, the key in it that guards a stage's data keys, and the stage. */
export type KeyService = {
  readonly client: KMSClient;
  /** The ARN of the key: what another key has sealed is refused. */
  readonly kmsKey: string;
  readonly stage: string;
  /** How long an answer is waited for. */
  readonly patienceMs?: number;
};

/** Data keys as the key service sealed them, in base64, the newest first. */
export type SealedDataKeys = readonly [newest: string, ...older: string[]];

/** What a data key is bound to: the key service opens it for no other stage, and policies may ask for just this. */
const contextOf = (stage: string) => ({ jiayi: stage });

const callOf = ({ kmsKey, stage }: KeyService) => ({ KeyId: kmsKey, EncryptionContext: contextOf(stage) });

/** The key service changes nothing by a call, so that whoever gets no answer may ask again. */
const asked = ({ patienceMs = PATIENCE_MS }: KeyService) =>
  ({ name: 'the key service', isWrite: false, patienceMs }) as const;

const openOne = async (service: KeyService, sealed: string): Promise<Buffer> => {
  const command = new DecryptCommand({ ...callOf(service), CiphertextBlob: Buffer.from(sealed, 'base64') });
  const { Plaintext } = await askService(asked(service), (options) => service.client.send(command, options));
  if (Plaintext?.length === KEY_BYTES) return Buffer.from(Plaintext);
  throw storeError('store/refused', `the key service gave a data key that is not of ${KEY_BYTES} bytes`);
};

/** Opens a stage's data keys, each by one call of the key service; from then on it is not needed. Throws a `StoreError`
 *  where it refuses, has no time, or does not answer. */
export const openDataKeys = async (
  service: KeyService,
  [newest, ...older]: SealedDataKeys,
): Promise<Secrets> =>
  Promise.all([openOne(service, newest), ...older.map((sealed) => openOne(service, sealed))]);

/** Has a new data key made for a stage, which nobody has seen: in base64, as it is put before the others of the stage. */
export const makeDataKey = async (service: KeyService): Promise<string> => {
  const command = new GenerateDataKeyWithoutPlaintextCommand({
    ...callOf(service),
    NumberOfBytes: KEY_BYTES,
  });
  const { CiphertextBlob } = await askService(asked(service), (options) =>
    service.client.send(command, options),
  );
  if (CiphertextBlob !== undefined) return Buffer.from(CiphertextBlob).toString('base64');
  throw storeError('store/refused', 'the key service gave no data key');
};
