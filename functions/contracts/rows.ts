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
import { serviceName, type Told, toldBy } from './told.ts';

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

const serviceBodies = (
  { id: contractId, services }: Contract,
  { evidence: shown }: Told,
): ContractBody['services'] =>
  services.map(({ item, dueOn, doneOn }) => {
    if (doneOn === undefined) return { item, dueOn };
    const evidence = shown.get(serviceName({ contractId, item, dueOn }));
    return { item, dueOn, doneOn, ...(evidence !== undefined && { evidence }) };
  });

type Telling = { readonly all: readonly Contract[]; readonly told: Told };

const contractBody = (contract: Contract, { all, told }: Telling, today: LocalDate): ContractBody => {
  const { services: _services, endedOn, endReason, renewsId, ...terms } = contract;
  const consent = told.consents.get(contract.id);
  return {
    ...terms,
    ...(consent !== undefined && { consent }),
    ...(endedOn !== undefined && { endedOn }),
    ...(endReason !== undefined && { endReason }),
    ...(renewsId !== undefined && { renewsId }),
    until: lastDay(contract, today),
    status: statusOf(contract, all, today),
    services: serviceBodies(contract, told),
    ...fulfilmentOn(contract, today),
  };
};

const draftBody = ({ consent, ...terms }: Draft): ContractBody => ({
  ...terms,
  ...(consent !== undefined && { consent }),
  until: lastDayOfTerm(terms),
  services: [],
  due: 0,
  done: 0,
});

/** A resident's contracts as answered on a day, then the drafts. */
export const contractBodies = (
  { contracts: all, drafts, facts }: Agreements,
  today: LocalDate,
): ContractBody[] => {
  const told = toldBy(facts);
  return [...all.map((contract) => contractBody(contract, { all, told }, today)), ...drafts.map(draftBody)];
};

/** A contract or draft that is known to be a resident's, as answered. */
export const bodyNamed = (agreements: Agreements, id: ContractId, today: LocalDate): ContractBody => {
  const body = contractBodies(agreements, today).find((one) => one.id === id);
  if (body === undefined) throw new Error('the contract is one of the resident');
  return body;
};
