import type { LocalDate } from '../../domain/kernel/time.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import type { ContractEvent, ContractSigned, ServiceDone } from '../../events/contracts.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

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
