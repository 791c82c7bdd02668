import type { ContractId } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';

/** Why a contract command is refused, with what explains it. */
export type ContractRefusal =
  | { readonly code: 'contract/no-consent' }
  | { readonly code: 'contract/not-found' }
  | { readonly code: 'contract/signed-after-today' }
  | { readonly code: 'contract/starts-before-signature' }
  | { readonly code: 'contract/overlaps'; readonly contractId: ContractId; readonly until: LocalDate }
  | { readonly code: 'contract/ended-early'; readonly on: LocalDate }
  | { readonly code: 'contract/too-early'; readonly opensOn: LocalDate }
  | { readonly code: 'contract/too-late'; readonly closedOn: LocalDate }
  | { readonly code: 'contract/ends-outside-term'; readonly from: LocalDate; readonly until: LocalDate }
  | { readonly code: 'contract/starts-too-late'; readonly latest: LocalDate }
  | { readonly code: 'contract/guardian-needed'; readonly adultFromYears: number }
  | { readonly code: 'contract/not-resident' }
  | { readonly code: 'contract/no-such-package' }
  | { readonly code: 'contract/is-draft' }
  | { readonly code: 'contract/not-draft' }
  | { readonly code: 'contract/begun'; readonly from: LocalDate }
  | { readonly code: 'contract/no-such-item'; readonly items: string }
  | { readonly code: 'contract/already-done'; readonly doneOn: LocalDate }
  | { readonly code: 'contract/done-after-today'; readonly today: LocalDate }
  | { readonly code: 'contract/done-outside-term'; readonly from: LocalDate; readonly until: LocalDate };

/** Why a package is not taken into the list. */
export type PackageRefusal =
  | { readonly code: 'package/split-differs'; readonly priceFen: number; readonly splitFen: number }
  | { readonly code: 'package/item-twice' }
  | { readonly code: 'package/from-past'; readonly today: LocalDate }
  | { readonly code: 'package/exists' };
