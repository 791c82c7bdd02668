import { type Environment, readEnvironment } from '../../../../functions/adapters/cloud/environment.ts';
import { listenHere } from '../../../cloud/local-server.ts';

/** A data key as the key service sealed it: no real one. */
export const SEALED_KEY = Buffer.alloc(184, 5).toString('base64');

/** The variables of a sound environment. */
export const VARIABLES: Readonly<Record<string, string>> = {
  AWS_REGION: 'ap-southeast-1',
  JIAYI_STAGE: 'dev',
  JIAYI_PROFILE: 'aws',
  JIAYI_TABLE: 'jiayi-dev',
  JIAYI_AUDIT_TABLE: 'jiayi-dev-audit',
  JIAYI_BUCKET: 'jiayi-dev-files',
  JIAYI_DATA_KEY: SEALED_KEY,
  JIAYI_KMS_KEY: 'arn:aws:kms:ap-southeast-1:111122223333:key/0000-aaaa',
  JIAYI_OIDC_ISSUER: 'https://sign-in.example/county',
  JIAYI_OIDC_AUDIENCE: 'jiayi',
  JIAYI_SMS_PROVIDER: 'sns',
  JIAYI_SMS_PER_SECOND: '20',
  JIAYI_BUS: 'jiayi-dev',
};

/** A sound environment, but for what a test says of its variables; undefined leaves one out. */
export const anEnvironment = (but: Readonly<Record<string, string | undefined>> = {}): Environment =>
  readEnvironment({ ...VARIABLES, ...but });

/** Starts a service that hears every request and answers none. */
export const startSilentServer = (): ReturnType<typeof listenHere> => listenHere(() => undefined);
