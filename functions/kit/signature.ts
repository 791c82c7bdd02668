import { timingSafeEqual } from 'node:crypto';

import type { Subject } from '../../domain/access/index.ts';
import { isId } from '../../domain/kernel/ids.ts';
import { isRegionCode } from '../../domain/kernel/region-code.ts';
import type { Ports } from './ports.ts';
import { bytesOf, type HttpRequest } from './read-request.ts';

/** How far the clocks of a provider and of the service may be apart, and how old a call may be, in seconds. */
const WINDOW_S = 5 * 60;
const SECOND_MS = 1_000;
const MAC_BYTES = 32;

/** What a call that is not signed is told to do. */
export const SIGNATURE_SCHEME = 'Jiayi-Signature';

/** The header of a signed call, in lower case as requests have it. */
export const SIGNATURE_HEADER = 'jiayi-signature';

const FORM = /^t=(\d{1,12}),v1=([\da-f]{64})$/;

const provider = (): Subject => {
  const [userId, regionCode] = ['sms-provider', '00'];
  if (isId<'UserId'>(userId) && isRegionCode(regionCode)) return { userId, role: 'integration', regionCode };
  throw new Error('the provider has an id');
};

/** The provider of SMS as the audit names it. No person lives in its region: it sees nobody and decides nothing by its
 *  scope. */
export const PROVIDER: Subject = provider();

const signedBytes = (sentAtS: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${sentAtS}.`), body]);

type Signing = { readonly keys: Pick<Ports['keys'], 'callbackMac'>; readonly now: Ports['now'] };

/** The header of a call with this body, as a provider that shares the secret makes it. */
export const signatureOf = (body: Uint8Array, { keys, now }: Signing): string => {
  const sentAtS = String(Math.floor(now().getTime() / SECOND_MS));
  return `t=${sentAtS},v1=${Buffer.from(keys.callbackMac(signedBytes(sentAtS, body))).toString('hex')}`;
};

/** Says whether a call was made by who shares the secret, of this very body, within the last minutes. All is computed
 *  whatever is wrong: how long it takes tells nothing.
 *  @source RFC 2104; reminders.md: receipts and answers are signed */
export const isSigned = (request: HttpRequest, { keys, now }: Signing): boolean => {
  const [, sentAtS = '0', hex = ''] = FORM.exec(request.headers[SIGNATURE_HEADER] ?? '') ?? [];
  const given = Buffer.alloc(MAC_BYTES);
  given.write(hex, 'hex');
  const made = keys.callbackMac(signedBytes(sentAtS, bytesOf(request)));
  const isSame = timingSafeEqual(given, made);
  const apartS = Math.abs(now().getTime() / SECOND_MS - Number(sentAtS));
  return isSame && apartS <= WINDOW_S;
};
