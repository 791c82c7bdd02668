import { hkdfSync } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

import { ownRecordPolicy } from '../../../domain/own-record/index.ts';
import type { OwnAccess } from '../../own-record/own-access.ts';

const ISSUER = 'jiayi';
/** Apart from the staff's: neither kind of token passes for the other. */
const AUDIENCE = 'jiayi-own';
const ROLE = 'resident';
const KEY_BYTES = 32;
const MINUTE_MS = 60_000;
/** A clock may be off by so much. @source faults.md F37 */
const LEEWAY_S = 60;

/** The tokens of residents: short, and of a key of their own. */
export const ownTokens = (secret: Buffer): Pick<OwnAccess, 'issue' | 'verify'> => {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'own-token', KEY_BYTES));
  return {
    issue: (phoneHash, now) =>
      new SignJWT({ role: ROLE })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(phoneHash)
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + ownRecordPolicy.tokenLifeMinutes * MINUTE_MS))
        .sign(key),
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['sub', 'exp', 'iat'],
          clockTolerance: LEEWAY_S,
          currentDate: now,
        });
        return payload['role'] === ROLE ? payload.sub : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
