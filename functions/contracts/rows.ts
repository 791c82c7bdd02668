import {
  type Contract,
  type Draft,
  fulfilmentOn,
  lastDay,
  lastDayOfTerm,
} from '../../domain/contracts/index.ts';
import type { ContractId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import type { ContractEvent, ContractSigned, ServiceDone } from '../../events/contracts.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';
import type { ContractBody } from './bodies.ts';
import type { Agreements } from './drafts.ts';

const servicePatch = (
  { contractId, item, dueOn }: Pick<ServiceDone, 'contractId' | 'item' | 'dueOn'>,
  done: { readonly doneOn?: LocalDate | '' },
): Patch => ({
  file: 'services',
  key: rowKey('services', [contractId, item, dueOn]),
  set: { contractId, item, dueOn, ...done },
});

const signedPatches = (event: ContractSigned): Patch[] => {
  const { contractId, residentId, teamId, signedOn, startsOn, termYears, renewsId, services = [] } = event;
  const row = {
    id: contractId,
    residentId,
    teamId,
    package: event.package,
    signedOn,
    startsOn,
    termYears: String(termYears),
    renewsId: renewsId ?? '',
  };
  return [
    { file: 'contracts', key: rowKey('contracts', [contractId]), set: row },
    ...services.map((service) => servicePatch({ contractId, ...service }, {})),
  ];
};

/** What an event about a contract changes of the resident's rows. */
export const contractPatches = (event: ContractEvent): Patch[] => {
  switch (event.type) {
    case 'contract-signed@1':
      return signedPatches(event);
    case 'contract-ended@1': {
      const key = rowKey('contracts', [event.contractId]);
      return [{ file: 'contracts', key, set: { endedOn: event.endedOn, endReason: event.reason } }];
    }
    case 'service-done@1':
      return [servicePatch(event, { doneOn: event.doneOn })];
    case 'service-reopened@1':
      return [servicePatch(event, { doneOn: '' })];
    case 'contract-drafted@1':
    case 'contract-voided@1':
      return [];
    default:
      return unreachable(event);
  }
};

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
