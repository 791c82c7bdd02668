import type { ContractEvent } from '../../events/contracts.ts';
import type { Consent } from './consent.ts';
import { packageOn, promisedItems, type ServicePackage } from './package.ts';

/** What stands behind a signature: who agreed, and the packages that are offered. */
export type Grounds = {
  readonly consent: Consent | undefined;
  readonly packages: readonly ServicePackage[];
};

/** The facts of a decision, those of a signature with the consent and with what the package promises over the term.
 *  A package that is not on the list, as of a contract from elsewhere, promises nothing. */
export const withPromises = (
  events: readonly ContractEvent[],
  { consent, packages }: Grounds,
): ContractEvent[] =>
  events.map((event) => {
    if (event.type !== 'contract-signed@1') return event;
    const offered = packageOn(packages, event.package, event.startsOn);
    const services = offered === undefined ? [] : promisedItems(offered, event);
    return { ...event, ...(consent === undefined ? {} : { consent }), services };
  });
