import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { localKeys } from '../functions/adapters/keys/local-keys.ts';
import { rowSealing } from '../functions/county-files/sealed-rows.ts';
import type { Keys } from '../functions/kit/ports.ts';
import { machineSecret, SECRET_FILE } from './service/secrets.ts';

/** The keys of one machine's service, made of its secrets: fields, rows, hashes, and what a provider signs with. */
export const keysOf = (secret: Buffer, callback?: string): Keys => {
  const keys = localKeys(secret, callback);
  return { ...keys, rows: rowSealing(keys) };
};

/** The keys of the service whose database a file is; undefined where the file is a run's own, which nothing seals. */
export const keysBeside = (db: string): Keys | undefined => {
  const folder = dirname(db);
  return existsSync(join(folder, SECRET_FILE)) ? keysOf(machineSecret(folder)) : undefined;
};
