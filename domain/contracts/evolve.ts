import type { ContractEvent, ContractSigned, ServiceDone } from '../../events/contracts.ts';
import { unreachable } from '../kernel/result.ts';
import type { Contract, ServiceItem } from './contract.ts';
import type { PromisedItem } from './package.ts';

const OPEN = { endedOn: undefined, endReason: undefined } as const;

const undone = (promised: PromisedItem): ServiceItem => ({ ...promised, doneOn: undefined });

const begin = (event: ContractSigned): Contract => {
  const { type: _type, contractId: id, renewsId, consent: _consent, services = [], ...terms } = event;
  return { id, ...terms, renewsId, ...OPEN, services: services.map(undone) };
};

const doneIn =
  ({ item, dueOn, doneOn }: ServiceDone) =>
  (service: ServiceItem): ServiceItem =>
    service.item === item && service.dueOn === dueOn ? { ...service, doneOn } : service;

/** A resident's contracts after an event. */
export const evolve = (contracts: readonly Contract[], event: ContractEvent): Contract[] => {
  switch (event.type) {
    case 'contract-signed@1':
      return [...contracts, begin(event)];
    case 'contract-ended@1':
      return contracts.map((contract) =>
        contract.id === event.contractId
          ? { ...contract, endedOn: event.endedOn, endReason: event.reason }
          : contract,
      );
    case 'service-done@1':
      return contracts.map((contract) =>
        contract.id === event.contractId
          ? { ...contract, services: contract.services.map(doneIn(event)) }
          : contract,
      );
    default:
      return unreachable(event);
  }
};
