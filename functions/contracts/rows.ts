import { type Contract, lastDay } from '../../domain/contracts/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import type { ContractEvent } from '../../events/contracts.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';
import type { ContractBody } from './api.ts';

/** What an event about a contract changes of the resident's rows. */
export const contractPatch = (event: ContractEvent): Patch => {
  const key = rowKey('contracts', [event.contractId]);
  switch (event.type) {
    case 'contract-signed@1': {
      const { contractId: id, type: _type, termYears, renewsId = '', ...terms } = event;
      return { file: 'contracts', key, set: { id, ...terms, termYears: String(termYears), renewsId } };
    }
    case 'contract-ended@1':
      return { file: 'contracts', key, set: { endedOn: event.endedOn, endReason: event.reason } };
    default:
      return unreachable(event);
  }
};

const endedStatus = ({ endReason, startsOn, endedOn = startsOn }: Contract): ContractBody['status'] => {
  if (endedOn <= startsOn) return 'void';
  return endReason === 'transferred' ? 'transferred' : 'terminated';
};

const statusOf = (contract: Contract, all: readonly Contract[], today: LocalDate): ContractBody['status'] => {
  if (contract.endedOn !== undefined && contract.endedOn <= today) return endedStatus(contract);
  if (contract.startsOn > today) return 'pending';
  if (lastDay(contract, today) >= today) return 'active';
  return all.some(({ renewsId }) => renewsId === contract.id) ? 'renewed' : 'expired';
};

/** A contract as answered. */
export const contractBody = (
  contract: Contract,
  all: readonly Contract[],
  today: LocalDate,
): ContractBody => {
  const { services: _services, endedOn, endReason, renewsId, ...terms } = contract;
  return {
    ...terms,
    ...(endedOn !== undefined && { endedOn }),
    ...(endReason !== undefined && { endReason }),
    ...(renewsId !== undefined && { renewsId }),
    until: lastDay(contract, today),
    status: statusOf(contract, all, today),
  };
};
