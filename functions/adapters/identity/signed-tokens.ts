import { hkdfSync } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

const KEY_BYTES = 32;
const ALGORITHM = 'HS256';

/** A clock may be off by so much. @source faults.md F37 */
export const LEEWAY_S = 60;

/** Issues tokens for somebody, and says whose a token is: undefined for any that is not sound, whatever is wrong with it. */
export type SignedTokens = {
  readonly issue: (subject: string, now: Date) => Promise<string>;
  readonly verify: (token: string, now: Date) => Promise<string | undefined>;
};

/** What tells one kind of token apart from all others. */
export type TokenKind = {
  /** Names the key that is made of the secret. */
  readonly keyName: string;
  readonly issuer: string;
  readonly audience: string;
  readonly lifeMs: number;
  /** Said in every token, and asked of each. */
  readonly role?: string;
};

/** Tokens of one kind, signed with a key of their own that is made of a secret. */
export const signedTokens = (
  secret: Buffer,
  { keyName, issuer, audience, lifeMs, role }: TokenKind,
): SignedTokens => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', keyName, KEY_BYTES));
  return {
    issue: (subject, now) =>
      new SignJWT(role === undefined ? {} : { role })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + lifeMs))
        .sign(key),
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer,
          audience,
          requiredClaims: ['sub', 'exp', 'iat'],
          clockTolerance: LEEWAY_S,
          currentDate: now,
        });
        return payload['role'] === role ? payload.sub : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
