import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';

import { LEEWAY_S, type SignedTokens } from './signed-tokens.ts';

/** Who signs people in, and the name by which it knows this service. */
export type OidcProvider = { readonly issuer: string; readonly audience: string };

/** Signed by who alone has the key: nobody who can check a token can make one. @source RFC 8725 §3.1 */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const PATIENCE_MS = 5_000;

/** What is read of a provider's own description. @source OpenID Connect Discovery 1.0 §3 */
const Description = z.object({ issuer: z.string(), jwks_uri: z.url() });

const keysOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const described = Description.parse(await answer.json());
  if (described.issuer !== issuer) throw new Error(`${address} is of another issuer: ${described.issuer}`);
  return createRemoteJWKSet(new URL(described.jwks_uri), { timeoutDuration: PATIENCE_MS });
};

/** Finds keys by the provider's description, which is read with the first token, and again after it failed. */
const keysWhenAsked = (issuer: string): JWTVerifyGetKey => {
  let known: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    known ??= keysOf(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return (await known)(header, token);
  };
};

/** The provider's keys could not be read: nothing is known of the token. */
const BROKEN: ReadonlySet<string> = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']);

const isUnsound = (error: unknown): boolean => error instanceof errors.JOSEError && !BROKEN.has(error.code);

/** Takes the tokens of an OIDC provider: whose it is, undefined for any that is not sound; throws where the provider cannot
 *  be asked for its keys. */
export const oidcIdentity = ({ issuer, audience }: OidcProvider): Pick<SignedTokens, 'verify'> => {
  const keys = keysWhenAsked(issuer);
  return {
    verify: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ALGORITHMS,
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: LEEWAY_S,
          currentDate: now,
        });
        return payload.sub;
      } catch (error) {
        if (isUnsound(error)) return undefined;
        throw error;
      }
    },
  };
};
