import { ok } from '../../domain/kernel/result.ts';
import type { Job } from '../county-files/jobs.ts';
import type { Ports } from '../kit/ports.ts';
import { useCase } from '../kit/use-case.ts';
import { showCheck } from './api.ts';
import { askedCheck, findCheck } from './asked-check.ts';
import { checkBody } from './check-body.ts';
import { resultBody } from './result-body.ts';
import { CHECK_FILE, readTallies, type StaffTally } from './tally-rows.ts';

const found = async (
  { jobs }: Pick<Ports, 'jobs'>,
  job: Job | undefined,
): Promise<StaffTally[] | undefined> => {
  if (job?.is.state !== 'finished') return undefined;
  const text = await jobs.read(job.id, CHECK_FILE);
  return text === undefined ? undefined : readTallies(text);
};

/** Tells how far a check is, and what it found; one whose file is not kept any more is as if nobody had asked for it. */
export const showCheckUseCase = useCase(showCheck, async (asked, ports) => {
  const check = await askedCheck(asked, ports, asked.query);
  if (!check.ok) return check;
  const reference = await ports.reference();
  const told = { check: check.value, reference, asked };
  const job = await findCheck(ports, check.value);
  const tallies = await found(ports, job);
  const isGone = job?.is.state === 'finished' && tallies === undefined;
  const body = checkBody(told, isGone ? undefined : job);
  const result = tallies && resultBody(tallies, { by: asked.by, area: check.value.area, reference });
  return ok({ answer: { ...body, ...(result !== undefined && { result }) }, saw: [] });
});
