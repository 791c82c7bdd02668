import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { localIdentity } from '../../../../functions/adapters/identity/local-identity.ts';

const NOW = new Date('2025-06-30T01:00:00Z');
const HOUR_MS = 60 * 60 * 1000;
const identity = localIdentity(Buffer.alloc(32, 7));

const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of this machine', () => {
  test('says whose it is for a working day and not longer', async () => {
    const token = await identity.issue('doctor-1', NOW);
    expect(await identity.verify(token, NOW)).toBe('doctor-1');
    expect(await identity.verify(token, later(8 * HOUR_MS + 59_000))).toBe('doctor-1');
    expect(await identity.verify(token, later(8 * HOUR_MS + 61_000))).toBeUndefined();
  });

  test('of another machine is none', async () => {
    const token = await localIdentity(Buffer.alloc(32, 8)).issue('doctor-1', NOW);
    expect(await identity.verify(token, NOW)).toBeUndefined();
  });

  test('whose payload was changed is none', async () => {
    const [head, , signature] = (await identity.issue('doctor-1', NOW)).split('.');
    const payload = encoded({ sub: 'admin-1', iss: 'jiayi-local', aud: 'jiayi', exp: 9_999_999_999 });
    expect(await identity.verify(`${head}.${payload}.${signature}`, NOW)).toBeUndefined();
  });

  test('without a signature, or signed in another way, is none', async () => {
    const payload = encoded({ sub: 'admin-1', iss: 'jiayi-local', aud: 'jiayi', exp: 9_999_999_999 });
    const unsigned = `${encoded({ alg: 'none' })}.${payload}.`;
    const head = encoded({ alg: 'HS256' });
    const signature = createHmac('sha256', 'guessed').update(`${head}.${payload}`).digest('base64url');
    for (const token of [unsigned, `${head}.${payload}.${signature}`, 'x', '', 'a.b.c']) {
      expect(await identity.verify(token, NOW)).toBeUndefined();
    }
  });
});
