import { err, ok } from '../../domain/kernel/result.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import { checkPrescriptions } from './api.ts';
import { decideIssue, decideRenewal } from './issuing.ts';
import { checkBodies, refusedOf } from './refused.ts';

const decide = (asked: Asked<typeof checkPrescriptions>, ports: Ports, found: Found) => {
  const { renewsId, programme: _oldOne, ...body } = asked.body;
  return renewsId === undefined
    ? decideIssue({ asked, ports }, found)
    : decideRenewal({ asked: { ...asked, body }, ports }, found, renewsId);
};

/** Decides as if the prescription were issued, or took the place of another, and answers every check. */
export const checkUseCase = useCase(checkPrescriptions, async (asked, ports) => {
  const { params, language } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const decided = decide(asked, ports, found.value);
  const isRefused = !decided.ok && decided.error.code === 'prescription/refused';
  if (!decided.ok && !isRefused) return err(refusedOf(decided.error, 'issuedOn', language));
  const checks = decided.ok ? decided.value.checks : isRefused ? decided.error.checks : [];
  return ok({
    answer: { isAllowed: decided.ok, checks: checkBodies(checks, language) },
    version: file.version,
    saw: [file.id],
  });
});
