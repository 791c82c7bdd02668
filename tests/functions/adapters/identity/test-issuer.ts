import { createServer } from 'node:http';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const KEY_ID = 'k1';
const MINUTE_MS = 60_000;

const ours = await generateKeyPair('ES256');
const theirs = await generateKeyPair('ES256');

/** The public key of the issuer as it publishes it. */
export const PUBLIC_KEY = { ...(await exportJWK(ours.publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };

/** What a token says otherwise than the issuer's own for this service. */
export type Told = {
  readonly sub?: string;
  readonly iss?: string;
  readonly aud?: string;
  /** Signed by somebody else under the name of the issuer's key. */
  readonly isForged?: boolean;
};

/** An OIDC issuer on this machine. */
export type TestIssuer = {
  readonly issuer: string;
  readonly audience: string;
  /** Signs a token that is good for a minute from an instant. */
  readonly tokenAt: (now: Date, told?: Told) => Promise<string>;
  /** The paths that were asked for. */
  readonly asked: string[];
  /** Whether it answers. */
  readonly goDown: (isDown: boolean) => void;
  readonly stop: () => void;
};

const AUDIENCE = 'jiayi';

/** Starts an issuer that describes itself and publishes its key. */
export const startIssuer = async (): Promise<TestIssuer> => {
  const asked: string[] = [];
  let issuer = '';
  let isDown = false;
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.statusCode = isDown ? 503 : 200;
    const description = { issuer, jwks_uri: `${issuer}/keys` };
    response.end(JSON.stringify(url === '/keys' ? { keys: [PUBLIC_KEY] } : description));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    issuer,
    audience: AUDIENCE,
    tokenAt: (now, { sub = 'doctor-1', iss = issuer, aud = AUDIENCE, isForged = false } = {}) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
        .setIssuer(iss)
        .setAudience(aud)
        .setSubject(sub)
        .setExpirationTime(new Date(now.getTime() + MINUTE_MS))
        .sign(isForged ? theirs.privateKey : ours.privateKey),
    asked,
    goDown: (down) => {
      isDown = down;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
