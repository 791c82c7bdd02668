import type { LocalDate } from '../kernel/time.ts';
import type { ReferralState } from './case.ts';

/** Why a command about a referral is refused, with what explains it. */
export type ReferralRefusal =
  | { readonly code: 'referral/not-resident' }
  | { readonly code: 'referral/after-today'; readonly field: string; readonly today: LocalDate }
  | { readonly code: 'referral/out-of-order'; readonly field: string; readonly from: LocalDate }
  | { readonly code: 'referral/open-already'; readonly referralId: string }
  | { readonly code: 'referral/wrong-state'; readonly state: ReferralState }
  | { readonly code: 'referral/expired'; readonly waitedUntil: LocalDate }
  | { readonly code: 'referral/already-checked'; readonly checkedOn: LocalDate }
  | { readonly code: 'referral/no-reason' }
  | { readonly code: 'referral/no-such-institution' }
  | { readonly code: 'referral/own-institution' }
  | { readonly code: 'referral/not-allied' }
  | { readonly code: 'referral/no-opinion' }
  | { readonly code: 'referral/wrong-way'; readonly direction: string };
