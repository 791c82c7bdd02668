import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

import type { Keys } from '../../kit/ports.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Enough of a hash that no two texts meet, and short enough for a key. */
const HASH_BYTES = 16;

/** Asking the system for chance bytes takes longer than sealing, so they are fetched for many seals at once. */
const IVS_FETCHED = 256;

const startIvs = (): (() => Buffer) => {
  let fetched = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === fetched.length) {
      fetched = randomBytes(IV_BYTES * IVS_FETCHED);
      at = 0;
    }
    at += IV_BYTES;
    return fetched.subarray(at - IV_BYTES, at);
  };
};

/** As an object of Node's: bytes would be made into one again at each use, which takes longer than the sealing. */
const derive = (secret: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES)));

/** Seals and hashes with keys made of one secret that this machine keeps.
 *  @param callback the secret that is shared with a provider of SMS; without one, it is made of the other too */
export const localKeys = (secret: Buffer, callback?: string): Keys => {
  const sealing = derive(secret, 'seal');
  const hashing = derive(secret, 'hash');
  const calling =
    callback === undefined ? derive(secret, 'callback') : createSecretKey(Buffer.from(callback, 'utf8'));
  const nextIv = startIvs();
  return {
    seal: (text) => {
      const iv = nextIv();
      const cipher = createCipheriv(CIPHER, sealing, iv);
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a seal is too short to be one');
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    },
    hash: (purpose, text) =>
      createHmac('sha256', hashing)
        .update(`${purpose}\0${text}`)
        .digest()
        .subarray(0, HASH_BYTES)
        .toString('base64url'),
    callbackMac: (bytes) => createHmac('sha256', calling).update(bytes).digest(),
  };
};
