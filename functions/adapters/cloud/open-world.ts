import { KMSClient } from '@aws-sdk/client-kms';

import type { CountyStore } from '../../county-files/county-store.ts';
import type { JobFiles } from '../../county-files/jobs.ts';
import { rowSealing } from '../../county-files/sealed-rows.ts';
import type { Keys, Ports } from '../../kit/ports.ts';
import { keptReference } from '../../organisation/reference.ts';
import type { SendSms } from '../../reminders/reminder-store.ts';
import { countyStore } from '../county-store/county-store.ts';
import { jobsLater } from '../jobs/jobs-later.ts';
import { openDataKeys } from '../keys/kms-keys.ts';
import { keysOfSecrets, type Secrets } from '../keys/local-keys.ts';
import { newId } from '../new-id.ts';
import { portsOn } from '../service-store/ports.ts';
import { referenceIn } from '../service-store/reference.ts';
// Not by the registry of stores, which would carry SQLite into every bundle.
import { dynamoClient, tablesOf } from '../store/dynamo-open.ts';
import type { Table } from '../store/table.ts';
import type { Environment } from './environment.ts';
import type { SignInPlace } from './sign-in.ts';

/** Other Lambdas change reference rows and users and cannot tell this one. Within so long a right that was withdrawn ends
 *  everywhere; less would have hundreds of Lambdas read one partition more often than it bears. */
const REFERENCE_KEPT_MS = 10_000;

/** What one Lambda needs beyond the table and the keys, and what a test puts in their place. */
export type CloudParts = {
  /** The files of jobs; only who has them carries S3 and its permissions. */
  readonly files?: (environment: Environment) => JobFiles;
  /** Knows who asks; only who answers requests has it. */
  readonly signIn?: (place: SignInPlace) => Pick<Ports, 'own' | 'verify'>;
  /** Sends residents their codes; only who has it may send. */
  readonly send?: SendSms;
  /** The secret that a provider of SMS shares, for who hears its calls. */
  readonly callbackSecret?: string;
  readonly kms?: KMSClient;
  readonly table?: Table;
  readonly now?: () => Date;
};

/** The service's world in the cloud, as one Lambda has it. */
export type CloudWorld = {
  readonly table: Table;
  readonly county: CountyStore;
  readonly ports: Ports;
  /** Reads reference rows and users anew from the next request on. */
  readonly forgetReference: () => void;
  readonly close: () => Promise<void>;
};

const absent = (what: string) => (): never => {
  throw new Error(`this Lambda was given no ${what}`);
};

const noFiles = absent('files of jobs');

const NO_FILES: JobFiles = {
  keepUpload: noFiles,
  linkFor: noFiles,
  bringUpload: noFiles,
  removeUpload: noFiles,
  keep: noFiles,
  read: noFiles,
  give: noFiles,
  keepPiece: noFiles,
  piece: noFiles,
  keepStreamed: noFiles,
  removePieces: noFiles,
};

const noSignIn = absent('way to sign in');

const NO_SIGN_IN: Pick<Ports, 'own' | 'verify'> = {
  verify: noSignIn,
  own: {
    codes: { load: noSignIn, save: noSignIn },
    newCode: noSignIn,
    send: noSignIn,
    wait: noSignIn,
    issue: noSignIn,
    verify: noSignIn,
  },
};

type Secret = Secrets[number];

/** The keys of a stage, and the secret that seals. */
const openKeys = async (
  { region, kmsKey, stage, dataKeys: { sealed, isNewestNext } }: Environment,
  { kms, callbackSecret }: CloudParts,
): Promise<{ readonly keys: Keys; readonly secret: Secret }> => {
  const client = kms ?? new KMSClient({ region });
  const secrets = await openDataKeys({ client, kmsKey, stage }, sealed);
  // It is asked once in the life of a Lambda; a client that was handed in is whose it was.
  if (kms === undefined) client.destroy();
  const keys = keysOfSecrets(secrets, { callback: callbackSecret, isNewestNext });
  const [newest, before = newest] = secrets;
  return { keys: { ...keys, rows: rowSealing(keys) }, secret: isNewestNext ? before : newest };
};

/** Opens the world that an environment names, once for the life of a Lambda: data keys are opened, the table is reached with
 *  the first request. Throws a `StoreError` where the key service does not open them. */
export const openCloudWorld = async (
  environment: Environment,
  parts: CloudParts = {},
): Promise<CloudWorld> => {
  const { files, signIn, send = absent('provider of SMS'), now = () => new Date() } = parts;
  const { keys, secret } = await openKeys(environment, parts);
  const table = parts.table ?? tablesOf(dynamoClient({ region: environment.region }), environment);
  const reference = keptReference(referenceIn(table), REFERENCE_KEPT_MS, now);
  const ports: Ports = {
    ...portsOn(table, keys, reference.forget),
    ...(signIn?.({ oidc: environment.oidc, secret, table, send, now }) ?? NO_SIGN_IN),
    jobs: { ...jobsLater(table), ...(files?.(environment) ?? NO_FILES) },
    reference: reference.read,
    now,
    newId,
  };
  return {
    table,
    county: countyStore(table, keys),
    ports,
    forgetReference: reference.forget,
    close: table.close,
  };
};
