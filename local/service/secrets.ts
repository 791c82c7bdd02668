import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file beside a service's database that holds its secret. */
export const SECRET_FILE = 'secret.key';
const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The secret of this machine's keys and tokens, made on first use, readable by its owner alone. Without it sealed
 *  names and numbers cannot be opened any more. */
export const machineSecret = (folder: string): Buffer => {
  const file = join(folder, SECRET_FILE);
  if (!existsSync(file)) {
    // Under another name first: a file that is there is whole.
    const fresh = `${file}.new`;
    writeFileSync(fresh, randomBytes(SECRET_BYTES).toString('hex'), { mode: OWNER_ONLY });
    renameSync(fresh, file);
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length === SECRET_BYTES) return secret;
  throw new Error(`${file} is damaged: put back the copy that belongs to this database`);
};
