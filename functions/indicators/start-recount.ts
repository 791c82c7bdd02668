import { err, ok } from '../../domain/kernel/result.ts';
import { newJob, newJobId } from '../county-files/job-bodies.ts';
import { useCase } from '../kit/use-case.ts';
import { startRecount } from './api.ts';
import { askedArea } from './asked-area.ts';
import { recountBody } from './recount-body.ts';

/** Asks for a past day of an area to be counted anew from what is recorded when the job is done. */
export const startRecountUseCase = useCase(startRecount, async (asked, ports) => {
  const { by, body, today, language } = asked;
  const { organisation } = await ports.reference();
  const area = askedArea(by, body, organisation);
  if (!area.ok) return area;
  if (body.on >= today) return err({ code: 'indicator/day-not-over' });
  const { scope, id } = area.value;
  const job = newJob(asked, newJobId(ports), { kind: 'recount', area: { scope, id }, day: body.on });
  return ok({ answer: recountBody(job, language), saw: [], writes: { job } });
});
