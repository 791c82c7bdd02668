import { decodeJwt } from 'jose';

import type { SignedTokens } from './signed-tokens.ts';

/** As many people as sign in to a large county in a day. */
const MOST_KEPT = 10_000;
const MS_A_SECOND = 1_000;

type Kept = { readonly subject: string; readonly untilMs: number };

/** Checks the signature of a token once: a sound one is taken for whose it is until it expires, one that is not sound is
 *  checked each time. */
export const keepVerified = (verify: SignedTokens['verify']): SignedTokens['verify'] => {
  const kept = new Map<string, Kept>();
  return async (token, now) => {
    const known = kept.get(token);
    if (known !== undefined && now.getTime() < known.untilMs) return known.subject;
    const subject = await verify(token, now);
    if (subject === undefined) return undefined;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(token, { subject, untilMs: (decodeJwt(token).exp ?? 0) * MS_A_SECOND });
    return subject;
  };
};
