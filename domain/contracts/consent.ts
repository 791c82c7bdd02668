import { completedAge, type LocalDate } from '../kernel/time.ts';
import { contractPolicy } from './policy.ts';
import type { ContractRefusal } from './refusal.ts';

/** Who may agree to a contract: the resident, or somebody for them. */
export const CONSENT_BY = ['resident', 'guardian', 'household_head'] as const;
/** How an agreement is recorded. */
export const CONSENT_METHODS = ['signature', 'electronic', 'verbal_witnessed'] as const;

/** An agreement to a contract as recorded. */
export type Consent = {
  readonly by: (typeof CONSENT_BY)[number];
  readonly at: LocalDate;
  readonly method: (typeof CONSENT_METHODS)[number];
};

/** What of a person decides whether they may sign, and who signs for them. */
export type Signer = { readonly birthDate: LocalDate; readonly isResident: boolean };

/** Why a person cannot sign today with the consent that is recorded: they died or moved away, nobody agreed by today,
 *  or a minor agreed alone. Undefined where they can. @source domain-rules.md §4.2, who signs */
export const refusalToSigner = (
  { birthDate, isResident }: Signer,
  consent: Consent | undefined,
  today: LocalDate,
): ContractRefusal | undefined => {
  const { adultFromYears } = contractPolicy;
  if (!isResident) return { code: 'contract/not-resident' };
  if (consent === undefined || consent.at > today) return { code: 'contract/no-consent' };
  const isMinor = completedAge(birthDate, today) < adultFromYears;
  return isMinor && consent.by === 'resident'
    ? { code: 'contract/guardian-needed', adultFromYears }
    : undefined;
};
