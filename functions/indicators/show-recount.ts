import { ok } from '../../domain/kernel/result.ts';
import { findJob } from '../county-files/job-bodies.ts';
import { useCase } from '../kit/use-case.ts';
import { showRecount } from './api.ts';
import { recountBody } from './recount-body.ts';

/** Says how far a recount is and where its numbers are answered. */
export const showRecountUseCase = useCase(showRecount, async ({ params, by, language }, ports) => {
  const found = await findJob(by, ports, { id: params.recountId, kind: 'recount' });
  if (!found.ok) return found;
  return ok({ answer: recountBody(found.value, language), version: found.value.version, saw: [] });
});
