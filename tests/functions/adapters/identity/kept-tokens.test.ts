import { describe, expect, test, vi } from 'vitest';

import { keepVerified } from '../../../../functions/adapters/identity/kept-tokens.ts';
import { localIdentity } from '../../../../functions/adapters/identity/local-identity.ts';

const identity = localIdentity(Buffer.alloc(32, 7));
const at = (time: string): Date => new Date(`2026-06-01T${time}Z`);

describe('given a token of a working day that was found sound', () => {
  test('when it comes again, then its signature is not checked again', async () => {
    const check = vi.fn<typeof identity.verify>(identity.verify);
    const verify = keepVerified(check);
    const token = await identity.issue('doctor-1', at('08:00:00'));
    expect(await verify(token, at('08:00:01'))).toBe('doctor-1');
    expect(await verify(token, at('15:59:59'))).toBe('doctor-1');
    expect(check).toHaveBeenCalledTimes(1);
  });

  test('when its day is over, then it is checked and refused', async () => {
    const verify = keepVerified(identity.verify);
    const token = await identity.issue('doctor-1', at('08:00:00'));
    expect(await verify(token, at('08:00:01'))).toBe('doctor-1');
    expect(await verify(token, at('16:01:01'))).toBeUndefined();
  });

  test('when another one comes, then it is not taken for it', async () => {
    const verify = keepVerified(identity.verify);
    const token = await identity.issue('doctor-1', at('08:00:00'));
    await verify(token, at('08:00:01'));
    expect(await verify(`${token.slice(0, -4)}AAAA`, at('08:00:02'))).toBeUndefined();
    expect(await verify(await identity.issue('nurse-1', at('08:00:00')), at('08:00:02'))).toBe('nurse-1');
  });
});
