import { err, ok } from '../../domain/kernel/result.ts';
import { issue } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { checkPrescriptions } from './api.ts';
import { contextOf, historyOf, newPrescriptionId } from './issuing.ts';
import { checkBodies, refusedOf } from './refused.ts';

/** Decides as if the prescription were issued, and answers every check. */
export const checkUseCase = useCase(checkPrescriptions, async (asked, ports) => {
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
  const isRefused = !decided.ok && decided.error.code === 'prescription/refused';
  if (!decided.ok && !isRefused) return err(refusedOf(decided.error, 'issuedOn', language));
  const checks = decided.ok ? decided.value.checks : isRefused ? decided.error.checks : [];
  return ok({
    answer: { isAllowed: decided.ok, checks: checkBodies(checks, language) },
    version: file.version,
    saw: [file.id],
  });
});
