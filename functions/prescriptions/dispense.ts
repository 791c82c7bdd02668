import { dispense } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { dispensePrescription } from './api.ts';
import { changePrescription } from './change.ts';

/** Records that a prescription was filled; its supply begins on that day. */
export const dispenseUseCase = useCase(dispensePrescription, (asked, ports) => {
  const { params, body, today } = asked;
  const { place, dispensedOn = today, dispensedBy = staffOf(undefined, asked) } = body;
  const command = { prescriptionId: params.prescriptionId, place, dispensedOn, dispensedBy };
  return changePrescription(asked, ports, {
    ...params,
    field: 'dispensedOn',
    decide: (history) => dispense(history, command, today),
  });
});
