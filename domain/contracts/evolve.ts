import type { ContractEvent, ContractSigned, ServiceDone, ServiceReopened } from '../../events/contracts.ts';
import { unreachable } from '../kernel/result.ts';
import type { Contract, ServiceItem } from './contract.ts';
import type { PromisedItem } from './package.ts';

const OPEN = { endedOn: undefined, endReason: undefined } as const;

const undone = (promised: PromisedItem): ServiceItem => ({ ...promised, doneOn: undefined });

const begin = (event: ContractSigned): Contract => {
  const { type: _type, contractId: id, renewsId, consent: _consent, services = [], ...terms } = event;
  return { id, ...terms, renewsId, ...OPEN, services: services.map(undone) };
};

const toldIn =
  (event: ServiceDone | ServiceReopened) =>
  (service: ServiceItem): ServiceItem => {
    if (service.item !== event.item || service.dueOn !== event.dueOn) return service;
    return { ...service, doneOn: event.type === 'service-done@1' ? event.doneOn : undefined };
  };

/** A resident's contracts after an event; a draft is none of them (see `evolveDrafts`). */
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
    case 'service-reopened@1':
      return contracts.map((contract) =>
        contract.id === event.contractId
          ? { ...contract, services: contract.services.map(toldIn(event)) }
          : contract,
      );
    case 'contract-drafted@1':
    case 'contract-voided@1':
      return [...contracts];
    default:
      return unreachable(event);
  }
};
