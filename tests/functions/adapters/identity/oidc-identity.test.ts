import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { oidcIdentity } from '../../../../functions/adapters/identity/oidc-identity.ts';
import { PUBLIC_KEY, startIssuer, type TestIssuer } from './test-issuer.ts';

const NOW = new Date('2025-06-30T01:00:00Z');

let provider: TestIssuer;
beforeAll(async () => {
  provider = await startIssuer();
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.asked.length = 0;
  provider.goDown(false);
});

const identity = () => oidcIdentity(provider);

describe('a token of an OIDC provider', () => {
  test('says whose it is until it expires; the keys are asked for once', async () => {
    const { verify } = identity();
    const token = await provider.tokenAt(NOW);
    expect(await verify(token, NOW)).toBe('doctor-1');
    expect(await verify(token, new Date(NOW.getTime() + 119_000))).toBe('doctor-1');
    expect(await verify(token, new Date(NOW.getTime() + 121_000))).toBeUndefined();
    expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('of another issuer, for another service, or signed by somebody else, is none', async () => {
    const { verify } = identity();
    for (const told of [{ iss: 'https://elsewhere.example' }, { aud: 'other' }, { isForged: true }])
      expect(await verify(await provider.tokenAt(NOW, told), NOW)).toBeUndefined();
  });

  test('signed with the public key as a secret, or not at all, is none', async () => {
    const { issuer: iss, audience: aud } = provider;
    const claims = { sub: 'admin-1', iss, aud, exp: 9_999_999_999 };
    const secret = new TextEncoder().encode(JSON.stringify(PUBLIC_KEY));
    const header = { alg: 'HS256', kid: PUBLIC_KEY.kid };
    const forged = await new SignJWT(claims).setProtectedHeader(header).sign(secret);
    const [, payload] = forged.split('.');
    const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [forged, bare, 'x', 'a.b.c', ''])
      expect(await identity().verify(token, NOW)).toBeUndefined();
    expect(provider.asked).toEqual([]);
  });

  test('is not judged while the provider cannot be asked, and is as soon as it can', async () => {
    const { verify } = identity();
    const token = await provider.tokenAt(NOW);
    provider.goDown(true);
    await expect(verify(token, NOW)).rejects.toThrow('503');
    provider.goDown(false);
    expect(await verify(token, NOW)).toBe('doctor-1');
  });

  test('is not taken by the keys of a description that names another issuer', async () => {
    const iss = `${provider.issuer}/`;
    const { verify } = oidcIdentity({ issuer: iss, audience: provider.audience });
    await expect(verify(await provider.tokenAt(NOW, { iss }), NOW)).rejects.toThrow('another issuer');
  });
});
