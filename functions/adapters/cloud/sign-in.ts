import type { Ports } from '../../kit/ports.ts';
import type { SendSms } from '../../reminders/reminder-store.ts';
import { keepVerified } from '../identity/kept-tokens.ts';
import { oidcIdentity } from '../identity/oidc-identity.ts';
import { ownAccessOn } from '../own-record/own-access.ts';
import type { Table } from '../store/table.ts';
import type { Environment } from './environment.ts';

/** What people are known by where they sign in: the issuer of the staff, and for residents the secret that seals, the table
 *  and what hands them their codes. */
export type SignInPlace = {
  readonly oidc: Environment['oidc'];
  readonly secret: Buffer;
  readonly table: Table;
  readonly send: SendSms;
  readonly now: () => Date;
};

/** Knows who asks by the token that comes with a request; the issuer is reached with the first. */
export const signInAt = ({ oidc, now, ...place }: SignInPlace): Pick<Ports, 'own' | 'verify'> => {
  const verify = keepVerified(oidcIdentity(oidc).verify);
  return { own: ownAccessOn(place), verify: (token) => verify(token, now()) };
};
