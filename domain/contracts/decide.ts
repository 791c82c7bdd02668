import type { ContractEnded, ContractEvent, ContractSigned } from '../../events/contracts.ts';
import type { ContractId, ResidentId, TeamId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type LocalDate, plusDays, plusYears } from '../kernel/time.ts';
import type { Contract, EndReason, TermYears } from './contract.ts';
import { contractPolicy } from './policy.ts';
import type { ContractRefusal } from './refusal.ts';
import { lastDayOfTerm, recordedLastDay } from './term.ts';

/** Sign for a term from a day on. The id comes from the edge. */
export type Sign = {
  readonly contractId: ContractId;
  readonly residentId: ResidentId;
  readonly teamId: TeamId;
  readonly package: string;
  readonly signedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly termYears: TermYears;
  /** Consent of the resident or guardian is on record. */
  readonly hasConsent: boolean;
};

/** Continue a contract for another term, with the same team or another. */
export type Renew = Pick<Sign, 'contractId' | 'teamId' | 'termYears' | 'hasConsent'> & {
  readonly renewsId: ContractId;
};

/** End a contract; `endedOn` is the first day without it. */
export type End = {
  readonly contractId: ContractId;
  readonly endedOn: LocalDate;
  readonly reason: EndReason;
};

/** End one contract and start another with a new team on the same day. */
export type Transfer = Pick<Sign, 'contractId' | 'teamId' | 'startsOn' | 'hasConsent'> & {
  readonly fromId: ContractId;
};

const overlapping = (contracts: readonly Contract[], command: Sign): Contract | undefined => {
  const last = plusDays(plusYears(command.startsOn, command.termYears), -1);
  return contracts.find((other) => {
    const otherLast = recordedLastDay(other);
    const wasEverInForce = other.startsOn <= otherLast;
    return wasEverInForce && other.startsOn <= last && command.startsOn <= otherLast;
  });
};

const signed = (command: Sign, renewsId?: ContractId): ContractSigned => {
  const { hasConsent: _recorded, ...terms } = command;
  return { type: 'contract-signed@1', ...terms, ...(renewsId === undefined ? {} : { renewsId }) };
};

/** Why a contract that is signed on a day cannot start on another: before it, or too long after. */
export const refusalToStart = ({
  signedOn,
  startsOn,
}: Pick<Sign, 'signedOn' | 'startsOn'>): ContractRefusal | undefined => {
  if (startsOn < signedOn) return { code: 'contract/starts-before-signature' };
  const latest = plusDays(signedOn, contractPolicy.latestStartDays);
  return startsOn > latest ? { code: 'contract/starts-too-late', latest } : undefined;
};

const refusalToSign = (
  contracts: readonly Contract[],
  command: Sign,
  today: LocalDate,
): ContractRefusal | undefined => {
  if (!command.hasConsent) return { code: 'contract/no-consent' };
  if (command.signedOn > today) return { code: 'contract/signed-after-today' };
  const refusal = refusalToStart(command);
  if (refusal !== undefined) return refusal;
  const other = overlapping(contracts, command);
  return other && { code: 'contract/overlaps', contractId: other.id, until: recordedLastDay(other) };
};

/** Signs a contract: with consent, not signed after today, not from before its signature, overlapping no other.
 *  @source domain-rules.md §4.2, §4.3; readings.md A65 */
export const sign = (
  contracts: readonly Contract[],
  command: Sign,
  today: LocalDate,
): Result<ContractSigned[], ContractRefusal> => {
  const refusal = refusalToSign(contracts, command, today);
  return refusal === undefined ? ok([signed(command)]) : err(refusal);
};

const find = (contracts: readonly Contract[], id: ContractId): Contract | undefined =>
  contracts.find((contract) => contract.id === id);

/** Renews a contract that runs or ran to the end of its term, within the window around its last day; the new term begins the day after it, or today if later.
 *  @source domain-rules.md §4.3: only with recorded consent */
export const renew = (
  contracts: readonly Contract[],
  command: Renew,
  today: LocalDate,
): Result<ContractSigned[], ContractRefusal> => {
  const old = find(contracts, command.renewsId);
  if (old === undefined) return err({ code: 'contract/not-found' });
  const last = recordedLastDay(old);
  if (last !== lastDayOfTerm(old)) return err({ code: 'contract/ended-early', on: plusDays(last, 1) });
  const opensOn = plusDays(last, -contractPolicy.renewalWindowDays);
  const closedOn = plusDays(last, contractPolicy.renewalWindowDays);
  if (today < opensOn) return err({ code: 'contract/too-early', opensOn });
  if (today > closedOn) return err({ code: 'contract/too-late', closedOn });
  const next = plusDays(last, 1);
  const { contractId, teamId, termYears, hasConsent } = command;
  const terms = {
    residentId: old.residentId,
    package: old.package,
    signedOn: today,
    startsOn: next > today ? next : today,
  };
  const renewal: Sign = { contractId, teamId, termYears, hasConsent, ...terms };
  const refusal = refusalToSign(contracts, renewal, today);
  return refusal === undefined ? ok([signed(renewal, old.id)]) : err(refusal);
};

/** Ends a contract on a day of its term; its first day too, which leaves no day in force. */
export const end = (
  contracts: readonly Contract[],
  command: End,
): Result<ContractEnded[], ContractRefusal> => {
  const contract = find(contracts, command.contractId);
  if (contract === undefined) return err({ code: 'contract/not-found' });
  const { startsOn: from, residentId } = contract;
  const until = recordedLastDay(contract);
  if (command.endedOn < from || command.endedOn > until) {
    return err({ code: 'contract/ends-outside-term', from, until });
  }
  return ok([{ type: 'contract-ended@1', residentId, ...command }]);
};

/** Moves a resident to another team: the old contract ends on the day the new one starts, which runs for as many years
 *  as the old one was signed for. Both facts or none. */
export const transfer = (
  contracts: readonly Contract[],
  command: Transfer,
  today: LocalDate,
): Result<ContractEvent[], ContractRefusal> => {
  const old = find(contracts, command.fromId);
  if (old === undefined) return err({ code: 'contract/not-found' });
  const ended = end(contracts, { contractId: old.id, endedOn: command.startsOn, reason: 'transferred' });
  if (!ended.ok) return ended;
  const { contractId, teamId, startsOn, hasConsent } = command;
  const terms = {
    residentId: old.residentId,
    package: old.package,
    termYears: old.termYears,
    signedOn: today,
  };
  const others = contracts.filter((contract) => contract !== old);
  const started = { contractId, teamId, startsOn, hasConsent, ...terms };
  const refusal = refusalToSign(others, started, today);
  return refusal === undefined ? ok([...ended.value, signed(started, old.id)]) : err(refusal);
};
