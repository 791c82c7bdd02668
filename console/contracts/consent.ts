import type { Consent } from './contract-types.ts';

/** Who may agree, as the service takes it. @source domain/contracts/consent.ts */
export const CONSENT_BY = [
  'resident',
  'guardian',
  'household_head',
] as const satisfies readonly Consent['by'][];

/** How an agreement is recorded. @source domain/contracts/consent.ts */
export const CONSENT_METHODS = [
  'signature',
  'electronic',
  'verbal_witnessed',
] as const satisfies readonly Consent['method'][];

/** A consent while it is entered, with what is drawn or typed for the printed agreement alone. */
export type ConsentDraft = {
  readonly by?: Consent['by'] | undefined;
  readonly method: Consent['method'];
  readonly at?: string | undefined;
  /** The drawing, as an address of its picture. */
  readonly drawn?: string | undefined;
  /** The typed name of who agrees, or of the witness. */
  readonly typed?: string | undefined;
};

/** A consent that nobody gave yet, by signature on the day. */
export const noConsent = (today: string): ConsentDraft => ({ method: 'signature', at: today });

/** What of a consent is stored: who, how and when; undefined until all three are said. The drawing and the typed name
 *  are left out. */
export const consentOf = ({ by, method, at }: ConsentDraft): Consent | undefined =>
  by === undefined || at === undefined ? undefined : { by, method, at };
