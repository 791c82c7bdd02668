import { unreachable } from '../../domain/kernel/result.ts';
import { drugText } from '../../domain/prescriptions/index.ts';
import type { PrescriptionEvent, PrescriptionIssued } from '../../events/prescriptions.ts';
import { rowKey } from '../county-files/pack.ts';
import type { Patch } from '../residents/stored.ts';

const patchOf = ({ prescriptionId }: PrescriptionEvent, set: Patch['set']): Patch => ({
  file: 'prescriptions',
  key: rowKey('prescriptions', [prescriptionId]),
  set,
});

const issuedCells = (event: PrescriptionIssued): Patch['set'] => {
  const { prescriptionId: id, residentId, programme, issuedOn, days, drugs, staffId } = event;
  return {
    id,
    residentId,
    programme,
    issuedOn,
    days: String(days),
    drugs: drugs.map(drugText).join('|'),
    assessed: event.assessed ? 'yes' : 'no',
    patientConfirmed: event.patientConfirmed ? 'yes' : 'no',
    staffId,
  };
};

/** What an event about a prescription changes of the resident's rows. */
export const prescriptionPatches = (event: PrescriptionEvent): Patch[] => {
  switch (event.type) {
    case 'prescription-issued@1':
      return [patchOf(event, issuedCells(event))];
    case 'prescription-stopped@1':
      return [patchOf(event, { stoppedOn: event.stoppedOn })];
    case 'prescription-dispensed@1':
      return [];
    default:
      return unreachable(event);
  }
};
