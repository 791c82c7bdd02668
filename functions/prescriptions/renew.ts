import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { answerIssued } from './answer-issued.ts';
import { renewPrescription } from './api.ts';
import { decideRenewal } from './issuing.ts';

/** Renews or changes a prescription and answers the new one. */
export const renewUseCase = useCase(renewPrescription, async (asked, ports) => {
  const { residentId, prescriptionId } = asked.params;
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const decided = decideRenewal({ asked, ports }, found.value, prescriptionId);
  return answerIssued({ asked, ports }, found.value, decided);
});
