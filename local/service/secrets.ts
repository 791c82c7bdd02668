import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file beside a service's database that holds its secret. */
export const SECRET_FILE = 'secret.key';
const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The file beside a service's database with the secret that whoever sends `/v1/sms/…` signs with, as text. */
const CALLBACK_FILE = 'sms-callback.key';

const makeSecret = (file: string): void => {
  if (existsSync(file)) return;
  // Under another name first: a file that is there is whole.
  const fresh = `${file}.new`;
  writeFileSync(fresh, randomBytes(SECRET_BYTES).toString('hex'), { mode: OWNER_ONLY });
  renameSync(fresh, file);
};

/** The secret shared with a provider of SMS, made on first use, readable by its owner alone; any text may stand there. */
export const callbackSecret = (folder: string): string => {
  const file = join(folder, CALLBACK_FILE);
  makeSecret(file);
  return readFileSync(file, 'utf8').trim();
};

/** The secret of this machine's keys and tokens, made on first use, readable by its owner alone. Without it sealed
 *  names and numbers cannot be opened any more. */
export const machineSecret = (folder: string): Buffer => {
  const file = join(folder, SECRET_FILE);
  makeSecret(file);
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length === SECRET_BYTES) return secret;
  throw new Error(`${file} is damaged: put back the copy that belongs to this database`);
};
