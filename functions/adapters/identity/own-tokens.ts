import { ownRecordPolicy } from '../../../domain/own-record/index.ts';
import { type SignedTokens, signedTokens } from './signed-tokens.ts';

const MINUTE_MS = 60_000;

/** The tokens of residents: short, and apart from the staff's in key, audience and role, so that neither kind passes for
 *  the other. */
export const ownTokens = (secret: Buffer): SignedTokens =>
  signedTokens(secret, {
    keyName: 'own-token',
    issuer: 'jiayi',
    audience: 'jiayi-own',
    lifeMs: ownRecordPolicy.tokenLifeMinutes * MINUTE_MS,
    role: 'resident',
  });
