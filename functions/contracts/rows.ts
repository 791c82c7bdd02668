import {
  type Contract,
  type Draft,
  fulfilmentOn,
  lastDay,
  lastDayOfTerm,
} from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { ContractBody } from './bodies.ts';
import type { Agreements } from './drafts.ts';

const wasNeverInForce = ({ startsOn, endedOn }: Contract): boolean =>
  endedOn !== undefined && endedOn <= startsOn;

const statusOf = (contract: Contract, all: readonly Contract[], today: LocalDate): ContractBody['status'] => {
  if (wasNeverInForce(contract)) return 'void';
  if (contract.endedOn !== undefined && contract.endedOn <= today)
    return contract.endReason === 'transferred' ? 'transferred' : 'terminated';
  if (contract.startsOn > today) return 'pending';
  if (lastDay(contract, today) >= today) return 'active';
  return all.some(({ renewsId }) => renewsId === contract.id) ? 'renewed' : 'expired';
};

const contractBody = (contract: Contract, all: readonly Contract[], today: LocalDate): ContractBody => {
  const { services, endedOn, endReason, renewsId, ...terms } = contract;
  return {
    ...terms,
    ...(endedOn !== undefined && { endedOn }),
    ...(endReason !== undefined && { endReason }),
    ...(renewsId !== undefined && { renewsId }),
    until: lastDay(contract, today),
    status: statusOf(contract, all, today),
    services: services.map(({ item, dueOn, doneOn }) => ({
      item,
      dueOn,
      ...(doneOn !== undefined && { doneOn }),
    })),
    ...fulfilmentOn(contract, today),
  };
};

const draftBody = ({ consent: _consent, ...terms }: Draft): ContractBody => ({
  ...terms,
  until: lastDayOfTerm(terms),
  services: [],
  due: 0,
  done: 0,
});

/** A resident's contracts as answered on a day, then the drafts. */
export const contractBodies = ({ contracts, drafts }: Agreements, today: LocalDate): ContractBody[] => [
  ...contracts.map((contract) => contractBody(contract, contracts, today)),
  ...drafts.map(draftBody),
];

/** A contract or draft that is known to be a resident's, as answered. */
export const bodyNamed = (agreements: Agreements, id: ContractId, today: LocalDate): ContractBody => {
  const body = contractBodies(agreements, today).find((one) => one.id === id);
  if (body === undefined) throw new Error('the contract is one of the resident');
  return body;
};
