import { ok } from '../../domain/kernel/result.ts';
import { newJob } from '../county-files/job-bodies.ts';
import type { Job } from '../county-files/jobs.ts';
import { useCase } from '../kit/use-case.ts';
import { startCheck } from './api.ts';
import { askedCheck, checkIdOf, findCheck } from './asked-check.ts';
import { checkBody } from './check-body.ts';

const isUnderWay = ({ is }: Job): boolean => is.state === 'waiting' || is.state === 'running';

/** Asks for the records of an area and a period to be checked, anew where they were before; what is under way goes on. */
export const startCheckUseCase = useCase(startCheck, async (asked, ports) => {
  const check = await askedCheck(asked, ports, asked.body);
  if (!check.ok) return check;
  const reference = await ports.reference();
  const told = { check: check.value, reference, asked };
  const before = await findCheck(ports, check.value);
  if (before !== undefined && isUnderWay(before)) return ok({ answer: checkBody(told, before), saw: [] });
  const made = newJob(asked, checkIdOf(ports, check.value), { kind: 'data-quality', ...check.value });
  const job = { ...made, version: (before?.version ?? 0) + 1 };
  return ok({ answer: checkBody(told, job), saw: [], writes: { job } });
});
