import { err } from '../../domain/kernel/result.ts';
import { renew } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { answerIssued } from './answer-issued.ts';
import { renewPrescription } from './api.ts';
import { contextOf, historyOf, newPrescriptionId } from './issuing.ts';

/** Renews or changes a prescription and answers the new one. */
export const renewUseCase = useCase(renewPrescription, async (asked, ports) => {
  const { params, body, today } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const history = historyOf(found.value);
  const old = history.prescriptions.find(({ id }) => id === params.prescriptionId);
  if (old === undefined) return err({ code: 'prescription/not-found' });
  const { programme } = old;
  const issuing = { issuedOn: body.issuedOn ?? today, staffId: staffOf(body.staffId, asked) };
  const prescriptionId = newPrescriptionId(ports, history.prescriptions, { programme, ...issuing });
  const command = { ...body, ...issuing, prescriptionId, renewsId: old.id };
  const decided = renew(history, command, contextOf(found.value, { programme, ...issuing }, today));
  return answerIssued({ asked, ports }, found.value, decided);
});
