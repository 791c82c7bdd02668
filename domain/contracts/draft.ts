import type {
  ContractDrafted,
  ContractEnded,
  ContractEvent,
  ContractVoided,
} from '../../events/contracts.ts';
import type { ContractId } from '../kernel/ids.ts';
import { err, ok, type Result, unreachable } from '../kernel/result.ts';
import { type LocalDate, plusDays } from '../kernel/time.ts';
import type { Consent } from './consent.ts';
import type { Contract } from './contract.ts';
import { end, refusalToStart, sign, type Sign } from './decide.ts';
import type { ContractRefusal } from './refusal.ts';
import { recordedLastDay } from './term.ts';

/** Terms that nobody agreed to yet, or never will: kept apart from contracts, so that they count nowhere.
 *  @source domain-rules.md §4.3, draft */
export type Draft = Pick<Contract, 'id' | 'residentId' | 'teamId' | 'package' | 'startsOn' | 'termYears'> & {
  /** An agreement that was recorded with the terms. */
  readonly consent: Consent | undefined;
  readonly status: 'draft' | 'void';
};

/** Terms to be written down, for somebody who lives here or not any more. */
export type DraftTerms = Omit<Sign, 'signedOn' | 'hasConsent'> & {
  readonly consent: Consent | undefined;
  readonly isResident: boolean;
};

/** Writes terms down for a resident, to be signed on the day or later. Other contracts do not matter yet.
 *  @source domain-rules.md §4.3 */
export const draft = (terms: DraftTerms, today: LocalDate): Result<ContractDrafted[], ContractRefusal> => {
  const { isResident, consent, ...rest } = terms;
  if (!isResident) return err({ code: 'contract/not-resident' });
  const refusal = refusalToStart({ signedOn: today, startsOn: terms.startsOn });
  if (refusal !== undefined) return err(refusal);
  return ok([{ type: 'contract-drafted@1', ...rest, ...(consent === undefined ? {} : { consent }) }]);
};

/** Sign a draft, from its day on or another. */
export type Confirm = {
  readonly draft: Draft;
  readonly startsOn?: LocalDate | undefined;
  readonly hasConsent: boolean;
};

/** Signs a draft today, with everything that is asked of a signature. @source domain-rules.md §4.3, activate */
export const confirm = (
  contracts: readonly Contract[],
  { draft: drafted, startsOn = drafted.startsOn, hasConsent }: Confirm,
  today: LocalDate,
): Result<ContractEvent[], ContractRefusal> => {
  const { id: contractId, residentId, teamId, package: name, termYears, status } = drafted;
  if (status !== 'draft') return err({ code: 'contract/not-draft' });
  const terms = { contractId, residentId, teamId, package: name, termYears, startsOn, hasConsent };
  return sign(contracts, { ...terms, signedOn: today }, today);
};

/** Give a draft up, and why. */
export type VoidDraft = { readonly draft: Draft; readonly reason: string };

/** Gives a draft up, once. */
export const voidDraft = ({
  draft: { id: contractId, residentId, status },
  reason,
}: VoidDraft): Result<ContractVoided[], ContractRefusal> =>
  status === 'draft'
    ? ok([{ type: 'contract-voided@1', contractId, residentId, reason }])
    : err({ code: 'contract/not-draft' });

/** Ends a contract that has not begun on its first day, so that it is never in force; one that has begun is ended instead. */
export const voidContract = (
  contracts: readonly Contract[],
  contractId: ContractId,
  today: LocalDate,
): Result<ContractEnded[], ContractRefusal> => {
  const contract = contracts.find(({ id }) => id === contractId);
  if (contract === undefined) return err({ code: 'contract/not-found' });
  const { startsOn } = contract;
  const last = recordedLastDay(contract);
  if (last < startsOn) return err({ code: 'contract/ended-early', on: plusDays(last, 1) });
  if (startsOn <= today) return err({ code: 'contract/begun', from: startsOn });
  return end(contracts, { contractId, endedOn: startsOn, reason: 'other' });
};

const written = ({ contractId, residentId, teamId, ...terms }: ContractDrafted): Draft => ({
  id: contractId,
  residentId,
  teamId,
  package: terms.package,
  startsOn: terms.startsOn,
  termYears: terms.termYears,
  consent: terms.consent,
  status: 'draft',
});

/** A resident's drafts after an event: one that is signed is a contract from then on. */
export const evolveDrafts = (drafts: readonly Draft[], event: ContractEvent): Draft[] => {
  switch (event.type) {
    case 'contract-drafted@1':
      return [...drafts, written(event)];
    case 'contract-voided@1':
      return drafts.map((one) => (one.id === event.contractId ? { ...one, status: 'void' } : one));
    case 'contract-signed@1':
      return drafts.filter(({ id }) => id !== event.contractId);
    case 'contract-ended@1':
    case 'service-done@1':
    case 'service-reopened@1':
      return [...drafts];
    default:
      return unreachable(event);
  }
};
