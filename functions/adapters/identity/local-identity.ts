import { type SignedTokens, signedTokens } from './signed-tokens.ts';

const LIFE_MS = 8 * 60 * 60 * 1000;

/** Signs staff in on this machine alone: tokens of its own, good for a working day. */
export const localIdentity = (secret: Buffer): SignedTokens =>
  signedTokens(secret, { keyName: 'token', issuer: 'jiayi-local', audience: 'jiayi', lifeMs: LIFE_MS });
