import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { answerIssued } from './answer-issued.ts';
import { issuePrescription } from './api.ts';
import { decideIssue } from './issuing.ts';

/** Issues a prescription and answers it with what was pointed out; one check that refuses refuses it. */
export const issueUseCase = useCase(issuePrescription, async (asked, ports) => {
  const found = await findToWrite(asked, ports, asked.params.residentId);
  if (!found.ok) return found;
  return answerIssued({ asked, ports }, found.value, decideIssue({ asked, ports }, found.value));
});
