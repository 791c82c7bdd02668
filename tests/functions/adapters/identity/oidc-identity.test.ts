import { createServer, type Server } from 'node:http';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { oidcIdentity } from '../../../../functions/adapters/identity/oidc-identity.ts';

const NOW = new Date('2025-06-30T01:00:00Z');
const AUDIENCE = 'jiayi';
const KEY_ID = 'k1';
const MINUTE_MS = 60_000;

const ours = await generateKeyPair('ES256');
const theirs = await generateKeyPair('ES256');
const key = { ...(await exportJWK(ours.publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' };

let provider: Server;
let issuer = '';
let asked: string[] = [];
let isDown = false;

beforeAll(async () => {
  provider = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.statusCode = isDown ? 503 : 200;
    response.end(JSON.stringify(url === '/keys' ? { keys: [key] } : { issuer, jwks_uri: `${issuer}/keys` }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const address = provider.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => provider.close());
beforeEach(() => {
  asked = [];
  isDown = false;
});

type Told = { readonly iss?: string; readonly aud?: string; readonly by?: typeof ours };

const tokenOf = ({ iss = issuer, aud = AUDIENCE, by = ours }: Told = {}): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject('doctor-1')
    .setExpirationTime(new Date(NOW.getTime() + MINUTE_MS))
    .sign(by.privateKey);

const identity = () => oidcIdentity({ issuer, audience: AUDIENCE });

describe('a token of an OIDC provider', () => {
  test('says whose it is until it expires; the keys are asked for once', async () => {
    const { verify } = identity();
    const token = await tokenOf();
    expect(await verify(token, NOW)).toBe('doctor-1');
    expect(await verify(token, new Date(NOW.getTime() + 119_000))).toBe('doctor-1');
    expect(await verify(token, new Date(NOW.getTime() + 121_000))).toBeUndefined();
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('of another issuer, for another service, or signed by somebody else, is none', async () => {
    const { verify } = identity();
    for (const told of [{ iss: 'https://elsewhere.example' }, { aud: 'other' }, { by: theirs }])
      expect(await verify(await tokenOf(told), NOW)).toBeUndefined();
  });

  test('signed with the public key as a secret, or not at all, is none', async () => {
    const claims = { sub: 'admin-1', iss: issuer, aud: AUDIENCE, exp: 9_999_999_999 };
    const secret = new TextEncoder().encode(JSON.stringify(key));
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: KEY_ID }).sign(secret);
    const [, payload] = forged.split('.');
    const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [forged, bare, 'x', 'a.b.c', ''])
      expect(await identity().verify(token, NOW)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test('is not judged while the provider cannot be asked, and is as soon as it can', async () => {
    const { verify } = identity();
    const token = await tokenOf();
    isDown = true;
    await expect(verify(token, NOW)).rejects.toThrow('503');
    isDown = false;
    expect(await verify(token, NOW)).toBe('doctor-1');
  });

  test('is not taken by the keys of a description that names another issuer', async () => {
    const { verify } = oidcIdentity({ issuer: `${issuer}/`, audience: AUDIENCE });
    await expect(verify(await tokenOf({ iss: `${issuer}/` }), NOW)).rejects.toThrow('another issuer');
  });
});
