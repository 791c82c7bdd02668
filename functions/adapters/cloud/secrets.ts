import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

import type { Environment } from './environment.ts';
import { serviceFailure } from './service-failure.ts';

/** A secret of the stage; read once in the life of a Lambda. Throws a `StoreError` where it cannot be had. */
export const secretOf = async ({ region }: Environment, arn: string): Promise<string | undefined> => {
  const client = new SecretsManagerClient({ region });
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString;
  } catch (error) {
    throw serviceFailure(error, { name: 'the store of secrets', isWrite: false });
  } finally {
    client.destroy();
  }
};

/** So short a secret could be guessed. */
const SHORTEST_SECRET = 32;

/** The secret that calls of providers are signed with, by the ARN of where it is.
 *  @throws where it is too short to be one, without telling it */
export const openCallbackSecret = async (environment: Environment, arn: string): Promise<string> => {
  const secret = (await secretOf(environment, arn))?.trim() ?? '';
  if (secret.length < SHORTEST_SECRET)
    throw new Error(`the secret of calls of SMS providers has fewer than ${SHORTEST_SECRET} characters`);
  return secret;
};
