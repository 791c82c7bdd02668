export {
  type Contract,
  END_REASONS,
  type EndReason,
  type ServiceItem,
  TERM_YEARS,
  type TermYears,
} from './contract.ts';
export { type Consent, CONSENT_BY, CONSENT_METHODS, refusalToSigner, type Signer } from './consent.ts';
export { end, type End, renew, type Renew, sign, type Sign, transfer, type Transfer } from './decide.ts';
export {
  confirm,
  type Confirm,
  draft,
  type Draft,
  type DraftTerms,
  evolveDrafts,
  voidContract,
  voidDraft,
  type VoidDraft,
} from './draft.ts';
export { evolve } from './evolve.ts';
export { type Deed, type Deeds, fulfil } from './fulfil.ts';
export { type Proven } from './fulfil-policy.ts';
export { type Fulfilment, fulfilmentOn } from './fulfilment.ts';
export {
  PACKAGE_KINDS,
  type PackageItem,
  packageOn,
  type Payer,
  PAYERS,
  promisedItems,
  type PromisedItem,
  publishPackage,
  type ServicePackage,
  yearPriceFen,
} from './package.ts';
export { defaultPackages } from './packages.ts';
export { contractPolicy } from './policy.ts';
export type { ContractRefusal, PackageRefusal } from './refusal.ts';
export { type Grounds, withPromises } from './promise.ts';
export { serve, type Serve } from './serve.ts';
export {
  currentContract,
  duplicates,
  type EndedTerm,
  endedTerms,
  isFollowed,
  isInForce,
  lastDay,
  lastDayOfTerm,
} from './term.ts';
