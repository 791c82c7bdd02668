import { hkdfSync } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'jiayi-local';
const AUDIENCE = 'jiayi';
const LIFE_MS = 8 * 60 * 60 * 1000;
/** A clock may be off by so much. @source faults.md F37 */
const LEEWAY_S = 60;

/** Signs in on this machine alone: tokens of its own, good for a working day. */
export type LocalIdentity = {
  readonly issue: (userId: string, now: Date) => Promise<string>;
  /** Whose token it is; undefined for any that is not sound, whatever is wrong with it. */
  readonly verify: (token: string, now: Date) => Promise<string | undefined>;
};

/** Tokens signed with a key made of this machine's secret. */
export const localIdentity = (secret: Buffer): LocalIdentity => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'token', 32));
  return {
    issue: (userId, now) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + LIFE_MS))
        .sign(key),
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
          clockTolerance: LEEWAY_S,
          currentDate: now,
        });
        return payload.sub;
      } catch {
        return undefined;
      }
    },
  };
};
