import { err, ok } from '../../domain/kernel/result.ts';
import { issue } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { issuePrescription } from './api.ts';
import { contextOf, historyOf, issuedId, newPrescriptionId, written } from './issuing.ts';
import { prescriptionNamed } from './prescription-body.ts';
import { checkBodies, refusedOf } from './refused.ts';

/** Issues a prescription and answers it with what was pointed out; one check that refuses refuses it. */
export const issueUseCase = useCase(issuePrescription, async (asked, ports) => {
  const { params, body, today, language, ifMatch } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  if (ifMatch !== undefined && ifMatch !== file.version) return err({ code: 'state/stale' });
  const issuing = { ...body, issuedOn: body.issuedOn ?? today, staffId: staffOf(body.staffId, asked) };
  const history = historyOf(found.value);
  const prescriptionId = newPrescriptionId(ports, history.prescriptions, issuing);
  const context = contextOf(found.value, issuing, today);
  const decided = issue(history, { ...issuing, prescriptionId }, context);
  if (!decided.ok) return err(refusedOf(decided.error, 'issuedOn', language));
  const { events, checks } = decided.value;
  const { commit, after } = written({ asked, ports }, found.value, events);
  return ok({
    answer: {
      ...prescriptionNamed(after, issuedId(decided.value)),
      checks: checkBodies(checks, language),
    },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
