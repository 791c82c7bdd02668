import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

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

/** In no seal of the first generation: between it and the seal stands the one character that names a later one. */
const LATER = '.';
const FIRST_GENERATION = 1;

/** Generations are named by one digit, and a Lambda's environment has no room for many more. */
export const MOST_GENERATIONS = 9;

/** The secrets that a service has had, the newest first, none left out: the last is its first. */
export type Secrets = readonly [newest: Buffer, ...older: Buffer[]];

/** Before a text that was packed: no text begins with it. */
const PACKED = Buffer.of(0xff);
/** A shorter text costs the item that it lies in the same, packed or not. */
const LEAST_PACKED = 512;

/** What is sealed of a text: a seal cannot be packed, so that a long text is packed before. */
const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  return bytes.length < LEAST_PACKED ? bytes : Buffer.concat([PACKED, deflateRawSync(bytes)]);
};

const textOf = (bytes: Buffer): string =>
  (bytes[0] === PACKED[0] ? inflateRawSync(bytes.subarray(1)) : bytes).toString();

type Seals = Pick<Keys, 'seal' | 'open'>;

const sealsOf = (secret: Buffer): Seals => {
  const sealing = derive(secret, 'seal');
  const nextIv = startIvs();
  return {
    seal: (text) => {
      const iv = nextIv();
      const cipher = createCipheriv(CIPHER, sealing, iv);
      const sealed = [iv, cipher.update(bytesOf(text)), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('a seal is too short to be one');
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const opened = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      return textOf(Buffer.concat([opened, decipher.final()]));
    },
  };
};

/** Seals of every generation, made with the given one: a seal names its own, or none where it is of the first, as all were
 *  before there were two. */
const sealsOfAll = (secrets: Secrets, used: number): Seals => {
  const generations = secrets.map(sealsOf).toReversed();
  const of = (generation: number): Seals => {
    const seals = generations[generation - 1];
    if (seals === undefined) throw new Error('a seal is of a generation of keys that is not known here');
    return seals;
  };
  const { seal } = of(used);
  return {
    seal: used === FIRST_GENERATION ? seal : (text) => `${LATER}${used}${seal(text)}`,
    open: (sealed) =>
      sealed.startsWith(LATER)
        ? of(Number(sealed.slice(1, 2))).open(sealed.slice(2))
        : of(FIRST_GENERATION).open(sealed),
  };
};

/** What is said of secrets beyond themselves. */
export type KeyOptions = {
  /** The secret that is shared with a provider of SMS; without one, it is made of the first. */
  readonly callback?: string | undefined;
  /** The newest opens and does not seal yet: there are still Lambdas that do not have it. */
  readonly isNewestNext?: boolean;
};

/** Seals with the newest of a service's secrets and opens what any of them has sealed. Keyed hashes, and the code of calls
 *  where no secret is shared for it, stay with the first for ever: what is stored under them must be found again. */
export const keysOfSecrets = (
  secrets: Secrets,
  { callback, isNewestNext = false }: KeyOptions = {},
): Keys => {
  if (secrets.length > MOST_GENERATIONS)
    throw new Error('there are more generations of keys than can be named');
  const first = secrets.at(-1) ?? secrets[0];
  const hashing = derive(first, 'hash');
  const calling =
    callback === undefined ? derive(first, 'callback') : createSecretKey(Buffer.from(callback, 'utf8'));
  return {
    ...sealsOfAll(secrets, isNewestNext ? secrets.length - 1 : secrets.length),
    hash: (purpose, text) =>
      createHmac('sha256', hashing)
        .update(`${purpose}\0${text}`)
        .digest()
        .subarray(0, HASH_BYTES)
        .toString('base64url'),
    callbackMac: (bytes) => createHmac('sha256', calling).update(bytes).digest(),
  };
};

/** Seals and hashes with keys made of one secret that this machine keeps.
 *  @param callback the secret that is shared with a provider of SMS; without one, it is made of the other too */
export const localKeys = (secret: Buffer, callback?: string): Keys => keysOfSecrets([secret], { callback });
