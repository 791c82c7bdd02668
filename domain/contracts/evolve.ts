import type { ContractEvent, ContractSigned } from '../../events/contracts.ts';
import { unreachable } from '../kernel/result.ts';
import type { Contract } from './contract.ts';

const begin = ({ type: _type, contractId: id, renewsId, ...terms }: ContractSigned): Contract => ({
  id,
  ...terms,
  renewsId,
  endedOn: undefined,
  endReason: undefined,
  services: [],
});

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
    default:
      return unreachable(event);
  }
};
