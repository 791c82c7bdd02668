import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { checkPrescriptions } from './api.ts';
import { decideIssue } from './issuing.ts';
import { checkBodies, refusedOf } from './refused.ts';

/** Decides as if the prescription were issued, and answers every check. */
export const checkUseCase = useCase(checkPrescriptions, async (asked, ports) => {
  const { params, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const decided = decideIssue({ asked, ports }, found.value);
  const isRefused = !decided.ok && decided.error.code === 'prescription/refused';
  if (!decided.ok && !isRefused) return err(refusedOf(decided.error, 'issuedOn', language));
  const checks = decided.ok ? decided.value.checks : isRefused ? decided.error.checks : [];
  return ok({
    answer: { isAllowed: decided.ok, checks: checkBodies(checks, language) },
    version: file.version,
    saw: [file.id],
  });
});
