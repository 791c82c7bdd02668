import { stop } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { stopPrescription } from './api.ts';
import { changePrescription } from './change.ts';

/** Stops a prescription; nothing of the programme is to be refilled where it was the last. */
export const stopUseCase = useCase(stopPrescription, (asked, ports) => {
  const { params, body, today } = asked;
  const { stoppedOn = today, reason, note } = body;
  const staffId = staffOf(body.staffId, asked);
  const command = { prescriptionId: params.prescriptionId, stoppedOn, reason, note, staffId };
  return changePrescription(asked, ports, {
    ...params,
    field: 'stoppedOn',
    decide: (history) => stop(history, command, today),
  });
});
